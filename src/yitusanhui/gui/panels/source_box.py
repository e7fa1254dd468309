"""来源: where a comment comes from, chosen by Alt and a figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown
from yitusanhui.operations import reading
from yitusanhui.texts import say


class SourceBox(DropDown):
    """The sources that the file knows. The keyboard stays in the line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setAccessibleName(say("comments.source"))
        self.setToolTip(say("comments.source_key"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._before = False
        session.changed.connect(self._look)

    def show_usual(self, *, before: bool) -> None:
        """The usual one of a meeting that is planned (`before`) or running."""
        known, self._before = reading.read_sources(self.session.file), before
        if [self.itemText(i) for i in range(self.count())] != list(known.labels):
            self.clear()
            self.addItems(list(known.labels))
        self.setCurrentText(known.before if before else known.during)

    def _look(self, change: ChangeSet) -> None:
        """New templates: their sources at once; the one that was chosen stays if it is among them."""
        if self.count() and change.touches("templates"):
            chosen = self.currentText()
            self.show_usual(before=self._before)
            self.setCurrentText(chosen)

    def take_keys(self, panel: QWidget) -> None:
        """Alt+1 to Alt+9 of this panel choose."""
        for place in range(9):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), panel)
            key.activated.connect(lambda place=place: self.choose(place))

    def choose(self, place: int) -> None:
        """The one at that place of the list, from 0; beyond its end nothing changes."""
        if place < self.count():
            self.setCurrentIndex(place)
