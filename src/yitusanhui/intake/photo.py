"""Reads a brought photo or scan: its bytes as they are, and an upright preview without anything the camera noted."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import Photo
from yitusanhui.intake import sheet
from yitusanhui.intake.drawing import paged
from yitusanhui.intake.files import read_file
from yitusanhui.intake.heif import open_heif
from yitusanhui.intake.picture import FAIL_ON, load_options, plain
from yitusanhui.intake.sniff import DRAWINGS, PDF, kind_of, spoken

LIMIT_MB = 60
PREVIEW = 1600  # pixels a side
QUALITY = 82
SMALLEST = 32  # pixels a side: what a thumbnail has, and no less
MEGAPIXELS = 200
HEIF, HEIF_TYPE = "HEIF", "image/heif"
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".pdf")
_TAKEN = ("exif-ifd2-DateTimeOriginal", "exif-ifd0-DateTime")
_STAMP = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")


def read_photo(path: Path, *, page: int = 1) -> Photo:
    """The photo or scan in a JPEG, PNG, WebP, TIFF, HEIF or PDF file (of this page), with its preview.

    Raises a `DomainError` for all that isn't a whole picture of at least 32 px a side and at most 200 megapixels.
    """
    return photo_of(read_file(path, limit_mb=LIMIT_MB), path.name, page=page)


def photo_of(data: bytes, name: str, *, page: int = 1) -> Photo:
    """The same of bytes that came without a file, such as a picture that was pasted."""
    kind = kind_of(data)
    if kind not in (*DRAWINGS, HEIF):
        raise DomainError("photo_kind", name=name, kind=spoken(kind))
    try:
        picture = _page(data, name, page) if kind == PDF else _picture(data, kind, name, page)
        preview: bytes = plain(picture).jpegsave_buffer(Q=QUALITY, keep="none", background=[255, 255, 255])
    except pyvips.Error as error:
        raise DomainError("photo_damaged", name=name) from error
    media = paged(HEIF_TYPE if kind == HEIF else kind, page)
    return Photo(name, media, data, sha256(data).hexdigest(), preview, "" if kind == PDF else _taken(data))


def turned(preview: bytes, quarters: int) -> bytes:
    """A preview turned by quarters to the right (negative: to the left)."""
    picture = pyvips.Image.new_from_buffer(preview, "")
    found: bytes = picture.rot(f"d{quarters % 4 * 90}").jpegsave_buffer(Q=QUALITY, keep="none")
    return found


def photos_in(folder: Path) -> list[Path]:
    """The photos and scans that lie in a folder, by name as a person counts: 2.jpg before 10.jpg."""
    found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()]
    return sorted(found, key=lambda path: [int(p) if p.isdecimal() else p for p in re.split(r"(\d+)", path.name)])


def _picture(data: bytes, kind: str, name: str, page: int) -> pyvips.Image:
    if kind != HEIF:
        return _small(data, load_options(kind, page))
    try:
        return _small(data, {"fail_on": FAIL_ON})  # AVIF; of HEIC libvips knows the head only
    except pyvips.Error:
        return open_heif(data, name, _require_size).thumbnail_image(PREVIEW, height=PREVIEW, size="down")


def _small(data: bytes, options: dict[str, Any]) -> pyvips.Image:
    image = pyvips.Image.new_from_buffer(data, "", access="sequential", **options)
    _require_size(image.width, image.height)
    told = ",".join(f"{name}={value}" for name, value in options.items())
    small = pyvips.Image.thumbnail_buffer(data, PREVIEW, height=PREVIEW, size="down", option_string=told)
    return small.copy_memory()


def _page(data: bytes, name: str, page: int) -> pyvips.Image:
    try:
        return _drawn(data, page)
    except DomainError as refusal:
        if refusal.code == "drawing_damaged":
            raise DomainError("photo_damaged", name=name) from refusal
        raise


def _drawn(data: bytes, page: int) -> pyvips.Image:
    with sheet.open_page(data, page) as found:
        width, height = sheet.page_size(found)
        shrink = max(1.0, max(width, height) / PREVIEW)
        across, down = max(1, round(width / shrink)), max(1, round(height / shrink))
        parts = [
            pyvips.Image.new_from_memory(pixels, across, rows, 4, "uchar")[:3]
            for rows, pixels in sheet.bands(found, across, down)
        ]
    picture = pyvips.Image.arrayjoin(parts, across=1) if len(parts) > 1 else parts[0]
    return picture.copy(interpretation="srgb")


def _require_size(width: int, height: int) -> None:
    if min(width, height) < SMALLEST:
        raise DomainError("photo_small", width=width, height=height, least=SMALLEST)
    if width * height > MEGAPIXELS * 1_000_000:
        raise DomainError("photo_huge", width=width, height=height, limit=MEGAPIXELS)


def _taken(data: bytes) -> str:
    """When the camera says that it was taken, ISO 8601 without offset; "" when it doesn't, or says nonsense."""
    image = pyvips.Image.new_from_buffer(data, "")
    for name in _TAKEN:
        noted = _STAMP.match(image.get(name)) if image.get_typeof(name) else None
        if noted is not None:
            try:
                return datetime.fromisoformat(f"{noted[1]}-{noted[2]}-{noted[3]}T{noted[4]}").isoformat()
            except ValueError:
                return ""
    return ""
