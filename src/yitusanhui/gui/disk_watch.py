"""The disk with the open file: seen to be gone before anyone types on, asked for, and gone on with when it is back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask
from yitusanhui.operations.files import is_there
from yitusanhui.texts import say

LOOK_MS = 2000


class DiskWatch(QObject):
    """`given_up`: the person wants to leave without the disk."""

    given_up = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self._asking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.disk_lost.connect(self.ask, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Once every few seconds."""
        if not is_there(self.session.file.path):
            self.ask()

    def ask(self) -> None:
        """Ask for the disk; everything in the window stays as it is until it is back."""
        if self._asking:
            return
        from yitusanhui.gui.dialogs.disk_away import DiskAwayDialog  # as all dialogs: loaded when asked for

        self._asking = True
        dialog = DiskAwayDialog(self.session.file, self.window)
        back = dialog.try_again() or ask(dialog)
        dialog.deleteLater()
        self._asking = False
        if not back:
            self.given_up.emit()
        elif dialog.missing:
            self._read_anew(say("disk.missing", {"count": dialog.missing}))
        else:
            self.session.told.emit(say("disk.back"))

    def _read_anew(self, words: str) -> None:
        """Show what is on the disk, and no more; comments that it lost are given back to be entered again."""
        before = self.session.comments()
        self.session.read_anew()
        there = {(one.number, one.text) for one in self.session.comments()}
        lost = [one for one in before if (one.number, one.text) not in there]
        if not lost:
            self.session.refused.emit(words)
            return
        from yitusanhui.gui.dialogs.disk_away import DiskLostDialog

        dialog = DiskLostDialog(words, lost, self.window)
        ask(dialog)
        dialog.deleteLater()

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
