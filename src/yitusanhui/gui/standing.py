"""The search for garbage while a file is open: on the window's thread only, and not through what stands all evening.

Python looks in whatever thread it happens to be, and a widget that another thread lets go of ends the process. And it
looks at all that it holds whenever that has grown by a quarter: a tenth of a second in a large file, in the middle of
a word that is being typed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

PULSE_MS = 250
YOUNG, MIDDLE, OLD = 700, 10, 500  # things, searches among the young, and among those that outlived one
at_work: set[int] = set()  # searches that are on, by their identity


class GarbageSearch(QObject):
    """Python's own search is off while one of these is on; it looks a few times a second, as deep as is due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        at_work.add(id(self))
        gc.disable()
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(look)
        self._pulse.start()

    def stop(self) -> None:
        """The file is closed; with the last one Python searches for itself again."""
        self._pulse.stop()
        at_work.discard(id(self))
        _search_alone()


@contextmanager
def standing() -> Iterator[None]:
    """What is made inside stays out of later searches; what is left of an earlier project is let go of first."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        _search_alone()


def look() -> None:
    """Look among what is new; now and then among what is older."""
    young, middle, old = gc.get_count()
    if young >= YOUNG:
        gc.collect(2 if old >= OLD else 1 if middle >= MIDDLE else 0)


def _search_alone() -> None:
    if not at_work:
        gc.enable()
