"""Annexes of the Word minutes, those of the paper in its order: every comment in a table, the map on a page, photos."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Protocol

from docx.shared import Mm, Pt
from PIL import Image
from reportlab.platypus import Flowable

from yitusanhui.documents import parts
from yitusanhui.documents.annex import BESIDE, Pair, Photos, Shown, Single, annex
from yitusanhui.documents.page import WIDTH, pieces_of
from yitusanhui.documents.plate import plate
from yitusanhui.documents.plate_picture import plate_picture
from yitusanhui.documents.stopping import expect
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import Prose
from yitusanhui.documents.word_styles import NOTE, PHOTO_WORDS, SUBJECT, flush, new_section
from yitusanhui.domain.attached import PROXIES
from yitusanhui.domain.dealt import dealt_with, placed
from yitusanhui.domain.report import BlueprintLine, ConsultationReport, MeetingReport
from yitusanhui.texts import papers

JPEG, JFIF = b"\xff\xd8", b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x96\x00\x96\x00\x00"  # 150 dots an inch
WIDEST, HIGHEST, NOTE_LINES = Mm(257), Mm(138), Mm(22)  # what isn't on the drawing may take two lines above it


class Page(Protocol):
    """What an annex is written on."""

    document: Any

    def line(self, text: str, style: str) -> Any:
        """A paragraph in that style."""

    def part(self, flowable: Flowable) -> None:
        """A table or prose."""


def add_annexes(
    page: Page, report: ConsultationReport, meeting: MeetingReport, drawing: bytes | None, photos: Photos | None
) -> None:
    """附件 under the numbers they have on paper: every comment, the map, photos; what there is none of is left out."""
    titles = annex_titles(report, meeting)
    said, shown = parts.said_rows(meeting.comments), annex(report, meeting, photos, papers_too=False)
    if said:
        _begin(page, titles, papers.ALL_COMMENTS, wide=False)
        table = parts.said(meeting.comments)
        expect(pieces_of(table))
        for flowable in table:
            page.part(flowable)
    if drawing and meeting.blueprint and papers.PLATE_TITLE in titles:
        _begin(page, titles, papers.PLATE_TITLE, wide=True)
        _map(page, report, meeting, meeting.blueprint, drawing)
    if shown:
        _begin(page, titles, papers.PHOTOS_TITLE, wide=False)
        _photos(page, [piece for one in shown if isinstance(one, Together) for piece in one.content])


def annex_titles(report: ConsultationReport, meeting: MeetingReport) -> list[str]:
    """What the annexes of the minutes are called, in their order."""
    shown = any(one.entity != PROXIES for one in meeting.attachments)
    told = (
        (papers.ALL_COMMENTS, parts.said_rows(meeting.comments)),
        (papers.PLATE_TITLE, placed(report, meeting)),
        (papers.PHOTOS_TITLE, shown),
    )
    return [title for title, there in told if there]


def _begin(page: Page, titles: list[str], title: str, *, wide: bool) -> None:
    number = str(titles.index(title) + 1) if len(titles) > 1 else ""
    new_section(page.document, wide=wide)
    flush(page.line(f"{papers.ANNEX}{number}", "Heading 1"))
    page.line(title, SUBJECT)


def _map(
    page: Page, report: ConsultationReport, meeting: MeetingReport, blueprint: BlueprintLine, drawing: bytes
) -> None:
    paper = plate(None, blueprint, dealt_with(report, meeting), categories=report.categories)
    heading = next(piece for piece in paper if isinstance(piece, Prose))
    page.part(Prose(heading.content[2:]))  # below 附件 and its title: what isn't on this drawing
    made = plate_picture(drawing, blueprint, dealt_with(report, meeting), categories=report.categories)
    with Image.open(BytesIO(made)) as opened:
        width, height = opened.size
    above = NOTE_LINES if len(heading.content) > 2 else 0
    scale = min(WIDEST / width, (HIGHEST - above) / height)
    _picture(page, made, width * scale, height * scale)
    label = papers.PLATE_LABEL.format(edition=papers.edition(blueprint.label), name=blueprint.name)
    page.line(label, NOTE)


def _photos(page: Page, pieces: Sequence[Flowable]) -> None:
    """Each photo with its words below; before and after, side by side on paper, one below the other."""
    for piece in pieces:
        if isinstance(piece, Single):
            _photo(page, piece.shown, piece.tallest)
        elif isinstance(piece, Pair):
            for shown in filter(None, piece.sides):
                _photo(page, shown, BESIDE)
                page.line(shown.words, PHOTO_WORDS)
        else:
            page.part(piece)


def _photo(page: Page, shown: Shown, tallest: float) -> None:
    width, height = shown.fitted(WIDTH, tallest)
    _picture(page, shown.content, Pt(width), Pt(height))


def _picture(page: Page, content: bytes, width: float, height: float) -> None:
    """A picture in the middle of its line, on the page of the words below it."""
    paragraph = page.line("", SUBJECT)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.add_run().add_picture(BytesIO(_with_jfif(content)), int(width), int(height))


def _with_jfif(content: bytes) -> bytes:
    """WORKAROUND python-docx 1.1: it takes no JPEG without JFIF or Exif, and camera notes were left out of ours."""
    bare = content.startswith(JPEG) and content[6:10] not in (b"JFIF", b"Exif")
    return JPEG + JFIF + content[len(JPEG) :] if bare else content
