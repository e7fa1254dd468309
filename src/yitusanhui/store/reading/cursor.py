"""How far the journal has come: while its newest digest is the same, so is everything that is read of the file."""

from __future__ import annotations

from yitusanhui.store.rows import Rows


def load_newest_entry(rows: Rows) -> int:
    """The number of the newest entry, 0 in an empty journal."""
    row = rows.row("SELECT max(seq) AS seq FROM journal")
    return int(row["seq"] or 0) if row else 0


def load_head(rows: Rows) -> str:
    """The digest of the newest entry, which stands for all before it too; "" in an empty journal."""
    row = rows.row("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1")
    return str(row["hash"]) if row else ""
