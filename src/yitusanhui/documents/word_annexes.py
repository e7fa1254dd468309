"""Annexes of the Word minutes: the map on a page of its own, the votes' figures, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Protocol

from docx.shared import Mm
from PIL import Image
from reportlab.platypus import Flowable

from yitusanhui.documents import parts, votes
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.page import LEVEL_2
from yitusanhui.documents.plate_picture import plate_picture
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.documents.word_styles import NOTE, SUBJECT, new_section
from yitusanhui.domain.report import ConsultationReport, MeetingReport, MotionLine
from yitusanhui.domain.terms import CommentStatus, MotionState
from yitusanhui.domain.wording import numeral
from yitusanhui.texts import charts as words
from yitusanhui.texts import papers

WIDEST, HIGHEST = Mm(257), Mm(138)


class Page(Protocol):
    """What an annex is written on."""

    document: Any

    def line(self, text: str, style: str) -> Any:
        """A paragraph in that style."""

    def part(self, flowable: Flowable) -> None:
        """A table or prose."""


def add_annexes(page: Page, report: ConsultationReport, meeting: MeetingReport, drawing: bytes | None) -> None:
    """附件 in their order, numbered; what the meeting has none of is left out."""
    counted = [line for line in meeting.motions if line.state is MotionState.COUNTED]
    answered = [line for line in meeting.comments if line.status is CommentStatus.RECORDED and line.reply]
    number = 0
    if drawing and meeting.blueprint:
        number += 1
        _begin(page, number, papers.PLATE_TITLE, wide=True)
        _map(page, report, meeting, drawing)
    tables: list[tuple[str, Sequence[Any], Callable[[Any], list[Flowable]]]] = [
        (papers.ALL_COMMENTS, parts.said_rows(meeting.comments), lambda _: parts.said(meeting.comments)),
        (papers.VOTES, counted, _votes),
        (words.ANSWERS, answered, parts.replies),
    ]
    for title, lines, drawn in tables:
        if lines:
            number += 1
            _begin(page, number, title, wide=False)
            for flowable in drawn(lines):
                page.part(flowable)


def _votes(lines: Sequence[MotionLine]) -> list[Flowable]:
    """The figures of each matter; rule and result stand in the text."""
    made: list[Flowable] = []
    for number, line in enumerate(lines, 1):
        heading = papers.SECOND_LEVEL.format(number=numeral(number), title=line.title)
        tables = [piece for piece in votes.motions([line]) if isinstance(piece, Grid)]
        made += [Prose([Paragraph(LEVEL_2, heading)]), *tables]
    return made


def _begin(page: Page, number: int, title: str, *, wide: bool) -> None:
    new_section(page.document, wide=wide)
    page.line(f"{papers.ANNEX}{number}", "Heading 1").paragraph_format.first_line_indent = 0
    page.line(title, SUBJECT)


def _map(page: Page, report: ConsultationReport, meeting: MeetingReport, drawing: bytes) -> None:
    blueprint = meeting.blueprint
    if blueprint is None:
        return
    made = plate_picture(drawing, blueprint, meeting.comments, categories=report.categories)
    with Image.open(BytesIO(made)) as opened:
        width, height = opened.size
    scale = min(WIDEST / width, HIGHEST / height)
    paragraph = page.line("", SUBJECT)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.add_run().add_picture(BytesIO(made), int(width * scale), int(height * scale))
    label = papers.PLATE_LABEL.format(
        edition=papers.edition(blueprint.label), name=blueprint.name, width=blueprint.width, height=blueprint.height
    )
    page.line(label, NOTE)
