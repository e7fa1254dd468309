"""What version 3 adds: paragraphs of the minutes in the recorder's own words (改写)."""

from __future__ import annotations

VERSION_3 = """
CREATE TABLE rewordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    section TEXT NOT NULL, drafted TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX rewording_once ON rewordings (meeting_id, section, drafted) WHERE void = 0;
"""
