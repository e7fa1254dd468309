"""The clock of a meeting: pauses don't count, a step gone back to keeps what it used, time left is shared out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.agenda import agenda_clock, compressed
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport, PauseLine, StepLine
from yitusanhui.domain.terms import MeetingState, Stage

SEVEN = datetime.fromisoformat("2026-03-14T19:00:00+08:00")


def at(minutes: float) -> datetime:
    return SEVEN + timedelta(minutes=minutes)


def moment(minutes: float) -> str:
    return at(minutes).isoformat()


def meeting(*minutes: int, on: int = 1, since: float = 0, pauses: tuple[PauseLine, ...] = ()) -> MeetingReport:
    """Opened at seven; the step that is on began `since` minutes later."""
    steps = [StepLine(n, n, f"第{n}步", given) for n, given in enumerate(minutes, 1)]
    steps[on - 1] = replace(steps[on - 1], started_at=moment(since))
    return MeetingReport(
        id=1,
        stage=Stage.CONSULT,
        stage_name="征询会",
        round=1,
        name="征询会第1次",
        state=MeetingState.RUNNING,
        opened_at=moment(0),
        step_id=on,
        steps=tuple(steps),
        planned_minutes=sum(minutes),
        pauses=pauses,
    )


def test_a_meeting_that_is_not_under_way_has_no_clock() -> None:
    held = meeting(10)
    assert agenda_clock(replace(held, opened_at=""), at(5)) is None
    assert agenda_clock(replace(held, closed_at=moment(4)), at(5)) is None


def test_step_and_whole_are_counted_and_the_end_is_foreseen() -> None:
    clock = agenda_clock(meeting(10, 20, 30, on=2, since=12), at(20))
    assert clock is not None
    assert (clock.gone, clock.left, clock.whole, clock.planned) == (480, 720, 1200, 60)
    assert clock.ends == at(62) and clock.late == 2 and not clock.over


def test_a_step_over_its_time_pushes_the_end_back() -> None:
    clock = agenda_clock(meeting(10, 20), at(13))
    assert clock is not None and clock.over and clock.left == -180 and clock.late == 3


def test_pauses_stop_both_clocks_and_move_the_planned_end() -> None:
    held = meeting(10, 20, pauses=(PauseLine("停电", moment(5), moment(25)),))
    clock = agenda_clock(held, at(29))
    assert clock is not None
    assert (clock.gone, clock.whole, clock.late, clock.stands) == (540, 540, 0, False)
    standing = agenda_clock(replace(held, pauses=(PauseLine("停电", moment(5)),)), at(90))
    assert standing is not None and standing.stands and (standing.gone, standing.late) == (300, 0)


def test_a_pause_before_it_opened_anew_moves_nothing() -> None:
    put_off = meeting(10, 20, pauses=(PauseLine("到会人数不足，改期", moment(-2880), moment(0)),))
    clock = agenda_clock(put_off, at(12))
    assert clock is not None and (clock.whole, clock.late) == (720, 2)


def test_a_step_gone_back_to_has_used_what_it_used() -> None:
    held = meeting(30, 30)
    other = replace(held.steps[1], started_at=moment(10), ended_at=moment(15))
    clock = agenda_clock(replace(held, steps=(held.steps[0], other)), at(20))
    assert clock is not None and clock.gone == 15 * 60


def test_what_is_left_is_shared_as_it_was_planned() -> None:
    assert compressed(meeting(10, 40, 20, 0, on=1, since=0), at(10), at(40)) == {2: 20, 3: 10}
    assert compressed(meeting(10, 40, 20, on=2, since=10), at(20), at(45)) == {2: 25, 3: 10}


def test_only_what_needs_it_and_has_room_is_compressed() -> None:
    with pytest.raises(DomainError, match="agenda_in_time"):
        compressed(meeting(10, 20), at(0), at(30))
    with pytest.raises(DomainError, match="agenda_no_time"):
        compressed(meeting(10, 20, 20, 20), at(12), at(14))


@given(st.lists(st.integers(0, 90), min_size=2, max_size=9), st.integers(0, 40), st.integers(1, 300))
def test_compressing_meets_the_end_and_starves_no_step(minutes: list[int], gone: int, room: int) -> None:
    held = meeting(*minutes)
    try:
        new = compressed(held, at(gone), at(gone + room))
    except DomainError:
        return
    rest = dict(new)
    if 1 in rest:
        rest[1] -= gone
    assert sum(rest.values()) == room and all(share >= 1 for share in rest.values())
    assert all(new[step.id] <= step.minutes for step in held.steps if step.id in new)
    assert {step.id for step in held.steps[1:] if step.minutes} <= set(new)


@pytest.mark.parametrize(("minutes", "over"), [(10, False), (10.9, False), (11, True)])
def test_a_step_is_over_by_whole_minutes(minutes: float, over: bool) -> None:
    clock = agenda_clock(meeting(10), at(minutes))
    assert clock is not None and clock.over is over
