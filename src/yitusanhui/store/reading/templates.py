"""Templates as the file keeps them."""

from __future__ import annotations

from yitusanhui.domain.formats import load_formats
from yitusanhui.store.rows import Rows


def load_templates(rows: Rows) -> dict[str, str]:
    """Every template by name."""
    return {row["name"]: row["content"] for row in rows.rows("SELECT name, content FROM templates ORDER BY name")}


def kept_template(rows: Rows, name: str) -> str:
    """One template; "" when the file has none of that name."""
    row = rows.row("SELECT content FROM templates WHERE name = ?", name)
    return str(row["content"]) if row else ""


def formats(rows: Rows) -> dict[str, str]:
    """The fixed sentences of this file."""
    return load_formats(kept_template(rows, "sentences.toml"))
