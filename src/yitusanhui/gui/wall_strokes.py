"""唱票 on the wall: a row of 正 for each choice, large enough for the last bench."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from yitusanhui.gui.painted import Painted
from yitusanhui.gui.panels.ballot_strokes import STROKES
from yitusanhui.texts import say

HEAD, MOST_ROW, EDGE = 90, 120, 28


class WallStrokes(Painted):
    """Totals only: what is shown has no order."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[str] = []
        self.numbers: list[int] = []

    def show_numbers(self, labels: Sequence[str], numbers: Sequence[int]) -> None:
        """Show these totals."""
        self.labels, self.numbers = list(labels), list(numbers)
        self.update()

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is shown."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#084F45"))
        _font(painter, 44)
        painter.drawText(QRectF(0, 0, self.width(), HEAD), Qt.AlignmentFlag.AlignCenter, say("wall.calling"))
        row = min(MOST_ROW, (self.height() - HEAD) / max(1, len(self.labels)))
        _font(painter, round(row * 0.42))
        measure = painter.fontMetrics()
        names = min(self.width() * 0.3, max([measure.horizontalAdvance(label) for label in self.labels], default=0))
        for place, (label, number) in enumerate(zip(self.labels, self.numbers, strict=False)):
            top = HEAD + place * row
            painter.setPen(QColor("#000000"))
            shown = measure.elidedText(label, Qt.TextElideMode.ElideRight, int(names) + 2)
            painter.drawText(QRectF(EDGE, top, names + 4, row), Qt.AlignmentFlag.AlignVCenter, shown)
            figure = QRectF(self.width() - 120, top, 120 - EDGE, row)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(number))
            self._paint_row(painter, QRectF(EDGE * 2 + names, top, figure.left() - EDGE * 2 - names, row), number)

    def _paint_row(self, painter: QPainter, room: QRectF, number: int) -> None:
        cell = min(room.height() * 0.62, room.width() / max(1, -(-number // 5)) / 1.2)
        painter.setPen(QPen(QColor("#A8231B"), max(2.0, cell / 11)))
        for stroke in range(number):
            corner = QPointF(room.left() + stroke // 5 * cell * 1.2, room.top() + (room.height() - cell) / 2)
            (x1, y1), (x2, y2) = STROKES[stroke % 5]
            painter.drawLine(QLineF(corner + QPointF(x1, y1) * cell, corner + QPointF(x2, y2) * cell))


def _font(painter: QPainter, pixels: int) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(12, pixels))
    font.setBold(True)
    painter.setFont(font)
