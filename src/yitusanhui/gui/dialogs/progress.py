"""Something takes longer than a moment; it can be left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from yitusanhui.texts import say

SOON_MS = 400


class Progress:
    """Appears only when the work isn't over in a moment."""

    def __init__(self, title: str, words: str, parent: QWidget | None) -> None:
        """`title`: what is being done, for whoever finds the window on the taskbar."""
        self._dialog = QProgressDialog(words, say("form.cancel"), 0, 0, parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setWindowTitle(title)
        self._dialog.setMinimumDuration(SOON_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.reset()
        self._over = False
        self.left = False  # by the person, before it was over
        self._dialog.canceled.connect(self._leave)

    def show_soon(self) -> None:
        """Show it, unless the work is over by then."""
        QTimer.singleShot(SOON_MS, self._dialog, lambda: None if self._over else self._dialog.show())

    def finish(self) -> bool:
        """The work is over; False when the person had left it."""
        self._over = True
        self._dialog.close()
        self._dialog.deleteLater()
        return not self.left

    def _leave(self) -> None:
        self.left = not self._over
