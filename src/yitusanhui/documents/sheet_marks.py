"""What a printed map carries besides its pins: layers, scale bar, north arrow, corner marks."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, floor, log10, radians, sin
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.units import mm

from yitusanhui.documents import faces, flavour
from yitusanhui.domain.layers import LaidLayer
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.texts import maps

LAYER_WIDTH, DOT = 0.7, 1.4  # points
FILL = 0.16
CLOSE = 0.25  # points: places nearer than this to the one before print as one
Box = tuple[float, float, float, float]  # left, bottom, width, height in points


def draw_layers(
    canvas: Any, layers: Sequence[LaidLayer], box: Box, scale: float, corner: tuple[float, float] = (0.0, 0.0)
) -> None:
    """The layers inside `box`, whose upper left corner is that pixel of the drawing; `scale` is points to a pixel."""
    if not layers:
        return
    left, bottom, width, height = box
    start = left - corner[0] * scale, bottom + height + corner[1] * scale
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(left, bottom, width, height)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setLineWidth(LAYER_WIDTH)
    canvas.setLineJoin(1)
    for layer in layers:
        colour = HexColor(layer.colour)
        canvas.setStrokeColor(colour)
        _draw_layer(canvas, layer, colour, start, scale)
    canvas.restoreState()


def _draw_layer(canvas: Any, layer: LaidLayer, colour: HexColor, corner: tuple[float, float], scale: float) -> None:
    for shape in layer.shapes:
        if shape.kind is ShapeKind.POINT:
            (x, y) = shape.rings[0][0]
            canvas.setFillColor(colour)
            canvas.circle(corner[0] + x * scale, corner[1] - y * scale, DOT, stroke=0, fill=1)
            continue
        path, is_area = canvas.beginPath(), shape.kind is ShapeKind.AREA
        for ring in shape.rings:
            _trace(path, ring, corner, scale)
        filled = is_area and flavour.see_through()
        if filled:
            canvas.setFillColor(colour, alpha=FILL)
        canvas.drawPath(path, stroke=1, fill=int(filled), fillMode=0)
    if flavour.see_through():
        canvas.setFillAlpha(1)


def _trace(path: Any, ring: Sequence[tuple[float, float]], corner: tuple[float, float], scale: float) -> None:
    last = (1e9, 1e9)
    end = len(ring) - 1
    for place, (across, down) in enumerate(ring):
        x, y = corner[0] + across * scale, corner[1] - down * scale
        if place == 0:
            path.moveTo(x, y)
        elif place == end or abs(x - last[0]) + abs(y - last[1]) > CLOSE:
            path.lineTo(x, y)
        else:
            continue
        last = x, y


def round_length(metres: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above `metres`."""
    power: float = 10 ** floor(log10(metres))
    return next(step * power for step in (5, 2, 1) if step * power <= metres * 1.000001)


def draw_scale_bar(canvas: Any, x: float, y: float, longest: float, metres_per_point: float, size: float = 9) -> float:
    """A bar of four fields from (`x`, `y`), at most `longest` points, with its length; returns its width."""
    length = round_length(longest * metres_per_point)
    width = length / metres_per_point
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(black)
    for field in range(4):
        canvas.setFillColor(black if field % 2 == 0 else white)
        canvas.rect(x + field * width / 4, y, width / 4, size * 0.45, stroke=1, fill=1)
    words = maps.SCALE_KILOMETRES if length >= 1000 else maps.SCALE_METRES
    shown = words.format(length=f"{length / 1000 if length >= 1000 else length:g}")
    canvas.setFillColor(black)
    canvas.setFont(faces.SERIF, size)
    canvas.drawString(x + width + size * 0.5, y, shown)
    canvas.drawString(x - size * 0.7, y, "0")
    told: float = canvas.stringWidth(shown, faces.SERIF, size)
    canvas.restoreState()
    return width + size * 0.5 + told


def draw_north(canvas: Any, x: float, y: float, clockwise: float, size: float = 30) -> None:
    """An arrow of `size` points around (`x`, `y`), turned `clockwise` degrees from straight up, with 北 at its tip."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(-clockwise)
    half, wide = size / 2, size * 0.2
    for side, colour in ((-1, black), (1, white)):
        path = canvas.beginPath()
        path.moveTo(0, half * 0.7)
        path.lineTo(side * wide, -half)
        path.lineTo(0, -half * 0.6)
        path.close()
        canvas.setFillColor(colour)
        canvas.setLineWidth(0.6)
        canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()
    reach = half + size * 0.12
    canvas.setFillColor(black)
    canvas.setFont(faces.SANS_BOLD, size * 0.38)
    turned = radians(clockwise)
    canvas.drawCentredString(x + sin(turned) * reach, y + cos(turned) * reach - size * 0.13, maps.NORTH)


def draw_corners(canvas: Any, box: Box, arm: float = 9 * mm) -> None:
    """Marks at the drawing's four corners, by which a photo of the sheet is laid on the drawing again."""
    left, bottom, width, height = box
    canvas.saveState()
    canvas.setStrokeColor(black)
    canvas.setFillColor(black)
    canvas.setLineWidth(1.2)
    for x, right in ((left, -1), (left + width, 1)):
        for y, up in ((bottom, -1), (bottom + height, 1)):
            canvas.line(x, y, x + right * arm, y)
            canvas.line(x, y, x, y + up * arm)
            side = arm * 0.42
            canvas.rect(x + right * arm * 0.3, y + up * arm * 0.3, right * side, up * side, stroke=0, fill=1)
    canvas.restoreState()
