"""Reads a brought drawing: its bytes as they are, its size upright, and a first picture to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import ControlPoint
from yitusanhui.domain.incoming import Drawing, RowProblem
from yitusanhui.intake import sheet
from yitusanhui.intake.files import read_file
from yitusanhui.intake.geotiff import Whereabouts, whereabouts
from yitusanhui.intake.mbtiles import mosaic_overview, survey_mbtiles
from yitusanhui.intake.picture import (
    OVERVIEW,
    jpeg_of,
    measure_picture,
    picture_overview,
    picture_pages,
    plain,
    require_size,
)
from yitusanhui.intake.sniff import DRAWINGS, DXF, MBTILES, PDF, SQLITE, TIFF, kind_of, spoken
from yitusanhui.intake.watch import UNWATCHED, Watch

LIMIT_MB = 900  # A blob in the one file stays under SQLite's billion bytes.
_PAGE = ";page="


def read_drawing(path: Path, *, page: int = 1, watch: Watch = UNWATCHED) -> Drawing:
    """The drawing in a JPEG, PNG, TIFF, WebP, PDF, DXF or MBTiles file, with its overview and no tiles yet.

    `page` counts from 1 in a PDF or TIFF of several. Of a PDF the original stays the PDF; width and height are
    those of the page at 300 dpi, its long side 3,000 to 14,000 px; a DXF is drawn 12,000 px long. GeoTIFF and
    MBTiles say where they lie: `points`. `watch` sees a DXF being drawn, which takes long, and may stop it
    (`drawing_left`). Raises a `DomainError` for all that isn't a
    whole picture of at least 64 px a side and at most 600 megapixels.
    """
    data = read_file(path, limit_mb=LIMIT_MB)
    kind = kind_of(data)
    if kind not in DRAWINGS:
        raise DomainError("drawing_kind", name=path.name, kind=spoken(kind))
    if page != 1 and kind not in (PDF, TIFF):
        raise DomainError("drawing_no_page", page=page, pages=1)
    seen = _see(path, data, kind, page, watch)
    drawing = Drawing(
        path.name, seen.media_type, data, sha256(data).hexdigest(), seen.width, seen.height, seen.overview
    )
    remarks = tuple(RowProblem(0, code) for code in seen.remarks)
    return replace(drawing, points=seen.points, remarks=remarks)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a drawing is, how large, how it looks, and where it says that it lies."""

    media_type: str
    width: int
    height: int
    overview: bytes
    points: tuple[ControlPoint, ...] = ()
    remarks: tuple[str, ...] = ()


def _see(path: Path, data: bytes, kind: str, page: int, watch: Watch) -> _Seen:
    if kind == PDF:
        return _Seen(paged(kind, page), *_read_page(data, page))
    if kind == DXF:
        return _see_cad(data, watch)
    if kind == SQLITE:
        return _see_mosaic(path)
    width, height = measure_picture(data, kind, page)
    where = whereabouts(data, width, height) if kind == TIFF and page == 1 else Whereabouts()
    remarks = (where.remark,) if where.remark else ("drawing_located",) if where.points else ()
    return _Seen(paged(kind, page), width, height, picture_overview(data, kind, page), where.points, remarks)


def _see_cad(data: bytes, watch: Watch) -> _Seen:
    from yitusanhui.intake import cad  # a second to load

    width, height, small = cad.cad_overview(data, OVERVIEW, watch)
    require_size(width, height)
    return _Seen(DXF, width, height, jpeg_of(small))


def _see_mosaic(path: Path) -> _Seen:
    mosaic = survey_mbtiles(path)
    require_size(mosaic.width, mosaic.height)
    small = plain(mosaic_overview(path, mosaic, OVERVIEW))
    return _Seen(MBTILES, mosaic.width, mosaic.height, jpeg_of(small), mosaic.points(), ("drawing_located",))


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
