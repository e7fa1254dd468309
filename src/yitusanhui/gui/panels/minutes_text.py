"""The minutes as one reads them on the screen: a click on or beside a paragraph chooses it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from yitusanhui.gui.theme import colour
from yitusanhui.gui.widgets import set_kind

ABOVE = 60  # pixels above the paragraph that is read
_ON = (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ALOUD = {**dict.fromkeys(_ON, 1), **dict.fromkeys(_BACK, -1), Qt.Key.Key_F2: 0, Qt.Key.Key_Escape: 2}


class MinutesText(QTextBrowser):
    """`chosen` carries the number of the section. Words that are dragged over are only selected, to be copied."""

    chosen = Signal(int)
    keyed = Signal(int)  # while it is read aloud: 1 on, -1 back, 0 to the correction of this paragraph, 2 the end

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        set_kind(self, "page")  # a few lines are seen on a low screen too: the panel scrolls
        self._pressed_at = QPoint()
        self.aloud = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read aloud, it is gone through with one key."""
        deed = _ALOUD.get(Qt.Key(event.key())) if self.aloud else None
        if deed is None:
            super().keyPressEvent(event)
        else:
            self.keyed.emit(deed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where a click or a drag began."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click or a double click chooses, a drag selects."""
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        dragged = self.textCursor().hasSelection() and (here - self._pressed_at).manhattanLength() > 4
        place = self._place(here)
        if event.button() == Qt.MouseButton.LeftButton and not dragged and place >= 0:
            self.chosen.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begins like a click; the word isn't selected, for the keyboard goes to the correction."""
        self._pressed_at = event.position().toPoint()

    def mark(self, place: int) -> None:
        """Show which section is chosen; below 0: none."""
        spot = QTextEdit.ExtraSelection()
        spot.format.setBackground(colour("focus_soft"))  # type: ignore[attr-defined]
        spot.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
        found = next((block for block in self._blocks() if _number(block) == place), None) if place >= 0 else None
        if found is None:
            self.setExtraSelections([])
            return
        spot.cursor = QTextCursor(found)  # type: ignore[attr-defined]
        spot.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
        self.setExtraSelections([spot])
        if self.aloud:
            self.setTextCursor(QTextCursor(found))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - ABOVE)

    def _place(self, here: QPoint) -> int:
        """The section at a point: of what has no number, such as a row of a table, the one before."""
        block = self.cursorForPosition(here).block()
        while block.isValid() and _number(block) < 0:
            block = block.previous()
        return _number(block)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


def _number(block: QTextBlock) -> int:
    """The section that a paragraph links to, -1 where it links to none."""
    runs = block.begin() if block.isValid() else None
    while runs is not None and not runs.atEnd():
        anchor = runs.fragment().charFormat().anchorHref()
        if anchor.startswith("#"):
            return int(anchor[1:])
        runs += 1
    return -1
