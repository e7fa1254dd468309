"""What stands on the sample drawing: houses, public buildings, trees, gates."""

from __future__ import annotations

import random
from collections.abc import Sequence

from yitusanhui.sample import palette
from yitusanhui.sample.neighbourhood import XY, Part, Version, neighbourhood, parts
from yitusanhui.sample.pen import Pen


def draw_houses(pen: Pen, version: Version) -> None:
    """Houses with shadows and names, the playground, then the estates' names and gates."""
    for ground in parts("playground", version):
        _playground(pen, ground["points"])
    for row in parts("building", version):
        for name, corner in zip(row["names"], row["at"], strict=True):
            _house(pen, row, name, corner)


def draw_trees(pen: Pen, version: Version) -> None:
    """Street trees in rows, and those of the park."""
    chance = random.Random(2026)
    trees = neighbourhood()["trees"]
    for row in trees["rows"]:
        for spot in _along(row):
            _tree(pen, spot, row[5] * chance.uniform(0.86, 1.14), chance)
    for x, y, radius in trees["park"]:
        _tree(pen, (x, y), radius, chance)
    if version != "v1":
        for x, y, radius in trees["extension"]:
            _tree(pen, (x, y), radius, chance)


def draw_names(pen: Pen) -> None:
    """Names of the estates, the gates, the bus stop."""
    names = neighbourhood()["names"]
    for name, x, y in names["estates"]:
        pen.box(x - 15, y - 4.2, 30, 8.4, fill="#FFFFFF", line="#C9A253", weight=0.35, radius=4.2, alpha=0.93)
        pen.words((x, y), name, 5.6, "#7A5C16", bold=True)
    for name, x, y, angle in names["gates"]:
        _gate(pen, name, (x, y), angle)
    for name, x, y in names["bus"]:
        pen.box(x - 14.5, y - 2.4, 29, 4.8, fill="#2F6FA8", radius=1.2)
        pen.words((x, y), name, 2.9, "#FFFFFF", bold=True)


def _house(pen: Pen, row: Part, name: str, corner: Sequence[float]) -> None:
    (x, y), (width, height) = corner, row["size"]
    fill, line = palette.BUILDING[row["kind"]]
    outline = _slab(x, y, width, height, row["units"]) if "units" in row else _plain(x, y, width, height)
    pen.polygon([(a + 1.6, b + 1.8) for a, b in outline], fill=palette.SHADE, alpha=0.22)
    pen.polygon(outline, fill=fill, line=line, weight=0.4)
    pen.box(x + 1.6, y + 2.2, width - 3.2, height - 4.4, line=line, weight=0.18, alpha=0.7)
    size = 5.4 if row["kind"] == "home" else 5.0
    pen.words(
        (x + width / 2, y + height / 2),
        name,
        size,
        "#4A3A12" if row["kind"] == "home" else "#57251A",
        bold=True,
        halo=fill,
    )


def _slab(x: float, y: float, width: float, height: float, units: int) -> list[XY]:
    """A Shanghai slab: stair bays to the north, balconies to the south."""
    unit = width / units
    north = [
        spot for k in range(units) for spot in _bump(x + k * unit + unit * 0.36, x + k * unit + unit * 0.64, y, -1.3)
    ]
    south = [
        spot
        for k in reversed(range(units))
        for spot in _bump(x + k * unit + unit * 0.9, x + k * unit + unit * 0.1, y + height, 1.1)
    ]
    return [(x, y), *north, (x + width, y), (x + width, y + height), *south, (x, y + height)]


def _bump(start: float, end: float, y: float, depth: float) -> list[XY]:
    return [(start, y), (start, y + depth), (end, y + depth), (end, y)]


def _plain(x: float, y: float, width: float, height: float) -> list[XY]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _playground(pen: Pen, points: Sequence[Sequence[float]]) -> None:
    pen.polygon(points, fill="#F9E3B0", line="#D8B968")
    left, top = points[0]
    for dx, dy, radius, colour in ((9, 9, 5, "#8CC7C2"), (20, 12, 6, "#F2A07B"), (33, 9, 5.5, "#A9CF7D")):
        pen.circle((left + dx, top + dy), radius, fill=colour)
    pen.ribbon(
        [(left + 4, top + 17), (left + 18, top + 5), (left + 32, top + 16), (left + 44, top + 8)],
        1.1,
        "#FFFFFF",
    )


def _along(row: Sequence[float]) -> list[XY]:
    x1, y1, x2, y2, step, _radius = row
    count = max(1, round(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / step))
    return [(x1 + (x2 - x1) * k / count, y1 + (y2 - y1) * k / count) for k in range(count + 1)]


def _tree(pen: Pen, spot: XY, radius: float, chance: random.Random) -> None:
    x, y = spot
    pen.circle((x + 0.7, y + 0.8), radius, fill=palette.SHADE, alpha=0.2)
    pen.circle((x, y), radius, fill=chance.choice(palette.TREES), line="#5B8A4B", weight=0.18, alpha=0.95)
    pen.circle((x - radius * 0.22, y - radius * 0.25), radius * 0.52, fill="#FFFFFF", alpha=0.2)
    pen.circle((x, y), 0.3, fill="#5B4A33")


def _gate(pen: Pen, name: str, spot: XY, angle: float) -> None:
    (x, y), across = spot, angle != 0
    half = (1.3, 4.4) if across else (4.4, 1.3)
    pen.box(x - half[0], y - half[1], half[0] * 2, half[1] * 2, fill="#6E5A3C", radius=0.5)
    pen.box(x - 6.5, y - 2.4, 13, 4.8, fill="#FFFFFF", line="#6E5A3C", weight=0.3, radius=1.2)
    pen.words((x, y), name, 3.2, "#5A4420", bold=True)
