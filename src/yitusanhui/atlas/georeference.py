"""Where on earth a drawing lies: an affine fit through control points (配准), optional and never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sqrt

from yitusanhui.domain.errors import DomainError

METRES_PER_DEGREE = 111_320.0
LEAST_POINTS = 2
FLAT = 1e-9


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A place that is known in both: degrees (WGS84 or CGCS2000, which agree within a metre) and pixels."""

    lon: float
    lat: float
    x: float
    y: float


Row = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Georeference:
    """x = a + b east + c north in pixels, y likewise, where east and north are metres from (`lon0`, `lat0`).

    `residuals` has the distance in metres by which each control point misses, in the order given.
    """

    lon0: float
    lat0: float
    x_from: Row
    y_from: Row
    residuals: tuple[float, ...] = ()

    @property
    def rms(self) -> float:
        """Root mean square of the residuals, metres."""
        return sqrt(sum(r * r for r in self.residuals) / len(self.residuals)) if self.residuals else 0.0

    @property
    def metres_per_pixel(self) -> float:
        """Ground length of one pixel of the drawing, metres (mean of both directions)."""
        (_, b, c), (_, e, f) = self.x_from, self.y_from
        return 1 / sqrt(abs(b * f - c * e))

    def to_pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixel of the drawing at that place."""
        east, north = _metres(lon, lat, self.lon0, self.lat0)
        (a, b, c), (d, e, f) = self.x_from, self.y_from
        return a + b * east + c * north, d + e * east + f * north

    def to_lon_lat(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude, degrees, of that pixel."""
        (a, b, c), (d, e, f) = self.x_from, self.y_from
        det = b * f - c * e
        east = ((x - a) * f - (y - d) * c) / det
        north = ((y - d) * b - (x - a) * e) / det
        wide = METRES_PER_DEGREE * cos(radians(self.lat0))
        return self.lon0 + east / wide, self.lat0 + north / METRES_PER_DEGREE


def _metres(lon: float, lat: float, lon0: float, lat0: float) -> tuple[float, float]:
    """Metres east and north of (`lon0`, `lat0`), on a plane: good to a millimetre over a neighbourhood."""
    return (lon - lon0) * METRES_PER_DEGREE * cos(radians(lat0)), (lat - lat0) * METRES_PER_DEGREE


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss elimination with pivots; refuses a matrix that has no single answer."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for col in range(size):
        pivot = max(range(col, size), key=lambda r: abs(rows[r][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        if abs(rows[col][col]) < FLAT:
            raise DomainError("georeference.in_line")
        for r in range(size):
            if r != col:
                factor = rows[r][col] / rows[col][col]
                rows[r] = [v - factor * w for v, w in zip(rows[r], rows[col], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def _least_squares(lines: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """The coefficients with the smallest sum of squares, by the normal equations."""
    width = range(len(lines[0]))
    normal = [[sum(line[i] * line[j] for line in lines) for j in width] for i in width]
    return _solve(normal, [sum(line[i] * v for line, v in zip(lines, values, strict=True)) for i in width])


def _affine(plane: Sequence[tuple[float, float]], points: Sequence[ControlPoint]) -> tuple[Row, Row]:
    """Six numbers: shift, scale, turn and shear, from three points or more."""
    lines = [(1.0, east, north) for east, north in plane]
    a, b, c = _least_squares(lines, [p.x for p in points])
    d, e, f = _least_squares(lines, [p.y for p in points])
    return (a, b, c), (d, e, f)


def _similar(plane: Sequence[tuple[float, float]], points: Sequence[ControlPoint]) -> tuple[Row, Row]:
    """Four numbers: shift, one scale, turn (y runs down), from two points."""
    lines: list[Row | tuple[float, ...]] = []
    values = []
    for (east, north), point in zip(plane, points, strict=True):
        lines += [(1.0, 0.0, east, north), (0.0, 1.0, -north, east)]
        values += [point.x, point.y]
    a, d, b, c = _least_squares(lines, values)
    return (a, b, c), (d, c, -b)


def fit(points: Sequence[ControlPoint]) -> Georeference:
    """Lay the drawing on the ground by least squares: turned and scaled by two points, affine by three or more.

    Raises DomainError `georeference.too_few` below two points, `georeference.in_line` when they coincide or
    three or more lie on one line.
    """
    if len(points) < LEAST_POINTS:
        raise DomainError("georeference.too_few", count=len(points))
    lon0 = sum(p.lon for p in points) / len(points)
    lat0 = sum(p.lat for p in points) / len(points)
    plane = [_metres(p.lon, p.lat, lon0, lat0) for p in points]
    # In units of the spread, so that one bound tells a line from a triangle at any scale.
    spread = max(hypot(*place) for place in plane)
    if spread < FLAT:
        raise DomainError("georeference.in_line")
    unit = [(east / spread, north / spread) for east, north in plane]
    (a, b, c), (d, e, f) = (_affine if len(points) > LEAST_POINTS else _similar)(unit, points)
    if abs(b * f - c * e) < FLAT:
        raise DomainError("georeference.in_line")
    rough = Georeference(lon0, lat0, (a, b / spread, c / spread), (d, e / spread, f / spread))
    return Georeference(lon0, lat0, rough.x_from, rough.y_from, tuple(_miss(rough, p) for p in points))


def _miss(fitted: Georeference, point: ControlPoint) -> float:
    """Metres between where a control point is and where the fit puts it."""
    lon, lat = fitted.to_lon_lat(point.x, point.y)
    return hypot(*_metres(lon, lat, point.lon, point.lat))
