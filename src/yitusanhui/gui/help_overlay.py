"""F1: every key on one sheet over the window; on a small screen it is scrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.gui.actions import key_lines
from yitusanhui.gui.widgets import label, scrolled
from yitusanhui.texts import say

COLUMNS, COLUMN, GAP, SIZE = 4, 300, 22, (1300, 690)
_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeySheet(QDialog):
    """Any key puts it away, but for those that scroll where there is more than is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("help.title"))
        self.resize(min(SIZE[0], parent.width() - 20), min(SIZE[1], parent.height() - 20))
        page = QWidget()
        page.setStyleSheet("QLabel { font-size: 14px; }")  # sixty keys on one sheet, without scrolling
        columns = QHBoxLayout(page)
        columns.setSpacing(GAP)
        count = min(COLUMNS, max(1, (self.width() - 40) // COLUMN))  # as many as are seen whole
        boxes = [QVBoxLayout() for _ in range(count)]
        for box in boxes:
            box.setSpacing(2)
            columns.addLayout(box, 1)
        lengths = [0] * count
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
        self.bar = (area := scrolled(page)).verticalScrollBar()
        self.heading = label(say("help.title"), "title")
        self.bar.rangeChanged.connect(lambda _, most: self.heading.setText(say(f"help.{'more' if most else 'title'}")))
        outer.addWidget(self.heading)
        outer.addWidget(area, 1)
        outer.addWidget(label(say("map.how"), "muted", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Away, or on."""
        if self.bar.maximum() and event.key() in _SCROLLS:
            self.bar.triggerAction(_SCROLLS[Qt.Key(event.key())])
        else:
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
