"""What the back row must read: how a vote came out, and how many are here. Given figures, it computes none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from yitusanhui.gui.painted import Painted
from yitusanhui.gui.wall_fit import FittedWords, larger
from yitusanhui.gui.wall_live import WallLive
from yitusanhui.gui.wall_matter import WallMatter

INKS = {"good": "#084F45", "bad": "#A8231B", "warn": "#6B4700"}
TRACK, FILL = "#E4E9E5", "#0B6B5D"
TALLEST, MANY, LONG = 110, 5, 6  # LONG: characters of a name that don't fit beside its bar


@dataclass(frozen=True, slots=True)
class WallBar:
    """One choice: its words, its figures as printed, and its share of the rule's base in thousandths."""

    label: str
    figures: str
    share: int


class WallResult(QStackedWidget):
    """The newest result; while a vote is open what it is about, of owners what is reached by now; else who is here."""

    def __init__(self) -> None:
        super().__init__()
        self.counted, self.attendance, self.live = WallCount(), WallAttendance(), WallLive()
        self.matter = WallMatter()
        self.addWidget(self.counted)
        self.addWidget(self.attendance)
        self.addWidget(self.live)
        self.addWidget(self.matter)


class WallCount(QWidget):
    """通过 or not as large as it goes, a bar a choice, and the sum in one line."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(84)
        self.verdict = FittedWords(most=150, bold=True)
        self.bars = WallBars()
        self.formula = FittedWords(most=40)
        self.formula.stand(120)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 24, 12)
        box.setSpacing(4)
        box.addWidget(self.head)
        box.addWidget(self.verdict, 3)
        box.addWidget(self.bars, 4)
        box.addWidget(self.formula)

    def show_count(self, head: str, verdict: tuple[str, str], bars: Sequence[WallBar], formula: str) -> None:
        """`verdict` is its words and the kind of label it would be in the window."""
        words, kind = verdict
        self.head.show_words(head, INKS["good"])
        self.verdict.show_words(words, INKS[kind])
        self.bars.show_bars(bars)
        self.formula.show_words(formula)
        self.formula.setVisible(bool(formula))
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wall is another one."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        few = len(self.bars.bars) < MANY
        self.verdict.setMaximumHeight(round((220 if few else 120) * larger(self)))


class WallBars(Painted):
    """Bars with their figures; the whole width is the base that the rule looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[WallBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[WallBar]) -> None:
        """Show these."""
        self.bars = tuple(bars)
        self.setAccessibleName("　".join(f"{bar.label} {bar.figures}" for bar in bars))
        self.update()

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is shown."""
        high = min(round(TALLEST * larger(self)), self.height() // max(1, len(self.bars)))
        if any(len(bar.label) > LONG for bar in self.bars):
            self._paint_below(painter, high)
            return
        top = (self.height() - high * len(self.bars)) // 2
        font = QFont(self.font())
        font.setPixelSize(max(16, min(round(52 * larger(self)), high * 55 // 100)))
        font.setBold(True)
        painter.setFont(font)
        sizes = QFontMetrics(font)
        names = min(self.width() // 3, max((sizes.horizontalAdvance(bar.label) for bar in self.bars), default=0))
        tails = max((sizes.horizontalAdvance(bar.figures) for bar in self.bars), default=0)
        for place, bar in enumerate(self.bars):
            room = QRect(24, top + place * high, self.width() - 48, high)
            self._paint(painter, bar, room, names, tails)

    def _paint_below(self, painter: QPainter, high: int) -> None:
        """Long names whole, each above its bar."""
        font = QFont(self.font())
        font.setPixelSize(max(14, min(round(38 * larger(self)), high * 40 // 100)))
        font.setBold(True)
        painter.setFont(font)
        sizes = QFontMetrics(font)
        tails = max(sizes.horizontalAdvance(bar.figures) for bar in self.bars)
        top = (self.height() - high * len(self.bars)) // 2
        for place, bar in enumerate(self.bars):
            room = QRect(24, top + place * high, self.width() - 48, high // 2)
            painter.setPen(QColor("#000000"))
            words = sizes.elidedText(bar.label, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            self._paint(painter, replace(bar, label=""), room.translated(0, high // 2), -20, tails)

    def _paint(self, painter: QPainter, bar: WallBar, room: QRect, names: int, tails: int) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        label = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, names)
        painter.setPen(QColor("#000000"))
        painter.drawText(QRect(room.left(), room.top(), names, room.height()), middle, label)
        tail = QRect(room.right() - tails, room.top(), tails, room.height())
        painter.drawText(tail, middle | int(Qt.AlignmentFlag.AlignRight), bar.figures)
        left = room.left() + names + 20
        track = QRect(left, room.top() + room.height() // 4, tail.left() - 20 - left, room.height() // 2)
        painter.fillRect(track, QColor(TRACK))
        track.setWidth(track.width() * min(1000, bar.share) // 1000)
        painter.fillRect(track, QColor(FILL))


class WallAttendance(QWidget):
    """应到, 实到, 有表决权, 还差 as large as they go, and what they come to."""

    FIGURES = 4

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(84)
        self.names = [FittedWords(most=44, bold=True) for _ in range(self.FIGURES)]
        self.numbers = [FittedWords(most=170, bold=True) for _ in range(self.FIGURES)]
        self.line = FittedWords(most=48)
        self.line.stand(170)
        columns = QHBoxLayout()
        for name, number in zip(self.names, self.numbers, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number, 3)
            column.addWidget(name, 1)
            columns.addLayout(column)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 24, 24)
        box.addWidget(self.head)
        box.addLayout(columns, 1)
        box.addWidget(self.line)

    def show_figures(self, head: str, figures: Sequence[tuple[str, str]], line: str, *, short: bool) -> None:
        """Names with their numbers, in order; `short`: the last is what keeps the meeting from deciding."""
        self.head.show_words(head, INKS["good"])
        for place, (name, number) in enumerate(figures):
            self.names[place].show_words(name, "#55615B")
            alarming = short and place == len(figures) - 1
            self.numbers[place].show_words(number, INKS["bad"] if alarming else "#000000")
        self.line.show_words(line, INKS["bad"] if short else "#000000")
