"""会议记录: for the file alone, everything said and by whom, every change, and the lines to sign on."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.documents import compose, parts
from yitusanhui.documents.annex import Photos, annex
from yitusanhui.documents.blocks import render
from yitusanhui.documents.meeting_plate import meeting_plate
from yitusanhui.documents.votes import motions
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import papers


def write_record(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    drawing: bytes | None = None,
    ground: SheetGround | None = None,
    photos: Photos | None = None,
) -> Path:
    """会议记录 of one meeting as PDF/A (template `documents/record.txt.j2`); refusals as `write_minutes`."""
    meeting = report.meeting(meeting_id)
    drawn = {
        "notices": lambda: parts.notices(meeting),
        "attendees": lambda: parts.attendees(meeting),
        "steps": lambda: parts.steps(meeting.steps),
        "checks": lambda: parts.checks(meeting),
        "pauses": lambda: parts.pauses(meeting),
        "speeches": lambda: parts.speeches(meeting),
        "spoken": lambda: parts.spoken(meeting),
        "motions": lambda: motions(meeting.motions),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "signatures": lambda: [parts.Signatures(papers.SIGNERS)],
        "map": lambda: meeting_plate(report, meeting, drawing, ground),
    }
    described = compose.about(report, meeting, papers.RECORD)
    beside = annex(report, meeting, photos)
    return compose.write(render(report, meeting, "record"), drawn, described, target, annex=beside)
