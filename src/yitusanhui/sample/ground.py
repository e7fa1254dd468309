"""The ground of the sample drawing: land, streets, the river and its path, parking."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.sample import palette
from yitusanhui.sample.neighbourhood import XY, Part, Version, neighbourhood, parts
from yitusanhui.sample.pen import Pen


def draw_ground(pen: Pen, version: Version) -> None:
    """Everything that lies flat, in the order it covers."""
    x, y, width, height = neighbourhood()["sheet"]["map"]
    pen.box(x, y, width, height, fill=palette.GROUND)
    for left, top, across, down in neighbourhood()["neighbours"]["rects"]:
        pen.box(left, top, across, down, fill=palette.NEIGHBOUR, radius=0.6)
    _banks(pen)
    _streets(pen, version)
    _water(pen)
    _bridges(pen)
    for land in parts("land", version):
        pen.polygon(land["points"], fill=palette.LAND[land["kind"]], line=palette.KERB, weight=0.2)
    for lane in parts("lane", version):
        pen.line(lane["points"], lane["width"] + 0.5, palette.KERB)
    for lane in parts("lane", version):
        pen.line(lane["points"], lane["width"], palette.LANE)
    for crossing in parts("zebra", version):
        _zebra(pen, crossing)
    for row in parts("bays", version):
        _bays(pen, row)


def draw_street_names(pen: Pen, version: Version) -> None:
    """Names of streets, river, path and neighbours, above everything flat."""
    for road in parts("road", version):
        for spot in road["labels"]:
            if road.get("upright"):
                _downwards(pen, (*spot, 0), road["name"], 5.8, palette.SOFT_INK, palette.ROAD)
            else:
                x, y, angle = spot
                words = "  ".join(road["name"])
                pen.words((x, y), words, 5.8, palette.SOFT_INK, bold=True, angle=angle, halo=palette.ROAD)
    river = neighbourhood()["river"]
    for spot in river["labels"]:
        _downwards(pen, spot, river["name"], 8, "#3F86A8", palette.WATER)
    _downwards(pen, river["path_label"], river["path"], 3.8, "#8A6A2B", palette.PATH)
    for name, x, y in neighbourhood()["neighbours"]["names"]:
        pen.words((x, y), name, 4.2, "#9A988F", halo=palette.GROUND)


def _downwards(pen: Pen, start: Sequence[float], name: str, size: float, colour: str, halo: str) -> None:
    """Characters one under the other, as street names run on Chinese plans; start: x, y, step sideways."""
    x, y, sideways = start
    for place, character in enumerate(name):
        spot = (x + place * sideways, y + place * size * 1.5)
        pen.words(spot, character, size, colour, bold=True, halo=halo)


def _banks(pen: Pen) -> None:
    river = neighbourhood()["river"]
    pen.ribbon(river["points"], river["width"] + 32, palette.BANK)


def _water(pen: Pen) -> None:
    river = neighbourhood()["river"]
    for side in (-1, 1):
        pen.ribbon(_shifted(river["points"], side * abs(river["path_shift"])), 5, "#D9BE8B")
        pen.ribbon(_shifted(river["points"], side * abs(river["path_shift"])), 4.4, palette.PATH)
    pen.ribbon(river["points"], river["width"] + 1.6, "#A9A79C")
    pen.ribbon(river["points"], river["width"], palette.WATER)
    for shift, dash in ((-8.5, (9, 14)), (-3, (16, 22)), (2.5, (7, 17)), (8, (12, 19))):
        pen.ribbon(_shifted(river["points"], shift), 0.45, palette.WATER_LINE, dash=dash)


def _streets(pen: Pen, version: Version) -> None:
    roads = parts("road", version)
    for extra, colour in ((6, palette.PAVEMENT), (0.7, palette.KERB), (0, palette.ROAD)):
        for road in roads:
            pen.ribbon(road["points"], road["width"] + extra, colour)
    for road in roads:
        pen.ribbon(road["points"], 0.35, "#D8C27A", dash=(4, 3))


def _bridges(pen: Pen) -> None:
    for name, x, y, length, tilt in neighbourhood()["river"]["bridges"]:
        for side in (-8.2, 8.2):
            ends = [(x - length / 2, y + side + tilt / 2), (x + length / 2, y + side - tilt / 2)]
            pen.ribbon(ends, 1.3, "#8D8A80")
        deck = [(x - length / 2, y + tilt / 2), (x + length / 2, y - tilt / 2)]
        pen.ribbon(deck, 15, palette.ROAD, round_ends=False)
        pen.words((x, y), name, 3.8, palette.SOFT_INK, bold=True)


def _zebra(pen: Pen, crossing: Part) -> None:
    (x, y), (width, height) = crossing["at"], crossing["size"]
    pen.box(x, y, width, height, fill=palette.ROAD)
    for k in range(round(max(width, height) / 1.4)):
        if width > height:
            pen.box(x + k * 1.4, y, 0.75, height, fill="#CFCBC0")
        else:
            pen.box(x, y + k * 1.4, width, 0.75, fill="#CFCBC0")


def _bays(pen: Pen, row: Part) -> None:
    (x, y), (width, height) = row["at"], row["size"]
    ground = "#CFE3B4" if row.get("green") else "#E9E6DE"
    for place in range(row["count"]):
        left = x + place * width
        pen.box(left, y, width, height, fill=ground, line="#FFFFFF", weight=0.35)
        if place in row["cars"]:
            colour = palette.CARS[(place * 7 + row["count"]) % len(palette.CARS)]
            _car(pen, left + width / 2, y + height / 2, colour)


def _car(pen: Pen, x: float, y: float, colour: str) -> None:
    pen.box(x - 0.95, y - 2.15, 1.9, 4.3, fill=colour, line="#6C757B", weight=0.12, radius=0.6)
    pen.box(x - 0.72, y - 1.05, 1.44, 0.85, fill="#56646C", radius=0.2)
    pen.box(x - 0.72, y + 0.75, 1.44, 0.6, fill="#56646C", radius=0.2)


def _shifted(points: Sequence[Sequence[float]], sideways: float) -> list[XY]:
    return [(x + sideways, y) for x, y in points]
