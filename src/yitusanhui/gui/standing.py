"""The search for garbage while the program runs: on the window's thread only, and not through what stands all evening.

Python looks in whatever thread it happens to be, and a widget that another thread lets go of ends the process. And it
looks at all that it holds whenever that has grown by a quarter: a tenth of a second in a large file, in the middle of
a word that is being typed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from yitusanhui.gui.background import Background

PULSE_MS = 250
PATIENCE, LONG = 20, 240  # pulses: while much is made, and while a document, say, is made beside the work
YOUNG, MIDDLE, OLD = 700, 10, 500  # things, searches among the young, and among those that outlived one


class GarbageSearch(QObject):
    """From now on Python's own search is off; this looks a few times a second, as deep as is due.

    While much is being made somebody waits for it: the search comes after that, or after five seconds. What is made
    beside the work mostly goes by itself when that is done: until then, or for a minute, it isn't looked through.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(self._on_pulse)
        self._pulse.start()
        self._seen, self._waited = 0, 0

    def _on_pulse(self) -> None:
        young = gc.get_count()[0]
        made_much, beside = young - self._seen >= YOUNG, Background.any_busy()
        if (made_much and self._waited < PATIENCE) or (beside and self._waited < LONG):
            self._seen, self._waited = young, self._waited + 1
            return
        look()
        self._seen, self._waited = gc.get_count()[0], 0


def stays() -> None:
    """What was just made in masses is kept as long as the window: later searches pass it by."""
    gc.freeze()


@contextmanager
def standing() -> Iterator[None]:
    """What is made inside stays out of later searches; what is left of an earlier project is let go of first."""
    searches = gc.isenabled()
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if searches:
            gc.enable()


def look() -> None:
    """Look among what is new; now and then among what is older."""
    young, middle, old = gc.get_count()
    if young >= YOUNG:
        gc.collect(2 if old >= OLD else 1 if middle >= MIDDLE else 0)
