"""唱票: ballots called out one by one, a key each, kept as 正 strokes that the room can follow."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from yitusanhui.gui.panels.fields import ENTER
from yitusanhui.gui.panels.picks import PICK
from yitusanhui.gui.theme import COLOURS
from yitusanhui.texts import say

log = logging.getLogger(__name__)
LEAST_ROW, MOST_ROW, CELL, EDGE, FIGURE = 24, 52, 30.0, 10, 60
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
LAST = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
# 正 in the order it is written, in a square of one.
STROKES = (
    ((0.1, 0.08), (0.9, 0.08)),
    ((0.5, 0.08), (0.5, 0.92)),
    ((0.5, 0.48), (0.85, 0.48)),
    ((0.22, 0.48), (0.22, 0.92)),
    ((0.02, 0.92), (0.98, 0.92)),
)


@dataclass(frozen=True, slots=True)
class Called:
    """Ballots of a motion called out so far: lines of words and totals, and how far that is, for the wall.

    `going_on`: they are being called; else a figure was put right since, which `note` says.
    """

    title: str
    lines: tuple[tuple[str, int], ...]
    note: str = ""
    going_on: bool = True


def how_far(cast: int, returned: int) -> tuple[str, str]:
    """How many were called of how many came back (0: not known yet), and the kind of words that is."""
    missing = returned - cast
    name = "so_far" if not returned else "too_many" if missing < 0 else "of" if missing else "all"
    facts = {"cast": cast, "returned": returned, "missing": missing}
    return say(f"votes.called_{name}", facts), {"too_many": "bad", "all": "good"}.get(name, "muted")


def put_right(before: Sequence[tuple[str, int]], now: Sequence[tuple[str, int]]) -> str:
    """What differs from what the room saw called out, in a sentence; "" if nothing does."""
    told = [
        say("votes.put_right", {"label": label, "before": old, "after": new})
        for (label, old), (_, new) in zip(before, now, strict=False)
        if old != new
    ]
    return say("votes.corrected", {"what": say("votes.and").join(told)}) if told else ""


class Strokes(QFrame):
    """A row of 正 for each choice, for blank and for spoilt ballots. Only totals leave it, never an order."""

    counted = Signal(list)
    ended = Signal()  # Enter: to be handed in

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pick")
        self.setStyleSheet(PICK.format(**COLOURS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("votes.calling").split("(")[0])
        self.labels: Sequence[str] = ()
        self.numbers: list[int] = []
        self._called: list[int] = []

    def offer(self, labels: Sequence[str]) -> None:
        """The choices that may be called."""
        self.labels = labels[: len(KEYS)]
        self.setMinimumHeight(LEAST_ROW * (len(self.labels) + 1))

    def start(self, numbers: Sequence[int]) -> None:
        """Go on from these totals."""
        self.numbers, self._called = list(numbers), []
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number is one vote for that choice, Backspace takes the last one back, Enter ends the calling."""
        place = KEYS.find(event.text()) if event.text() else -1
        if 0 <= place < len(self.labels):
            self._called.append(place)
            self._count(place, 1)
        elif event.key() == Qt.Key.Key_Backspace and self._called:
            self._count(self._called.pop(), -1)
        elif event.key() in ENTER:
            self.ended.emit()
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
        high = min(MOST_ROW, self.height() / (len(self.labels) + 1))
        measure = painter.fontMetrics()
        names = [f"{key} {label}" for key, label in zip(KEYS, self.labels, strict=False)]
        wide = min(self.width() * 0.36, max(map(measure.horizontalAdvance, names), default=0) + 2.0)
        hint = measure.elidedText(say("votes.calling_keys"), Qt.TextElideMode.ElideRight, self.width() - 2 * EDGE)
        painter.drawText(QRectF(EDGE, 0, self.width() - 2 * EDGE, high), MIDDLE, hint)
        for line, (name, number) in enumerate(zip(names, self.numbers, strict=False), 1):
            top = line * high
            shown = measure.elidedText(name, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(EDGE, top, wide, high), MIDDLE, shown)
            painter.drawText(QRectF(0, top, self.width() - EDGE, high), LAST, str(number))
            cell = min(CELL, high * 0.72)
            left = 2 * EDGE + wide
            room = QRectF(left, top + (high - cell) / 2, self.width() - left - FIGURE, cell)
            self._paint_row(painter, room, number)

    def _paint_row(self, painter: QPainter, room: QRectF, number: int) -> None:
        painter.save()
        painter.setPen(QPen(QColor(COLOURS["bad"]), 2.4))
        cell = room.height()
        fit = max(1, int(room.width() // (cell + 4)))
        whole = max(0, (number + 4) // 5 - fit) * 5  # what no longer fits is in the figure
        for stroke in range(whole, number):
            shift = room.topLeft() + QPointF(((stroke - whole) // 5) * (cell + 4), 0)
            (x1, y1), (x2, y2) = STROKES[stroke % 5]
            painter.drawLine(QLineF(shift + QPointF(x1, y1) * cell, shift + QPointF(x2, y2) * cell))
        painter.restore()
