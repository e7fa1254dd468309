"""What the plan changes: the park and its pavilion, sheds, ramps, lamps, numbers, and clouds round changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from yitusanhui.sample import palette
from yitusanhui.sample.neighbourhood import XY, Part, Version, neighbourhood, parts
from yitusanhui.sample.pen import Pen, text_width


def draw_park(pen: Pen, version: Version) -> None:
    """The pocket park: lawn, paths, plaza; from v2 on out to the river."""
    park = neighbourhood()["park"]
    if version == "v1":
        _idle_land(pen, park)
    else:
        pen.polygon(park["extension"], fill="#C5E0A5")
    pen.polygon(park["outline"], fill="#C5E0A5")
    _walks(pen, park["paths"] + ([] if version == "v1" else park["extension_paths"]))
    for pond in park["ponds"]:
        # A pond on v1; residents feared mosquitoes, so from v2 on a dry stream of gravel.
        pen.blob(pond, *(palette.POND if version == "v1" else palette.GRAVEL))
    for bed in park["beds"]:
        pen.blob(bed, "#F4B6C2", "#DB8FA0", 0.2)
    x, y, radius = park["plaza"]
    for size, colour in ((radius, "#E2CC9C"), (radius - 1, palette.PATH), (radius - 7, "#EBD3A2")):
        pen.circle((x, y), size * 0.72, fill=colour)
    pen.polygon(park["outline" if version == "v1" else "whole"], line="#5E9A3C", weight=0.7)
    if version != "v1":
        pen.polygon(park["deck"], fill="#D9B88A", line="#A9824F")


def draw_items(pen: Pen, version: Version) -> None:
    """Each planned thing in its shape."""
    for item in parts("item", version):
        SHAPES[item["shape"]](pen, item)


def draw_labels(pen: Pen, version: Version) -> None:
    """Number and name of each planned thing, with a leader where it stands apart."""
    for item in parts("item", version):
        if item["name"]:
            _label(pen, item, badge_colour(item, version))


def draw_clouds(pen: Pen, version: Version) -> None:
    """Red clouds round what v2 changes."""
    if version != "v2":
        return
    for cloud in neighbourhood()["cloud"]:
        draw_cloud(pen, *cloud["box"])
    for cloud in neighbourhood()["cloud"]:
        width = text_width(cloud["text"], 3.4, bold=True) + 3
        x, y = cloud["at"]
        pen.box(x - width / 2, y - 2.5, width, 5, fill="#FFFFFF", line=palette.CHANGE, weight=0.3, radius=1)
        pen.words((x, y), cloud["text"], 3.4, palette.CHANGE, bold=True)


def draw_cloud(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """One cloud: bows outwards along a rectangle."""
    across, down = max(2, round(width / 5)), max(2, round(height / 5))
    top = [(x + width * k / across, y) for k in range(across)]
    right = [(x + width, y + height * k / down) for k in range(down)]
    bottom = [(x + width * (1 - k / across), y + height) for k in range(across)]
    left = [(x, y + height * (1 - k / down)) for k in range(down)]
    ring = [*top, *right, *bottom, *left, (x, y)]
    outline = pen.canvas.beginPath()
    outline.moveTo(*pen.point(ring[0]))
    for (ax, ay), (bx, by) in pairwise(ring):
        bow = ((by - ay) * 0.45, (ax - bx) * 0.45)
        outline.curveTo(
            *pen.point((ax + bow[0], ay + bow[1])),
            *pen.point((bx + bow[0], by + bow[1])),
            *pen.point((bx, by)),
        )
    pen.ink(None, palette.CHANGE, 0.75, 1)
    pen.canvas.drawPath(outline, fill=0, stroke=1)


def badge_colour(item: Part, version: Version) -> str:
    """Green for what the as-built sheet shows as finished."""
    return palette.DONE if version == "asbuilt" and item.get("done", True) else palette.PLAN


def number_badge(pen: Pen, spot: XY, number: int, radius: float = 4.2, colour: str = palette.PLAN) -> None:
    """The number of a planned thing in its disc."""
    pen.circle((spot[0] + 0.4, spot[1] + 0.5), radius, fill=palette.SHADE, alpha=0.3)
    pen.circle(spot, radius, fill=colour, line="#FFFFFF", weight=0.5)
    pen.words(spot, str(number), radius * (1.3 if number < 10 else 1.15), "#FFFFFF", bold=True)


def _label(pen: Pen, item: Part, colour: str) -> None:
    (x, y), at = item["label"], item["at"]
    if math.dist((x, y), at) > 4:
        pen.line([at, (x, y)], 0.5, colour)
        pen.circle(at, 1.1, fill=colour, line="#FFFFFF")
    size = 4.8
    width = text_width(item["name"], size, bold=True) + 13
    left = x - width / 2
    pen.box(left, y - 3.8, width, 7.6, fill="#FFFFFF", line=colour, weight=0.4, radius=3.8)
    pen.words((left + 9.4, y), item["name"], size, palette.INK, bold=True, align="start")
    number_badge(pen, (left + 3.8, y), item["number"], colour=colour)


def _idle_land(pen: Pen, park: Part) -> None:
    pen.polygon(park["extension"], fill="#E7E2D2", line="#B9B19A")
    pen.canvas.saveState()
    outline = pen.canvas.beginPath()
    outline.moveTo(*pen.point(park["extension"][0]))
    for spot in park["extension"][1:]:
        outline.lineTo(*pen.point(spot))
    outline.close()
    pen.canvas.clipPath(outline, stroke=0, fill=0)
    for step in range(0, 140, 5):
        pen.ribbon([(340 + step, 160), (260 + step, 250)], 0.3, "#CFC7AE")
    pen.canvas.restoreState()
    pen.words(park["idle_at"], park["idle_name"], 4.2, "#7C745C", halo="#E7E2D2")


def _walks(pen: Pen, walks: Sequence[Sequence[Sequence[float]]]) -> None:
    for width, colour in ((3.6, "#D9BE8B"), (3, palette.PATH)):
        for walk in walks:
            pen.ribbon(walk, width, colour)


def _pavilion(pen: Pen, item: Part) -> None:
    (x, y), radius = item["at"], item["size"][0] / 2
    ring = [(x + radius * math.cos(k * math.pi / 3), y + radius * math.sin(k * math.pi / 3)) for k in range(6)]
    pen.polygon([(a + 1.6, b + 1.8) for a, b in ring], fill=palette.SHADE, alpha=0.25)
    for k, (a, b) in enumerate(zip(ring, [*ring[1:], ring[0]], strict=True)):
        pen.polygon([a, b, (x, y)], fill=("#C9622F", "#DB7B45", "#E9935F")[k % 3], line="#8A3A12", weight=0.3)
    pen.circle((x, y), 1.3, fill="#F8E3C8", line="#8A3A12")


def _shed(pen: Pen, item: Part) -> None:
    (x, y), (width, height) = item["at"], item["size"]
    left, top = x - width / 2, y - height / 2
    pen.box(left + 1, top + 1.2, width, height, fill=palette.SHADE, alpha=0.25)
    pen.box(left, top, width, height, fill="#F6A96B", line=palette.PLAN, weight=0.6)
    steps = round(max(width, height) / 3)
    for k in range(1, steps):
        if width > height:
            spot = left + width * k / steps
            pen.ribbon([(spot, top + 0.6), (spot, top + height - 0.6)], 0.35, "#FFF3E6")
        else:
            spot = top + height * k / steps
            pen.ribbon([(left + 0.6, spot), (left + width - 0.6, spot)], 0.35, "#FFF3E6")


def _fitness(pen: Pen, item: Part) -> None:
    (x, y), (width, height) = item["at"], item["size"]
    pen.box(x - width / 2, y - height / 2, width, height, fill="#E9D2B8", line=palette.PLAN, weight=0.5, radius=8)
    pen.box(x - width / 2 + 3, y - height / 2 + 3, width - 6, height - 6, fill="#D98B72", radius=6)
    pen.box(x - width / 2 + 6, y - height / 2 + 6, width - 12, height - 12, fill="#E9D2B8", radius=4)
    for k in range(5):
        pen.circle((x - 13 + k * 6.5, y + height / 2 - 8.5), 1.3, fill="#5F86A8", line="#FFFFFF")


def _play(pen: Pen, item: Part) -> None:
    (x, y), (width, height) = item["at"], item["size"]
    ring = [
        (x - width / 2, y),
        (x - 4, y - height / 2),
        (x + width / 2 - 2, y - 5),
        (x + width / 2 - 4, y + 7),
        (x - 5, y + height / 2 - 2),
    ]
    pen.blob(ring, "#F7D58B", palette.PLAN, 0.5)
    for dx, dy, radius, colour in (
        (-5, -2, 3.2, "#7FC3C9"),
        (3, -4, 2.6, "#F08A6A"),
        (3.5, 3.4, 2.4, "#9CC56B"),
    ):
        pen.circle((x + dx, y + dy), radius, fill=colour, line="#FFFFFF", weight=0.3)


def _ramp(pen: Pen, item: Part) -> None:
    (x, y), (width, height) = item["at"], item["size"]
    pen.box(x - width / 2, y - height / 2, width, height, fill="#8FC7E8", line="#1F6FA8", weight=0.6)
    pen.ribbon([(x - width / 2 + 1.2, y), (x + width / 2 - 2.4, y)], 0.45, "#1F6FA8")
    tip = x + width / 2 - 1
    pen.polygon([(tip, y), (tip - 2, y - 1), (tip - 2, y + 1)], fill="#1F6FA8")


def _lamps(pen: Pen, item: Part) -> None:
    for spot in item["points"]:
        pen.circle(spot, 2.6, fill="#FFD84D", alpha=0.45)
        pen.circle(spot, 1.2, fill="#F2A900", line="#8A5A00", weight=0.25)


def _extension(pen: Pen, item: Part) -> None:
    pen.ribbon([(381, 206), (391, 206)], 0.3, "#A9824F")
    for y in range(206, 224, 3):
        pen.ribbon([(380, y), (391.5, y)], 0.2, "#B08D5B")


def _mark(pen: Pen, item: Part) -> None:
    pen.circle(item["at"], 1.6, fill=palette.PLAN_FILL, line=palette.PLAN, weight=0.5)


SHAPES = {
    "pavilion": _pavilion,
    "park": _mark,
    "shed": _shed,
    "fitness": _fitness,
    "play": _play,
    "ramp": _ramp,
    "lamps": _lamps,
    "extension": _extension,
    "mark": _mark,
}
