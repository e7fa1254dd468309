"""Reading rows. Every thread has its own read-only connection."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from yitusanhui.store.connection import Row, reading_connection
from yitusanhui.store.trouble import explained


class Reader:
    """Rows of one file, from any thread. `lying_at` is where its bytes are read, if not at `path` itself."""

    def __init__(self, path: Path, *, lying_at: Path | None = None) -> None:
        self.path = path
        self._lying_at = lying_at or path
        self._mine = threading.local()
        self._all: list[sqlite3.Connection] = []

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query."""
        with explained(self.path):
            return self._connection().execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        with explained(self.path):
            found: Row | None = self._connection().execute(sql, values).fetchone()
            return found

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever is written meanwhile."""
        with explained(self.path):
            connection = self._connection()
            nested = connection.in_transaction
            if not nested:
                connection.execute("BEGIN")
        try:
            yield
        finally:
            if not nested:
                with suppress(sqlite3.Error):  # a damaged file has ended it, and was told
                    connection.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._mine = threading.local()

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if held is None:
            held = reading_connection(self._lying_at)
            self._mine.connection = held
            self._all.append(held)
        return held
