"""Motions: counted ones as they were frozen, others with nothing of their count showing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from yitusanhui.domain import wording
from yitusanhui.domain.counting import Outcome
from yitusanhui.domain.lines_votes import DoubleLine, RecountLine
from yitusanhui.domain.live import LiveMark, live_marks, tells_live
from yitusanhui.domain.plain import from_plain
from yitusanhui.domain.report import ChoiceLine, MotionLine, RemarkLine
from yitusanhui.domain.rules import Rule, rule_words
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.doubles import load_doubles
from yitusanhui.store.reading.sheets import load_sheet
from yitusanhui.store.rows import Rows
from yitusanhui.texts import say

# What the line has as the row has it, and as the count found it.
AS_KEPT = (
    *("id", "meeting_id", "title", "scope", "topic_id", "option_id", "expected", "present", "expected_area_cm2"),
    *("issued", "returned", "tellers", "callers", "readers", "counted_at", "top", "reason"),
)
COUNTED = (
    *("valid", "invalid", "abstain", "voters", "quorum", "tests", "quorum_met"),
    *("passed", "tie", "void", "leading", "share_of", "blank_invalid"),
)


@dataclass(frozen=True, slots=True)
class RollLine:
    """One vote of a frozen roll, and the labels of what was cast for it so far; of 打分 and 排序 with their numbers."""

    id: int
    household: str
    holder: str
    cast_by: str
    address: str
    area_cm2: int
    by_proxy: bool
    choices: tuple[str, ...]
    values: tuple[int, ...] = ()


def load_motions(rows: Rows, meeting_id: int | None = None) -> tuple[MotionLine, ...]:
    """All motions, or those of one meeting."""
    where, values = ("AND meeting_id = ?", (meeting_id,)) if meeting_id is not None else ("", ())
    found = rows.rows(f"SELECT * FROM motions WHERE void = 0 {where} ORDER BY id", *values)
    return tuple(_load(rows, row) for row in found)


def motion_line(
    row: Row,
    *,
    choices: tuple[ChoiceLine, ...],
    outcome: Outcome | None,
    sentence: str,
    doubles: tuple[DoubleLine, ...] = (),
    short: str = "",
) -> MotionLine:
    """The line of a motion's row; figures of the count only with an outcome."""
    rule, method = Rule.from_plain(json.loads(row["rule"])), Method(row["method"])
    scope = say("motion_scope", {"scope": row["scope"]}) if row["scope"] else ""
    return MotionLine(
        **{name: row[name] for name in AS_KEPT},
        method=method,
        state=MotionState(row["state"]),
        rule=wording.ORDERINGS.get(method, rule.name),
        rule_words=rule_words(rule, method, row["top"]) + scope,
        choices=choices,
        imported=bool(row["imported"]),
        binding=rule.binding,
        sentence=sentence,
        earlier=tuple(
            RemarkLine(number, row["title"], one["result"]["sentence"], one["at"], one["reason"])
            for number, one in enumerate(json.loads(row["reopened"] or "[]"), 1)
        ),
        named=bool(row["named"]),
        most_choices=rule.most_choices,
        confirmed=tuple(one["who"] for one in json.loads(row["confirmed"] or "[]")),
        recounts=tuple(from_plain(RecountLine, one) for one in json.loads(row["recounts"] or "[]")),
        doubles=doubles,
        short=short,
        **_figures(outcome),
    )


def load_live(rows: Rows, motion_id: int) -> tuple[LiveMark, ...]:
    """What was reached of each mark by now, of an open vote whose rule tells it while it comes in; else nothing."""
    row = rows.row("SELECT * FROM motions WHERE id = ? AND void = 0", motion_id)
    if row is None or row["state"] != MotionState.OPEN or not Method(row["method"]).by_name:
        return ()
    if not tells_live(Rule.from_plain(json.loads(row["rule"]))):
        return ()
    counted = load_sheet(rows, row)
    return live_marks(counted.rule, counted.sheet, counted.method, counted.voters)


def load_roll(rows: Rows, motion_id: int) -> tuple[RollLine, ...]:
    """The frozen roll in order, with what each vote was cast for: the last ballot, or all where one has several."""
    cast: dict[int, dict[str, int]] = {}
    method = rows.row("SELECT method FROM motions WHERE id = ?", motion_id)
    several = method is not None and Method(method["method"]).several
    for row in rows.rows(
        "SELECT b.roll_id, b.value, c.label FROM ballots b JOIN choices c ON c.id = b.choice_id "
        "WHERE b.motion_id = ? AND b.void = 0 AND b.roll_id IS NOT NULL ORDER BY b.id",
        motion_id,
    ):
        before = cast.get(row["roll_id"], {}) if several else {}
        cast[row["roll_id"]] = {**before, row["label"]: row["value"]}
    found = rows.rows(
        "SELECT r.*, h.name AS holder, h.address, g.name AS cast_by FROM roll r "
        "JOIN participants h ON h.id = r.holder_id JOIN participants g ON g.id = r.cast_by_id "
        "WHERE r.motion_id = ? AND r.void = 0 ORDER BY r.id",
        motion_id,
    )
    return tuple(
        RollLine(
            id=row["id"],
            household=row["household"],
            holder=row["holder"],
            cast_by=row["cast_by"],
            address=row["address"],
            area_cm2=row["area_cm2"],
            by_proxy=bool(row["by_proxy"]),
            choices=tuple(cast.get(row["id"], ())),
            values=tuple(cast.get(row["id"], {}).values()),
        )
        for row in found
    )


def load_counts(rows: Rows, motion_id: int) -> dict[int, dict[int, int]]:
    """Teller -> choice id -> votes, as entered so far."""
    found: dict[int, dict[int, int]] = {}
    for row in rows.rows("SELECT * FROM counts WHERE motion_id = ? AND void = 0 ORDER BY id", motion_id):
        mine = found.setdefault(row["teller"], {})
        mine[row["choice_id"]] = mine.get(row["choice_id"], 0) + row["votes"]
    return found


def _load(rows: Rows, row: Row) -> MotionLine:
    if row["result"]:
        return from_plain(MotionLine, json.loads(row["result"]))
    choices = rows.rows("SELECT * FROM choices WHERE motion_id = ? AND void = 0 ORDER BY position, id", row["id"])
    lines = tuple(ChoiceLine(one["id"], one["label"], ChoiceKind(one["kind"])) for one in choices)
    cancelled = row["state"] == MotionState.CANCELLED
    doubles = () if cancelled else load_doubles(rows, row["id"])
    return motion_line(row, choices=lines, outcome=None, sentence="", doubles=doubles)


def _figures(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {}
    return {name: getattr(outcome, name) for name in COUNTED}
