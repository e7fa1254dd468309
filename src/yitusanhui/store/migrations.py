"""The file's versions: ordered functions, each recorded in its own transaction, guards re-installed after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Any

from sqlite_utils import Database, Migrations

from yitusanhui.store import guards, schema, schema_2, schema_3, schema_4
from yitusanhui.store.version import APPLICATION_ID, VERSION

MIGRATIONS = Migrations("yitusanhui")


@MIGRATIONS()
def first_tables(db: Any) -> None:
    """Version 1."""
    _execute(db, schema.VERSION_1)


@MIGRATIONS()
def rooms_furnished(db: Any) -> None:
    """Version 2: the map that grows versions, the meeting's papers and queue, ballots with values."""
    _execute(db, schema_2.VERSION_2)


@MIGRATIONS()
def minutes_reworded(db: Any) -> None:
    """Version 3: paragraphs of the minutes in the recorder's own words."""
    _execute(db, schema_3.VERSION_3)


@MIGRATIONS()
def options_placed(db: Any) -> None:
    """Version 4: the sites of an option."""
    _execute(db, schema_4.VERSION_4)


def _execute(db: Any, script: str) -> None:
    for statement in script.split(";"):
        if statement.strip():
            db.conn.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this version and put its guards back. Safe to repeat."""
    db = Database(connection)
    MIGRATIONS.apply(db)
    with db.atomic():
        guards.install(db)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


@cache
def laid_out() -> dict[str, str]:
    """The tables and indexes of a new file: name -> SQL."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        return dict(
            connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
                "AND name NOT LIKE '%sqlite%'"
            ).fetchall()
        )
