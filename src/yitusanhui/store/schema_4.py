"""What version 4 adds: the sites that an option speaks of (方案的点位)."""

from __future__ import annotations

# A list of ids, in order; a column with a default, so that rows traced before it stay true.
VERSION_4 = """
ALTER TABLE options ADD COLUMN sites TEXT NOT NULL DEFAULT '[]';
"""
