"""What is half typed is kept on this machine, and stands in the line again when the file is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from yitusanhui.domain.flags import without_id_numbers
from yitusanhui.gui.drafts import Unfinished, keep_unfinished, kept_unfinished
from yitusanhui.gui.session import Session

KEEP_MS = 600


class CommentKeeping(QObject):
    """`start` a moment after each key; `keep` at once; `left` is what stood there when the file was closed."""

    def __init__(self, session: Session, unfinished: Callable[[], Unfinished], parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._unfinished = unfinished
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self.keep)
        self.start = self._timer.start

    @property
    def waits(self) -> bool:
        """Whether something was typed that isn't kept yet."""
        return self._timer.isActive()

    def keep(self) -> None:
        """Keep what stands in the line now, without an ID number."""
        self._timer.stop()
        found = self._unfinished()
        kept = Unfinished(without_id_numbers(found.words), found.author, found.place)
        keep_unfinished(self.session.file.path, kept)

    def left(self) -> Unfinished | None:
        """What was being typed when the file was last closed."""
        return kept_unfinished(self.session.file.path)
