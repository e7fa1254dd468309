"""Drawings: their versions, pictures and tiles, the layers over them, the ground below, how they were made ready."""

from __future__ import annotations

from functools import partial

from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.lines_map import LayerLine
from yitusanhui.domain.preparing import Preparation
from yitusanhui.domain.preparing import read_preparation as decode_preparation
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import blueprints, grounds, layers


def read_blueprints(source: Source) -> tuple[BlueprintLine, ...]:
    """Every version of the drawing."""
    return blueprints.load_blueprints(rows_of(source))


def read_layers(source: Source, blueprint_id: int | None = None) -> tuple[LayerLine, ...]:
    """The layers over one drawing, or over all."""
    return layers.load_layers(rows_of(source), blueprint_id)


def read_laid_layers(source: Source, drawing: BlueprintLine, *, hidden: bool = False) -> tuple[LaidLayer, ...]:
    """The layers shown over a drawing (with `hidden` all of them) as they lie on it; safe from any thread."""
    return layers.load_laid(rows_of(source), drawing, hidden=hidden)


def read_sheets(source: Source) -> dict[int, SheetGround]:
    """What each drawing has besides its first picture, by id: for documents."""
    return {
        line.id: SheetGround(
            grounds.load_georeference(rows_of(source), line.id),
            read_laid_layers(source, line),
            partial(read_tile, source, line.id),
        )
        for line in read_blueprints(source)
    }


def read_tile(source: Source, blueprint_id: int, level: int, row: int, col: int) -> bytes | None:
    """One tile of a drawing; safe from any thread."""
    return blueprints.load_tile(rows_of(source), blueprint_id, level, row, col)


def read_overview(source: Source, blueprint_id: int) -> bytes:
    """The first picture of a drawing, JPEG."""
    return blueprints.load_picture(rows_of(source), blueprint_id)


def read_original(source: Source, blueprint_id: int) -> bytes:
    """The bytes of the drawing as they were brought."""
    return blueprints.load_picture(rows_of(source), blueprint_id, "sha256")


def read_media_type(source: Source, blueprint_id: int) -> str:
    """What kind of file the drawing came as, and which page of it."""
    return blueprints.load_media_type(rows_of(source), blueprint_id)


def read_preparation(source: Source, blueprint_id: int) -> Preparation | None:
    """How a drawing was turned and cropped; None when it is shown as it came."""
    return decode_preparation(blueprints.load_prepared(rows_of(source), blueprint_id))


def read_control_points(source: Source, blueprint_id: int) -> tuple[GivenPoint, ...]:
    """控制点 of a drawing as they were given."""
    return grounds.load_control_points(rows_of(source), blueprint_id)


def read_georeference(source: Source, blueprint_id: int) -> Georeference | None:
    """Where on earth a drawing lies, with its residuals; None while it has no control points."""
    return grounds.load_georeference(rows_of(source), blueprint_id)
