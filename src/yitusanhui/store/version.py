"""What marks a file as ours, and whether it is of this version. Read without loading what migrates."""

from __future__ import annotations

import sqlite3

from yitusanhui.store import guards

APPLICATION_ID = 0x59545348  # "YTSH"
VERSION = 4  # how many migrations there are; kept as user_version


def is_current(connection: sqlite3.Connection) -> bool:
    """True if the file is of this version and every guard stands as it should."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    live = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall())
    return bool(version == VERSION and live == guards.expected())
