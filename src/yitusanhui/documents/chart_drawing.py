"""Charts on paper: vector bars told apart by hatching and by their labels, readable from a black-and-white copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.graphics.shapes import Drawing, Hatching, Rect, String
from reportlab.lib.colors import HexColor, white
from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents import faces
from yitusanhui.documents.charts import Chart
from yitusanhui.documents.linebreak import Measure, break_lines
from yitusanhui.documents.typeset import measure
from yitusanhui.texts import charts as words

INK = HexColor("#000000")
AIR = 6.0  # points above and below a chart
SPACING = 4.2  # points between the lines of a hatching
TALLEST = 560.0  # points that any page has for a chart
LEAST = 3  # bars on a page that isn't the last


@dataclass(frozen=True, slots=True)
class Look:
    """How the bars of one series look: a grey that a copier keeps, and lines in some direction over it."""

    fill: str
    angles: tuple[int, ...] = ()


LOOKS = (
    Look("#4a4a4a"),
    Look("#ffffff", (45,)),
    Look("#c8c8c8"),
    Look("#ffffff", (45, 135)),
    Look("#ffffff"),
    Look("#e6e6e6", (90,)),
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures of a chart in points."""

    text: float = 11.0
    bar: float = 13.0
    gap: float = 7.0
    label: float = 0.3  # of the width

    @property
    def leading(self) -> float:
        """From one line of words to the next."""
        return self.text * 1.35


PAPER = Sizes()


def chart(shown: Chart, width: float, sizes: Sizes = PAPER) -> Drawing:
    """The chart as wide as that and as high as it needs, with its title, its values and, for several series, a key."""
    labels = [_wrapped(label, width * sizes.label - sizes.gap, sizes) for label in shown.labels]
    heights = [_row_height(shown, lines, sizes) for lines in labels]
    key = _key_rows(shown, width, sizes)
    caption = break_lines(
        words.CAPTION.format(title=shown.title, unit=shown.unit), _widths(sizes, faces.SANS_BOLD), width
    )
    height = sizes.leading * (len(caption) + len(key)) + sum(heights) + 2 * sizes.gap
    drawing = Drawing(width, height, initialFontName=faces.SERIF)
    y = height
    for line in caption:
        y -= sizes.leading
        drawing.add(_string(0, y + sizes.text * 0.3, line.text, sizes.text, faces.SANS_BOLD))
    for row in key:
        y -= sizes.leading
        _draw_key(drawing, row, y, sizes)
    y -= sizes.gap
    for place, (lines, room) in enumerate(zip(labels, heights, strict=True)):
        _draw_row(drawing, shown, place, lines, y, room, width, sizes)
        y -= room
    return drawing


def charts(found: Sequence[Chart]) -> list[Flowable]:
    """Charts one below the other, each with a little air, none where nothing is to be seen."""
    return [piece for one in found if one for piece in (Spacer(0, AIR), Figure(one), Spacer(0, AIR))]


class Figure(Flowable):  # type: ignore[misc]
    """A chart in the column it stands in; split over two pages only where one can't hold it."""

    def __init__(self, shown: Chart, sizes: Sizes = PAPER) -> None:
        super().__init__()
        self.shown, self.sizes = shown, sizes

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The column's width and what the bars need."""
        self._drawing = chart(self.shown, width, self.sizes)
        return width, self._drawing.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """As many bars as there is room for, and the others under the same title."""
        if chart(self.shown, width, self.sizes).height <= TALLEST:
            return []
        fit = min(len(self.shown.labels), int(height / (self.sizes.bar + self.sizes.gap)))
        while fit > 1 and chart(self.shown.part(0, fit), width, self.sizes).height > height:
            fit -= 1
        if fit < LEAST or fit == len(self.shown.labels):
            return []
        return [Figure(self.shown.part(0, fit), self.sizes), Figure(self.shown.part(fit, None), self.sizes)]

    def draw(self) -> None:
        """Draws it."""
        self._drawing.drawOn(self.canv, 0, 0)


def _string(x: float, y: float, text: str, size: float, role: str = faces.SERIF, anchor: str = "start") -> String:
    return String(x, y, text, fontName=role, fontSize=size, textAnchor=anchor, fillColor=INK)


def _wrapped(label: str, room: float, sizes: Sizes) -> list[str]:
    """The label in at most three lines; what is longer ends in a dash of dots."""
    lines = [line.text.rstrip() for line in break_lines(" ".join(label.split()), _widths(sizes), room)]
    return lines if len(lines) <= 3 else [*lines[:2], lines[2][:-1] + "…"]


def _widths(sizes: Sizes, role: str = faces.SERIF) -> Measure:
    return measure(role, sizes.text, 0.0)


def _row_height(shown: Chart, lines: Sequence[str], sizes: Sizes) -> float:
    bars = 1 if shown.stacked else len(shown.series)
    return max(bars * sizes.bar, len(lines) * sizes.leading) + sizes.gap


def _key_rows(shown: Chart, width: float, sizes: Sizes) -> list[list[tuple[float, int, str]]]:
    """The key's entries with where each begins; nothing where one series needs none."""
    rows: list[list[tuple[float, int, str]]] = []
    x = width
    for number, one in enumerate(shown.series if len(shown.series) > 1 else ()):
        need = 3 * sizes.text + _widths(sizes)[one.name][0]
        if x + need > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, number, one.name))
        x += need + sizes.text
    return rows


def _draw_key(drawing: Drawing, row: Sequence[tuple[float, int, str]], y: float, sizes: Sizes) -> None:
    for x, number, name in row:
        _bar(drawing, x, y - 1, 2 * sizes.text, sizes.text * 0.85, number)
        drawing.add(_string(x + 2.4 * sizes.text, y, name, sizes.text))


def _draw_row(
    drawing: Drawing,
    shown: Chart,
    place: int,
    lines: Sequence[str],
    top: float,
    room: float,
    width: float,
    sizes: Sizes,
) -> None:
    left = width * sizes.label
    middle = top - (room - sizes.gap) / 2
    y = middle + len(lines) * sizes.leading / 2
    for line in lines:
        y -= sizes.leading
        drawing.add(_string(left - sizes.gap, y + sizes.text * 0.32, line, sizes.text, anchor="end"))
    scale = (width - left - _after(shown, sizes)) / shown.most
    if shown.stacked:
        _draw_stack(drawing, shown, place, left, middle - sizes.bar / 2, scale, sizes)
        return
    y = middle + len(shown.series) * sizes.bar / 2
    for number, one in enumerate(shown.series):
        y -= sizes.bar
        length = one.values[place] * scale
        _bar(drawing, left, y, length, sizes.bar * 0.86, number)
        drawing.add(_string(left + length + 4, y + sizes.bar * 0.18, _value(shown, number, place), sizes.text))


def _draw_stack(drawing: Drawing, shown: Chart, place: int, left: float, y: float, scale: float, sizes: Sizes) -> None:
    """One bar cut into the levels; their numbers stand behind it in the key's order, for a thin piece holds none."""
    values = [one.values[place] for one in shown.series]
    ends = [0, *accumulate(values)]
    for number, value in enumerate(values):
        _bar(drawing, left + ends[number] * scale, y, value * scale, sizes.bar * 0.86, number)
    drawing.add(_string(left + ends[-1] * scale + 4, y + sizes.bar * 0.18, _sum(values), sizes.text))


def _sum(values: Sequence[int]) -> str:
    return " / ".join(map(str, values))


def _after(shown: Chart, sizes: Sizes) -> float:
    """Room for the widest value behind its bar."""
    places = range(len(shown.labels))
    if shown.stacked:
        said = [_sum([one.values[place] for one in shown.series]) for place in places]
    else:
        said = [_value(shown, number, place) for number in range(len(shown.series)) for place in places]
    return max(_widths(sizes)[words][0] for words in said) + sizes.gap


def _value(shown: Chart, number: int, place: int) -> str:
    one = shown.series[number]
    note = one.notes[place] if one.notes else ""
    shape = words.VALUE_NOTED if note else words.VALUE
    return shape.format(value=one.values[place], note=note)


def _bar(drawing: Drawing, x: float, y: float, length: float, height: float, number: int) -> None:
    """One bar, outlined; a bar of nothing is a stroke, so that nobody takes it for forgotten."""
    look = LOOKS[number % len(LOOKS)]
    drawing.add(Rect(x, y, max(length, 0.6), height, fillColor=white, strokeColor=None))
    drawing.add(Rect(x, y, max(length, 0.6), height, fillColor=HexColor(look.fill), strokeColor=INK, strokeWidth=0.6))
    if look.angles and length > 1:
        corners = [x, y, x + length, y, x + length, y + height, x, y + height]
        drawing.add(
            Hatching(
                xyLists=[corners],
                angles=list(look.angles),
                spacings=[SPACING] * len(look.angles),
                strokeColor=INK,
                strokeWidth=0.5,
            )
        )
