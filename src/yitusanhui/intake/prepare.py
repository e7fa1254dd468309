"""A drawing made ready to be looked at: turned upright, its white margin cropped. The brought bytes stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyvips

from yitusanhui.domain.georeference import ControlPoint, fit
from yitusanhui.domain.incoming import Drawing
from yitusanhui.domain.preparing import SMALLEST, Crop, Preparation
from yitusanhui.intake.picture import jpeg_of

BLANK = 24  # how far from the colour of the corner still is margin, of 255
BREATH = 0.01  # of the longer side, left around what was found


def prepare(drawing: Drawing, preparation: Preparation | None) -> Drawing:
    """The drawing as it is shown from now on: size and overview of what is kept, for tiles still to be cut."""
    if preparation is None or not preparation.changes:
        return drawing
    small = prepared(pyvips.Image.new_from_buffer(drawing.overview, ""), preparation)
    width, height = preparation.size
    points = located(drawing.points, preparation)
    made = jpeg_of(small)
    return replace(drawing, width=width, height=height, overview=made, points=points, preparation=preparation)


def located(points: Sequence[ControlPoint], preparation: Preparation) -> tuple[ControlPoint, ...]:
    """Where the corners of what is kept lie on the ground, of a file that says where its own lie."""
    if not points:
        return ()
    ground, (width, height) = fit(points), preparation.size
    corners = [(float(x), float(y)) for x in (0, width) for y in (0, height)]
    return tuple(ControlPoint(*ground.to_lon_lat(*preparation.original(x, y)), x, y) for x, y in corners)


def prepared(image: pyvips.Image, preparation: Preparation) -> pyvips.Image:
    """A picture of the whole upright original, of whatever size, turned and cropped."""
    turned = image.rot(f"d{preparation.turn}") if preparation.turn else image
    across, down = turned.width / preparation.turned[0], turned.height / preparation.turned[1]
    left, top, right, bottom = preparation.kept
    x, y = min(round(left * across), turned.width - 1), min(round(top * down), turned.height - 1)
    wide = min(max(1, round((right - left) * across)), turned.width - x)
    high = min(max(1, round((bottom - top) * down)), turned.height - y)
    return turned.crop(x, y, wide, high)


def find_margin(drawing: Drawing, turn: int = 0) -> Crop:
    """What is left once the blank margin around the drawing is off, in pixels of the turned sheet."""
    whole = Preparation(drawing.width, drawing.height, turn)
    small = prepared(pyvips.Image.new_from_buffer(drawing.overview, ""), whole).copy_memory()
    left, top, wide, high = small.find_trim(threshold=BLANK, background=small.getpoint(2, 2))
    full = (0, 0, *whole.turned)
    if not wide or not high:
        return full
    breath = max(small.width, small.height) * BREATH
    across, down = whole.turned[0] / small.width, whole.turned[1] / small.height
    crop = (
        max(0, round((left - breath) * across)),
        max(0, round((top - breath) * down)),
        min(whole.turned[0], round((left + wide + breath) * across)),
        min(whole.turned[1], round((top + high + breath) * down)),
    )
    return crop if min(crop[2] - crop[0], crop[3] - crop[1]) >= SMALLEST else full
