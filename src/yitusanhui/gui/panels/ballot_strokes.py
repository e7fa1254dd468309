"""唱票: ballots called out one by one, a key each, kept as 正 strokes that the room can follow."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from yitusanhui.gui.panels.picks import PICK
from yitusanhui.gui.theme import COLOURS
from yitusanhui.texts import say

log = logging.getLogger(__name__)
ROW, CELL, NAME, EDGE = 40, 28.0, 140, 10
KEYS = "123456789"
# 正 in the order it is written, in a square of one.
STROKES = (
    ((0.1, 0.08), (0.9, 0.08)),
    ((0.5, 0.08), (0.5, 0.92)),
    ((0.5, 0.48), (0.85, 0.48)),
    ((0.22, 0.48), (0.22, 0.92)),
    ((0.02, 0.92), (0.98, 0.92)),
)


class Strokes(QFrame):
    """A row of 正 for each choice. Only totals leave it, never an order."""

    counted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pick")
        self.setStyleSheet(PICK.format(**COLOURS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("votes.calling"))
        self.labels: Sequence[str] = ()
        self.numbers: list[int] = []
        self._called: list[int] = []

    def offer(self, labels: Sequence[str]) -> None:
        """The choices that may be called."""
        self.labels = labels[: len(KEYS)]
        self.setFixedHeight(ROW * (len(self.labels) + 1))

    def start(self, numbers: Sequence[int]) -> None:
        """Go on from these totals."""
        self.numbers, self._called = list(numbers), []
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number is one vote for that choice, Backspace takes the last one back."""
        place = KEYS.find(event.text()) if event.text() else -1
        if 0 <= place < len(self.labels):
            self._called.append(place)
            self._count(place, 1)
        elif event.key() == Qt.Key.Key_Backspace and self._called:
            self._count(self._called.pop(), -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; what fails is logged, for it would end the program."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            self._paint(painter)
        except Exception:
            log.exception("strokes could not be painted")
        finally:
            painter.end()

    def _count(self, place: int, by: int) -> None:
        self.numbers[place] += by
        self.counted.emit(list(self.numbers))
        self.update()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        keys = "　".join(f"{key} {label}" for key, label in zip(KEYS, self.labels, strict=False))
        hint = say("votes.calling_keys", {"keys": keys})
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(EDGE, 0, self.width() - EDGE, ROW, middle | Qt.TextFlag.TextWordWrap, hint)
        for line, (label, number) in enumerate(zip(self.labels, self.numbers, strict=False), 1):
            name = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, NAME - EDGE)
            painter.drawText(EDGE, line * ROW, NAME, ROW, middle, name)
            self._paint_row(painter, QPointF(NAME + EDGE, line * ROW + (ROW - CELL) / 2), number)

    def _paint_row(self, painter: QPainter, corner: QPointF, number: int) -> None:
        painter.save()
        painter.setPen(QPen(QColor(COLOURS["bad"]), 2.4))
        room = max(1, int((self.width() - corner.x() - 60) // (CELL + 4)))
        whole = max(0, (number + 4) // 5 - room) * 5  # what no longer fits is in the figure
        for stroke in range(whole, number):
            shift = corner + QPointF(((stroke - whole) // 5) * (CELL + 4), 0)
            (x1, y1), (x2, y2) = STROKES[stroke % 5]
            painter.drawLine(QLineF(shift + QPointF(x1, y1) * CELL, shift + QPointF(x2, y2) * CELL))
        painter.restore()
        painter.drawText(self.width() - 52, int(corner.y()), 46, int(CELL), Qt.AlignmentFlag.AlignRight, str(number))
