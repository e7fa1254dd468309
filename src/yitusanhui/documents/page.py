"""The page after GB/T 9704-2012: A4, type area 156 x 225 mm, 22 lines of 28 characters, numbers outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A1, A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from yitusanhui.documents import faces, fonts, pdfa
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.stopping import expect, go_on
from yitusanhui.documents.typeset import Paragraph, Prose, Style
from yitusanhui.documents.unprinted import remember
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import papers

PITCH = 28.95
TRACKING = -0.21
WIDTH, HEIGHT = 156 * mm, 225 * mm
LEFT, TOP = 28 * mm, 37 * mm
WIDE_MARGIN = 20 * mm
WIDE_TOP, WIDE_FOOT = 16 * mm, 20 * mm
WIDE_SIZE = (297 * mm - 2 * WIDE_MARGIN, 210 * mm - WIDE_TOP - WIDE_FOOT)
TURNED = (27 * mm, WIDE_TOP)  # lower left corner of a wide page bound with upright ones: room for its number
SLIM_MARGIN, SLIM_FOOT = 15 * mm, 20 * mm
SLIM_SIZE = (A4[0] - 2 * SLIM_MARGIN, A4[1] - SLIM_MARGIN - SLIM_FOOT)
PORTRAIT, WIDE, SLIM = "portrait", "wide", "slim"
BOARD, LARGE_BOARD = "board", "large board"  # one page for the notice board: A3 and A1
BOARD_SIZES: dict[str, tuple[float, float]] = {BOARD: landscape(A3), LARGE_BOARD: landscape(A1)}

PRINTED = (faces.SERIF, faces.SERIF_BOLD, faces.SANS_BOLD, faces.KAI)  # the others only stand in

TITLE = Style(faces.SERIF_BOLD, 22, 36, align="centre", after=PITCH, keep=True)  # an empty line below (7.3.2)
SUBTITLE = Style(faces.KAI, 16, PITCH, align="centre", keep=True)
BODY = Style(faces.SERIF, 16, PITCH, TRACKING, indent=2, label_role=faces.SANS_BOLD)
FACT = Style(faces.SERIF, 16, PITCH, TRACKING, align="left", label_role=faces.SANS_BOLD, hang=True)
LEVEL_1 = Style(faces.SANS_BOLD, 16, PITCH, TRACKING, indent=2, keep=True)
LEVEL_2 = Style(faces.KAI, 16, PITCH, TRACKING, indent=2, keep=True)
LEVEL_3 = Style(faces.SERIF_BOLD, 16, PITCH, TRACKING, indent=2, keep=True)
ANNEX = replace(LEVEL_1, indent=0)  # on the first line of its page, its title on the third (7.3.8)
ANNEX_TITLE = replace(SUBTITLE, before=PITCH)
RIGHT = Style(faces.SERIF, 16, PITCH, TRACKING, align="right")
NOTE = Style(faces.SERIF, 10.5, 15.5, align="left")
NUMBER = Style(faces.SERIF, 14, 18, align="left")


class Paper(BaseDocTemplate):  # type: ignore[misc]
    """A document of GB/T 9704 pages. `first` names the page it opens with: PORTRAIT, WIDE or SLIM (forms)."""

    def __init__(self, first: str = PORTRAIT, *, numbered: bool = True) -> None:
        self.raw = BytesIO()
        for role in PRINTED:
            fonts.font(role)
        super().__init__(self.raw, initialFontName=faces.SERIF, pageCompression=1, invariant=1)
        self._numbered, self._first = numbered, first
        self.missing: set[str] = set()  # what was printed as 〓, known once it is rendered
        templates = {
            PORTRAIT: _frame(LEFT, A4[1] - TOP - HEIGHT, WIDTH, HEIGHT),
            WIDE: _frame(WIDE_MARGIN, WIDE_FOOT, *WIDE_SIZE) if first == WIDE else _frame(*TURNED, *WIDE_SIZE),
            SLIM: _frame(SLIM_MARGIN, SLIM_FOOT, *SLIM_SIZE),
            **{name: _frame(0, 0, *size) for name, size in BOARD_SIZES.items()},
        }
        order = [first, *(name for name in templates if name != first)]
        self.addPageTemplates(
            [PageTemplate(name, [templates[name]], onPageEnd=self._number, pagesize=_size(name)) for name in order]
        )

    def _number(self, canvas: Any, _: Any) -> None:
        go_on()
        if self._numbered:
            turned = self.pageTemplate.id == WIDE and self._first != WIDE
            draw = draw_turned_number if turned else draw_number
            draw(canvas, canvas.getPageNumber(), self.pageTemplate.frames[0])

    def render(self, story: Sequence[Flowable]) -> bytes:
        """The story on pages, as a plain PDF. Raises DomainError `document_too_tall` for what no page holds."""
        expect(pieces_of(story))
        try:
            self.build([*story, MissingNote()])
        except LayoutError as error:
            raise DomainError("document_too_tall") from error
        self.missing = _missing(self.canv._doc)
        return self.raw.getvalue()


def pieces_of(story: Iterable[Flowable]) -> int:
    """How much there is to lay out: paragraphs, and cells of tables."""
    return sum(len(piece.content) if isinstance(piece, Prose) else getattr(piece, "pieces", 1) for piece in story)


def _size(name: str) -> tuple[float, float]:
    size: tuple[float, float] = landscape(A4) if name == WIDE else BOARD_SIZES.get(name, A4)
    return size


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def draw_number(canvas: Any, number: int, area: Frame) -> None:
    """— 1 —: 14 pt, 7 mm below the type area, right on odd pages and left on even ones, one character in."""
    words = f"— {number} —"
    canvas.setFont(NUMBER.role, NUMBER.size)
    below = area._y1 - 7 * mm - NUMBER.size * 0.4
    if number % 2:
        canvas.drawRightString(area._x1 + area._width - NUMBER.size, below, words)
    else:
        canvas.drawString(area._x1 + NUMBER.size, below, words)


def draw_turned_number(canvas: Any, number: int, area: Frame) -> None:
    """The number of a wide page where upright pages have theirs (GB/T 9704 7.6: the table's head lies to the left)."""
    words = f"— {number} —"
    canvas.saveState()
    canvas.setFont(NUMBER.role, NUMBER.size)
    odd = number % 2
    y = area._y1 + NUMBER.size if odd else area._y1 + area._height - NUMBER.size
    canvas.translate(area._x1 - 7 * mm - NUMBER.size * 0.4, y)
    canvas.rotate(-90)
    (canvas.drawRightString if odd else canvas.drawString)(0, 0, words)
    canvas.restoreState()


def _missing(doc: Any) -> set[str]:
    return {c for role in PRINTED for c in fonts.font(role).missing(doc)}


class MissingNote(Flowable):  # type: ignore[misc]
    """A line at the end that names the characters no face here can print, when there are any."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the note, nothing when all could be printed."""
        doc = self.canv._doc
        found = sorted(_missing(doc))
        names = "、".join(f"U+{ord(c):04X}" for c in found[:40])
        self._prose = Prose([Paragraph(NOTE, papers.MISSING.format(count=len(found), names=names))] if found else ())
        size: tuple[float, float] = self._prose.wrap(width, height) if found else (0.0, 0.0)
        return size

    def draw(self) -> None:
        """Prints the note."""
        if self._prose.content:
            self._prose.drawOn(self.canv, 0, 0)


def turn(name: str) -> list[Flowable]:
    """A new page of that kind."""
    return [NextPageTemplate(name), PageBreak()]


def publish(
    story: Sequence[Flowable], about: About, target: Path, *, first: str = PORTRAIT, numbered: bool = True
) -> Path:
    """Sets the story on pages and writes it as checked PDF/A; `target` is untouched unless the check passed."""
    paper = Paper(first, numbered=numbered)
    return remember(pdfa.save(paper.render(story), about, target), paper.missing)
