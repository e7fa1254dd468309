"""How a meeting ran: pauses, who spoke when, what was checked beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.domain.report import CheckLine, PauseLine, SpeechLine
from yitusanhui.store.rows import Rows


def load_pauses(rows: Rows, meeting_id: int) -> tuple[PauseLine, ...]:
    """休会, in order."""
    found = rows.rows("SELECT * FROM pauses WHERE meeting_id = ? AND void = 0 ORDER BY paused_at, id", meeting_id)
    return tuple(PauseLine(row["reason"], row["paused_at"], row["resumed_at"]) for row in found)


def load_speeches(rows: Rows, meeting_id: int) -> tuple[SpeechLine, ...]:
    """Who asked to speak, in the order they asked, with when they did."""
    found = rows.rows("SELECT * FROM speeches WHERE meeting_id = ? AND void = 0 ORDER BY asked_at, id", meeting_id)
    return tuple(
        SpeechLine(
            id=row["id"],
            name=row["name"],
            asked_at=row["asked_at"],
            started_at=row["started_at"],
            ended_at=row["ended_at"],
            participant_id=row["participant_id"],
        )
        for row in found
    )


def load_checks(rows: Rows, meeting_id: int, items: Sequence[str]) -> tuple[CheckLine, ...]:
    """The procedure's list with what was ticked; what was ticked and is no longer on the list comes last."""
    found = rows.rows("SELECT item, done_at FROM checks WHERE meeting_id = ? AND void = 0 ORDER BY id", meeting_id)
    done = {row["item"]: row["done_at"] for row in found}
    once = [item for item in done if item not in items and done[item]]
    return tuple(CheckLine(item, done.get(item, "")) for item in (*items, *once))
