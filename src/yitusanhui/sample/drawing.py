"""The sample's drawing: a sheet of an invented neighbourhood, in the three versions its story needs."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.sample.ground import draw_ground, draw_street_names
from yitusanhui.sample.houses import draw_houses, draw_names, draw_trees
from yitusanhui.sample.margin import draw_margin
from yitusanhui.sample.neighbourhood import PLACES, Version, neighbourhood, sheet_size
from yitusanhui.sample.pen import Pen
from yitusanhui.sample.planned import draw_clouds, draw_items, draw_labels, draw_park

__all__ = ["PLACES", "draw_sheet"]


def draw_sheet(version: Version, target: Path) -> None:
    """Write the sheet (图纸) as a vector PDF, A2 landscape at 1:1000; the same bytes each time.

    Raises EnvironmentTrouble("fonts_missing") where the fonts were not fetched.
    """
    pen = Pen(target, sheet_size(), neighbourhood()["sheet"]["title"])
    pen.clip(*neighbourhood()["sheet"]["map"])
    draw_ground(pen, version)
    draw_park(pen, version)
    draw_houses(pen, version)
    draw_items(pen, version)
    draw_trees(pen, version)
    draw_street_names(pen, version)
    draw_names(pen)
    draw_clouds(pen, version)
    draw_labels(pen, version)
    pen.unclip()
    draw_margin(pen, version)
    pen.save()
