"""What an empty list says: in one line, what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from yitusanhui.gui.widgets import set_kind

MARGIN = 12


class EmptyWords(QLabel):
    """Words in the middle of a list while it has no rows; they take no click and no key."""

    def __init__(self, view: QAbstractItemView, words: str = "") -> None:
        super().__init__(words, view.viewport())
        self._view, self._model = view, view.model()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_kind(self, "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        for changed in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            changed.connect(self._look)
        self._look()

    def say(self, words: str) -> None:
        """Other words from now on."""
        self.setText(words)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect().adjusted(MARGIN, 0, -MARGIN, 0))
        return False

    def _look(self) -> None:
        self.setVisible(bool(self.text()) and self._model.rowCount() == 0)
