"""The embedded fonts of a paper for OFD, which finds a glyph by its character: each gets a `cmap` (ISO 14496-22)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from struct import iter_unpack, pack, unpack_from
from typing import Any

import pikepdf


class EmbeddedFont:
    """One font program of a PDF as `documents.fonts` writes it: two-byte codes, a glyph and a character for each."""

    def __init__(self, font: Any) -> None:
        below = font.DescendantFonts[0]
        self.name = str(font.BaseFont).partition("+")[2]
        self._program = below.FontDescriptor.FontFile2.read_bytes()
        self._glyphs = [number for (number,) in iter_unpack(">H", below.CIDToGIDMap.read_bytes())]
        self.widths = [float(below.DW)] * len(self._glyphs)
        for first, widths in zip(below.W[::2], below.W[1::2], strict=True):
            self.widths[int(first) : int(first) + len(widths)] = map(float, widths)
        found = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
        self.characters = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}

    def text(self, codes: bytes) -> list[tuple[str, float]]:
        """Each character of a string of the page, and its width in thousandths of the size."""
        numbers = [number for (number,) in iter_unpack(">H", codes)]
        return [(self.characters[number], self.widths[number]) for number in numbers]

    @cached_property
    def file(self) -> bytes:
        """The font as a file of its own (TrueType), with a character map."""
        glyphs = {ord(text): self._glyphs[code] for code, text in self.characters.items() if len(text) == 1}
        tables = {**_tables(self._program), b"cmap": _cmap(glyphs), b"post": pack(">I", 0x00030000) + bytes(28)}
        return _joined({**tables, b"name": _names(self.name)})


def _tables(program: bytes) -> dict[bytes, bytes]:
    (count,) = unpack_from(">H", program, 4)
    entries = (unpack_from(">4sIII", program, 12 + 16 * place) for place in range(count))
    return {tag: program[start : start + length] for tag, _, start, length in entries}


def _cmap(glyphs: dict[int, int]) -> bytes:
    """Format 12: every character by itself."""
    groups = b"".join(pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    head = pack(">HHIIHHIII", 0, 1, (3 << 16) | 10, 12, 12, 0, 16 + len(groups), 0, len(glyphs))
    return head + groups


def _names(name: str) -> bytes:
    """Family, style and full name, in English for Windows."""
    kept = {1: name, 2: "Regular", 4: name, 6: name}
    texts = [text.encode("utf-16-be") for text in kept.values()]
    records, start = b"", 0
    for number, text in zip(kept, texts, strict=True):
        records += pack(">HHHHHH", 3, 1, 0x0409, number, len(text), start)
        start += len(text)
    return pack(">HHH", 0, len(kept), 6 + len(records)) + records + b"".join(texts)


def _joined(tables: dict[bytes, bytes]) -> bytes:
    """A font file of these tables, its checksums right."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    tables[b"head"] = tables[b"head"][:8] + bytes(4) + tables[b"head"][12:]
    directory, body = b"", b""
    for tag, content in sorted(tables.items()):
        place = 12 + 16 * count + len(body)
        directory += pack(">4sIII", tag, _sum(content), place, len(content))
        body += content + bytes(-len(content) % 4)
    whole = head + directory + body
    start = next(unpack_from(">I", whole, 12 + 16 * n + 8)[0] for n, tag in enumerate(sorted(tables)) if tag == b"head")
    return whole[: start + 8] + pack(">I", (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF) + whole[start + 12 :]


def _sum(content: bytes) -> int:
    numbers: list[int] = [number for (number,) in iter_unpack(">I", content + bytes(-len(content) % 4))]
    return sum(numbers) & 0xFFFFFFFF


@dataclass(slots=True)
class Fonts:
    """The fonts met so far on the pages of one paper, by the object that they are in the PDF."""

    found: dict[tuple[int, int], EmbeddedFont]

    def of(self, font: pikepdf.Object) -> tuple[int, EmbeddedFont]:
        """That font, and its place in the order in which they were met."""
        key = font.objgen
        if key not in self.found:
            self.found[key] = EmbeddedFont(font)
        return list(self.found).index(key), self.found[key]
