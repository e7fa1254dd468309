"""Stopping in the middle of a document: what takes long asks now and then whether its export still goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_cancelled: ContextVar[Callable[[], bool] | None] = ContextVar("cancelled", default=None)


class Stopped(Exception):
    """The export was cancelled; the document under way is given up."""


@contextmanager
def stoppable(cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """What is made inside ends as soon as `cancelled` says so."""
    before = _cancelled.set(cancelled)
    try:
        yield
    finally:
        _cancelled.reset(before)


def go_on() -> None:
    """Raises Stopped once the export under way was cancelled; costs next to nothing."""
    asked = _cancelled.get()
    if asked is not None and asked():
        raise Stopped
