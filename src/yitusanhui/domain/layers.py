"""Layers (图层) on a drawing: where their shapes lie on the sheet, and how many lie off it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.incoming import RowProblem
from yitusanhui.domain.shapes import Coordinates, LayerShapes, Ring, Shape

# Thin lines that read on a plan in black, on colour blocks and on a dim projector; told apart by the colour-blind.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7A5C00", "#111111")


@dataclass(frozen=True, slots=True)
class IncomingLayer:
    """A layer ready to be kept: the file as it was brought, its shapes, and remarks (codes of `texts`)."""

    file_name: str
    name: str
    original: bytes
    sha256: str
    shapes: LayerShapes
    features: int
    remarks: tuple[RowProblem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class LaidLayer:
    """A layer as it lies on a sheet: shapes in pixels of the drawing; `outside` counts those that lie off it.

    `dashed` for what isn't decided yet; `dark` has a dark casing instead of a light one.
    """

    name: str
    colour: str
    shapes: tuple[Shape, ...]
    outside: int = 0
    dashed: bool = False
    dark: bool = False


@dataclass(frozen=True, slots=True)
class SheetGround:
    """What a drawing has besides its picture: where it lies, its layers in pixels, its tiles by level, row, column."""

    georeference: Georeference | None = None
    layers: tuple[LaidLayer, ...] = ()
    tile: Callable[[int, int, int], bytes | None] = lambda *_: None


Sheets = Mapping[int, SheetGround]  # by blueprint id


def colour_of(place: int, chosen: str = "") -> str:
    """The colour a layer is drawn in: the chosen one, else that of its place in the list."""
    return chosen or COLOURS[place % len(COLOURS)]


def lay(
    layer: LayerShapes,
    georeference: Georeference | None,
    width: int,
    height: int,
    *,
    name: str = "",
    colour: str = COLOURS[0],
) -> LaidLayer:
    """The layer on a sheet of that size. Raises `layer_needs_georeference` for degrees on a sheet without any."""
    if layer.coordinates is Coordinates.WGS84 and georeference is None:
        raise DomainError("layer_needs_georeference")
    shapes = layer.shapes
    if layer.coordinates is Coordinates.WGS84:
        assert georeference is not None
        shapes = tuple(_in_pixels(shape, georeference) for shape in shapes)
    there = tuple(shape for shape in shapes if _touches(shape, width, height))
    return LaidLayer(name, colour, there, len(shapes) - len(there))


def _in_pixels(shape: Shape, georeference: Georeference) -> Shape:
    to_pixel = georeference.to_pixel
    return Shape(shape.kind, tuple(tuple(to_pixel(*place) for place in ring) for ring in shape.rings), shape.name)


def _touches(shape: Shape, width: int, height: int) -> bool:
    """Whether the box around a shape meets the sheet."""
    left, top, right, bottom = box_of(shape.rings[0])
    return right >= 0 and bottom >= 0 and left <= width and top <= height


def box_of(ring: Ring) -> tuple[float, float, float, float]:
    """The box around a ring: left, top, right, bottom."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def boxes(shapes: tuple[Shape, ...]) -> Iterator[tuple[float, float, float, float]]:
    """The box around each shape."""
    return (box_of(shape.rings[0]) for shape in shapes)
