"""Looked at once: the checks of forty documents meet the same few thousand characters and objects again and again.

WORKAROUND pikepdf 10: its check takes every outline of every font apart to see that it can be read, and holds every
page, font and list of resources against a schema: together a third of the time of a whole export. What is found depends
on the outline's bytes, or on what the object says, alone; the same is looked at once. What is off is looked at anew.
Letters of a line, and what a page draws with next, are made by the long way round: here by the short one.
"""

from __future__ import annotations

import dataclasses
import re
from struct import unpack
from typing import Any

from pikepdf.pdfa import _content, _fontprogram, _fonts, _schemas

MOST = 40_000  # outlines that are remembered
MOST_OBJECTS, LONGEST = 4_000, 2_000  # objects that are remembered, and how long each may be
_readable: set[bytes] = set()
_conforming: set[tuple[str, str, str]] = set()
_REFERENCE = re.compile(r"'\d+ \d+ R'")  # another object, whichever: no schema asks for its number


def check_once() -> None:
    """Have the check remember what it found in order; nothing where the library works otherwise by now."""
    _outlines_once()
    _objects_once()
    _letters_once()
    _states_once()


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


class _Letters(dict[int, Any]):
    """What the check makes of each two-byte code of a font whose codes are its characters, made once."""

    def __missing__(self, code: int) -> Any:
        made = self[code] = _fonts.GlyphRef(code, code)
        return made


_letters = _Letters()


def _letters_once() -> None:
    info = getattr(_fonts, "FontInfo", None)
    look: Any = getattr(info, "decode_string", None)
    known = {"ok", "kind", "cmap"} <= getattr(info, "__dataclass_fields__", {}).keys()
    if look is None or not known or hasattr(look, "every"):
        return

    def decode_string(self: Any, data: bytes, ctx: Any) -> list[Any]:
        if not self.ok or self.kind != "type0" or self.cmap is not None or len(data) % 2:
            return list(look(self, data, ctx))
        return [_letters[code] for code in unpack(f">{len(data) // 2}H", data)]

    decode_string.every = look  # type: ignore[attr-defined]
    info.decode_string = decode_string  # type: ignore[union-attr]


def _states_once() -> None:
    state: Any = getattr(_content, "GraphicsState", None)
    plain = hasattr(state, "__dataclass_fields__") and not hasattr(state, "__slots__")
    if plain and getattr(_content, "replace", None) is dataclasses.replace:
        _content.replace = _replaced  # type: ignore[assignment, attr-defined]


def _replaced(state: Any, **changes: Any) -> Any:
    """A plain dataclass with these fields, without its constructor; itself where nothing changes."""
    said = state.__dict__
    if all(said[name] is value for name, value in changes.items()):
        return state
    made = object.__new__(type(state))
    made.__dict__.update(said, **changes)
    return made
