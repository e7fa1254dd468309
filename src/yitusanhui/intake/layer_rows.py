"""A layer on its way in: features as each format gives them, and what is worth saying about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.shapes import Place, Ring, Shape, ShapeKind
from yitusanhui.intake.projection import Unproject

MOST_FEATURES = 200_000
NAMES = ("name", "名称", "NAME", "Name", "title", "标题", "label", "地名", "mc", "MC")
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: shapes as their numbers stand, how many features they are, and its system of coordinates.

    `system` is None where the file says nothing of it. `words` is all it says, to look for GCJ-02 in.
    """

    shapes: tuple[Shape, ...]
    features: int
    system: Unproject | None = None
    words: str = ""
    pixels: bool = False
    by_standard: bool = False  # degrees unless it says otherwise: GeoJSON
    broken: int = 0  # features without a place, or one that is no number
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()


@dataclass(slots=True)
class Gathering:
    """Collects the features of a file, one at a time; refuses more than 200,000 (`layer_too_many`)."""

    shapes: list[Shape] = field(default_factory=list)
    features: int = 0
    broken: int = 0

    def add(self, shapes: Iterable[Shape]) -> None:
        """One feature's shapes; none, or numbers that are none, make it a broken one."""
        self.features += 1
        if self.features > MOST_FEATURES:
            raise DomainError("layer_too_many", limit=MOST_FEATURES)
        good = [shape for shape in shapes if _is_sound(shape)]
        self.shapes += good
        self.broken += not good


def _is_sound(shape: Shape) -> bool:
    return bool(shape.rings) and all(isfinite(x) and isfinite(y) for ring in shape.rings for x, y in ring)


def name_in(properties: object) -> str:
    """What a feature is called, by the property that usually says."""
    if not isinstance(properties, dict):
        return ""
    found = next((properties[key] for key in NAMES if isinstance(properties.get(key), str)), "")
    return " ".join(str(found).split())[:NAME_LENGTH]


def ring_of(numbers: object) -> Ring:
    """A list of places; heights are left out. Raises ValueError or TypeError for what is none."""
    if not isinstance(numbers, Sequence):
        raise TypeError(numbers)
    return tuple(_place(one) for one in numbers)


def _place(numbers: Sequence[float]) -> Place:
    x, y = numbers[0], numbers[1]
    if isinstance(x, str) or isinstance(y, str):
        raise TypeError(numbers)
    return float(x), float(y)


def shapes_of(geometry: object, name: str) -> Iterator[Shape]:
    """The shapes of a GeoJSON geometry. What can't be understood gives none."""
    try:
        yield from list(_shapes(geometry, name, 0))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        return


def _shapes(geometry: object, name: str, depth: int) -> Iterator[Shape]:
    if not isinstance(geometry, dict) or depth > 5:
        return
    kind, numbers = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _shapes(part, name, depth + 1)
    elif isinstance(kind, str) and numbers:
        single = kind.removeprefix("Multi")
        for part in numbers if kind != single else [numbers]:
            yield from _single(single, part, name)


def _single(kind: str, numbers: Any, name: str) -> Iterator[Shape]:
    if kind == "Point":
        yield point(_place(numbers), name)
    elif kind == "LineString":
        yield from line(ring_of(numbers), name)
    elif kind == "Polygon":
        yield from area([ring_of(ring) for ring in numbers], name)


def point(place: Place, name: str) -> Shape:
    """One place."""
    return Shape(ShapeKind.POINT, ((place,),), name)


def line(ring: Ring, name: str) -> Iterator[Shape]:
    """A line, if it has two places."""
    if len(ring) >= 2:
        yield Shape(ShapeKind.LINE, (ring,), name)


def area(rings: Sequence[Ring], name: str) -> Iterator[Shape]:
    """An area with its holes, closed, if its edge has three corners."""
    closed = [ring if ring[0] == ring[-1] else (*ring, ring[0]) for ring in rings if len(ring) >= 3]
    if closed and rings[0] and len(rings[0]) >= 3:
        yield Shape(ShapeKind.AREA, tuple(closed), name)
