"""The file's versions: ordered functions, each recorded in its own transaction, guards re-installed after."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Migrations

from yitusanhui.store import guards, schema

APPLICATION_ID = 0x59545348  # "YTSH"
VERSION = 1  # how many migrations there are; kept as user_version
MIGRATIONS = Migrations("yitusanhui")


@MIGRATIONS()
def first_tables(db: Any) -> None:
    """Version 1."""
    for statement in schema.VERSION_1.split(";"):
        if statement.strip():
            db.conn.execute(statement)


def migrate(db: Any) -> None:
    """Bring the file to this version. Safe to repeat; a file that is current is only read."""
    if not MIGRATIONS.pending(db) and _current(db):
        return
    MIGRATIONS.apply(db)
    with db.atomic():
        guards.install(db)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {VERSION}")


def _current(db: Any) -> bool:
    live = {trigger.name: trigger.sql for trigger in db.triggers}
    (version,) = db.conn.execute("PRAGMA user_version").fetchone()
    return bool(version == VERSION and live == guards.expected())
