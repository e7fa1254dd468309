"""Words on the wall: as large as the room they are given allows, never smaller than can be read."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from yitusanhui.gui.painted import Painted
from yitusanhui.gui.wall_lines import balanced

LEAST, MOST = 26, 120
WIDE, HIGH = 1024, 768  # of the wall for which all sizes are given
FLAGS = int(Qt.TextFlag.TextWordWrap)
JOINER = "\u2060"
_FIGURE_AND_UNIT = re.compile(r"(?<=[0-9%])(?=[\u4e00-\u9fff])|(?<=[0-9][年月日])(?=[0-9])")


def unbroken(words: str) -> str:
    """The same, with a number and the 人, 票 or 条 after it never on two lines, nor a date."""
    return _FIGURE_AND_UNIT.sub(JOINER, words)


def larger(part: QWidget) -> float:
    """How much larger than usual this part of a wall may be: a wall of 1080 lines hangs no nearer than one of 768."""
    wall = part.window()
    return max(1.0, min(wall.width() / WIDE, wall.height() / HIGH))


class FittedWords(Painted):
    """Plain words in the largest size that fits, cut with … only when even the least doesn't."""

    def __init__(self, *, most: int = MOST, bold: bool = False, centred: bool = True) -> None:
        super().__init__()
        self._words = ""
        self._most = most
        self._bold = bold
        self._centred = centred
        self._ink = QColor("#000000")
        self._high = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words

    def show_words(self, words: str, ink: str = "#000000") -> None:
        """Show these words."""
        self._words, self._ink = words, QColor(ink)
        self.setAccessibleName(words)
        self.update()

    def stand(self, high: int) -> None:
        """Take so many pixels of a wall of 768, and as much of a larger one."""
        self._high = high
        self.stand_anew()

    def stand_anew(self) -> None:
        """The wall is another one."""
        high = round(self._high * larger(self))
        if high and high != self.maximumHeight():
            self.setFixedHeight(high)

    def size_for(self, room: QRect) -> int:
        """The largest font height, in pixels, at which all words fit `room`."""
        low, high = LEAST, max(LEAST, round(self._most * larger(self)))
        while low < high:
            middle = (low + high + 1) // 2
            bounds = QFontMetrics(self._font(middle)).boundingRect(room, FLAGS, unbroken(self._words))
            if bounds.height() <= room.height() and bounds.width() <= room.width():
                low = middle
            else:
                high = middle - 1
        return low

    def paint_on(self, painter: QPainter) -> None:
        """Draw the words."""
        room = self.rect().adjusted(24, 12, -24, -12)
        font = self._font(self.size_for(room))
        painter.setFont(font)
        painter.setPen(self._ink)
        across = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        words = balanced(unbroken(self._words), room.width(), QFontMetricsF(font).horizontalAdvance)
        painter.drawText(room, FLAGS | int(across) | int(Qt.AlignmentFlag.AlignVCenter), words)

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(self._bold)
        return font
