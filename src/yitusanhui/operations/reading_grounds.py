"""What surfaces may ask of the ground under a drawing, and of how it was made ready."""

from __future__ import annotations

from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.preparing import Preparation
from yitusanhui.domain.preparing import read_preparation as decode_preparation
from yitusanhui.operations.reading import Source
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading import blueprints, grounds


def read_preparation(source: Source, blueprint_id: int) -> Preparation | None:
    """How a drawing was turned and cropped; None when it is shown as it came."""
    return decode_preparation(blueprints.load_prepared(_rows(source), blueprint_id))


def read_control_points(source: Source, blueprint_id: int) -> tuple[GivenPoint, ...]:
    """控制点 of a drawing as they were given."""
    return grounds.load_control_points(_rows(source), blueprint_id)


def read_georeference(source: Source, blueprint_id: int) -> Georeference | None:
    """Where on earth a drawing lies, with its residuals; None while it has no control points."""
    return grounds.load_georeference(_rows(source), blueprint_id)


def _rows(source: Source) -> Reader:
    return source if isinstance(source, Reader) else source.reader
