"""双过半 on the wall while votes come in: households and square metres at once, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.domain.live import LiveMark
from yitusanhui.domain.shares import square_metres
from yitusanhui.domain.thresholds import Measure
from yitusanhui.gui.painted import Painted
from yitusanhui.gui.wall_fit import FittedWords, larger
from yitusanhui.texts import say

INK, MET, SHORT = "#000000", "#084F45", "#A8231B"
Cell = tuple[str, str, bool]  # figures, ✓ or what is missing, met
Line = tuple[str, tuple[Cell, ...]]


class WallLive(QWidget):
    """A line for taking part, a line for each choice that may pass; a cell for each measure."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(100)
        self.marks = WallMarks()
        self.rule = FittedWords(most=34)
        self.rule.stand(110)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 24, 12)
        box.addWidget(self.head)
        box.addWidget(self.marks, 1)
        box.addWidget(self.rule)

    def show_marks(self, head: str, lines: Sequence[Line], note: str) -> None:
        """The matter, masked, the marks as they stand (`live_lines`), and what is asked (`live_note`)."""
        self.head.show_words(head, MET)
        self.marks.show_lines(lines)
        self.rule.show_words(note)


class WallMarks(Painted):
    """The figures, as large as the lines and columns allow."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> str:
        """Everything that is shown, in one line: 参与 201/300户 ✓ 20,050/30,000 m² ✓；同意 …"""
        told = [f"{name} {' '.join(f'{figures} {state}' for figures, state, _ in cells)}" for name, cells in self.lines]
        return "；".join(told)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.lines = tuple(lines)
        self.setAccessibleName(self.words)
        self.update()

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is shown."""
        high = self.height() / max(1, len(self.lines))
        names = self.width() * 0.17
        for place, (name, cells) in enumerate(self.lines):
            top = place * high
            self._write(painter, name, QRectF(12, top, names - 12, high), 60, INK)
            left = names
            for column, (figures, state, met) in enumerate(cells):
                wide = (self.width() - names) * _share(self.lines, column)
                upper = QRectF(left, top + high * 0.1, wide - 12, high * 0.45)
                self._write(painter, figures, upper, 78, INK)
                lower = QRectF(left, upper.bottom(), wide - 12, high * 0.38)
                self._write(painter, state, lower, 56, MET if met else SHORT)
                left += wide

    def _write(self, painter: QPainter, words: str, room: QRectF, most: int, ink: str) -> None:
        """One line of words, as large as the room allows."""
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(16, min(round(most * larger(self)), int(room.height() * 0.85))))
        painter.setFont(font)
        across = painter.fontMetrics().horizontalAdvance(words)
        if across > room.width():
            font.setPixelSize(max(14, int(font.pixelSize() * room.width() / across)))
            painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def live_lines(marks: Sequence[LiveMark], masked: Callable[[str], str]) -> list[Line]:
    """参与, then each choice by its masked label, with a cell for each measure."""
    lines: dict[str, list[Cell]] = {}
    for mark in marks:
        lines.setdefault(mark.about, []).append(_cell(mark))
    several = sum(map(bool, lines)) > 1

    def called(about: str) -> str:
        return say("live.part") if not about else masked(about) if several else say("live.agree")

    return [(called(about), tuple(cells)) for about, cells in lines.items()]


def _cell(mark: LiveMark) -> Cell:
    area = mark.measure is Measure.AREA
    show = square_metres if area else "{:,}".format
    figures = say("live.area" if area else "live.households", {"have": show(mark.have), "base": show(mark.base)})
    if mark.met:
        return figures, say("live.met"), True
    if not mark.base:
        return figures, say("live.not_yet"), False
    missing = say("live.missing_area" if area else "live.missing_people", {"missing": show(mark.missing)})
    return figures, missing, False


def _share(lines: Sequence[Line], column: int) -> float:
    """How much of the width a column has beside the others: more for longer figures, without dwarfing the short."""
    longest = [max(len(cells[place][0]) for _, cells in lines) + 9 for place in range(len(lines[0][1]))]
    return longest[column] / sum(longest)


def live_note(marks: Sequence[LiveMark]) -> str:
    """What is asked of those who take part, and of a choice."""
    parts = [mark.mark for mark in marks if not mark.about]
    whole = next((mark.mark for mark in marks if mark.about), "")
    return say("live.note", {"part": parts[0], "mark": whole}) if parts else say("live.note_unanimous")
