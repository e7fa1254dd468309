"""唱票 on the wall: of which matter, a row of 正 for each choice, and how far it is; for the last bench."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.gui.painted import Painted
from yitusanhui.gui.panels.ballot_strokes import STROKES, Called
from yitusanhui.gui.wall_fit import FittedWords, larger
from yitusanhui.texts import say

HEAD, NOTE, MOST_ROW, EDGE, FIGURE, LONG = 116, 84, 120, 28, 120, 6
GREEN, INK, RED = "#084F45", "#000000", "#A8231B"


class WallStrokes(QWidget):
    """Totals only: what is shown has no order."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(HEAD)
        self.rows = _Rows()
        self.note = FittedWords(most=38)
        self.note.stand(NOTE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part, stretch in ((self.head, 0), (self.rows, 1), (self.note, 0)):
            box.addWidget(part, stretch)

    @property
    def numbers(self) -> list[int]:
        """The totals as they are shown."""
        return [number for _, number in self.rows.lines]

    def show_called(self, called: Called) -> None:
        """Show these totals."""
        self.head.show_words(say("wall.calling_of", {"title": called.title}), GREEN)
        self.note.show_words(called.note, INK if called.going_on else RED)
        self.rows.lines = called.lines
        self.rows.update()


class _Rows(Painted):
    """A line of words, strokes and the figure they come to, each."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[tuple[str, int], ...] = ()

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is shown."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = min(MOST_ROW * larger(self), self.height() / max(1, len(self.lines)))
        above = any(len(label) > LONG for label, _ in self.lines)  # names that are read whole, over their strokes
        _font(painter, round(row * (0.34 if above else 0.42)))
        measure = painter.fontMetrics()
        names = min(self.width() * 0.3, max([measure.horizontalAdvance(label) for label, _ in self.lines], default=0))
        for place, (label, number) in enumerate(self.lines):
            top = place * row
            painter.setPen(QColor(INK))
            room = QRectF(EDGE, top, names + 4, row)
            if above:
                room = QRectF(EDGE, top, self.width() - 2 * EDGE - FIGURE, row / 2)
            shown = measure.elidedText(label, Qt.TextElideMode.ElideRight, int(room.width()) - 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            figure = QRectF(self.width() - FIGURE, top, FIGURE - EDGE, row)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(number))
            left, high = (EDGE, row / 2) if above else (EDGE * 2 + names, row)
            self._paint_row(painter, QRectF(left, top + row - high, figure.left() - EDGE - left, high), number)

    def _paint_row(self, painter: QPainter, room: QRectF, number: int) -> None:
        cell = min(room.height() * 0.62, room.width() / max(1, -(-number // 5)) / 1.2)
        painter.setPen(QPen(QColor(RED), max(2.0, cell / 11)))
        for stroke in range(number):
            corner = QPointF(room.left() + stroke // 5 * cell * 1.2, room.top() + (room.height() - cell) / 2)
            (x1, y1), (x2, y2) = STROKES[stroke % 5]
            painter.drawLine(QLineF(corner + QPointF(x1, y1) * cell, corner + QPointF(x2, y2) * cell))


def _font(painter: QPainter, pixels: int) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(12, pixels))
    font.setBold(True)
    painter.setFont(font)
