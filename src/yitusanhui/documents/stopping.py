"""In the middle of a document: what takes long asks now and then whether its export goes on, and is counted by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Cancelled = Callable[[], bool]
Told = Callable[[float], object]  # how much of the document is done, from 0 to 1
MADE = 0.7  # of a long document's time; then it is put on its pages, checked and written
FINE = 20  # steps in which that is told


@dataclass(slots=True)
class _UnderWay:
    cancelled: Cancelled | None
    told: Told | None
    pieces: int = 0
    done: int = 0
    step: int = 0

    def count(self) -> None:
        self.done += 1
        step = int(MADE * FINE * min(1.0, self.done / self.pieces))
        if self.told is not None and step != self.step:
            self.step = step
            self.told(step / FINE)


_document: ContextVar[_UnderWay | None] = ContextVar("document", default=None)


class Stopped(Exception):
    """The export was cancelled; the document under way is given up."""


@contextmanager
def stoppable(cancelled: Cancelled | None, told: Told | None = None) -> Iterator[None]:
    """The document that is made inside ends as soon as `cancelled` says so; `told` hears how far it is."""
    before = _document.set(_UnderWay(cancelled, told))
    try:
        yield
    finally:
        _document.reset(before)


def expect(pieces: int) -> None:
    """The document under way has so many pieces, which are counted from now on: paragraphs, cells or rows."""
    document = _document.get()
    if document is not None:
        document.pieces, document.done = pieces, 0


def go_on() -> None:
    """The next piece. Raises Stopped once the export under way was cancelled; costs next to nothing."""
    document = _document.get()
    if document is None:
        return
    if document.cancelled is not None and document.cancelled():
        raise Stopped
    if document.pieces:
        document.count()
