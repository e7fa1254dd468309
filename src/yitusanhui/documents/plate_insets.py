"""Where pins crowd on a printed map: the places that deserve a page of their own, larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from math import hypot
from typing import Any

from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader

from yitusanhui.atlas.crowd import is_full
from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.scene import Pin, Scene, fan_out
from yitusanhui.documents import faces
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.texts import papers

LETTERS = "ABCD"
CROWD = 6  # pins that had to step aside, near one another
NEAR, RIM = 4.0, 2.5  # pitches
LARGER = 1.6  # at least


@dataclass(frozen=True, slots=True)
class Inset:
    """A piece of the drawing shown larger: its letter, its area in pixels, its pins placed from its own corner."""

    letter: str
    area: Rect
    scene: Scene


def find_insets(scene: Scene, drawing: BlueprintLine, scale: float, pitch: float) -> list[Inset]:
    """Up to four places where at least six pins near one another had to step aside at `scale` points to a pixel.

    Of a sheet that is too full for that, its four quarters.
    """
    bounds = drawing.width * scale, drawing.height * scale
    if is_full(scene.pins, pitch, bounds):
        quarters = zip(LETTERS, _quarters(drawing), strict=True)
        return [Inset(letter, area, inside) for letter, area in quarters if (inside := _inside(scene, area)).pins]
    spots = fan_out(scene.pins, scale, pitch, bounds)
    crowded = [spot.pin for spot in spots if spot.leader]
    groups = sorted(_groups(crowded, NEAR * pitch / scale), key=len, reverse=True)
    insets: list[Inset] = []
    for group in groups:
        area = _area(group, drawing, RIM * pitch / scale)
        large = len(group) >= CROWD and (area.right - area.left) * LARGER <= drawing.width
        if large and len(insets) < len(LETTERS) and not any(_overlap(area, one.area) for one in insets):
            insets.append(Inset(LETTERS[len(insets)], area, _inside(scene, area)))
    return insets


def _quarters(drawing: BlueprintLine) -> list[Rect]:
    """The sheet's quarters, row by row."""
    across, down = drawing.width / 2, drawing.height / 2
    return [Rect(x, y, x + across, y + down) for y in (0.0, down) for x in (0.0, across)]


def _groups(pins: Sequence[Pin], near: float) -> list[list[Pin]]:
    """Pins that hang together, each within `near` of another; a pin is compared with those in the cells around it."""
    cells: dict[tuple[int, int], list[int]] = {}
    for place, pin in enumerate(pins):
        cells.setdefault((int(pin.x // near), int(pin.y // near)), []).append(place)
    left, groups = dict.fromkeys(range(len(pins))), []
    while left:
        group, edge = [], [left.popitem()[0]]
        while edge:
            here = pins[edge.pop()]
            group.append(here)
            col, row = int(here.x // near), int(here.y // near)
            around = [place for c in (-1, 0, 1) for r in (-1, 0, 1) for place in cells.get((col + c, row + r), ())]
            for place in around:
                if place in left and hypot(pins[place].x - here.x, pins[place].y - here.y) <= near:
                    del left[place]
                    edge.append(place)
        groups.append(group)
    return groups


def _area(group: Sequence[Pin], drawing: BlueprintLine, rim: float) -> Rect:
    """The box around a group with a rim, in the sheet's own proportions and on the sheet."""
    xs, ys = [pin.x for pin in group], [pin.y for pin in group]
    width, height = max(xs) - min(xs) + 2 * rim, max(ys) - min(ys) + 2 * rim
    share = max(width / drawing.width, height / drawing.height)
    width, height = min(1.0, share) * drawing.width, min(1.0, share) * drawing.height
    left = min(max((min(xs) + max(xs)) / 2 - width / 2, 0), drawing.width - width)
    top = min(max((min(ys) + max(ys)) / 2 - height / 2, 0), drawing.height - height)
    return Rect(left, top, left + width, top + height)


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((r.right - r.left) * (r.bottom - r.top) for r in (one, other))
    return across > 0 and down > 0 and across * down > smaller / 2


def _inside(scene: Scene, area: Rect) -> Scene:
    def shift(x: float, y: float) -> tuple[float, float]:
        return x - area.left, y - area.top

    sites = tuple(
        replace(site, x=site.x - area.left, y=site.y - area.top, shape=site.shape.through(shift))
        for site in scene.sites
        if area.left <= site.x <= area.right and area.top <= site.y <= area.bottom
    )
    pins = tuple(
        pin._replace(x=pin.x - area.left, y=pin.y - area.top, shape=pin.shape.through(shift) if pin.shape else None)
        for pin in scene.pins
        if area.left <= pin.x <= area.right and area.top <= pin.y <= area.bottom
    )
    return replace(scene, pins=pins, sites=sites)


def draw_inset(canvas: Any, inset: Inset, left: float, top: float, scale: float) -> None:
    """A dashed frame with its letter around the place on the whole sheet, whose corner is at (`left`, `top`)."""
    area, words = inset.area, papers.INSET_MARK.format(letter=inset.letter)
    x, y = left + area.left * scale, top - area.bottom * scale
    high = (area.bottom - area.top) * scale
    canvas.saveState()
    canvas.setDash(4, 2)
    canvas.setLineWidth(1)
    canvas.setStrokeColor(black)
    canvas.rect(x, y, (area.right - area.left) * scale, high)
    wide = canvas.stringWidth(words, faces.SANS_BOLD, 9) + 6
    canvas.setDash()
    canvas.setFillColor(white)
    canvas.rect(x, y + high - 13, wide, 13, stroke=1, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(faces.SANS_BOLD, 9)
    canvas.drawString(x + 3, y + high - 10, words)
    canvas.restoreState()


class Picture(ImageReader):  # type: ignore[misc]
    """A JPEG that goes into a page as it is: told from others by its file, so that nothing is decoded for it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content))
        self._content, self._dataA = content, None

    def getRGBData(self) -> bytes:
        """What reportlab tells pictures apart by."""
        return self._content
