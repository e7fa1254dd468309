"""Layers over the drawings, and where on earth a drawing lies."""

from __future__ import annotations

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import LaidLayer, colour_of, lay
from yitusanhui.domain.lines_map import LayerLine
from yitusanhui.domain.lines_words import BlueprintLine
from yitusanhui.domain.shapes import LayerShapes, unpack_shapes
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.rows import Rows


def load_layers(rows: Rows, blueprint_id: int | None = None) -> tuple[LayerLine, ...]:
    """The layers over one drawing, or over all, in the order they were brought."""
    found = rows.rows(
        "SELECT * FROM layers WHERE void = 0 AND (? IS NULL OR blueprint_id = ?) ORDER BY id",
        blueprint_id,
        blueprint_id,
    )
    return tuple(
        LayerLine(
            id=row["id"],
            blueprint_id=row["blueprint_id"],
            name=row["name"],
            file_name=row["file_name"],
            features=row["features"],
            shapes_sha256=row["shapes_sha256"],
            colour=row["colour"],
            shown=bool(row["shown"]),
            added_at=row["added_at"],
        )
        for row in found
    )


def load_shapes(rows: Rows, line: LayerLine) -> LayerShapes:
    """The shapes of a layer as they were read."""
    found = rows.row("SELECT bytes FROM blobs WHERE sha256 = ?", line.shapes_sha256)
    assert found is not None
    return unpack_shapes(bytes(found["bytes"]))


def load_laid(rows: Rows, drawing: BlueprintLine, *, hidden: bool = False) -> tuple[LaidLayer, ...]:
    """The layers over a drawing as they lie on it, those shown or all; one that has lost its place is left out."""
    georeference = load_georeference(rows, drawing.id)
    laid = []
    for place, line in enumerate(load_layers(rows, drawing.id)):
        if not (line.shown or hidden):
            continue
        colour = colour_of(place, line.colour)
        try:
            shapes = load_shapes(rows, line)
            laid.append(lay(shapes, georeference, drawing.width, drawing.height, name=line.name, colour=colour))
        except DomainError:
            continue
    return tuple(laid)
