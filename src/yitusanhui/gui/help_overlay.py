"""F1: every key on one sheet over the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.gui.actions import key_lines
from yitusanhui.gui.widgets import label, scrolled
from yitusanhui.texts import say

COLUMNS, GAP, SIZE = 4, 22, (1300, 690)


class KeySheet(QDialog):
    """Any key puts it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("help.title"))
        self.resize(min(SIZE[0], parent.width() - 20), min(SIZE[1], parent.height() - 20))
        page = QWidget()
        page.setStyleSheet("QLabel { font-size: 14px; }")  # sixty keys on one sheet, without scrolling
        columns = QHBoxLayout(page)
        columns.setSpacing(GAP)
        boxes = [QVBoxLayout() for _ in range(COLUMNS)]
        for box in boxes:
            box.setSpacing(2)
            columns.addLayout(box, 1)
        lengths = [0] * COLUMNS
        for title, lines in sorted(key_lines(), key=lambda group: -len(group[1])):
            least = lengths.index(min(lengths))
            boxes[least].addWidget(label(title, "head"))
            boxes[least].addLayout(_table(lines))
            boxes[least].addSpacing(4)
            lengths[least] += len(lines) + 2
        for box in boxes:
            box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 8, 20, 8)
        outer.setSpacing(4)
        outer.addWidget(label(say("help.title"), "title"))
        outer.addWidget(scrolled(page), 1)
        outer.addWidget(label(say("map.how"), "muted", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Away."""
        self.accept()


def _table(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(1)
    for place, (keys, words) in enumerate(lines):
        shown = keys.replace("Right", "→").replace("Left", "←")
        grid.addWidget(label(shown, "key"), place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), place, 1)
    grid.setColumnStretch(1, 1)
    return grid
