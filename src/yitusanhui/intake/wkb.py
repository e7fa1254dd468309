"""Well-known binary (ISO and EWKB) as the geometries of GeoJSON, and GeoPackage's envelope around it."""

from __future__ import annotations

import struct
from typing import Any

_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the flags' three bits
_KINDS = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
DEEPEST = 4


def read_geopackage_binary(blob: bytes) -> dict[str, Any] | None:
    """The geometry of a GeoPackage's cell (OGC 12-128r18, 2.1.3); None when it is empty or none we know."""
    if blob[:2] != b"GP" or len(blob) < 8:
        return None
    flags = blob[3]
    envelope = flags >> 1 & 7
    if flags & 0x10 or envelope >= len(_ENVELOPES):
        return None
    try:
        return _Reader(blob, 8 + _ENVELOPES[envelope]).geometry(0)
    except (struct.error, ValueError):
        return None


class _Reader:
    """Walks through the bytes of one geometry."""

    def __init__(self, data: bytes, start: int) -> None:
        self.data, self.at = data, start
        self.order, self.width = "<", 2

    def geometry(self, depth: int) -> dict[str, Any]:
        if depth > DEEPEST:
            raise ValueError(depth)
        self.order = "<" if self._take("B")[0] else ">"
        (code,) = self._take("I")
        kind = (code & 0x0FFFFFFF) % 1000
        heights, measures = _more(code)
        self.width = 2 + heights + measures
        if code & 0x20000000:
            self._take("I")  # EWKB's system of coordinates
        if kind == 7:
            return {"type": "GeometryCollection", "geometries": self._parts(depth)}
        if kind not in _KINDS:
            raise ValueError(kind)
        return {"type": _KINDS[kind], "coordinates": self._coordinates(kind, depth)}

    def _coordinates(self, kind: int, depth: int) -> Any:
        if kind == 1:
            return self._place()
        if kind == 2:
            return self._ring()
        if kind == 3:
            return [self._ring() for _ in range(self._count(4))]
        return [part["coordinates"] for part in self._parts(depth)]

    def _parts(self, depth: int) -> list[dict[str, Any]]:
        return [self.geometry(depth + 1) for _ in range(self._count(5))]

    def _ring(self) -> list[tuple[float, ...]]:
        return [self._place() for _ in range(self._count(8 * self.width))]

    def _place(self) -> tuple[float, ...]:
        return self._take(f"{self.width}d")[:2]

    def _count(self, least: int) -> int:
        """A number of pieces; refuses one that the bytes can't hold."""
        (count,) = self._take("I")
        if count * least > len(self.data) - self.at:
            raise ValueError(count)
        return int(count)

    def _take(self, what: str) -> tuple[Any, ...]:
        found = struct.unpack_from(self.order + what, self.data, self.at)
        self.at += struct.calcsize(self.order + what)
        return found


def _more(code: int) -> tuple[int, int]:
    """Whether there are heights and measures: thousands in ISO's code, high bits in EWKB's."""
    thousands = (code & 0x0FFFFFFF) // 1000
    return int(thousands in (1, 3) or bool(code & 0x80000000)), int(thousands in (2, 3) or bool(code & 0x40000000))
