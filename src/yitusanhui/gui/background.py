"""Work off the window's thread: its result comes back on it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from os import cpu_count
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import say, sentence

log = logging.getLogger(__name__)
TURN = 0.0005  # seconds; by Python's own 5 ms, a letter typed meanwhile waited a tenth of a second for its turns
T = TypeVar("T")
# Not a QThreadPool: Python waits for its own threads before it ends, and knows them from one piece of work to the next.
_THREADS = ThreadPoolExecutor(max(2, cpu_count() or 1), "beside")


@dataclass(frozen=True, slots=True)
class _Task:
    under_way: Future[None]
    done: Callable[[Any], None]
    failed: Callable[[str], None]


class Background(QObject):
    """Work that one owner asked for. It stays alive until all of it is done, though its owner goes."""

    _came = Signal(int, bool, object)  # which, whether it was done, its result or the sentence of a refusal
    _busy: ClassVar[set[Background]] = set()

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[int, _Task] = {}
        self._number = 0
        self._came.connect(self._finish)
        sys.setswitchinterval(TURN)

    @classmethod
    def any_busy(cls) -> bool:
        """Whether anybody's work is under way, or done and not told yet."""
        return bool(cls._busy)

    def run(self, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Start; `done` gets the result, `failed` the sentence of a refusal; a dialog that has gone gets neither."""
        self._number += 1
        self._busy.add(self)
        self._tasks[self._number] = _Task(_THREADS.submit(self._work, self._number, work), done, failed)

    def leave(self) -> None:
        """Whoever asked is going: wait for what is under way; nobody is told of it."""
        wait([task.under_way for task in self._tasks.values()])
        self._tasks.clear()
        self._busy.discard(self)

    def _work(self, number: int, work: Callable[[], Any]) -> None:
        """Do it; a refusal becomes its sentence, a bug is logged and said calmly."""
        try:
            result = work()
        except DomainError as refusal:
            self._came.emit(number, False, sentence(refusal))
        except Exception:
            log.exception("background work failed")
            self._came.emit(number, False, say("bug"))
        else:
            self._came.emit(number, True, result)

    def _finish(self, number: int, done: bool, result: Any) -> None:
        task = self._tasks.pop(number, None)
        if not self._tasks:
            self._busy.discard(self)
        then = (task.done if done else task.failed) if task is not None else None
        if then is not None and not _gone(then):
            then(result)


def _gone(then: Callable[[Any], None]) -> bool:
    """Whether this would be told to a dialog that was let go of meanwhile."""
    while isinstance(then, partial):
        then = then.func
    owner = getattr(then, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
