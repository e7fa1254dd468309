"""How far the journal of a file goes, to be held against another copy of the same file."""

from __future__ import annotations

from yitusanhui.store.rows import Rows


def load_uid(rows: Rows) -> str:
    """What all copies of one project have in common."""
    row = rows.row("SELECT uid FROM consultation WHERE id = 1")
    return str(row["uid"]) if row else ""


def digest_at(rows: Rows, seq: int) -> str:
    """The digest of that entry, which stands for all before it; "" where there is none."""
    row = rows.row("SELECT hash FROM journal WHERE seq = ?", seq)
    return str(row["hash"]) if row else ""


def time_of(rows: Rows, seq: int) -> str:
    """When that entry was made; "" where there is none."""
    row = rows.row("SELECT at FROM journal WHERE seq = ?", seq)
    return str(row["at"]) if row else ""
