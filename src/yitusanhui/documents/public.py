"""公示稿: what hangs on the notice board afterwards, with the answers there are by now and no one's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from yitusanhui.documents import compose, parts
from yitusanhui.documents.annex import Photos, annex
from yitusanhui.documents.blocks import day, posted, render
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.letterhead import Closing
from yitusanhui.documents.look import look
from yitusanhui.documents.meeting_plate import meeting_plate
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import papers


def write_public(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    drawing: bytes | None = None,
    ground: SheetGround | None = None,
    templates: Mapping[str, str] | None = None,
    photos: Photos | None = None,
) -> Path:
    """公示稿 of one meeting as PDF/A (template `documents/public.txt.j2`).

    It prints the open copy (`documents.current`); `templates` are the office's own, which a masked report no
    longer holds. Raises DomainError `reasons_owed` while a comment is owed a reply or a reason, and refusals as
    `write_minutes`.
    """
    templates = templates or report.templates
    report = replace(open_copy(report), templates=dict(templates))
    refuse_if_owed(report, meeting_id)
    meeting = report.meeting(meeting_id)
    drawn = {
        "replies": lambda: parts.replies(meeting.comments),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "closing": lambda: [Closing(look(report), day(posted(meeting)))],
        "map": lambda: meeting_plate(report, meeting, drawing, ground, open_copy=True),
    }
    described = compose.about(report, meeting, papers.PUBLIC)
    blocks = render(report, meeting, "public")
    return compose.write(blocks, drawn, described, target, annex=annex(report, meeting, photos), look=look(report))
