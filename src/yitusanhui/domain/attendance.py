"""到会: is the meeting quorate, and how many are still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.formats import fill
from yitusanhui.domain.report import AttendanceFigures
from yitusanhui.domain.thresholds import Base, Measure, Threshold


def attendance_figures(
    expected: int,
    present: int,
    proxies: int,
    excused: int,
    others: int,
    quorum: tuple[Threshold, ...],
    proxies_count: bool,
    formats: Mapping[str, str],
) -> AttendanceFigures:
    """应到, 实到, 请假, 缺席, 有表决权 and what is missing. All in votes but `others` (列席).

    应到 = 亲自出席 + 书面委托 + 请假 + 缺席: who is excused but represented is not counted as excused.
    Only marks for people on 应到 are looked at; areas are known when a vote is counted.
    Raises DomainError `attendance_does_not_add_up` when more are there than are expected.
    """
    voting = present + proxies
    if min(expected, present, proxies, excused) < 0 or voting > expected:
        raise DomainError("attendance_does_not_add_up", expected=expected, voting=voting)
    excused = min(excused, expected - voting)
    marks = [t for t in quorum if (t.base, t.measure) == (Base.EXPECTED, Measure.PEOPLE)]
    counted = voting if proxies_count else present
    needed = max((t.least(expected) for t in marks), default=0)
    quorate = all(t.is_met(counted, expected) for t in marks) if marks else None
    words = "且".join(t.base_words + t.words for t in marks)
    figures = AttendanceFigures(
        expected=expected,
        present=present,
        proxies=proxies,
        excused=excused,
        absent=expected - voting - excused,
        voting=voting,
        others=others,
        quorate=quorate,
        missing=max(0, needed - counted),
        quorum_words=words,
    )
    return replace(figures, sentence=_sentence(figures, needed, formats))


def _sentence(figures: AttendanceFigures, needed: int, formats: Mapping[str, str]) -> str:
    """No part of it nought: where nobody sent word, 请假 isn't said."""
    variant = {None: "no_quorum", True: "quorate", False: "not_quorate"}[figures.quorate]
    facts = {field.name: getattr(figures, field.name) for field in fields(figures)}
    came = fill(formats, "attendance.came" if figures.proxies else "attendance.came_themselves", **facts)
    away = [fill(formats, f"attendance.{key}", **facts) for key in ("excused", "absent") if facts[key]]
    words = {"came": came, "away": "".join(away), "quorum": figures.quorum_words}
    return fill(formats, f"attendance.{variant}", needed=needed, **words, **facts)
