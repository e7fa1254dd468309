"""The bottom of the window: saved when, copied when, what was done last and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, label, set_kind
from yitusanhui.operations.undo import UNDOABLE
from yitusanhui.texts import say, sentence

LOOK_MS = 2000


class StatusBar(QWidget):
    """Nothing is called saved here before it is committed."""

    def __init__(self, session: Session, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("bottom")
        self.session = session
        self.saved = label(say("status.opened"))
        self.backup = label("", "muted")
        self.last = label("", "muted")
        self.undo = button(say("status.undo"), undo, "link")
        self.undo.setEnabled(False)
        self.work = label("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(110)
        self.stop = button(say("status.stop"), None, "link")
        self._told = ""
        self._lay_out()
        self.show_work("")
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.show_backup)
        self._timer.start()
        session.changed.connect(self._on_changed)
        self.show_backup()

    def show_backup(self) -> None:
        """When the last verified copy was made, or why there is none."""
        trouble = self.session.file.backup_trouble
        made = self.session.file.last_backup
        at = _clock(made) if made else ""
        only_second = trouble is not None and trouble.code == "second_drive_missing"
        words = "backup_one" if only_second and at else "backup_trouble" if trouble else "backup" if at else "no_backup"
        self.backup.setText(say(f"status.{words}", {"at": at}))
        set_kind(self.backup, "alarm" if trouble else "muted")
        self._tell(trouble, sentence(trouble) if trouble and only_second else "")

    def _tell(self, trouble: DomainError | None, words: str) -> None:
        """A trouble is said once, until it has passed."""
        if trouble is not None:
            words = words or say("status.backup_why", {"why": sentence(trouble)})
            self.backup.setToolTip(words)
            if trouble.code != self._told:
                self.session.refused.emit(words)
        self._told = trouble.code if trouble else ""

    def show_work(self, words: str, share: float | None = None) -> None:
        """Long work that goes on beside: cutting tiles. No words: nothing is going on."""
        for part in (self.work, self.progress, self.stop):
            part.setVisible(bool(words))
        self.work.setText(words)
        self.progress.setRange(0, 0 if share is None else 100)
        if share is not None:
            self.progress.setValue(round(share * 100))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.everything:  # read anew: nothing was saved
            return
        self.saved.setText(say("status.saved", {"at": datetime.fromisoformat(change.at).strftime("%H:%M:%S")}))
        self.last.setText(say("status.last", {"what": say(f"done_{change.operation}")}))
        self.undo.setEnabled(change.operation in UNDOABLE or change.operation == "undo_last")
        self.show_backup()

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 2, 16, 2)
        box.setSpacing(16)
        for part in (self.saved, self.backup, self.last, self.undo):
            box.addWidget(part)
        box.addStretch(1)
        for more in (self.work, self.progress, self.stop):
            box.addWidget(more)


def _clock(copy: Path) -> str:
    """When the copy was made; "" when it, or its disk, isn't there any more."""
    try:
        return datetime.fromtimestamp(copy.stat().st_mtime).strftime("%H:%M")
    except OSError:
        return ""
