"""会议纪要: third person, what was decided, by which rule, who does what by when; the map as an annex."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.documents import compose, parts
from yitusanhui.documents.annex import Photos, annex
from yitusanhui.documents.blocks import render
from yitusanhui.documents.look import look
from yitusanhui.documents.plate import plate
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import papers


def write_minutes(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    drawing: bytes | None = None,
    ground: SheetGround | None = None,
    photos: Photos | None = None,
) -> Path:
    """会议纪要 of one meeting as PDF/A (template `documents/minutes.txt.j2`).

    `drawing` is a picture of the meeting's drawing (JPEG or PNG) for the annex, `ground` its layers and tiles, `photos`
    the bytes of what was attached; papers of proxies are in the record only. Raises KeyError for an
    unknown meeting, DomainError for a template or drawing that can't be used, EnvironmentTrouble.
    """
    meeting = report.meeting(meeting_id)
    drawn = {
        "steps": lambda: parts.steps(meeting.steps),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "attendees": lambda: parts.attendees(meeting),
        "notices": lambda: parts.notices(meeting),
        "signatures": lambda: [parts.Signatures(papers.SIGNERS)],
        "map": lambda: plate(drawing, meeting.blueprint, meeting.comments, categories=report.categories, ground=ground),
    }
    described = compose.about(report, meeting, papers.MINUTES)
    beside = annex(meeting, photos, papers_too=False)
    return compose.write(render(report, meeting, "minutes"), drawn, described, target, annex=beside, look=look(report))
