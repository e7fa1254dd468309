"""MBTiles 1.3: a raster map cut into tiles, put together again at the sharpest zoom that one drawing can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan, degrees, exp, pi
from pathlib import Path

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import ControlPoint
from yitusanhui.intake.brought_database import Brought, open_brought_file

MOST_PIXELS, LONGEST = 200_000_000, 16_384
SIDES = (256, 512)
NEEDED = {"tiles", "metadata"}


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The tiles of one zoom: first and last column, first and last row counted from the north, side in pixels."""

    zoom: int
    left: int
    right: int
    top: int
    bottom: int
    side: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return (self.right - self.left + 1) * self.side

    @property
    def height(self) -> int:
        """Pixels down."""
        return (self.bottom - self.top + 1) * self.side

    def points(self) -> tuple[ControlPoint, ...]:
        """The corners, which Web Mercator says by their numbers."""
        return tuple(
            ControlPoint(_lon(col, self.zoom), _lat(row, self.zoom), float(x), float(y))
            for col, x in ((self.left, 0), (self.right + 1, self.width))
            for row, y in ((self.top, 0), (self.bottom + 1, self.height))
        )


def _lon(col: int, zoom: int) -> float:
    return float(col / 2**zoom * 360 - 180)


def _lat(row: int, zoom: int) -> float:
    return degrees(2 * atan(exp(pi * (1 - 2 * row / 2**zoom))) - pi / 2)


def survey_mbtiles(path: Path) -> Mosaic:
    """The sharpest zoom of at most 200 megapixels. Raises `mbtiles_none`, `mbtiles_vector`, `mbtiles_wide`."""
    with open_brought_file(path) as database:
        _require_raster(database)
        columns = "zoom_level, min(tile_column), max(tile_column), min(tile_row), max(tile_row)"
        zooms = list(database.rows("tiles", columns, "1 GROUP BY zoom_level ORDER BY zoom_level DESC"))
        side = _side(database)
        for zoom, left, right, low, high in zooms:
            if not (
                isinstance(zoom, int)
                and 0 <= zoom <= 30
                and 0 <= left <= right < 2**zoom
                and 0 <= low <= high < 2**zoom
            ):
                raise DomainError("brought_database_damaged")
            top = 2**zoom - 1  # MBTiles counts rows from the south
            found = Mosaic(zoom, left, right, top - high, top - low, side)
            if found.width * found.height <= MOST_PIXELS and max(found.width, found.height) <= LONGEST:
                return found
    raise DomainError("mbtiles_wide" if zooms else "mbtiles_none")


def _require_raster(database: Brought) -> None:
    if not database.tables >= NEEDED:
        raise DomainError("mbtiles_none")
    said = dict(database.rows("metadata", "name, value", "name = 'format'"))
    if str(said.get("format", "")).lower() in ("pbf", "mvt"):
        raise DomainError("mbtiles_vector")


def _side(database: Brought) -> int:
    first = next(database.rows("tiles", "tile_data", "1 LIMIT 1"), None)
    if first is None:
        raise DomainError("mbtiles_none")
    image = _tile(first[0])
    if image is None or image.width != image.height or image.width not in SIDES:
        raise DomainError("drawing_damaged")
    return int(image.width)


def _tile(data: object) -> pyvips.Image | None:
    if not isinstance(data, bytes):
        return None
    try:
        image = pyvips.Image.new_from_buffer(data, "").colourspace("srgb")
        image = image.flatten(background=[255, 255, 255]) if image.hasalpha() else image
        return image[:3].cast("uchar").copy_memory()
    except pyvips.Error:
        return None


def rows_of(path: Path, mosaic: Mosaic) -> Iterator[pyvips.Image]:
    """Bands of tiles from north to south, each as high as a tile; white where there is none."""
    white = (pyvips.Image.black(mosaic.side, mosaic.side, bands=3) + 255).cast("uchar").copy(interpretation="srgb")
    with open_brought_file(path) as database:
        for row in range(mosaic.top, mosaic.bottom + 1):
            where = "zoom_level = ? AND tile_row = ?"
            south = 2**mosaic.zoom - 1 - row
            found = dict(database.rows("tiles", "tile_column, tile_data", where, mosaic.zoom, south))
            tiles = [_tile(found.get(col)) or white for col in range(mosaic.left, mosaic.right + 1)]
            right = [one if one.width == one.height == mosaic.side else white for one in tiles]
            yield pyvips.Image.arrayjoin(right, across=len(right))


def mosaic_overview(path: Path, mosaic: Mosaic, longest: int) -> pyvips.Image:
    """The whole map, small, put together band by band."""
    shrink = min(1.0, longest / max(mosaic.width, mosaic.height))
    bands = [band.resize(shrink).copy_memory() for band in rows_of(path, mosaic)]
    return pyvips.Image.arrayjoin(bands, across=1)


def spool_mosaic(path: Path, mosaic: Mosaic, spool: Path) -> pyvips.Image:
    """The whole map at full size, through a file on disk."""
    with spool.open("wb") as out:
        for band in rows_of(path, mosaic):
            out.write(band.write_to_memory())
    return pyvips.Image.rawload(str(spool), mosaic.width, mosaic.height, 3).copy(interpretation="srgb")
