"""PDF/A in the flavour an archive asks for: 2b by default, 1b for old systems, 3b with the table inside (ISO 19005)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from pikepdf.pdfa import Flavour

from yitusanhui.domain.errors import DomainError

DEFAULT = "2b"
FLAVOURS = (DEFAULT, "1b", "3b")
_wanted: ContextVar[str] = ContextVar("flavour", default=DEFAULT)


@contextmanager
def archived_as(flavour: str) -> Iterator[None]:
    """Every PDF made inside is of that flavour. Raises DomainError `flavour_unknown`."""
    if flavour not in FLAVOURS:
        raise DomainError("flavour_unknown", flavour=flavour, known="、".join(FLAVOURS))
    before = _wanted.set(flavour)
    try:
        yield
    finally:
        _wanted.reset(before)


def wanted() -> Flavour:
    """The flavour of what is made now."""
    return Flavour(_wanted.get())


def see_through() -> bool:
    """Whether anything may be drawn half transparent: not in 1b (ISO 19005-1, 6.4)."""
    return wanted().part > 1
