"""Looked at once: the checks of forty documents meet the same few thousand characters and objects again and again.

WORKAROUND pikepdf 10: its check takes every outline of every font apart to see that it can be read, and holds every
page, font and list of resources against a schema: together a third of the time of a whole export. What is found depends
on the outline's bytes, or on what the object says, alone; the same is looked at once. What is off is looked at anew.
"""

from __future__ import annotations

import re
from typing import Any

from pikepdf.pdfa import _fontprogram, _schemas

MOST = 40_000  # outlines that are remembered
MOST_OBJECTS, LONGEST = 4_000, 2_000  # objects that are remembered, and how long each may be
_readable: set[bytes] = set()
_conforming: set[tuple[str, str, str]] = set()
_REFERENCE = re.compile(r"'\d+ \d+ R'")  # another object, whichever: no schema asks for its number


def check_once() -> None:
    """Have the check remember what it found in order; nothing where the library works otherwise by now."""
    _outlines_once()
    _objects_once()


def _objects_once() -> None:
    schemas = getattr(_schemas, "SchemaSet", None)
    look: Any = getattr(schemas, "check", None)
    if look is None or hasattr(look, "every"):
        return

    def check(self: Any, role: str, shallow: Any, ctx: Any, where: str) -> bool:
        said = _REFERENCE.sub("R", repr(shallow))
        key = (self.flavour.value, role, said)
        if key in _conforming:
            return True
        found = bool(look(self, role, shallow, ctx, where))
        if found and len(said) <= LONGEST and len(_conforming) < MOST_OBJECTS:
            _conforming.add(key)
        return found

    check.every = look  # type: ignore[attr-defined]
    schemas.check = check  # type: ignore[union-attr]


def _outlines_once() -> None:
    program = getattr(_fontprogram, "TrueTypeProgram", None)
    look: Any = getattr(program, "has_gid", None)
    if look is None or hasattr(look, "every"):
        return

    def has_gid(self: Any, gid: int) -> bool:
        outline = _simple(self, gid)
        if outline in _readable:
            return True
        found = bool(look(self, gid))
        if found and outline and len(_readable) < MOST:
            _readable.add(outline)
        return found

    has_gid.every = look  # type: ignore[attr-defined]
    program.has_gid = has_gid  # type: ignore[union-attr]


def _simple(program: Any, gid: int) -> bytes:
    """The bytes of an outline that stands for itself and was not looked at yet; empty for all else."""
    try:
        outline = program._font["glyf"].glyphs[program._order[gid]].data
    except Exception:  # the check itself says what is wrong with the font
        return b""
    alone = len(outline) > 1 and outline[0] < 0x80  # a negative number of contours: made of others
    return bytes(outline) if alone else b""
