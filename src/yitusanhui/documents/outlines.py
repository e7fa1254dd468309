"""Outlines read once: the checks of forty documents meet the same few thousand characters again and again.

WORKAROUND pikepdf 10: its check takes every outline of every font apart to see that it can be read, which was a third
of the time of a whole export. What is found depends on the outline's bytes alone, so the same bytes are looked at once.
"""

from __future__ import annotations

from typing import Any

from pikepdf.pdfa import _fontprogram

MOST = 40_000  # outlines that are remembered
_readable: set[bytes] = set()


def read_once() -> None:
    """Have the check remember the simple outlines it could read; nothing where the library works otherwise by now."""
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
