"""Prose on paper: paragraphs in lines, justified between Chinese characters only, over any number of pages.

What people wrote is never markup here: `<b>`, `&` and `{{7*7}}` print as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable

from yitusanhui.documents import fonts
from yitusanhui.documents.even_lines import even_lines, gaps, loose, loosest, paired, pairs
from yitusanhui.documents.linebreak import Line, Measure, Width, break_lines, paragraphs, stretches
from yitusanhui.documents.stopping import go_on
from yitusanhui.documents.titles import BREAK, title_lines
from yitusanhui.texts import papers

FUZZ = 5e-7  # points: reportlab forgives a millionth
MOVED = 8  # lines that may go to the next page for the sake of where it breaks
MOST_SET = 500  # paragraphs that are remembered in each face and size
LABEL_ROOM, HANG_ROOM = 0.6, 0.3  # of the column: a longer label is part of the text; below one nothing hangs


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `size`, `leading`, `tracking`, `before`, `after` in points, the rest in characters."""

    role: str
    size: float = 16
    leading: float = 28.95
    tracking: float = 0.0
    indent: float = 0
    left: float = 0
    align: str = "justify"  # left, centre, right
    before: float = 0.0
    after: float = 0.0
    keep: bool = False  # stays with what follows
    label_role: str = ""
    hang: bool = False  # later lines begin below the first word after the label (出席：…, GB/T 9704 9.3)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What someone wrote, and a label before it in the style's other face."""

    style: Style
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line in its place: `x` from the left in points, `gap` between its characters beyond their widths.

    `press` is by how much of its blank half the first of two marks is narrower, where the line would be too wide.
    `below` is the air under it, part of its `height`; `begins` and `ends` tell whether it is the first or the last
    of several lines; `keep`, that the next one stays with it.
    """

    style: Style
    text: str
    x: float
    gap: float
    height: float
    press: float = 0.0
    label: str = ""
    keep: bool = False
    below: float = 0.0
    begins: bool = False
    ends: bool = False


class Widths(Measure):
    """Widths of pieces of text in a face, and the paragraphs lately set in it: slips and twins of a table agree."""

    def __init__(self, width: Width) -> None:
        super().__init__(width)
        self.laid: dict[tuple[Style, str, str, float, bool], list[Row]] = {}


@lru_cache(maxsize=64)
def measure(role: str, size: float, tracking: float) -> Widths:
    """Widths in points of pieces of text in that face, remembered."""
    face = fonts.font(role)
    return Widths(lambda text: face.stringWidth(text, size) + tracking * len(text))


def lay(paragraph: Paragraph, width: float) -> list[Row]:
    """The lines of the paragraph in a column `width` points wide; a newline in it starts another one.

    What leads on (“…如下：”) stays with what follows, as a heading does.
    """
    go_on()
    rows: list[Row] = []
    style, label, words = paragraph.style, paragraph.label, paragraph.text
    if label and measure(style.label_role, style.size, style.tracking)[label][1] > LABEL_ROOM * width:
        label, words = "", label + words
    for number, text in enumerate(paragraphs(words)):
        rows += _lay_one(style, text, label if number == 0 else "", width, bool(rows))
    if words.endswith(papers.LEADS_ON):
        rows[-1] = replace(rows[-1], keep=True)
    return rows


def _lay_one(style: Style, text: str, label: str, width: float, later: bool) -> list[Row]:
    """The lines of one paragraph, set once for all that say the same; none of them is ever changed."""
    known, key = measure(style.role, style.size, style.tracking).laid, (style, text, label, width, later)
    if (rows := known.get(key)) is None:
        if len(known) >= MOST_SET:
            known.clear()
        known[key] = rows = _set(style, text, label, width, later)
    return rows


def _set(style: Style, text: str, label: str, width: float, later: bool) -> list[Row]:
    left = style.left * style.size
    head = style.indent * (style.size + style.tracking)
    label_width = measure(style.label_role, style.size, style.tracking)[label][1] if label else 0.0
    widths = measure(style.role, style.size, style.tracking)
    if style.hang and label_width <= HANG_ROOM * width:
        left, head = left + head + label_width, -label_width
    room, bare = width - left, text.replace(BREAK, "")
    lines = break_lines(bare, widths, room, room - head - label_width, squeeze=style.align == "justify")
    if style.align == "justify" and loose(lines, room, room - head - label_width, widths["一"][0]):
        lines = even_lines(bare, widths, room, room - head - label_width)
    if style.align == "centre" and 1 < len(lines) < 5:
        lines = title_lines(text, widths, room, len(lines))
    rows = [_row(style, lines[0], left + head + label_width, room - head - label_width, label)]
    rows += [_row(style, line, left, room, "") for line in lines[1:]]
    if style.before and not later:
        rows[0] = replace(rows[0], height=rows[0].height + style.before)
    if style.after:
        rows[-1] = replace(rows[-1], height=rows[-1].height + style.after, below=style.after)
    if len(rows) > 1:
        rows[0], rows[-1] = replace(rows[0], begins=True), replace(rows[-1], ends=True)
    return rows


def _row(style: Style, line: Line, x: float, room: float, label: str) -> Row:
    slack = room - line.width
    gap, press = style.tracking, 0.0
    if style.align == "justify":
        if slack < 0:
            count = pairs(line.text)
            press = min(style.size / 2, -slack / count) if count else 0.0
            slack += press * count
        gap += _gap(style, line, slack)
    elif style.align != "left":
        x += slack / 2 if style.align == "centre" else slack
    return Row(style, line.text, x, gap, style.leading, press, label, style.keep)


def _gap(style: Style, line: Line, slack: float) -> float:
    """What each gap beside a Chinese character gets so that the line ends at the margin; 0 for a last line."""
    if not line.goes_on and slack >= 0:
        return 0.0
    count = gaps(line.text.rstrip())
    return slack / count if count and slack / count <= loosest(count) * style.size else 0.0


class Pen:
    """Writes lines of text into a page's content.

    reportlab's text object measures and escapes every string again; lines that are laid out already only
    need their codes, in hexadecimal.
    """

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._code: list[str] = ["q BT"]
        self._font = ""
        self._gap = 0.0
        self._names: dict[tuple[str, float, int], str] = {}

    def row(self, row: Row, left: float, baseline: float) -> None:
        """Puts the line down; `left` is the column's edge."""
        style = row.style
        if row.label:
            widths = measure(style.label_role, style.size, style.tracking)
            self._move(left + row.x - widths[row.label][1], baseline)
            self._show(style.label_role, style.size, row.label, style.tracking)
        if not row.text:
            return
        self._move(left + row.x, baseline)
        if row.press:
            self._pressed(row)
        elif row.gap == style.tracking:
            self._show(style.role, style.size, row.text, row.gap)
        else:
            for run, wide in stretches(row.text):
                self._show(style.role, style.size, run, row.gap if wide else style.tracking)

    def _pressed(self, row: Row) -> None:
        """The line with less blank between two marks."""
        style = row.style
        for run, wide in stretches(row.text):
            for words, mark in paired(run):
                self._show(style.role, style.size, words, row.gap if wide else style.tracking)
                self._show(style.role, style.size, mark, row.gap - row.press)

    def _move(self, x: float, y: float) -> None:
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def _show(self, role: str, size: float, text: str, gap: float) -> None:
        font, doc = fonts.font(role), self._canvas._doc
        if gap != self._gap:
            self._code.append(f"{gap:.4f} Tc")
            self._gap = gap
        for program, codes in font.encode(text, doc):
            name = self._names.get((role, size, program), "")
            if not name:
                name = f"{font.getSubsetInternalName(program, doc)} {size:g} Tf"
                self._names[role, size, program] = name
            if name != self._font:
                self._code.append(name)
                self._font = name
            self._code.append(f"<{codes}> Tj")

    def close(self) -> None:
        """Hands the text to the page."""
        self._code.append("ET Q")
        self._canvas._code.append("\n".join(self._code))


def baseline(style: Style) -> float:
    """Height of the baseline above the foot of a line of that style, in points."""
    return (style.leading - style.size) / 2 + 0.12 * style.size


class Prose(Flowable):  # type: ignore[misc]
    """Paragraphs one below the other, over as many pages as they need.

    No heading ends a page, and no page ends or begins with a single line of a longer paragraph.
    """

    def __init__(self, content: Iterable[Paragraph], rows: Sequence[Row] = (), width: float = 0.0) -> None:
        super().__init__()
        self.content = tuple(content)
        self._rows = rows
        self._width = width
        self._start, self._end = 0, len(rows)
        self._feet: list[float] = []

    def parted(self) -> tuple[Prose, Prose]:
        """All but the last paragraph, and that one with the headings that stay with it."""
        place = len(self.content) - 1
        while place > 0 and self.content[place - 1].style.keep:
            place -= 1
        return Prose(self.content[:place]), Prose(self.content[place:])

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lays the paragraphs out in that width; remembered, so a split costs nothing."""
        if not self._feet or width != self._width:
            self._width = width
            self._rows = [row for paragraph in self.content for row in lay(paragraph, width)]
            self._feet = [0.0, *accumulate(row.height for row in self._rows)]
            self._start, self._end = 0, len(self._rows)
        return width, self._feet[self._end] - self._feet[self._start]

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits into `height` points, and the rest."""
        self.wrap(width, height)
        last = bisect_right(self._feet, self._feet[self._start] + height + FUZZ) - 1
        last = self._whole(min(last, self._end))
        if last <= self._start:
            return []
        return [self._part(self._start, last), self._part(last, self._end)]

    def _whole(self, last: int) -> int:
        """The same place, or the nearest above it where a page may end, unless that is too far up."""
        kept = last
        while self._start < kept < self._end and self._torn(kept):
            kept -= 1
        return kept if last - kept <= MOVED else last

    def _torn(self, place: int) -> bool:
        """Whether a page that ends above the line leaves a heading, or one line of a paragraph, on either side."""
        above, below = self._rows[place - 1], self._rows[place]
        return above.keep or above.begins or below.ends

    def _part(self, start: int, end: int) -> Prose:
        part = Prose(())
        part._rows, part._feet, part._width = self._rows, self._feet, self._width
        part._start, part._end = start, end
        return part

    def draw(self) -> None:
        """Puts the lines on the page."""
        pen = Pen(self.canv)
        top = self._feet[self._end]
        for number in range(self._start, self._end):
            row = self._rows[number]
            pen.row(row, 0.0, top - self._feet[number + 1] + row.below + baseline(row.style))
        pen.close()
