"""议程 for everybody's seat and 主持词 for the chair, with the clock times as planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from yitusanhui.documents import blocks, compose
from yitusanhui.documents.parts import table
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import papers


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with the time it is to begin ("" while the meeting has none)."""

    name: str
    minutes: int
    script: str
    at: str = ""


def timed(meeting: MeetingReport) -> tuple[TimedStep, ...]:
    """The steps, one after the other from the planned time on."""
    begins = datetime.fromisoformat(meeting.planned_at) if len(meeting.planned_at) > 10 else None
    found, gone = [], timedelta(0)
    for step in meeting.steps:
        at = (begins + gone).strftime("%H:%M") if begins else ""
        found.append(TimedStep(step.name, step.minutes, step.script, at))
        gone += timedelta(minutes=step.minutes)
    return tuple(found)


def write_agenda(report: ConsultationReport, meeting_id: int, target: Path) -> Path:
    """议程 of a meeting as PDF/A (template `documents/agenda.txt.j2`)."""
    meeting = report.meeting(meeting_id)
    rows = [(str(n), step.name, step.at, str(step.minutes or "")) for n, step in enumerate(timed(meeting), 1)]
    drawn = {"planned": lambda: table(papers.AGENDA_HEADS, rows, papers.AGENDA_CENTRED)}
    return _write(report, meeting, "agenda", papers.AGENDA, drawn, target)


def write_script(report: ConsultationReport, meeting_id: int, target: Path) -> Path:
    """主持词 of a meeting as PDF/A (template `documents/script.txt.j2`): for the chair, not for the board."""
    return _write(report, report.meeting(meeting_id), "script", papers.SCRIPT, {}, target)


def _write(
    report: ConsultationReport,
    meeting: MeetingReport,
    name: str,
    kind: str,
    drawn: compose.Parts,
    target: Path,
) -> Path:
    facts: dict[str, Sequence[object]] = {
        "timed": timed(meeting),
        "rules": meeting.rules,
        "checklist": [line.item for line in meeting.checks],
    }
    filled = blocks.render(report, meeting, name, **facts)
    whole = name == "agenda"  # one sheet for each hand
    about = compose.about(report, meeting, kind)
    return compose.write(filled, drawn, about, target, on_one_page=whole, end_together=not whole)
