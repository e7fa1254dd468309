"""Templates as the file keeps them."""

from __future__ import annotations

from functools import lru_cache

from yitusanhui import paths
from yitusanhui.domain.flags import SensitiveWords, load_sensitive
from yitusanhui.domain.formats import load_formats
from yitusanhui.domain.procedures import Procedure, load_procedure
from yitusanhui.domain.reach import Pace, load_pace
from yitusanhui.domain.vocabulary import load_categories
from yitusanhui.store.rows import Rows

SENTENCES, SENSITIVE, REACH = "sentences.toml", "sensitive.csv", "reach.toml"


def load_templates(rows: Rows) -> dict[str, str]:
    """Every template by name."""
    return {row["name"]: row["content"] for row in rows.rows("SELECT name, content FROM templates ORDER BY name")}


def kept_template(rows: Rows, name: str) -> str:
    """One template; "" when the file has none of that name."""
    row = rows.row("SELECT content FROM templates WHERE name = ?", name)
    return str(row["content"]) if row else ""


def load_category_names(rows: Rows) -> tuple[str, ...]:
    """类别 in the order of the office's list."""
    kept = kept_template(rows, "categories.csv")
    return tuple(category.name for category in load_categories(kept)) if kept else ()


def load_kept_procedure(rows: Rows, meeting_id: int) -> Procedure:
    """The procedure a meeting was called with; KeyError when there is no such meeting."""
    row = rows.row("SELECT procedure FROM meetings WHERE id = ?", meeting_id)
    if row is None:
        raise KeyError(meeting_id)
    return load_procedure(row["procedure"])


def formats(rows: Rows) -> dict[str, str]:
    """The fixed sentences of this file; one that came with a later program is taken from there."""
    return {**_formats(_shipped(SENTENCES)), **_formats(kept_template(rows, SENTENCES))}


def sensitive_words(rows: Rows) -> SensitiveWords:
    """This file's table of words to look at before they are shown; one from before the table has the shipped one."""
    return load_sensitive(kept_template(rows, SENSITIVE) or _shipped(SENSITIVE))


def load_reach(rows: Rows) -> Pace:
    """步行可达 as this file has it; one from before the template has the shipped one."""
    return load_pace(kept_template(rows, REACH) or _shipped(REACH))


_formats = lru_cache(maxsize=8)(load_formats)


@lru_cache(maxsize=4)
def _shipped(name: str) -> str:
    return (paths.templates() / name).read_text("utf-8")
