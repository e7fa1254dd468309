"""The turn and the step's time on the wall: by word and shape as well as by colour, readable from the last row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.gui.painted import Painted
from yitusanhui.gui.timer import spoken
from yitusanhui.gui.wall_fit import FittedWords
from yitusanhui.gui.widgets import label, set_kind
from yitusanhui.texts import say

CALM, SOON, OVER = "#084F45", "#8A4B00", "#A8231B"
BAR = 64


@dataclass(frozen=True, slots=True)
class WallTurn:
    """A turn as the room may see it: the how-manieth speaker, never who. `left` in seconds, of `seconds`."""

    left: int
    seconds: int
    runs: bool = False
    soon: bool = False
    place: int = 0  # 第几位发言人; 0: unknown

    @property
    def over(self) -> bool:
        """The time is up."""
        return self.runs and self.left <= 0

    @property
    def ink(self) -> str:
        """Calm, about to end, over."""
        return OVER if self.over else SOON if self.soon else CALM

    @property
    def words(self) -> str:
        """第3位发言人, 还有25秒, 时间到."""
        if self.over:
            return say("wall.over_by", {"over": -self.left}) if self.left else say("wall.over")
        if self.soon:
            return say("wall.soon", {"left": self.left})
        return say("wall.turn_of", {"place": self.place}) if self.place and self.runs else say("wall.turn")


class WallTimer(QWidget):
    """The turn, across the room: a word, the figures, and a bar that runs out, hatched at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=64, bold=True)
        self.head.stand(120)
        self.body = FittedWords(most=360, bold=True)
        self.bar = TurnBar()
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 12, 40, 36)
        box.addWidget(self.head)
        box.addWidget(self.body, 1)
        box.addWidget(self.bar)

    def show_turn(self, turn: WallTurn) -> None:
        """Seconds left of this turn."""
        self.head.show_words(turn.words, turn.ink)
        self.body.show_words(spoken(turn.left), turn.ink if turn.over or turn.soon else "#000000")
        self.bar.show_turn(turn)


class TurnBar(Painted):
    """What is left of the turn: full at first, hatched when it is about to end, crossed out when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAR)
        self._turn = WallTurn(0, 1)

    def show_turn(self, turn: WallTurn) -> None:
        """Draw this one."""
        self._turn = turn
        self.update()

    def paint_on(self, painter: QPainter) -> None:
        """A frame, and the part of it that is left."""
        turn = self._turn
        frame = self.rect().adjusted(2, 2, -3, -3)
        wide = frame.width() if turn.over else frame.width() * min(max(turn.left, 0), turn.seconds) // turn.seconds
        part = QRect(frame.left(), frame.top(), wide, frame.height())
        pattern = Qt.BrushStyle.SolidPattern
        if turn.over:
            pattern = Qt.BrushStyle.DiagCrossPattern
        elif turn.soon:
            pattern = Qt.BrushStyle.BDiagPattern
        painter.fillRect(part, QBrush(QColor(turn.ink), pattern))
        painter.setPen(QColor(turn.ink))
        painter.drawRect(frame)


class SmallTurn(QHBoxLayout):
    """The line above every page: which meeting and step, how long it has been on, and the turn."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)
        self.words, self.pace, self.turn = (label("", "wall_head") for _ in range(3))
        self.addWidget(self.words, 1)
        self.addWidget(self.pace)
        self.addWidget(self.turn)

    def show(self, shown: bool, *, turn: bool) -> None:
        """All of it or nothing; the turn not where the page shows it."""
        self.words.setVisible(shown)
        self.pace.setVisible(shown)
        self.turn.setVisible(shown and turn)

    def show_pace(self, words: str, *, over: bool) -> None:
        """White on red with a ■ before it once the step is over its time."""
        self.pace.setText(words)
        set_kind(self.pace, "wall_over" if over else "wall_head")

    def show_turn(self, turn: WallTurn) -> None:
        """2:00 left; a mark at the end."""
        mark = "■ " if turn.over else "▲ " if turn.soon else ""
        self.turn.setText(f"{mark}{spoken(turn.left)}" if turn.runs else "")
        set_kind(self.turn, "wall_over" if turn.over else "wall_soon" if turn.soon else "wall_head")
