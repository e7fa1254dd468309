"""展板: one large page for the notice board, from the drawing to the verdict, without anyone's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from yitusanhui.atlas.scene import build_scene
from yitusanhui.documents import compose, faces
from yitusanhui.documents.chart_drawing import Figure, Sizes
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.page import BOARD, BOARD_SIZES, publish
from yitusanhui.documents.plate import Sheet, picture
from yitusanhui.documents.poster_words import Words, poster_words
from yitusanhui.documents.typeset import Paragraph, Prose, Style, lay
from yitusanhui.domain.report import BlueprintLine, ConsultationReport
from yitusanhui.domain.terms import Audience, CommentStatus
from yitusanhui.texts import charts as words
from yitusanhui.texts import papers

# Points on A3; A1 is drawn twice as large.
MARGIN, GUTTER, HEAD, FOOT = 34.0, 22.0, 84.0, 26.0
LEFT = 0.57  # share of the drawing's column
VERSIONS = 150.0  # height of the row of small drawings
BLUE, PALE = HexColor("#1f3f66"), HexColor("#e8eef5")
TITLE = Style(faces.SERIF_BOLD, 34, 44, align="left")
SECTION = Style(faces.SANS_BOLD, 15, 24, align="left", before=4)
ITEM = Style(faces.SERIF, 11.5, 16.5, align="left", label_role=faces.SANS_BOLD)
NOTE = Style(faces.SERIF, 10.5, 15, align="left")
QUOTED = 3  # lines at most for one item
CHART = Sizes(text=11, bar=12, gap=3, label=0.2)


def write_poster(
    report: ConsultationReport, target: Path, *, drawings: Mapping[int, bytes] | None = None, size: str = BOARD
) -> Path:
    """展板 of the project as a PDF/A of one page, A3 or A1 (`page.LARGE_BOARD`).

    It prints the open copy (`documents.current`). `drawings` are pictures by blueprint id. Raises DomainError
    `drawing_unreadable`.
    """
    report = open_copy(report)
    described = compose.about(report, None, papers.POSTER)
    board = Board(report, poster_words(report), drawings or {}, BOARD_SIZES[size])
    return publish([board], described, target, first=size, numbered=False)


class Board(Flowable):  # type: ignore[misc]
    """The whole page, drawn in the measures of A3."""

    def __init__(
        self, report: ConsultationReport, said: Words, drawings: Mapping[int, bytes], size: tuple[float, float]
    ) -> None:
        super().__init__()
        self.report, self.said, self.drawings, self.size = report, said, drawings, size
        self.width, self.height = BOARD_SIZES[BOARD]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The page but a strip for the note on characters that can't be printed."""
        return self.size[0], self.size[1] - 40

    def draw(self) -> None:
        """Header, drawing, columns, footer."""
        canvas: Any = self.canv
        scale = self.size[0] / self.width
        canvas.saveState()
        canvas.translate(0, -40)
        canvas.scale(scale, scale)
        self._header()
        bottom, top = MARGIN + FOOT, self.height - MARGIN - HEAD
        wide = (self.width - 2 * MARGIN - GUTTER) * LEFT
        self._maps(MARGIN, bottom, wide, top)
        left = MARGIN + wide + GUTTER
        self._figures(left, bottom, self.width - MARGIN - left, top)
        self._footer()
        canvas.restoreState()

    def _header(self) -> None:
        y = self.height - MARGIN
        room = self.width - 2 * MARGIN
        size = next((s for s in (34, 28, 22, 18) if _wide(self.report.title, s) <= room * 0.7), 16)
        self._put(
            Prose([Paragraph(Style(faces.SERIF_BOLD, size, 44, align="left"), self.report.title)]), MARGIN, y, room
        )
        self._put(Prose([Paragraph(SECTION, words.POSTER_SUBTITLE)]), MARGIN, y - 44, room)
        right = Style(faces.SERIF, 14, 22, align="right")
        self._put(Prose([Paragraph(right, line) for line in self.said.signed]), MARGIN, y - 18, room)
        self.canv.setStrokeColor(BLUE)
        self.canv.setLineWidth(3)
        self.canv.line(MARGIN, y - HEAD + 8, self.width - MARGIN, y - HEAD + 8)
        self.canv.setStrokeColor(HexColor("#000000"))

    def _footer(self) -> None:
        self._put(Prose([Paragraph(NOTE, words.POSTER_NOTE)]), MARGIN, MARGIN + 18, self.width - 2 * MARGIN)

    def _maps(self, left: float, bottom: float, width: float, top: float) -> None:
        versions = [line for line in self.report.blueprints if line.id in self.drawings]
        if not versions:
            return
        main = max(versions, key=lambda line: (len(self._placed(line)), line.id))
        small = len(versions) > 1
        foot = bottom + (VERSIONS + 26 if small else 0)
        scene = build_scene(
            self._placed(main), (main,), Audience.PUBLIC, blueprint_id=main.id, categories=self.report.categories
        )
        sheet = Sheet(scene, main, picture(self.drawings[main.id]))
        sheet.wrapOn(self.canv, width, top - foot)
        sheet.drawOn(self.canv, left, foot)
        if small:
            self._versions(versions, left, bottom, width)

    def _placed(self, line: BlueprintLine) -> list[Any]:
        return [c for c in self.report.comments if c.blueprint_id == line.id and c.status is CommentStatus.RECORDED]

    def _versions(self, versions: Sequence[BlueprintLine], left: float, bottom: float, width: float) -> None:
        """The first, the newest and what fits between, side by side."""
        shown = versions if len(versions) <= 3 else [versions[0], *versions[-2:]]
        self._put(Prose([Paragraph(SECTION, words.POSTER_VERSIONS)]), left, bottom + VERSIONS + 26, width)
        room = (width - GUTTER * (len(shown) - 1)) / len(shown)
        for place, line in enumerate(shown):
            x = left + place * (room + GUTTER)
            scale = min(room / line.width, (VERSIONS - 18) / line.height)
            high = line.height * scale
            self.canv.drawImage(picture(self.drawings[line.id]), x, bottom + VERSIONS - high, line.width * scale, high)
            self.canv.setLineWidth(0.5)
            self.canv.rect(x, bottom + VERSIONS - high, line.width * scale, high)
            self._put(Prose([Paragraph(NOTE, papers.edition(line.label))]), x, bottom + VERSIONS - high, room)

    def _figures(self, left: float, bottom: float, width: float, top: float) -> None:
        """The tiles and below them what was said, quoted as far as there is room for all of it."""
        y = self._tiles(left, width, top)
        owed = sum(piece.wrapOn(self.canv, width, top)[1] for piece in self._pieces(width, 0)[: self._owed()])
        for piece in self._pieces(width, max(0, int((y - bottom - owed) / ITEM.leading))):
            high = piece.wrapOn(self.canv, width, top)[1]
            if y - high >= bottom:
                piece.drawOn(self.canv, left, y - high)
                y -= high

    def _owed(self) -> int:
        """How many pieces the board must have: its lists and the first chart."""
        return sum(1 for _, lines in self.said.lists if lines) + any(map(bool, self.said.charts))

    def _tiles(self, left: float, width: float, top: float) -> float:
        """Six figures in two rows; returns where they end."""
        room, high = (width - 2 * 8) / 3, 54.0
        for place, (label, figure) in enumerate(self.said.tiles):
            x, y = left + (place % 3) * (room + 8), top - (place // 3 + 1) * (high + 8) + 8
            self.canv.setFillColor(PALE)
            self.canv.rect(x, y, room, high, stroke=0, fill=1)
            self.canv.setFillColor(BLUE)
            self.canv.setFont(faces.SANS_BOLD, 25)
            self.canv.drawCentredString(x + room / 2, y + 23, figure)
            self.canv.setFont(faces.SERIF, 12)
            self.canv.drawCentredString(x + room / 2, y + 7, label)
        self.canv.setFillColor(HexColor("#000000"))
        return top - 2 * (high + 8)

    def _pieces(self, width: float, spare: int) -> list[Flowable]:
        """The lists, an item a line but for `spare` lines that the first long ones share, and the charts."""
        made: list[Flowable] = []
        for title, said in self.said.lists:
            told = [Paragraph(SECTION, title)]
            for label, text in said:
                item = Paragraph(ITEM, text, label)
                more = min(spare, QUOTED - 1, len(lay(item, width)) - 1)
                spare -= more
                told.append(cut(item, width, 1 + more))
            made += [Prose(told)] if said else []
        charts: list[Flowable] = [Figure(chart, CHART) for chart in self.said.charts if chart]
        return [*made[:1], *charts[:1], *made[1:], *charts[1:]]

    def _put(self, piece: Flowable, x: float, top: float, width: float) -> None:
        high = piece.wrapOn(self.canv, width, self.height)[1]
        piece.drawOn(self.canv, x, top - high)


def cut(paragraph: Paragraph, width: float, lines: int) -> Paragraph:
    """The paragraph, or as much of it as so many lines hold."""
    rows = lay(paragraph, width)
    text = "".join(row.text for row in rows[:lines])
    while len(rows) > lines:
        text = text[:-1]
        rows = lay(replace(paragraph, text=text + words.CUT), width)
    return replace(paragraph, text="".join(row.text for row in rows))


def _wide(text: str, size: float) -> float:
    return sum(size if ord(c) > 255 else size / 2 for c in text)
