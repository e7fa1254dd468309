"""How many things are still without a sequel: counted beside the work, a moment after it changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.gui.session import Session
from yitusanhui.operations import tracing

MOMENT_MS = 600
OF = (
    *("comments", "replies", "topics", "options", "motions", "commitments", "progress", "evaluations"),
    *("meetings", "notices", "topic_comments"),
)


class LooseCount(QObject):
    """`counted` tells the number each time it was counted anew."""

    counted = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._soon = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._soon.timeout.connect(self._count)
        session.changed.connect(self._look)
        self._soon.start()

    def stop(self) -> None:
        """Count no more: the file is about to be closed."""
        self._soon.stop()

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches(*OF):
            self._soon.start()

    def _count(self) -> None:
        file, today = self.session.file, self.session.file.clock().date().isoformat()
        self.session.run(
            lambda: len(tracing.read_loose_ends(file, today)),
            done=self.counted.emit,
            failed=lambda _: None,  # the next change counts again; the list itself says what is wrong
        )
