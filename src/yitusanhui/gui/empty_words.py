"""What an empty list says: in one line, what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from yitusanhui.gui.widgets import label

MARGIN = 12


class EmptyWords(QObject):
    """Words in the middle of a list while it has no rows; they take no click and no key."""

    def __init__(self, view: QAbstractItemView, words: str = "") -> None:
        super().__init__(view)
        self._view = view
        self.label: QLabel = label(words, "muted", wrap=True)
        self.label.setParent(view.viewport())
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._look)
        self._look()

    def say(self, words: str) -> None:
        """Other words from now on."""
        self.label.setText(words)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self.label.setGeometry(self._view.viewport().rect().adjusted(MARGIN, 0, -MARGIN, 0))
        return False

    def _look(self, *_: object) -> None:
        self.label.setVisible(bool(self.label.text()) and self._view.model().rowCount() == 0)
