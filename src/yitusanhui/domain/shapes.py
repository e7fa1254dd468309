"""Shapes of a layer (图层): points, lines and areas with their names, and how a file keeps them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot

Place = tuple[float, float]
Ring = tuple[Place, ...]
VERSION = 1
DECIMALS = {"wgs84": 7, "pixels": 2}  # a centimetre; a hundredth of a pixel


class ShapeKind(StrEnum):
    """What a shape is drawn as."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


class Coordinates(StrEnum):
    """What the numbers of a layer are: degrees (longitude, latitude), or pixels of the drawing, y downwards."""

    WGS84 = "wgs84"
    PIXELS = "pixels"


@dataclass(frozen=True, slots=True)
class Shape:
    """One piece of one feature. An area's first ring is its edge, the others are holes; others have one ring."""

    kind: ShapeKind
    rings: tuple[Ring, ...]
    name: str = ""

    def through(self, carry: Callable[[float, float], Place]) -> Shape:
        """The same with every place taken elsewhere."""
        return replace(self, rings=tuple(tuple(carry(*place) for place in ring) for ring in self.rings))


@dataclass(frozen=True, slots=True)
class LayerShapes:
    """All shapes of a layer and what their numbers are."""

    coordinates: Coordinates
    shapes: tuple[Shape, ...]

    @property
    def vertices(self) -> int:
        """How many places there are in all."""
        return count_vertices(self.shapes)

    def pack(self) -> bytes:
        """The shapes as they are kept: JSON, deflated. Equal shapes give equal bytes."""
        places = DECIMALS[self.coordinates]
        plain = {
            "version": VERSION,
            "coordinates": self.coordinates.value,
            "shapes": [
                [s.kind.value, s.name, [[round(v, places) for place in ring for v in place] for ring in s.rings]]
                for s in self.shapes
            ],
        }
        return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack_shapes(data: bytes) -> LayerShapes:
    """What `pack` made."""
    plain = json.loads(zlib.decompress(data))
    shapes = tuple(
        Shape(ShapeKind(kind), tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in rings), name)
        for kind, name, rings in plain["shapes"]
    )
    return LayerShapes(Coordinates(plain["coordinates"]), shapes)


def write_shape(shape: Shape | None) -> str:
    """One shape drawn on a sheet as its row keeps it, "" for none; in pixels to the hundredth."""
    if shape is None:
        return ""
    places = DECIMALS["pixels"]
    rings = [[round(value, places) for place in ring for value in place] for ring in shape.rings]
    return json.dumps([shape.kind.value, rings], separators=(",", ":"))


def read_shape(text: str) -> Shape | None:
    """What `write_shape` made."""
    if not text:
        return None
    kind, rings = json.loads(text)
    return Shape(ShapeKind(kind), tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in rings))


def count_vertices(shapes: Iterable[Shape]) -> int:
    """How many places these shapes have in all."""
    return sum(len(ring) for shape in shapes for ring in shape.rings)


def coarser(shape: Shape, step: float) -> Shape | None:
    """The same with places nearer than `step` to the one before left out; None for an area that vanishes."""
    if shape.kind is ShapeKind.POINT:
        return shape
    least = 4 if shape.kind is ShapeKind.AREA else 2
    rings = tuple(ring for ring in (_thinned(ring, step) for ring in shape.rings) if len(ring) >= least)
    return Shape(shape.kind, rings, shape.name) if rings else None


def _thinned(ring: Ring, step: float) -> Ring:
    kept = [ring[0]]
    for place in ring[1:-1]:
        if hypot(place[0] - kept[-1][0], place[1] - kept[-1][1]) >= step:
            kept.append(place)
    return (*kept, ring[-1])
