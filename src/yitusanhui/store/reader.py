"""Reading rows. Every thread has its own read-only connection."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from yitusanhui.store.connection import Row, all_rows, first_row, reading_connection
from yitusanhui.store.trouble import explained


@dataclass(frozen=True, slots=True)
class _Own:
    """The connection of one thread; it isn't closed in the middle of a question, which would end the program."""

    connection: sqlite3.Connection
    asking: threading.Lock = field(default_factory=threading.Lock)


class Reader:
    """Rows of one file, from any thread. `lying_at` is where its bytes are read, if not at `path` itself."""

    def __init__(self, path: Path, *, lying_at: Path | None = None) -> None:
        self.path = path
        self._lying_at = lying_at or path
        # By the thread's number: threads that Python didn't start forget a `threading.local` after every piece of work.
        self._of_thread: dict[int, _Own] = {}

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query."""
        own = self._own()
        with explained(self.path), own.asking:
            return all_rows(own.connection.execute(sql, values))

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        own = self._own()
        with explained(self.path), own.asking:
            return first_row(own.connection.execute(sql, values))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever is written meanwhile."""
        connection = self._own().connection
        with explained(self.path):
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
        while self._of_thread:
            _, own = self._of_thread.popitem()
            with own.asking:
                own.connection.close()

    def _own(self) -> _Own:
        number = threading.current_thread().ident or 0
        own = self._of_thread.get(number)
        if own is None:
            self._leave_ended()
            with explained(self.path):
                own = self._of_thread[number] = _Own(reading_connection(self._lying_at))
        return own

    def _leave_ended(self) -> None:
        """Close the connections of threads that have ended; a later one need not have the number of any of them."""
        living = {thread.ident for thread in threading.enumerate()}
        for number in set(self._of_thread) - living:
            if (own := self._of_thread.pop(number, None)) is not None:
                own.connection.close()
