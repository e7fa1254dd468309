"""A drawing of the open file as the map reads it."""

from __future__ import annotations

from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.operations import reading


class FileTiles:
    """The tiles of one drawing (a `gui.map.TileSource`), read from the file as they are wanted."""

    def __init__(self, source: reading.Source, blueprint: BlueprintLine) -> None:
        self._source = source
        self._blueprint = blueprint
        self.pyramid = Pyramid(blueprint.width, blueprint.height)

    def tile(self, level: int, row: int, col: int) -> bytes | None:
        """One tile; None while it isn't cut."""
        return reading.read_tile(self._source, self._blueprint.id, level, row, col)

    def overview(self) -> bytes:
        """The first picture of the whole drawing."""
        return reading.read_overview(self._source, self._blueprint.id)
