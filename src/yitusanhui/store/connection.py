"""Connections to the file: one that writes, any number that read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.store.trouble import explained
from yitusanhui.store.version import APPLICATION_ID, VERSION

Row = dict[str, Any]
NEWEST_SCHEMA_FORMAT = 4  # sqlite.org/fileformat2.html, 1.3.9


def all_rows(cursor: sqlite3.Cursor) -> list[Row]:
    """All that a query found, by column. Their names are looked up once; a row factory would do it for each row."""
    names = _names(cursor)
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def first_row(cursor: sqlite3.Cursor) -> Row | None:
    """The first that a query found, or None."""
    values = cursor.fetchone()
    return dict(zip(_names(cursor), values, strict=True)) if values is not None else None


def _names(cursor: sqlite3.Cursor) -> list[str]:
    return [column[0] for column in cursor.description or ()]


def writing_connection(path: Path) -> sqlite3.Connection:
    """The one connection that writes: WAL, synchronous=FULL, foreign keys, autocommit until BEGIN."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def reading_connection(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. On a medium that can't be written the file is read as it lies there."""
    try:
        return _ready(_connect(path, "mode=ro"))
    except sqlite3.OperationalError:
        if wal_of(path).exists() and wal_of(path).stat().st_size:
            raise
        return _ready(_connect(path, "mode=ro&immutable=1"))


def uri_of(path: Path, query: str) -> str:
    """The path as SQLite's URI, on a share (`//server/…`) as well as on a drive (`C:/…`)."""
    place = quote(os.fsencode(path.absolute().as_posix()))
    return f"file:{'//' if place.startswith('//') else '' if place.startswith('/') else '/'}{place}?{query}"


def _connect(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(uri_of(path, query), uri=True, isolation_level=None, check_same_thread=False)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def wal_of(path: Path) -> Path:
    """Where SQLite keeps what is committed but not yet in the one file."""
    return path.with_name(path.name + "-wal")


def require_own_disk(path: Path) -> None:
    """Refuse to write on another computer's disk: what is called committed there may not be."""
    if paths.on_a_share(path):
        raise EnvironmentTrouble("file_on_a_share", file=path.name)


def check_header(path: Path) -> int:
    """The version of the file. Refuses what is not a consultation, or was made by a newer program."""
    with explained(path):
        if not path.is_file():
            raise EnvironmentTrouble("file_not_there", file=path.name)
        waiting = wal_of(path).exists() and wal_of(path).stat().st_size
        version, application = _asked(path) if waiting else _stored(path)
    if application != APPLICATION_ID:
        raise DomainError("not_a_consultation", file=path.name)
    if version > VERSION:
        raise DomainError("file_is_newer", file=path.name)
    return version


def _stored(path: Path) -> tuple[int, int]:
    """user_version and application_id as they lie in the file (SQLite file format 1.3), zeros in another one."""
    with path.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        return 0, 0
    if int.from_bytes(header[44:48], "big") > NEWEST_SCHEMA_FORMAT:
        raise EnvironmentTrouble("file_damaged", file=path.name)
    return int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")


def _asked(path: Path) -> tuple[int, int]:
    """The same where the newest pages are still in the log."""
    with closing(reading_connection(path)) as connection:
        version, application = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")
        )
    return version, application
