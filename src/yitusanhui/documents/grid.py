"""Tables on paper: cells wrap, the header repeats on every page, a row stays whole unless no page holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.platypus import Flowable

from yitusanhui.documents import faces
from yitusanhui.documents.column_widths import fitted, needs
from yitusanhui.documents.typeset import FUZZ, Paragraph, Pen, Row, Style, baseline, lay, measure

CELL = Style(faces.SERIF, size=11, leading=16, align="left")
HEAD = Style(faces.SANS_BOLD, size=11, leading=16, align="centre")
PADDING = 3.0  # beside the words; above and below a little less
ABOVE = 2.0
HAIR = 0.5
SMALL = 6  # rows: a table that small stays whole
FEW = 3  # rows: nobody divides so few


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header and its share of the width; figures are centred."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One row of cells in lines; `ruled` tells whether a line goes below it."""

    cells: tuple[tuple[Row, ...], ...]
    height: float
    ruled: bool = True


class Grid(Flowable):  # type: ignore[misc]
    """A ruled table. `tallest` is the height in points of the page it stands on; `least` that of a row.

    Columns are as wide as their shares say, or, `fitted`, as what stands in them asks for.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        tallest: float = 600.0,
        least: float = 0.0,
        size: float = 11.0,
        fitted: bool = False,
    ) -> None:
        super().__init__()
        self.columns, self.rows = tuple(columns), rows
        self._tallest, self._least, self._fitted = tallest, least, fitted
        leading = size * (1.45 if size > 10 else 1.35)
        self._style = Style(CELL.role, size, leading, align="left")
        self._centred = Style(CELL.role, size, leading, align="centre")
        self._head_style = Style(HEAD.role, size, leading, align="centre")
        self._width = 0.0
        self._edges: list[float] = []
        self._head: Band | None = None
        self._bands: list[Band] = []
        self._feet: list[float] = [0.0]
        self._start = self._end = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lays out every cell once for that width."""
        if width != self._width:
            self._lay(width)
        return width, self._top() + self._feet[self._end] - self._feet[self._start]

    @property
    def pieces(self) -> int:
        """How many cells there are to lay out."""
        return len(self.columns) * (len(self.rows) + 1)

    def _top(self) -> float:
        return self._head.height if self._head else 0.0

    def _lay(self, width: float) -> None:
        self._width = width
        self._edges = [0.0, *accumulate(self._widths(width))]
        titles = [column.title for column in self.columns]
        self._head = self._band(titles, [self._head_style] * len(titles)) if any(titles) else None
        styles = [self._centred if column.centred else self._style for column in self.columns]
        room = self._tallest - self._top()
        self._bands = [part for row in self.rows for part in _cut(self._band(row, styles), room)]
        self._feet = [0.0, *accumulate(band.height for band in self._bands)]
        self._start, self._end = 0, len(self._bands)

    def _widths(self, room: float) -> list[float]:
        """Of each column, in points."""
        shares = [column.share for column in self.columns]
        if not self._fitted or not self.rows:
            return [room * share / sum(shares) for share in shares]
        head, cell = (measure(style.role, style.size, style.tracking) for style in (self._head_style, self._style))
        asked = needs([column.title for column in self.columns], self.rows, head, cell, 2 * PADDING + HAIR)
        return fitted(shares, asked, room, self._style.size)

    def _band(self, texts: Sequence[str], styles: Sequence[Style]) -> Band:
        cells = []
        for number, (text, style) in enumerate(zip(texts, styles, strict=True)):
            room = self._edges[number + 1] - self._edges[number] - 2 * PADDING
            cells.append(tuple(lay(Paragraph(style, text), room)))
        return Band(tuple(cells), max(self._least, *map(_height, cells)))

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit into `height` points, and the rest under the same header."""
        self.wrap(width, height)
        if not self.begins(height):
            return []
        last = self._fitting(height)
        if last >= self._end:
            return [self]
        last = self._without_lone_row(last)
        return [self._part(self._start, last), self._part(last, self._end)]

    def _without_lone_row(self, last: int) -> int:
        """The same place, or a row above: the first and last of all rows stand with another, unless these are tall."""
        alone = last == len(self._bands) - 1 or (last == 1 and self._start == 0)
        return last - 1 if alone and self._feet[last + 1] - self._feet[last - 1] < self._tallest / 2 else last

    def before_last(self, height: float) -> list[Grid]:
        """The rows that fit, all but the last two, and the rest; nothing of a small table: it stays whole."""
        last = min(self._fitting(height), self._end - 2)
        if self._end - self._start <= SMALL or last < self._start + 2:
            return []
        return [self._part(self._start, last), self._part(last, self._end)]

    def begins(self, height: float) -> bool:
        """Whether the table may begin above `height` points of room: with its first rows, a small one as a whole.

        Unless more than a fifth of the page would stay empty for that.
        """
        last = self._fitting(height)
        most = FEW if height > self._tallest / 5 else SMALL
        small = self._start == 0 and self._end <= most and self._feet[-1] < self._tallest / 2
        return last >= self._end or (not small and self._without_lone_row(last) > self._start)

    def _fitting(self, height: float) -> int:
        room = height - self._top() + FUZZ
        return min(bisect_right(self._feet, self._feet[self._start] + room) - 1, self._end)

    def _part(self, start: int, end: int) -> Grid:
        part = Grid(self.columns, self.rows)
        for name in ("_tallest", "_least", "_width", "_edges", "_head", "_bands", "_feet"):
            setattr(part, name, getattr(self, name))
        part._start, part._end = start, end
        return part

    def draw(self) -> None:
        """Puts rules and words on the page."""
        head = [self._head] if self._head else []
        bands = head + self._bands[self._start : self._end]
        pen = Pen(self.canv)
        top = y = sum(band.height for band in bands)
        self.canv.setLineWidth(HAIR)
        self.canv.line(0, top, self._width, top)
        for number, band in enumerate(bands, 1):
            self._words(pen, band, y)
            y -= band.height
            if band.ruled or number == len(bands):
                self.canv.line(0, y, self._width, y)
        for x in self._edges:
            self.canv.line(x, 0, x, top)
        pen.close()

    def _words(self, pen: Pen, band: Band, top: float) -> None:
        for left, cell in zip(self._edges, band.cells, strict=False):
            y = top - ABOVE - (band.height - _height(cell)) / 2
            for row in cell:
                y -= row.height
                pen.row(row, left + PADDING, y + baseline(row.style))


def _height(cell: Sequence[Row]) -> float:
    return sum(row.height for row in cell) + 2 * ABOVE


def _cut(band: Band, room: float) -> list[Band]:
    """The row as it is, or in pieces that a page holds."""
    if band.height <= room:
        return [band]
    lines = max(1, int((room - 2 * ABOVE) / max(row.height for cell in band.cells for row in cell)))
    longest = max(len(cell) for cell in band.cells)
    pieces = []
    for start in range(0, longest, lines):
        cells = tuple(cell[start : start + lines] for cell in band.cells)
        pieces.append(Band(cells, max(map(_height, cells)), start + lines >= longest))
    return pieces
