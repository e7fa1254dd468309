"""What a brought file is by its first bytes; its name proves nothing."""

from __future__ import annotations

import re

from yitusanhui.texts.intake import KINDS

JPEG, PNG, TIFF, WEBP, PDF = "image/jpeg", "image/png", "image/tiff", "image/webp", "application/pdf"
DXF, MBTILES, SQLITE = "image/vnd.dxf", "application/vnd.mbtiles", "SQLite"
DRAWINGS = (JPEG, PNG, TIFF, WEBP, PDF, DXF, SQLITE)
ZIP, OLE = "ZIP", "OLE"

_MARKS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),  # BigTIFF
    (b"MM\0+", TIFF),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"AC10", "DWG"),
    (b"8BPS", "PSD"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"SQLite format 3\0", SQLITE),
    (b"AutoCAD Binary DXF", DXF),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)
# Group codes and values line by line, comments (999) first.
_DXF = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*999\s*\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s*\r?\n")


def kind_of(data: bytes) -> str:
    """Media type of a drawing we read, a short name of what else it may be, or ""."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        return "HEIF" if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"avif") else "MP4"
    if b"%PDF-" in data[:1024]:
        return PDF
    if _DXF.match(data[:4096]):
        return DXF
    if b"<svg" in data[:1024].lower():
        return "SVG"
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), "")


def spoken(kind: str) -> str:
    """That kind as a person calls it: "is a GIF", or that it is nothing known."""
    return KINDS["is"].format(kind=KINDS.get(kind, kind)) if kind else KINDS[""]
