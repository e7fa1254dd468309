"""计票底稿: the ballots and totals that a counted vote was counted from."""

from __future__ import annotations

import json

from yitusanhui.domain.lines_papers import CastLine, VotePapers
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

BALLOTS = (
    "SELECT b.*, r.household, p.name FROM ballots b LEFT JOIN roll r ON r.id = b.roll_id "
    "LEFT JOIN participants p ON p.id = r.holder_id WHERE b.motion_id = ? AND b.void = 0 ORDER BY b.id"
)
TOTALS = "SELECT * FROM counts WHERE motion_id = ? AND void = 0 ORDER BY teller, id"
ROLL = (
    "SELECT coalesce(sum(by_proxy), 0) AS proxies, coalesce(sum(area_cm2), 0) AS area "
    "FROM roll WHERE motion_id = ? AND void = 0"
)


def load_vote_papers(rows: Rows, meeting_id: int | None = None) -> tuple[VotePapers, ...]:
    """Of every counted motion, or of one meeting's."""
    where, values = ("AND meeting_id = ?", (meeting_id,)) if meeting_id is not None else ("", ())
    found = rows.rows(
        f"SELECT * FROM motions WHERE void = 0 AND state = ? {where} ORDER BY id", MotionState.COUNTED, *values
    )
    return tuple(_load(rows, row) for row in found)


def _load(rows: Rows, row: Row) -> VotePapers:
    named = bool(row["imported"]) or Method(row["method"]).keeps_names(bool(row["named"]))
    lines = rows.rows(BALLOTS if named else TOTALS, row["id"])
    roll = rows.row(ROLL, row["id"]) or {"proxies": 0, "area": 0}
    return VotePapers(
        motion_id=row["id"],
        rule=json.loads(row["rule"]),
        named=named,
        imported=bool(row["imported"]),
        invalid=row["invalid"],
        blank=row["blank"],
        proxies=roll["proxies"],
        present_area_cm2=roll["area"],
        top=row["top"],
        lines=tuple(map(_ballot if named else _total, lines)),
    )


def _ballot(row: Row) -> CastLine:
    return CastLine(
        choice_id=row["choice_id"],
        value=row["value"],
        voter=row["voter"],
        name=row["name"] or row["voter"],
        household=row["household"] or "",
        at=row["at"],
        area_cm2=row["area_cm2"],
    )


def _total(row: Row) -> CastLine:
    return CastLine(choice_id=row["choice_id"], votes=row["votes"], value=row["value"], teller=row["teller"])
