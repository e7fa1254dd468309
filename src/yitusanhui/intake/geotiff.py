"""GeoTIFF (OGC 19-008): where the corners of a TIFF lie, by its own tags. libvips doesn't tell them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import ControlPoint
from yitusanhui.intake.projection import Unproject, by_number, is_place

SCALE, TIES, MATRIX, KEYS = 33550, 33922, 34264, 34735
MODEL, RASTER, GEOGRAPHIC, PROJECTED = 1024, 1025, 2048, 3072
USER_DEFINED = 32767
_SIZES = {1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 11: "f", 12: "d", 13: "I", 16: "Q"}
MOST = 4096  # values of a tag that we read


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Control points at the corners of the picture, or the reason (a code of `texts`) why there are none."""

    points: tuple[ControlPoint, ...] = ()
    remark: str = ""


def whereabouts(data: bytes, width: int, height: int) -> Whereabouts:
    """Where a TIFF lies: nothing for a plain one, a remark where it says so in a system we can't turn into degrees."""
    try:
        tags = _tags(data)
    except (struct.error, IndexError, ValueError, OverflowError):
        return Whereabouts()
    matrix = _matrix(tags)
    if matrix is None or KEYS not in tags:
        return Whereabouts()
    keys = _keys(tags[KEYS])
    try:
        way = _way(keys)
        half = 0.5 if keys.get(RASTER) == 2 else 0.0  # the numbers are of the pixels' middles
        corners = [(x, y) for x in (0.0, float(width)) for y in (0.0, float(height))]
        points = tuple(_point(matrix, way, x, y, half) for x, y in corners)
    except (DomainError, OverflowError, ZeroDivisionError, ValueError):
        return Whereabouts(remark="drawing_crs_unknown")
    if not all(is_place(point.lon, point.lat) for point in points):
        return Whereabouts(remark="drawing_crs_unknown")
    return Whereabouts(points)


def _point(matrix: tuple[float, ...], way: Unproject, x: float, y: float, half: float) -> ControlPoint:
    a, b, c, d, e, f = matrix
    return ControlPoint(*way(a * (x - half) + b * (y - half) + c, d * (x - half) + e * (y - half) + f), x, y)


def _way(keys: dict[int, int]) -> Unproject:
    code = keys.get(PROJECTED if keys.get(MODEL) == 1 else GEOGRAPHIC, USER_DEFINED)
    return by_number(4326 if keys.get(MODEL) == 2 and code == USER_DEFINED else code)


def _matrix(tags: dict[int, tuple[Any, ...]]) -> tuple[float, ...] | None:
    """From pixels to the system's numbers: x = a col + b row + c, y = d col + e row + f."""
    if MATRIX in tags and len(tags[MATRIX]) == 16:
        m = tags[MATRIX]
        return m[0], m[1], m[3], m[4], m[5], m[7]
    if SCALE in tags and len(tags.get(TIES, ())) >= 6:
        across, down = tags[SCALE][:2]
        col, row, _, x, y, _ = tags[TIES][:6]
        return across, 0.0, x - col * across, 0.0, -down, y + row * down
    return None


def _keys(values: tuple[Any, ...]) -> dict[int, int]:
    """The short keys of the directory: number -> value."""
    entries = zip(values[4::4], values[5::4], values[6::4], values[7::4], strict=False)
    return {int(key): int(value) for key, where, _, value in entries if where == 0}


def _tags(data: bytes) -> dict[int, tuple[Any, ...]]:
    """The tags of the first picture that we want, from a TIFF or BigTIFF."""
    order = "<" if data[:2] == b"II" else ">"
    big = struct.unpack_from(order + "H", data, 2)[0] == 43
    at = struct.unpack_from(order + ("Q" if big else "I"), data, 8 if big else 4)[0]
    count = struct.unpack_from(order + ("Q" if big else "H"), data, at)[0]
    start, size = at + (8 if big else 2), 20 if big else 12
    found = {}
    for place in range(min(count, MOST)):
        entry = start + place * size
        tag, kind = struct.unpack_from(order + "HH", data, entry)
        if tag in (SCALE, TIES, MATRIX, KEYS):
            found[tag] = _values(data, order, entry, kind, big)
    return found


def _values(data: bytes, order: str, entry: int, kind: int, big: bool) -> tuple[Any, ...]:
    count = struct.unpack_from(order + ("Q" if big else "I"), data, entry + 4)[0]
    if kind not in _SIZES or count > MOST:
        raise ValueError(kind)
    what = f"{order}{count}{_SIZES[kind]}"
    inline, at = (8, entry + 12) if big else (4, entry + 8)
    if struct.calcsize(what) > inline:
        at = struct.unpack_from(order + ("Q" if big else "I"), data, at)[0]
    return struct.unpack_from(what, data, at)
