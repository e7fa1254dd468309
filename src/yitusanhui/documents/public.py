"""公示稿: what hangs on the notice board afterwards. It is given a masked report and prints no one's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from yitusanhui.documents import compose, parts
from yitusanhui.documents.blocks import render
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.documents.plate import plate
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import papers


def write_public(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    drawing: bytes | None = None,
    templates: Mapping[str, str] | None = None,
) -> Path:
    """公示稿 of one meeting as PDF/A (template `documents/public.txt.j2`).

    `report` is what `domain.masking.public` returned; `templates` the office's own, which a masked report no
    longer holds. Raises DomainError `reasons_owed` while a comment is owed a reply or a reason (DOMAIN 4),
    and refusals as `write_minutes`.
    """
    report = replace(report, templates=dict(templates)) if templates else report
    refuse_if_owed(report, meeting_id)
    meeting = report.meeting(meeting_id)
    drawn = {
        "replies": lambda: parts.replies(meeting.comments),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "map": lambda: plate(drawing, meeting.blueprint, meeting.comments, Audience.PUBLIC),
    }
    described = compose.about(report, meeting, papers.PUBLIC)
    return compose.write(render(report, meeting, "public"), drawn, described, target)
