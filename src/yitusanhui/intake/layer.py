"""Reads a brought layer: GeoJSON, a zipped Shapefile, KML or GeoPackage, as shapes in degrees or in pixels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from yitusanhui.domain.datums import Datum, looks_swapped, surveyed
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RowProblem
from yitusanhui.domain.layers import IncomingLayer
from yitusanhui.domain.shapes import Coordinates, LayerShapes, Place, Shape, coarser, count_vertices
from yitusanhui.intake.files import read_file
from yitusanhui.intake.layer_geojson import read_geojson
from yitusanhui.intake.layer_geopackage import read_geopackage
from yitusanhui.intake.layer_kml import read_kml
from yitusanhui.intake.layer_rows import Found
from yitusanhui.intake.layer_shapefile import read_zip
from yitusanhui.intake.projection import as_they_are, is_place
from yitusanhui.intake.sniff import ZIP, kind_of, spoken

LIMIT_MB, TEXT_LIMIT_MB = 200, 80
MOST_VERTICES, TOO_MANY_VERTICES = 300_000, 1_500_000
SHIFTED = {Datum.GCJ02: r"gcj|火星|高德|amap|腾讯|tencent", Datum.BD09: r"bd-?09|百度|baidu"}
CLEAR = 0.9  # of the places


def read_layer(path: Path, *, datum: Datum | None = None, sheet: tuple[int, int] | None = None) -> IncomingLayer:
    """The layer in a file, with remarks on what had to be decided.

    `datum` says what the degrees mean where the person knows; by default survey coordinates, or as the file
    says of itself. `sheet` is the drawing's size: numbers without a system that lie on it are its pixels.
    Raises a `DomainError` for what isn't a layer, is in a system we can't turn into degrees
    (`layer_crs_unknown`, `layer_crs_missing`), or has nothing to draw (`layer_empty`).
    """
    data = read_file(path, limit_mb=LIMIT_MB)
    found = _read(data, path.name)
    if not found.shapes:
        raise DomainError("layer_empty")
    remarks = [RowProblem(0, code, facts) for code, facts in found.remarks]
    if found.broken:
        remarks.append(RowProblem(0, "layer_broken", {"count": found.broken}))
    shapes, more = _placed(found, datum, path.name, sheet)
    thinned = _thin(shapes)
    if thinned is not shapes:
        facts = {"before": shapes.vertices, "after": thinned.vertices, "shapes": len(shapes.shapes)}
        more.append(RowProblem(0, "layer_thinned", facts))
    digest = sha256(data).hexdigest()
    return IncomingLayer(path.name, path.stem, data, digest, thinned, found.features, (*remarks, *more))


def _read(data: bytes, name: str) -> Found:
    kind = kind_of(data)
    if kind == ZIP:
        return read_zip(data)
    if kind == "SQLite":
        return read_geopackage(data)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith((b"{", b"[")) or (start.startswith(b"<") and b"<kml" in data[:2000]):
        if len(data) > TEXT_LIMIT_MB * 1_000_000:
            raise DomainError("file_too_big", name=name, size=len(data) // 1_000_000, limit=TEXT_LIMIT_MB)
        return read_geojson(data) if start[:1] in b"{[" else read_kml(data)
    if name.lower().endswith((".shp", ".dbf", ".shx", ".prj")):
        raise DomainError("layer_shapefile_alone", name=name)
    raise DomainError("layer_kind", name=name, kind=spoken(kind))


def _placed(
    found: Found, datum: Datum | None, name: str, sheet: tuple[int, int] | None
) -> tuple[LayerShapes, list[RowProblem]]:
    if found.pixels or (found.system is None and _lies_on(found.shapes, sheet)):
        return _pixels(found)
    if found.system is None and not _are_degrees(found.shapes):
        raise DomainError("layer_crs_missing")
    remarks = [RowProblem(0, "layer_no_prj")] if found.system is None and not found.by_standard else []
    shapes, system = found.shapes, found.system
    if system not in (None, as_they_are):
        assert system is not None
        shapes = _moved(shapes, system)
    elif _are_swapped(shapes):
        shapes = _moved(shapes, lambda x, y: (y, x))
        remarks.append(RowProblem(0, "layer_swapped"))
    if not _are_degrees(shapes):
        raise DomainError("layer_crs_missing")
    meant = datum or _named(f"{name} {found.words}")
    if meant is not Datum.SURVEY:
        shapes = _moved(shapes, lambda x, y: surveyed(x, y, meant))
        remarks.append(RowProblem(0, f"layer_{meant.value}"))
    return LayerShapes(Coordinates.WGS84, shapes), remarks


def _pixels(found: Found) -> tuple[LayerShapes, list[RowProblem]]:
    """Numbers that are pixels; upwards counted ones, as a map program shows a drawing, are turned down."""
    shapes = found.shapes
    if all(y <= 0 for shape in shapes for ring in shape.rings for _, y in ring):
        shapes = _moved(shapes, lambda x, y: (x, -y))
    return LayerShapes(Coordinates.PIXELS, shapes), [RowProblem(0, "layer_pixels")]


def _moved(shapes: tuple[Shape, ...], way: Callable[[float, float], Place]) -> tuple[Shape, ...]:
    try:
        return tuple(
            replace(shape, rings=tuple(tuple(way(x, y) for x, y in ring) for ring in shape.rings)) for shape in shapes
        )
    except (OverflowError, ZeroDivisionError, ValueError) as error:
        raise DomainError("layer_crs_missing") from error


def _first(shapes: tuple[Shape, ...]) -> list[Place]:
    """A place of each of up to a thousand shapes, spread over the layer."""
    return [shape.rings[0][0] for shape in shapes[:: max(1, len(shapes) // 1000)]]


def _are_degrees(shapes: tuple[Shape, ...]) -> bool:
    return all(is_place(x, y) or is_place(y, x) for x, y in _first(shapes))


def _are_swapped(shapes: tuple[Shape, ...]) -> bool:
    places = _first(shapes)
    return sum(looks_swapped(x, y) for x, y in places) >= CLEAR * len(places)


def _lies_on(shapes: tuple[Shape, ...], sheet: tuple[int, int] | None) -> bool:
    """Whether numbers without a system are pixels: on the sheet, and not all degrees of China, swapped or not."""
    if sheet is None:
        return False
    places = _first(shapes)
    on = sum(0 <= x <= sheet[0] and 0 <= abs(y) <= sheet[1] for x, y in places)
    degrees = sum(70 < max(x, y) < 140 and 0 < min(x, y) < 56 for x, y in places)
    return on >= CLEAR * len(places) and degrees < CLEAR * len(places)


def _named(words: str) -> Datum:
    for datum, sign in SHIFTED.items():
        if re.search(sign, words, re.IGNORECASE):
            return datum
    return Datum.SURVEY


def _thin(layer: LayerShapes) -> LayerShapes:
    """The same with at most 300,000 places as far as lines can be thinned, half a thousandth of its breadth at most."""
    if layer.vertices <= MOST_VERTICES:
        return layer
    places = _first(layer.shapes)
    breadth = max(max(x for x, _ in places) - min(x for x, _ in places), 1e-6)
    for step in (breadth / 64_000 * 2**doubling for doubling in range(6)):
        shapes = tuple(thin for shape in layer.shapes if (thin := coarser(shape, step)))
        if count_vertices(shapes) <= MOST_VERTICES:
            break
    if count_vertices(shapes) > TOO_MANY_VERTICES:
        raise DomainError("layer_too_fine")
    return LayerShapes(layer.coordinates, shapes)
