"""The open consultation as the window knows it: one place to do things, facts as signals, the meeting one is in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.texts import say, sentence

log = logging.getLogger(__name__)
T = TypeVar("T")


class Session(QObject):
    """Panels call `do` and `run`; they look again when `changed` says that something they show was touched."""

    changed = Signal(object)  # ChangeSet: committed
    refused = Signal(str)  # a sentence for the person
    meeting_entered = Signal(int)
    comment_selected = Signal(int)
    place_chosen = Signal(float, float)  # pixels of the drawing, for the comment being written
    place_cleared = Signal()
    told = Signal(str)  # a sentence for a toast

    def __init__(self, file: ConsultationFile) -> None:
        super().__init__()
        self.file = file
        self.meeting_id = 0
        self.last: ChangeSet | None = None
        self._running: set[_Task] = set()

    def do(self, operation: Callable[..., ChangeSet], **what: Any) -> ChangeSet | None:
        """Do one thing and wait until it is committed; None when it was refused (and said)."""
        try:
            done = operation(self.file, **what)
        except DomainError as refusal:
            self.refused.emit(sentence(refusal))
            return None
        self.last = done
        self.changed.emit(done)
        return done

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do something long off the window's thread; `done` gets its result on the window's thread."""
        task = _Task(work)
        self._running.add(task)
        task.signals.finished.connect(lambda result: self._finish(task, done, result))
        task.signals.failed.connect(lambda words: self._finish(task, failed or self.refused.emit, words))
        QThreadPool.globalInstance().start(task)

    def enter(self, meeting_id: int) -> None:
        """Go to a meeting: its panel, its counts, its pins."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self.meeting_entered.emit(meeting_id)

    def close(self) -> None:
        """Wait for what is under way, then close the file whole."""
        QThreadPool.globalInstance().waitForDone()
        self.file.close()

    def _finish(self, task: _Task, then: Callable[[Any], None], result: Any) -> None:
        self._running.discard(task)
        then(result)


class _Signals(QObject):
    finished = Signal(object)
    failed = Signal(str)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.work = work
        self.signals = _Signals()

    def run(self) -> None:
        """Run the work; a refusal becomes its sentence, a bug is logged and said calmly."""
        try:
            result = self.work()
        except DomainError as refusal:
            self.signals.failed.emit(sentence(refusal))
        except Exception:
            log.exception("background work failed")
            self.signals.failed.emit(say("bug"))
        else:
            self.signals.finished.emit(result)
