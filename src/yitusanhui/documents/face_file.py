"""A TrueType file as reportlab embeds it, its tables read whole: four faces of thirty thousand characters each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFace

LONG = 1  # loca: offsets as they are; else halves of them
SPACES = (0x20, 0xA0)


class Face(TTFontFace):  # type: ignore[misc]
    """A TrueType file whose widths stay right after subsetting.

    WORKAROUND reportlab 5.1: it reads a face number by number, which took half as long as a paper of its own, and
    copies all outlines for each subset. Glyphs behind the last full metric get the width scaled to 1,000 units, which
    is wrong in the font program when the file has other units.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))

    def extractInfo(self, charInfo: int = 1) -> None:
        """Names and measures, and with `charInfo` what draws each character."""
        super().extractInfo(0)
        full = unpack_from(">H", self.get_table("hhea"), 34)[0]
        found = self._characters() if charInfo else {}
        if found:
            self.charToGlyph = found
            self._read_metrics(full)
        elif charInfo:
            super().extractInfo()
            advance = self.hmetrics[full - 1][0]
            self.hmetrics[full:] = [(advance, bearing) for _, bearing in self.hmetrics[full:]]

    def _characters(self) -> dict[int, int]:
        """The glyph of each character by the table that reportlab would take; none where it is of a rare format."""
        table = self.get_table("cmap")
        records = (unpack_from(">HHL", table, 4 + 8 * n) for n in range(unpack_from(">H", table, 2)[0]))
        places = [at for platform, encoding, at in records if platform == 3 or (platform == 0 and encoding != 5)]
        read = _FORMATS.get(unpack_from(">H", table, places[-1])[0]) if places else None
        return dict(read(table, places[-1])) if read else {}

    def _read_metrics(self, full: int) -> None:
        """Widths and places of all glyphs; `full` of them have a width of their own."""
        metrics, count = self.get_table("hmtx"), self.numGlyphs
        wide = unpack_from(f">{2 * full}H", metrics)
        advances = [*wide[::2], *wide[-2:-1] * (count - full)]
        bearings = [*wide[1::2], *unpack_from(f">{count - full}H", metrics, 4 * full)]
        self.hmetrics = list(zip(advances, bearings, strict=True))
        widths = [self._pdfScale(advance) for advance in advances]
        self.defaultWidth = widths[0]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items() if glyph < count}
        long = unpack_from(">H", self.get_table("head"), 50)[0] == LONG
        places = unpack_from(f">{count + 1}{'L' if long else 'H'}", self.get_table("loca"))
        self.glyphPos = list(places) if long else [2 * place for place in places]
        for one, other in (SPACES, SPACES[::-1]):
            if one in self.charToGlyph and (one == SPACES[0] or other not in self.charToGlyph):
                self.charToGlyph[other], self.charWidths[other] = self.charToGlyph[one], self.charWidths[one]

    def get_table(self, tag: str) -> Any:
        """That table's bytes; the outlines, megabytes of them, uncopied."""
        return Outlines(self._ttf_data, self.get_table_pos(tag)[0]) if tag == "glyf" else super().get_table(tag)


class Outlines:
    """The table of outlines, from which pieces are cut."""

    def __init__(self, file: bytes, start: int) -> None:
        self._file, self._start = file, start

    def __getitem__(self, part: slice) -> bytes:
        return self._file[self._start + part.start : self._start + part.stop]


def _segments(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    """(character, glyph) of a table of format 4, that of the BMP (OpenType, cmap)."""
    length, count = unpack_from(">H", table, at + 2)[0], unpack_from(">H", table, at + 6)[0] // 2
    ends = unpack_from(f">{count}H", table, at + 14)
    starts = unpack_from(f">{count}H", table, at + 16 + 2 * count)
    deltas = unpack_from(f">{count}h", table, at + 16 + 4 * count)
    rest = unpack_from(f">{(length - 16 - 6 * count) // 2}H", table, at + 16 + 6 * count)
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, rest[:count], strict=True)):
        characters = range(start, end + 1)
        if offset:
            place = number + offset // 2
            listed = rest[place : place + len(characters)]
            glyphs = [glyph and (glyph + delta) & 0xFFFF for glyph in listed]
            yield from zip(characters, glyphs + [0] * (len(characters) - len(glyphs)), strict=True)
        else:
            yield from ((code, (code + delta) & 0xFFFF) for code in characters)


def _groups(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    """(character, glyph) of a table of format 12, that of all Unicode."""
    count = unpack_from(">L", table, at + 12)[0]
    for start, end, glyph in iter_unpack(">LLL", table[at + 16 : at + 16 + 12 * count]):
        yield from zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)


_FORMATS = {4: _segments, 12: _groups}
