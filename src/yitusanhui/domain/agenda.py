"""议程 and the clock: how long a step and the whole meeting have been on, and what is left when time runs short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport, PauseLine, StepLine

MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class AgendaClock:
    """Where a meeting stands in its time, pauses left out. `left` and `gone` in seconds; below zero: over by that."""

    step: StepLine | None
    gone: int  # of this step
    left: int  # of this step
    whole: int  # seconds since the meeting was opened
    planned: int  # minutes of the whole
    ends: datetime  # if every step to come takes the minutes it has
    late: int  # whole minutes that this is later than was planned
    stands: bool = False  # 休会

    @property
    def over(self) -> bool:
        """The step takes longer than it was given, by a whole minute: 超时0分 would say nothing."""
        return self.step is not None and self.step.minutes > 0 and self.left <= -60


def agenda_clock(meeting: MeetingReport, now: datetime) -> AgendaClock | None:
    """The clock of a meeting that is under way; None for one that isn't."""
    if not meeting.opened_at or meeting.closed_at:
        return None
    opened = datetime.fromisoformat(meeting.opened_at)
    pauses = [pause for pause in _pauses(meeting.pauses, now) if pause[0] >= opened]  # put off, it opened after one
    step = step_on(meeting)
    gone = _on_for(meeting, step, now) if step else NOTHING
    left = timedelta(minutes=step.minutes) - gone if step else NOTHING
    ends = now + max(left, NOTHING) + sum((timedelta(minutes=s.minutes) for s in steps_to_come(meeting)), NOTHING)
    planned = meeting.planned_minutes or sum(s.minutes for s in meeting.steps)
    due = opened + timedelta(minutes=planned) + sum((until - since for since, until in pauses), NOTHING)
    return AgendaClock(
        step=step,
        gone=_seconds(gone),
        left=_seconds(left),
        whole=_seconds(_net(opened, now, pauses)),
        planned=planned,
        ends=ends,
        late=max(0, (ends - due) // MINUTE),
        stands=any(not pause.resumed_at for pause in meeting.pauses),
    )


def step_on(meeting: MeetingReport) -> StepLine | None:
    """The step that is on."""
    return next((step for step in meeting.steps if step.id == meeting.step_id), None)


def steps_to_come(meeting: MeetingReport) -> list[StepLine]:
    """The steps after the one that is on; all that weren't begun when none is."""
    step = step_on(meeting)
    if step is None:
        return [one for one in meeting.steps if not one.started_at]
    return [one for one in meeting.steps if one.position > step.position]


def compressed(meeting: MeetingReport, now: datetime, ends: datetime) -> dict[int, int]:
    """New minutes by step id, so that the meeting ends at `ends`: what is left is shared as it was planned.

    A step keeps one minute at least; what a step has already used stays used. Raises DomainError
    `agenda_in_time` when nothing need be shortened, `agenda_no_time` when there isn't a minute for each.
    """
    step, coming = step_on(meeting), [one for one in steps_to_come(meeting) if one.minutes]
    used = -(-_on_for(meeting, step, now) // MINUTE) if step else 0
    rest = [(one.id, one.minutes) for one in coming]
    if step is not None and step.minutes > used:
        rest.insert(0, (step.id, step.minutes - used))
    room, wanted = (ends - now) // MINUTE, sum(minutes for _, minutes in rest)
    if wanted <= room:
        raise DomainError("agenda_in_time", at=ends.strftime("%H:%M"))
    if room < len(rest):
        raise DomainError("agenda_no_time", at=ends.strftime("%H:%M"), steps=len(rest))
    shares = dict(zip([name for name, _ in rest], _shared([minutes for _, minutes in rest], room), strict=True))
    if step is not None and step.id in shares:
        shares[step.id] += used
    return shares


def _shared(wants: Sequence[int], room: int) -> list[int]:
    """`room` minutes in proportion to `wants`, whole, one at least each; the largest remainders get what is over."""
    free, total = room - len(wants), sum(wants) - len(wants)
    parts = [divmod((want - 1) * free, total) for want in wants]
    shares = [1 + whole for whole, _ in parts]
    by_remainder = sorted(range(len(wants)), key=lambda place: (-parts[place][1], place))
    for place in by_remainder[: room - sum(shares)]:
        shares[place] += 1
    return shares


def _on_for(meeting: MeetingReport, step: StepLine, now: datetime) -> timedelta:
    """How long a step has been on: without pauses, and without the time that other steps took in between."""
    if not step.started_at:
        return NOTHING
    others = [
        (datetime.fromisoformat(one.started_at), datetime.fromisoformat(one.ended_at))
        for one in meeting.steps
        if one.id != step.id and one.started_at and one.ended_at
    ]
    return _net(datetime.fromisoformat(step.started_at), now, [*_pauses(meeting.pauses, now), *others])


def _pauses(pauses: Iterable[PauseLine], now: datetime) -> list[Span]:
    return [
        (datetime.fromisoformat(one.paused_at), datetime.fromisoformat(one.resumed_at) if one.resumed_at else now)
        for one in pauses
    ]


def _net(since: datetime, until: datetime, gaps: Iterable[Span]) -> timedelta:
    """From `since` to `until` without what falls into gaps; gaps may overlap."""
    spent, here = NOTHING, since
    for begins, ends in sorted(gaps):
        spent += max(NOTHING, min(begins, until) - here)
        here = max(here, min(ends, until))
    return spent + max(NOTHING, until - here)


def _seconds(span: timedelta) -> int:
    return span // timedelta(seconds=1)
