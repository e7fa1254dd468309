"""What a reader finds in a PDF: its text, page by page, and where the lines stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from yitusanhui.documents import faces, pdfa
from yitusanhui.domain.errors import EnvironmentTrouble


def _printable() -> bool:
    try:
        faces.faces()
    except EnvironmentTrouble:
        return False
    return True


needs_fonts = pytest.mark.skipif(not _printable(), reason="no font here prints Chinese: run packaging's fetch first")


@dataclass(frozen=True, slots=True)
class Letter:
    """One character on a page, its box in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pages(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def squeezed(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def words(path: Path) -> str:
    """All text without white space and page numbers."""
    return squeezed("".join(re.sub(r"— \d+ —", "", page) for page in pages(path)))


def letters(path: Path, number: int = 0) -> list[Letter]:
    """The characters of one page with their boxes."""
    with pypdfium2.PdfDocument(path) as pdf:
        text = pdf[number].get_textpage()
        found = ((text.get_text_range(i, 1), text.get_charbox(i, loose=True)) for i in range(text.count_chars()))
        return [Letter(character, *box) for character, box in found if character.strip()]


def coded(path: Path) -> str:
    """All text by the fonts' own ToUnicode maps in the order it was drawn, no reader's cleverness in between."""
    said, read = [], cache(_map)  # a map serves many pages
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            maps = {name: read(font.ToUnicode.read_bytes()) for name, font in page.Resources.Font.items()}
            current: dict[bytes, str] = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    current = maps[str(operands[0])]
                elif str(operator) == "Tj":
                    codes = bytes(operands[0])
                    said += [current[codes[i : i + 2]] for i in range(0, len(codes), 2)]
    return "".join(said)


def _map(said: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", said)
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def assert_archival(path: Path) -> None:
    """The file passes the PDF/A-2 check and every character of it has a Unicode value."""
    assert pdfa.check(path) == []
