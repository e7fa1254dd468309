"""会议纪要: third person, what was decided, by which rule, who does what by when; the map as an annex."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from jinja2 import TemplateError
from reportlab.platypus import Flowable

from yitusanhui.documents import compose, parts
from yitusanhui.documents.annex import Photos, annex
from yitusanhui.documents.blocks import Block, compiled, render
from yitusanhui.documents.look import look
from yitusanhui.documents.meeting_plate import meeting_plate
from yitusanhui.documents.page import ANNEX, ANNEX_TITLE, PORTRAIT, turn
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.rewording import Passage, Reworded, reworded, section_key
from yitusanhui.texts import papers

HEADINGS = ("title", "level1", "level2", "level3")


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
        "comments": lambda: every_comment(meeting),
        "map": lambda: meeting_plate(report, meeting, drawing, ground),
    }
    described = compose.about(report, meeting, papers.MINUTES)
    beside = annex(report, meeting, photos, papers_too=False)
    blocks = worded(drafted(report, meeting), meeting)
    return compose.write(blocks, drawn, described, target, annex=beside, look=look(report))


def compile_ahead(template: str) -> None:
    """Have the template ready before the first draft; what is wrong with it is said there."""
    with suppress(TemplateError):
        compiled(template)


def drafted(report: ConsultationReport, meeting: MeetingReport) -> list[Block]:
    """The minutes as the template drafts them."""
    return render(report, meeting, "minutes")


def worded(blocks: Sequence[Block], meeting: MeetingReport) -> list[Block]:
    """The draft with the recorder's own words in their places."""
    said = {one.place: one.line.text for one in placed(blocks, meeting) if one.place is not None}
    return [replace(one, text=said[place]) if place in said else one for place, one in enumerate(blocks)]


def placed(blocks: Sequence[Block], meeting: MeetingReport) -> list[Reworded]:
    """Each of the meeting's rewordings and the block it stands for now."""
    return reworded(passages(blocks), meeting.rewordings) if meeting.rewordings else []


def passages(blocks: Sequence[Block]) -> list[Passage]:
    """The blocks as paragraphs of their sections."""
    found, section = [], ""
    for block in blocks:
        section = section_key(block.text) if block.kind in HEADINGS else section
        found.append(Passage(section, block.text))
    return found


def every_comment(meeting: MeetingReport) -> list[Flowable]:
    """意见一览表, an annex: all that was said and stands, word by word; the text before it only sums up."""
    if not parts.said_rows(meeting.comments):
        return []
    heading = Prose([Paragraph(ANNEX, papers.ANNEX), Paragraph(ANNEX_TITLE, papers.ALL_COMMENTS)])
    return [*turn(PORTRAIT), heading, *parts.said(meeting.comments)]
