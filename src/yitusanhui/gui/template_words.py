"""What a newer template has otherwise, as a person reads it: short things in a line, long ones side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from yitusanhui.domain.procedures import Step
from yitusanhui.domain.template_differences import Difference, Value
from yitusanhui.texts import SENTENCES, say

SHORT = 36  # was and now together still are one line
UNITS = {
    "notice_days": "days",
    "public_notice_days": "days",
    "speaking_seconds": "seconds",
    "times_per_topic": "times",
    "max_proxies": "sheets",
}
P = '<p style="margin:4px 0">'
CELLS = '<table width="100%" border="1" cellspacing="0" cellpadding="5" style="border-collapse:collapse">'
_BLANK = re.compile(r"\{(\w+)\}")


def told_as_page(differences: Iterable[Difference]) -> str:
    """All of them, as the page of a text view."""
    return "".join(map(_told, differences))


def _told(one: Difference) -> str:
    facts = {"of": _of(one), "was": _value(one, one.was), "now": _value(one, one.now)}
    if one.was is not None and one.now is not None and len(facts["was"] + facts["now"]) > SHORT:
        return f"{P}{_shown(facts['of'])}</p>{_side_by_side(facts['was'], facts['now'])}"
    how = "added" if one.was is None else "removed" if one.now is None else "changed"
    return f"{P}{_shown(say(f'templates.{how}', facts))}</p>"


def _side_by_side(was: str, now: str) -> str:
    heads = "".join(f'<td width="50%"><b>{say(f"templates.{side}")}</b></td>' for side in ("was", "now"))
    cells = "".join(f"<td>{_shown(words)}</td>" for words in (was, now))
    return f"{CELLS}<tr>{heads}</tr><tr>{cells}</tr></table>"


def _of(one: Difference) -> str:
    """What it is that differs."""
    known = f"templates.of_{one.of}"
    if known in SENTENCES:
        return say(known, {"name": one.name})
    return say("templates.of_column", {"name": one.name, "column": one.of})


def _value(one: Difference, value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("templates.yes" if value else "templates.no")
    if isinstance(value, int):
        return say(f"templates.{UNITS[one.of]}", {"count": value})
    if isinstance(value, Step):
        words = "templates.step_after" if one.name else "templates.step"
        return say(words, {"name": value.name, "minutes": value.minutes, "after": one.name})
    if isinstance(value, tuple):
        return say("procedure.total", {"count": len(value), "minutes": sum(step.minutes for step in value)})
    return say(f"procedure.quorum_{value}") if one.of == "quorum" else _BLANK.sub(_blank, value)


def _blank(found: re.Match[str]) -> str:
    """What is filled in there, as people call it."""
    known = SENTENCES.get(f"templates.blank_{found[1]}")
    return say("templates.blank", {"name": known}) if known else found[0]


def _shown(words: str) -> str:
    return escape(words).replace("\n", "<br>")
