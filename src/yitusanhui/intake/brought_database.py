"""SQLite files that people bring: MBTiles and GeoPackage. Read only, one statement at a time, never the project's own.

The project's file is the store's alone; this module and `documents/geopackage.py` are the two that speak SQL of others.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from yitusanhui.domain.errors import DomainError

STEPS, PATIENCE = 100_000, 20_000  # virtual-machine steps between looks, and looks: a view that never ends does


class Brought:
    """A brought database: its tables' names, and rows of one of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._looks = 0
        connection.set_progress_handler(self._is_too_long, STEPS)
        self.tables = {str(name).lower() for (name,) in self._all("SELECT name FROM sqlite_master")}

    def rows(self, table: str, columns: str = "*", where: str = "1", *values: object) -> Iterator[tuple[Any, ...]]:
        """Rows of a table or view; `columns` and `where` are ours, the table's name may be anybody's."""
        quoted = table.replace('"', '""')
        yield from self._all(f'SELECT {columns} FROM "{quoted}" WHERE {where}', *values)

    def names(self, table: str) -> list[str]:
        """The columns of a table."""
        return [str(name) for _, name, *_ in self._all("SELECT * FROM pragma_table_info(?)", table)]

    def _all(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        self._looks = 0
        try:
            yield from self._connection.execute(sql, values)
        except (sqlite3.Error, OverflowError) as error:
            raise DomainError("brought_database_damaged") from error

    def _is_too_long(self) -> bool:
        self._looks += 1
        return self._looks > PATIENCE


@contextmanager
def open_brought(data: bytes) -> Iterator[Brought]:
    """A brought database while it is open, from a temporary copy. Raises `brought_database_damaged`."""
    with tempfile.TemporaryDirectory(prefix="ytsh-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "brought.sqlite")
        path.write_bytes(data)
        with open_brought_file(path) as database:
            yield database


@contextmanager
def open_brought_file(path: Path) -> Iterator[Brought]:
    """The same where it lies: nothing is written, not even beside it."""
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error as error:
        raise DomainError("brought_database_damaged") from error
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        yield Brought(connection)
    finally:
        connection.close()
