"""可用、安全: can each file of the package be opened in twenty years, and does it hide nothing?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

import pikepdf
from PIL import Image, UnidentifiedImageError

from yitusanhui.documents import pdfa
from yitusanhui.documents.names import LONGEST, safe_name
from yitusanhui.documents.package_catalogue import Entry
from yitusanhui.texts import archive

OFFICE = (".xlsx", ".docx")
PLAIN = (".csv", ".json", ".geojson", ".txt", ".xml", ".html", ".py")
_FOREIGN = [  # each begins with a word, so that megabytes of pictures are passed by
    re.compile(begins + rb"""\s*=\s*["'](?:https?:)?//""") for begins in (rb"src(?<=\bsrc)", rb"<link[^>]*\bhref")
]
_ACTIVE = ("/JavaScript", "/JS", "/Launch", "/RichMedia")


def usable_and_safe(folder: Path, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Each point (`texts.archive.POINTS`) with the files it doesn't hold for."""

    def bad(is_bad: Callable[[Path], object], *suffixes: str) -> str:
        files = [one.name for one in entries if not suffixes or one.suffix in suffixes]
        return "、".join(name for name in files if is_bad(folder / name))

    yield "pdfa", bad(pdfa.check, ".pdf")
    yield "opens", bad(_does_not_open, *OFFICE, *PLAIN, ".jpg")
    yield "formats", bad(lambda path: path.suffix.lower() not in archive.FORMATS)
    yield "names", bad(_badly_named)
    yield "offline", bad(_asks_the_network, ".html")
    yield "unlocked", bad(_locked, ".pdf")
    yield "inert", bad(_active, ".pdf", *OFFICE)
    yield "no_exif", bad(_has_exif, ".jpg")


def _does_not_open(path: Path) -> bool:
    try:
        if path.suffix.lower() in OFFICE:
            with ZipFile(path) as packed:
                return packed.testzip() is not None
        if path.suffix.lower() == ".jpg":
            with Image.open(path) as picture:
                picture.verify()
        else:
            path.read_bytes().decode("utf-8")
    except (OSError, BadZipFile, UnidentifiedImageError, UnicodeDecodeError, SyntaxError):
        return True
    return False


def _badly_named(path: Path) -> bool:
    return PurePosixPath(path.name).name != safe_name(path.name) or len(path.name) > LONGEST


def _asks_the_network(page: Path) -> bool:
    content = page.read_bytes()
    return any(foreign.search(content) for foreign in _FOREIGN)


def _locked(paper: Path) -> bool:
    try:
        with pikepdf.open(paper) as pdf:
            return bool(pdf.is_encrypted)
    except pikepdf.PdfError:
        return True


def _active(path: Path) -> bool:
    """Scripts, macros and links to other workbooks."""
    if path.suffix.lower() in OFFICE:
        try:
            with ZipFile(path) as packed:
                names = packed.namelist()
        except BadZipFile:
            return True
        return any("vbaProject" in name or "externalLink" in name for name in names)
    try:
        with pikepdf.open(path) as pdf:
            dictionaries = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
            return any(item.get("/S") in _ACTIVE or "/JavaScript" in item for item in dictionaries)
    except pikepdf.PdfError:
        return True


def _has_exif(path: Path) -> bool:
    try:
        with Image.open(path) as picture:
            return bool(picture.getexif())
    except (OSError, UnidentifiedImageError):
        return False  # said by `opens` already
