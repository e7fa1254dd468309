"""Work off the window's thread: its result comes back on it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import say, sentence

log = logging.getLogger(__name__)
TURN = 0.0005  # seconds; by Python's own 5 ms, a letter typed meanwhile waited a tenth of a second for its turns
T = TypeVar("T")


class Background:
    """Keeps what is under way alive until it is done."""

    def __init__(self) -> None:
        self._running: set[_Task] = set()
        sys.setswitchinterval(TURN)

    def run(self, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Start; `done` gets the result, `failed` the sentence of a refusal."""
        task = _Task(work)
        self._running.add(task)
        task.signals.finished.connect(lambda result: self._finish(task, done, result))
        task.signals.failed.connect(lambda words: self._finish(task, failed, words))
        QThreadPool.globalInstance().start(task)

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
