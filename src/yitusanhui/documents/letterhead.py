"""What an office puts around its words: the red head (GB/T 9704 7.2), and who signs, with room for the seal."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from yitusanhui.documents import faces
from yitusanhui.documents.look import Look
from yitusanhui.documents.page import PITCH
from yitusanhui.documents.typeset import measure
from yitusanhui.texts import papers

RED = HexColor("#d7000f")
LARGEST, SMALLEST = 40.0, 20.0  # points of the head
SIZE = 16.0
AIR = 2 * PITCH - 7  # two lines, the title's own air counted
FOOT = 0.12  # of the size: the baseline above a character's foot
SEAL = 42 * mm  # across a round seal
DROP = 35 * mm  # from the type area's top to that of the head (7.2.4)
RULE = 4 * mm  # below the number, or the head, to the red rule (7.2.7)
RIGHT = 4 * SIZE  # from the type area's edge to the date (GB/T 9704 7.3.5)


def red_head(look: Look, kind: str) -> list[Flowable]:
    """The head of a document of that kind; nothing in a look without one."""
    head, number = look.head_of(kind)
    return [RedHead(head, number)] if head else []


class RedHead(Flowable):  # type: ignore[misc]
    """The office's name in red, the line for the document's number, and the red rule."""

    def __init__(self, head: str, number: str) -> None:
        super().__init__()
        self.head, self.number = head, number

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The head on one line, as large as the type area lets it be."""
        self._width = width
        wide = measure(faces.SERIF_BOLD, LARGEST, 0.0)[self.head][1]
        self._size = max(SMALLEST, min(LARGEST, LARGEST * width / wide)) if wide else LARGEST
        return width, DROP + self._size + (2 * PITCH + SIZE if self.number else RULE) + RULE + AIR

    def draw(self) -> None:
        """Draws them: two lines of air above the number and below the rule (7.2.5, 7.3.1)."""
        canvas: Any = self.canv
        canvas.saveState()
        y = self.wrap(self._width, 0)[1] - DROP - self._size
        canvas.setFillColor(RED)
        canvas.setFont(faces.SERIF_BOLD, self._size)
        canvas.drawCentredString(self._width / 2, y + FOOT * self._size, self.head)
        if self.number:
            y -= 2 * PITCH + SIZE
            canvas.setFillColor(HexColor("#000000"))
            canvas.setFont(faces.SERIF, SIZE)
            canvas.drawCentredString(self._width / 2, y + FOOT * SIZE, self.number)
        else:
            y -= RULE
        canvas.setStrokeColor(RED)
        canvas.setLineWidth(0.7 * mm)
        canvas.line(0, y - RULE, self._width, y - RULE)
        canvas.restoreState()


class Closing(Flowable):  # type: ignore[misc]
    """Who signs and when, the name above the middle of the date, with as much room as a seal needs."""

    def __init__(self, look: Look, date: str, *, sealed: bool = True) -> None:
        super().__init__()
        self.look, self.date, self.size = look, date, float(SIZE)
        self.sealed = sealed and look.seal

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room for the seal, or two lines."""
        self._width = width
        return width, SEAL + 6 if self.sealed else 2.5 * PITCH

    def draw(self) -> None:
        """Prints name and date; where the seal goes, a word says so."""
        widths = measure(faces.SERIF, self.size, 0.0)
        date, office = widths[self.date][1], widths[self.look.office][1]
        middle = self._width - max(RIGHT + date / 2, office / 2)
        foot = (SEAL - 2 * PITCH) / 2 if self.sealed else 0.0
        self.canv.setFont(faces.SERIF, self.size)
        self.canv.drawCentredString(middle, foot + PITCH + 6, self.look.office)
        self.canv.drawCentredString(middle, foot + 6, self.date)
        if self.sealed:
            self.canv.setFont(faces.SERIF, 10.5)
            self.canv.drawCentredString(middle, 2, papers.SEAL_HERE)
