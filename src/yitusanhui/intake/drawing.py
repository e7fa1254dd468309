"""Reads a brought drawing: its bytes as they are, its size upright, and a first picture to show."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import Drawing
from yitusanhui.intake import sheet
from yitusanhui.intake.files import read_file
from yitusanhui.intake.picture import (
    OVERVIEW,
    jpeg_of,
    measure_picture,
    picture_overview,
    picture_pages,
    plain,
    require_size,
)
from yitusanhui.intake.sniff import DRAWINGS, PDF, TIFF, kind_of, spoken

LIMIT_MB = 900  # A blob in the one file stays under SQLite's billion bytes.
_PAGE = ";page="


def read_drawing(path: Path, *, page: int = 1) -> Drawing:
    """The drawing in a JPEG, PNG, TIFF, WebP or PDF file, with its overview and no tiles yet.

    `page` counts from 1 in a PDF or TIFF of several. Of a PDF the original stays the PDF; width and height are
    those of the page at 300 dpi, its long side 3,000 to 14,000 px. Raises a `DomainError` for all that isn't a
    whole picture of at least 64 px a side and at most 600 megapixels.
    """
    data = read_file(path, limit_mb=LIMIT_MB)
    kind = kind_of(data)
    if kind not in DRAWINGS:
        raise DomainError("drawing_kind", name=path.name, kind=spoken(kind))
    if kind == PDF:
        width, height, overview = _read_page(data, page)
    else:
        width, height = measure_picture(data, kind, page)
        overview = picture_overview(data, kind, page)
    return Drawing(path.name, paged(kind, page), data, sha256(data).hexdigest(), width, height, overview)


def count_pages(path: Path) -> int:
    """How many pages a PDF or TIFF has, without drawing any; 1 for everything else, whatever it is."""
    data = read_file(path, limit_mb=LIMIT_MB)
    kind = kind_of(data)
    if kind == PDF:
        return sheet.count_pages(data)
    return picture_pages(data) if kind == TIFF else 1


def _read_page(data: bytes, page: int) -> tuple[int, int, bytes]:
    with sheet.open_page(data, page) as found:
        width, height = sheet.page_size(found)
        require_size(width, height)
        shrink = max(1.0, max(width, height) / OVERVIEW)
        across, down = max(1, round(width / shrink)), max(1, round(height / shrink))
        parts = [
            pyvips.Image.new_from_memory(pixels, across, rows, 4, "uchar")[:3]
            for rows, pixels in sheet.bands(found, across, down)
        ]
    picture = pyvips.Image.arrayjoin(parts, across=1) if len(parts) > 1 else parts[0]
    return width, height, jpeg_of(plain(picture.copy(interpretation="srgb")))


def paged(kind: str, page: int) -> str:
    """The media type that also remembers a page other than the first: `application/pdf;page=3`."""
    return kind if page == 1 else f"{kind}{_PAGE}{page}"


def kind_and_page(media_type: str) -> tuple[str, int]:
    """The media type alone, and the page."""
    kind, _, page = media_type.partition(_PAGE)
    return kind, int(page or 1)
