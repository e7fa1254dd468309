"""来源: where a comment comes from, chosen by Alt and a figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from yitusanhui.domain.vocabulary import Sources
from yitusanhui.texts import say


class SourceBox(QComboBox):
    """The sources that the file knows. The keyboard stays in the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("comments.source"))
        self.setToolTip(say("comments.source_key"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_sources(self, known: Sources, *, before: bool) -> None:
        """These, with the usual one of a meeting that is planned (`before`) or running."""
        if [self.itemText(i) for i in range(self.count())] != list(known.labels):
            self.clear()
            self.addItems(list(known.labels))
        self.setCurrentText(known.before if before else known.during)

    def take_keys(self, panel: QWidget) -> None:
        """Alt+1 to Alt+9 of this panel choose."""
        for place in range(9):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), panel)
            key.activated.connect(lambda place=place: self.choose(place))

    def choose(self, place: int) -> None:
        """The one at that place of the list, from 0; beyond its end nothing changes."""
        if place < self.count():
            self.setCurrentIndex(place)
