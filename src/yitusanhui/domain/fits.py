"""Laying one plane over another through pairs of points: by least squares, with what each pair misses by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot, sqrt

from yitusanhui.domain.errors import DomainError

XY = tuple[float, float]
Row = tuple[float, float, float]
Pair = tuple[XY, XY]  # where it is, where it comes to lie
LEAST_PAIRS = 2
# Points whose cloud is flatter than this part of its length say nothing about the other direction.
FLAT = 0.01


@dataclass(frozen=True, slots=True)
class Transform:
    """x' = a + b x + c y and y' = d + e x + f y; as it comes, everything stays where it is."""

    x_from: Row = (0.0, 1.0, 0.0)
    y_from: Row = (0.0, 0.0, 1.0)

    def __call__(self, x: float, y: float) -> XY:
        (a, b, c), (d, e, f) = self.x_from, self.y_from
        return a + b * x + c * y, d + e * x + f * y

    @property
    def determinant(self) -> float:
        """How much areas grow; below 0 the plane is mirrored."""
        (_, b, c), (_, e, f) = self.x_from, self.y_from
        return b * f - c * e

    @property
    def scale(self) -> float:
        """How much lengths grow, the mean of both directions."""
        return sqrt(abs(self.determinant))

    @property
    def turn(self) -> float:
        """Degrees by which what pointed along x is turned towards y."""
        return degrees(atan2(self.y_from[1], self.x_from[1]))

    def inverse(self) -> Transform:
        """The way back."""
        (a, b, c), (d, e, f) = self.x_from, self.y_from
        det = self.determinant
        return Transform(
            ((c * d - f * a) / det, f / det, -c / det),
            ((e * a - b * d) / det, -e / det, b / det),
        )


def _middle(points: Sequence[XY]) -> XY:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _settled(middle: XY, to: XY, x_by: XY, y_by: XY) -> Transform:
    """The transform with these slopes that takes one middle to the other."""
    (b, c), (e, f) = x_by, y_by
    shift = to[0] - b * middle[0] - c * middle[1], to[1] - e * middle[0] - f * middle[1]
    return Transform((shift[0], b, c), (shift[1], e, f))


def similar(pairs: Sequence[Pair]) -> Transform:
    """Four numbers: shift, one scale, turn. Raises `fit.too_few`, `fit.in_line` when the points coincide."""
    if len(pairs) < LEAST_PAIRS:
        raise DomainError("fit.too_few", count=len(pairs))
    here, there = _middle([p for p, _ in pairs]), _middle([q for _, q in pairs])
    spread = far = along = across = 0.0
    for (x, y), (u, v) in pairs:
        x, y, u, v = x - here[0], y - here[1], u - there[0], v - there[1]
        spread, far = spread + x * x + y * y, far + u * u + v * v
        along, across = along + x * u + y * v, across + x * v - y * u
    if not spread or not far or hypot(along, across) < FLAT * sqrt(spread * far):
        raise DomainError("fit.in_line")
    c, s = along / spread, across / spread
    return _settled(here, there, (c, -s), (s, c))


def affine(pairs: Sequence[Pair]) -> Transform:
    """Six numbers: shift, scale, turn and shear, from three points or more.

    Raises `fit.too_few`, and `fit.in_line` when they coincide or (nearly) lie on a line, in either plane.
    """
    if len(pairs) <= LEAST_PAIRS:
        raise DomainError("fit.too_few", count=len(pairs))
    if _is_flat([p for p, _ in pairs]) or _is_flat([q for _, q in pairs]):
        raise DomainError("fit.in_line")
    here, there = _middle([p for p, _ in pairs]), _middle([q for _, q in pairs])
    xx, xy, yy = _moments([p for p, _ in pairs], here)
    det = xx * yy - xy * xy
    slopes = []
    for axis in (0, 1):
        x = sum((p[0] - here[0]) * (q[axis] - there[axis]) for p, q in pairs)
        y = sum((p[1] - here[1]) * (q[axis] - there[axis]) for p, q in pairs)
        slopes.append(((x * yy - y * xy) / det, (y * xx - x * xy) / det))
    return _settled(here, there, slopes[0], slopes[1])


def _moments(points: Sequence[XY], middle: XY) -> Row:
    apart = [(x - middle[0], y - middle[1]) for x, y in points]
    return sum(x * x for x, _ in apart), sum(x * y for x, y in apart), sum(y * y for _, y in apart)


def _is_flat(points: Sequence[XY]) -> bool:
    xx, xy, yy = _moments(points, _middle(points))
    middle, reach = (xx + yy) / 2, sqrt(((xx - yy) / 2) ** 2 + xy * xy)
    return middle - reach <= FLAT * FLAT * (middle + reach)


def misses(fitted: Transform, pairs: Sequence[Pair]) -> tuple[float, ...]:
    """How far from its place each point comes to lie, in units of the second plane."""
    return tuple(hypot(u - x, v - y) for (x, y), (u, v) in ((fitted(*p), q) for p, q in pairs))


def root_mean_square(values: Sequence[float]) -> float:
    """Root mean square; 0 of nothing."""
    return sqrt(sum(value * value for value in values) / len(values)) if values else 0.0
