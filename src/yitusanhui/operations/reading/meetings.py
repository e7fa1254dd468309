"""Meetings: their state and agenda, one of them whole, the procedure it is held by."""

from __future__ import annotations

from dataclasses import replace

from yitusanhui.domain.procedures import Procedure, Step
from yitusanhui.domain.report import MeetingReport
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.check import whole
from yitusanhui.store.reading import meetings
from yitusanhui.store.reading.templates import load_kept_procedure


def read_meeting(source: Source, meeting_id: int) -> MeetingReport:
    """One meeting, whole, as it is at one moment."""
    rows = rows_of(source)
    with whole(rows):
        return meetings.load_meeting(rows, meeting_id)


def read_particulars(source: Source) -> tuple[MeetingReport, ...]:
    """Every meeting's state, agenda, notices and drawing, without what was said and voted: cheap."""
    return meetings.load_all_particulars(rows_of(source))


def read_procedure(source: Source, meeting_id: int) -> Procedure:
    """The procedure a meeting is held by, its steps as the agenda has them by now."""
    rows = rows_of(source)
    kept = load_kept_procedure(rows, meeting_id)
    back = {step.name for step in kept.steps if step.looks_back}
    agenda = meetings.load_steps(rows, meeting_id)
    return replace(kept, steps=tuple(Step(s.name, s.minutes, s.script, s.name in back) for s in agenda))
