"""One font object per style that prints every character: rare ones from another face, 〓 for what none has.

reportlab cuts a TrueType font into pieces of 256 characters with one-byte codes. Here a face becomes one
composite font with two-byte codes, so a line of Chinese is one string, and its ToUnicode map names
characters beyond the BMP by surrogate pairs, so what is copied or searched is what was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from struct import pack
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFont

from yitusanhui.documents import faces
from yitusanhui.documents.face_file import Face

rl_config.useA85 = 0  # bytes as they are: pictures a quarter smaller, and nothing to take apart again
GETA = ord("〓")  # what a typesetter puts where the sort is missing
PROGRAM_LIMIT = 16_000  # characters of one embedded font program
STRING_LIMIT = 16_000  # characters of one string: 32,767 bytes are allowed (ISO 19005-2, 6.1.13)
EM = 1000  # the width of what no width is written for
SKIPPED = frozenset({"Cc", "Cf", "Cs", "Cn"})  # never drawn; category Cn only for noncharacters


@lru_cache(maxsize=16)
def face(path: Path) -> Face:
    """The face in that file, read once."""
    return Face(path)


@dataclass(slots=True)
class Program:
    """One embedded font program: position is the code, value the character (`meant`) and what draws it."""

    face: Face
    meant: list[int] = field(default_factory=lambda: [0])
    drawn: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True)
class Usage:
    """What one document uses of a font."""

    programs: list[Program] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)  # of the first program: character -> hex code
    others: dict[str, tuple[int, str]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    internal_name: str = ""


class FallbackFont(TTFont):  # type: ignore[misc]
    """A font with deputies: each character comes from the first face that has it."""

    def __init__(self, name: str, files: Sequence[Path]) -> None:
        # As TTFont does, but for the file: it would read it a second time.
        self.fontName, self.face = name, face(files[0])
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Usage] = WeakKeyDictionary()
        self._asciiReadable, self.shapable = False, False
        self._files = tuple(files)
        self._own: set[str] = set()  # characters that were met and that the first face draws
        self._places: dict[str, tuple[int, int]] = {}  # character -> face, drawn code; -1: not drawn
        self.widths: dict[str, float] = {}

    def place(self, character: str) -> tuple[int, int]:
        """Which face draws the character and by which of its codes; (-1, 0) for what is never drawn."""
        if character not in self._places:
            self._places[character] = self._find(character)
        return self._places[character]

    def _find(self, character: str) -> tuple[int, int]:
        code = ord(character)
        if _skipped(character):
            return -1, 0
        for index, path in enumerate(self._files):
            if code in face(path).charToGlyph:
                return index, code
        return 0, ord(" ") if unicodedata.category(character) == "Zs" else GETA

    def width(self, character: str) -> float:
        """Width in thousandths of the size."""
        if character not in self.widths:
            index, code = self.place(character)
            self.widths[character] = face(self._files[index]).getCharWidth(code) if index >= 0 else 0
        return self.widths[character]

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """Width of the text in points."""
        if self._draws(text):
            return float(super().stringWidth(text, size, encoding))
        return size * sum(map(self.width, text)) / 1000

    def _draws(self, text: str) -> bool:
        """Whether the first face draws all of the text."""
        if not self._own.issuperset(text):
            self._own.update(c for c in set(text) - self._own if self.place(c) == (0, ord(c)))
        return self._own.issuperset(text)

    def missing(self, doc: Any) -> set[str]:
        """The characters that were printed as 〓 in that document so far."""
        return self._usage(doc).missing

    def encode(self, text: str, doc: Any) -> list[tuple[int, str]]:
        """The text as (program, hex string of two-byte codes), in order, none too long for an archive."""
        if len(text) > STRING_LIMIT:
            parts = (text[start : start + STRING_LIMIT] for start in range(0, len(text), STRING_LIMIT))
            return [piece for part in parts for piece in self.encode(part, doc)]
        usage = self._usage(doc)
        try:
            return [(0, "".join(map(usage.codes.__getitem__, text)))]
        except KeyError:
            return self._encode_mixed(usage, text)

    def _encode_mixed(self, usage: Usage, text: str) -> list[tuple[int, str]]:
        pieces: list[tuple[int, list[str]]] = []
        for character in text:
            program, code = self._code(usage, character)
            if program < 0:
                continue
            if not pieces or pieces[-1][0] != program:
                pieces.append((program, []))
            pieces[-1][1].append(code)
        return [(program, "".join(codes)) for program, codes in pieces]

    def _code(self, usage: Usage, character: str) -> tuple[int, str]:
        if character in usage.codes:
            return 0, usage.codes[character]
        if character not in usage.others:
            index, drawn = self.place(character)
            if index < 0:
                return -1, ""
            if drawn == GETA != ord(character):
                usage.missing.add(character)
            number = self._program(usage, face(self._files[index]))
            program = usage.programs[number]
            code = f"{len(program.meant):04X}"
            program.meant.append(ord(character))
            program.drawn.append(drawn)
            if number == 0:
                usage.codes[character] = code
                return 0, code
            usage.others[character] = number, code
        return usage.others[character]

    @staticmethod
    def _program(usage: Usage, wanted: Face) -> int:
        """The number of the program of that face which has room, a new one if none has."""
        for number, program in enumerate(usage.programs):
            if program.face is wanted and len(program.meant) < PROGRAM_LIMIT:
                return number
        usage.programs.append(Program(wanted))
        return len(usage.programs) - 1

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text as (program, two-byte codes), as reportlab's canvas asks for it."""
        return [(program, bytes.fromhex(codes)) for program, codes in self.encode(text, doc)]

    def _usage(self, doc: Any) -> Usage:
        found: Usage | None = self.state.get(doc)
        if found is None:
            found = self.state[doc] = Usage([Program(self.face)])
        return found

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The name by which a page calls a program of this font."""
        usage = self._usage(doc)
        if not usage.internal_name:
            usage.internal_name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = "/" + usage.internal_name
            doc.delayedFonts.append(self)
        return f"/{usage.internal_name}+{subset}"

    def addObjects(self, doc: Any) -> None:
        """Writes every program of this font into the document."""
        fonts = doc.idToObject["BasicFonts"].dict
        for number, program in enumerate(self._usage(doc).programs):
            name = self.getSubsetInternalName(number, doc)[1:]
            if len(program.meant) > 1:
                fonts[name] = doc.Reference(_composite(doc, name, program), name)


def _skipped(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cn":
        return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return category in SKIPPED or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _composite(doc: Any, name: str, program: Program) -> Any:
    """The PDF objects of one program: a Type0 font over the subset (ISO 32000-1, 9.7)."""
    tag = SUBSETN(int(name[1:].replace("+", "")))  # F2+0 -> 20: no two programs share it
    base = (tag + b"+" + program.face.name + program.face.subfontNameX).decode("ascii")
    widths = [program.face.getCharWidth(code) for code in program.drawn]
    widths[0] = program.face.defaultWidth
    system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": pdfdoc.PDFName(base),
            "CIDSystemInfo": pdfdoc.PDFDictionary(system),
            "FontDescriptor": program.face.addSubsetObjects(doc, base, program.drawn),
            "DW": EM,
            "W": pdfdoc.PDFArray(_runs(widths)),
            "CIDToGIDMap": _stream(doc, _glyph_numbers(program), f"gids:{name}"),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": pdfdoc.PDFName(base),
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid:{name}")]),
            "ToUnicode": _stream(doc, to_unicode(program.meant).encode("ascii"), f"unicode:{name}"),
        }
    )


def _runs(widths: Sequence[float]) -> list[Any]:
    """Codes and widths of what isn't as wide as an em (ISO 32000-1, 9.7.4.3): most of Chinese is."""
    runs: list[Any] = []
    for code, width in enumerate(widths):
        if width != EM:
            if not code or widths[code - 1] == EM:
                runs += [code, pdfdoc.PDFArray([])]
            runs[-1].sequence.append(width)
    return runs


def _stream(doc: Any, content: bytes, name: str) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, name)


def _glyph_numbers(program: Program) -> bytes:
    """For each code the glyph in the subset, which holds a glyph once however many characters share it."""
    order = {0: 0}
    glyphs = [program.face.charToGlyph.get(code, 0) for code in program.drawn]
    numbers = [order.setdefault(glyph, len(order)) for glyph in glyphs]
    return pack(f">{len(numbers)}H", *numbers)


def to_unicode(meant: Sequence[int]) -> str:
    """The CMap from codes to UTF-16 (ISO 32000-1, 9.10.3), at most 100 pairs a block."""
    pairs = [f"<{code:04X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for code, c in enumerate(meant) if c]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


@lru_cache(maxsize=8)
def font(role: str) -> FallbackFont:
    """The font of a role (`faces.SERIF` ...), registered with reportlab under that name."""
    found = faces.faces()
    chain = [*(found.files[name] for name in (role, faces.SERIF) if name in found.files), *found.spare]
    made = FallbackFont(role, list(dict.fromkeys(chain)))
    pdfmetrics.registerFont(made)
    # WORKAROUND reportlab 5: a second font of one face is taken for the first under another name, deputies or not.
    pdfmetrics._fonts[role] = made
    return made
