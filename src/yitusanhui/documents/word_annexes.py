"""Annexes of the Word minutes, those of the paper in its order: every comment in a table, the map on a page."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Protocol

from docx.shared import Mm
from PIL import Image
from reportlab.platypus import Flowable

from yitusanhui.documents import parts
from yitusanhui.documents.plate import plate
from yitusanhui.documents.plate_picture import plate_picture
from yitusanhui.documents.typeset import Prose
from yitusanhui.documents.word_styles import NOTE, SUBJECT, flush, new_section
from yitusanhui.domain.attached import PROXIES
from yitusanhui.domain.report import ConsultationReport, MeetingReport
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
    """附件 under the numbers they have on paper, where photos come after them; what there is none of is left out."""
    said = parts.said_rows(meeting.comments)
    several = len(annex_titles(meeting)) > 1
    if said:
        _begin(page, 1 if several else None, papers.ALL_COMMENTS, wide=False)
        for flowable in parts.said(meeting.comments):
            page.part(flowable)
    if drawing and meeting.blueprint:
        number = 2 if said else 1
        _begin(page, number if several else None, papers.PLATE_TITLE, wide=True)
        _map(page, report, meeting, drawing)


def annex_titles(meeting: MeetingReport) -> list[str]:
    """What the annexes of the minutes are called, in their order."""
    shown = any(one.entity != PROXIES for one in meeting.attachments)
    told = (
        (papers.ALL_COMMENTS, parts.said_rows(meeting.comments)),
        (papers.PLATE_TITLE, meeting.blueprint),
        (papers.PHOTOS_TITLE, shown),
    )
    return [title for title, there in told if there]


def _begin(page: Page, number: int | None, title: str, *, wide: bool) -> None:
    new_section(page.document, wide=wide)
    flush(page.line(f"{papers.ANNEX}{number or ''}", "Heading 1"))
    page.line(title, SUBJECT)


def _map(page: Page, report: ConsultationReport, meeting: MeetingReport, drawing: bytes) -> None:
    blueprint = meeting.blueprint
    if blueprint is None:
        return
    paper = plate(None, blueprint, meeting.comments, categories=report.categories)
    heading = next(piece for piece in paper if isinstance(piece, Prose))
    page.part(Prose(heading.content[2:]))  # below 附件 and its title: what isn't on this drawing
    made = plate_picture(drawing, blueprint, meeting.comments, categories=report.categories)
    with Image.open(BytesIO(made)) as opened:
        width, height = opened.size
    scale = min(WIDEST / width, HIGHEST / height)
    paragraph = page.line("", SUBJECT)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.add_run().add_picture(BytesIO(made), int(width * scale), int(height * scale))
    label = papers.PLATE_LABEL.format(edition=papers.edition(blueprint.label), name=blueprint.name)
    page.line(label, NOTE)
