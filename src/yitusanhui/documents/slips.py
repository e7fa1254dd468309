"""Paper that is cut apart: slips of one height with a dashed line between, as many a page as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from yitusanhui.documents import faces
from yitusanhui.documents.blocks import Block
from yitusanhui.documents.compose import STYLES, Parts, story
from yitusanhui.documents.typeset import Paragraph, Prose, Style, measure
from yitusanhui.texts import papers

AIR = 4.5 * mm
LINE = 9.5 * mm
GROWN = (1.3, 1.2, 1.1, 1.05)
SMALL = {
    **{kind: Style(faces.SERIF, 12, 20, align="left", label_role=faces.SANS_BOLD) for kind in STYLES},
    "title": Style(faces.SERIF_BOLD, 16, 26, align="centre"),
    "note": Style(faces.SERIF, 10, 15, align="left"),
}
CHOICE = Style(faces.SERIF, 16, 24, align="left")
CENTRE = 0.38  # of its size a Chinese character's middle stands above the line


class Slip(Flowable):  # type: ignore[misc]
    """One slip: at least `height` points high, its content from the top, a dashed line to cut along below.

    `grown` is how much larger than usual it prints.
    """

    def __init__(self, content: Sequence[Flowable], height: float) -> None:
        super().__init__()
        self.content, self.least, self.grown = tuple(content), height, 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The height asked for, or more where the words need it."""
        self.width = width
        inside = width / self.grown
        heights = [piece.wrapOn(self.canv, inside, height)[1] for piece in self.content]
        self.height = max(self.least, sum(heights) * self.grown + 2 * AIR)
        return width, self.height

    def draw(self) -> None:
        """Prints the content and the line."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.scale(self.grown, self.grown)
        y = (self.height - AIR) / self.grown
        for piece in self.content:
            y -= piece.wrapOn(canvas, self.width / self.grown, self.height)[1]
            piece.drawOn(canvas, 0, y)
        canvas.restoreState()
        canvas.saveState()
        canvas.setDash(3, 3)
        canvas.setLineWidth(0.4)
        canvas.line(0, 0, self.width, 0)
        canvas.restoreState()


def spread(slips: Sequence[Slip], width: float, page: float) -> list[Slip]:
    """The same slips, as many a page as fit, sharing it evenly: a stack of sheets is cut in one go.

    Where room is left on a slip, it prints larger: many who read it are old.
    """
    for one in slips:
        needed = one.wrapOn(None, width, page)[1]
        if needed <= page:
            one.least = max(one.least, page / (page // needed) - 0.5)
            one.grown = next((size for size in GROWN if _fits(one, size, width, page)), 1.0)
    return list(slips)


def _fits(one: Slip, size: float, width: float, page: float) -> bool:
    one.grown = size
    return bool(one.wrapOn(None, width, page)[1] <= one.least)


class Lines(Flowable):  # type: ignore[misc]
    """Empty lines to write on."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A line each 9.5 mm: wide enough for an old hand."""
        self.width = width
        return width, self.count * LINE

    def draw(self) -> None:
        """Rules them."""
        self.canv.setLineWidth(0.4)
        for number in range(self.count):
            self.canv.line(0, number * LINE + 2, self.width, number * LINE + 2)


class Choices(Flowable):  # type: ignore[misc]
    """What may be chosen, each beside a box that holds a stamp or a sticker; a few short ones side by side.

    `high` is the height of a line in points, and nearly that of its box.
    """

    HIGH = (34.0, 30.0, 27.0, 24.0)
    ABREAST, GAP = 4, 8.0

    def __init__(self, labels: Iterable[str], high: float) -> None:
        super().__init__()
        self.labels, self.high = tuple(labels), high

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its lines."""
        self.width = width
        widest = max(measure(CHOICE.role, CHOICE.size, 0.0)[label][1] for label in self.labels)
        each = width / len(self.labels)
        self.abreast = len(self.labels) <= self.ABREAST and self.high + 2 * self.GAP + widest <= each
        if self.abreast:
            return width, self.HIGH[0] + self.GAP
        self.words = [Prose([Paragraph(CHOICE, label)]) for label in self.labels]
        room = width - 2 * self.GAP - self.high
        self.tall = [prose.wrap(room, height)[1] for prose in self.words]
        return width, sum(max(self.high, tall) for tall in self.tall) + self.GAP

    def draw(self) -> None:
        """Prints boxes and words."""
        if self.abreast:
            self._draw_abreast()
            return
        y = self.wrap(self.width, 0)[1] - self.GAP / 2
        for prose, tall in zip(self.words, self.tall, strict=True):
            high = max(self.high, tall)
            y -= high
            self._box(self.GAP, y + high / 2, self.high)
            prose.drawOn(self.canv, 2 * self.GAP + self.high, y + (high - tall) / 2)

    def _draw_abreast(self) -> None:
        side, middle = self.HIGH[0], (self.HIGH[0] + self.GAP) / 2
        for place, label in enumerate(self.labels):
            x = self.GAP + place * self.width / len(self.labels)
            self._box(x, middle, side)
            self.canv.setFont(CHOICE.role, CHOICE.size)
            self.canv.drawString(x + side + self.GAP, middle - CENTRE * CHOICE.size, label)

    def _box(self, x: float, middle: float, side: float) -> None:
        self.canv.setFont(faces.SERIF, side)
        self.canv.drawString(x, middle - CENTRE * side, papers.CHOICE_BOX)


def roomiest(made: Callable[[float], Slip], width: float, page: float) -> float:
    """How high lines of choices may be without fewer slips on a page."""

    def a_page(high: float) -> int:
        return int(page // made(high).wrapOn(None, width, page)[1])

    most = a_page(Choices.HIGH[-1])
    return next(high for high in Choices.HIGH if a_page(high) >= most)


def slip(blocks: Iterable[Block], parts: Parts, height: float) -> Slip:
    """One slip from its template's blocks."""
    return Slip(story(blocks, parts, SMALL), height)
