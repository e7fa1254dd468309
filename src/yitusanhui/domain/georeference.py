"""Where on earth a drawing lies (配准): an affine fit through control points, optional and never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.fits import LEAST_PAIRS, Pair, Transform, affine, similar

METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A place that is known in both: degrees (WGS84 or CGCS2000, which agree within a metre) and pixels."""

    lon: float
    lat: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Georeference:
    """`plane` leads from metres east and south of (`lon0`, `lat0`) to pixels of the drawing.

    `residuals` has the distance in metres by which each control point misses, in the order given.
    """

    lon0: float
    lat0: float
    plane: Transform
    residuals: tuple[float, ...] = ()

    @property
    def metres_per_pixel(self) -> float:
        """Ground length of one pixel of the drawing, metres (mean of both directions)."""
        return 1 / self.plane.scale

    @property
    def north(self) -> float:
        """Where north is on the sheet: degrees clockwise from straight up, -180 to 180."""
        right, down = -self.plane.x_from[2], -self.plane.y_from[2]
        return degrees(atan2(right, -down))

    def to_pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixel of the drawing at that place."""
        return self.plane(*_metres(lon, lat, self.lon0, self.lat0))

    def to_lon_lat(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude, degrees, of that pixel."""
        east, south = self.plane.inverse()(x, y)
        wide = METRES_PER_DEGREE * cos(radians(self.lat0))
        return self.lon0 + east / wide, self.lat0 - south / METRES_PER_DEGREE


def _metres(lon: float, lat: float, lon0: float, lat0: float) -> tuple[float, float]:
    """Metres east and south of (`lon0`, `lat0`), on a plane: good to a millimetre over a neighbourhood."""
    return (lon - lon0) * METRES_PER_DEGREE * cos(radians(lat0)), (lat0 - lat) * METRES_PER_DEGREE


def fit(points: Sequence[ControlPoint]) -> Georeference:
    """Lay the drawing on the ground by least squares: turned and scaled by two points, affine by three or more.

    Raises DomainError `georeference.too_few` below two points, `georeference.in_line` when they coincide or
    three or more lie on one line, `georeference.mirrored` when the sheet would be seen from below.
    """
    if len(points) < LEAST_PAIRS:
        raise DomainError("georeference.too_few", count=len(points))
    lon0 = sum(p.lon for p in points) / len(points)
    lat0 = sum(p.lat for p in points) / len(points)
    pairs: list[Pair] = [(_metres(p.lon, p.lat, lon0, lat0), (p.x, p.y)) for p in points]
    try:
        plane = (affine if len(pairs) > LEAST_PAIRS else similar)(pairs)
    except DomainError as refusal:
        raise DomainError("georeference.in_line") from refusal
    if plane.determinant <= 0:
        raise DomainError("georeference.mirrored")
    rough = Georeference(lon0, lat0, plane)
    return Georeference(lon0, lat0, plane, tuple(_miss(rough, p) for p in points))


def _miss(fitted: Georeference, point: ControlPoint) -> float:
    """Metres between where a control point is and where the fit puts it."""
    lon, lat = fitted.to_lon_lat(point.x, point.y)
    return hypot(*_metres(lon, lat, point.lon, point.lat))
