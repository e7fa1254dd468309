"""Signs on a printed map: a pin with its number and the line to its place, a plate that counts those of a crowd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import HexColor, black

from yitusanhui.atlas import symbols
from yitusanhui.atlas.crowd import SignSizes, spread
from yitusanhui.atlas.layout import Cluster, Spot
from yitusanhui.atlas.scene import LegendLine, Pin, Placed, Scene
from yitusanhui.atlas.symbols import Medium, Symbol
from yitusanhui.documents import faces, fonts
from yitusanhui.texts import papers, say

SIZES = symbols.SIZES[Medium.PRINT]
LEGEND_LINE, LEGEND_WORDS = 16.0, 16  # points, characters
GATHERED = LegendLine(symbols.GATHERED, papers.GATHERED)
Sign = Placed[Pin | Cluster[Pin]]


def plate_words(count: int) -> str:
    """What a plate says, as on a screen."""
    return say("map.cluster", {"count": count})


def half_plate(count: int) -> Spot:
    """Half the width and height of such a plate with the room around it, in points."""
    wide = fonts.font(faces.SANS_BOLD).stringWidth(plate_words(count), SIZES.text) + SIZES.radius
    rim = 2 * (SIZES.edge + SIZES.casing) + SIZES.gap
    return (wide + rim) / 2, SIZES.radius + rim / 2


def signs_of(scene: Scene, scale: float, bounds: Spot, blocked: Iterable[Spot] = ()) -> tuple[Sign, ...]:
    """The map's pins at `scale` points to a pixel on a sheet of `bounds` points, those of a full one on plates."""
    return spread(scene.pins, scale, SignSizes(SIZES.pitch, half_plate), bounds, blocked)


def half_of(sign: Sign) -> Spot:
    """Half the width and height of a sign, in points."""
    reach = 1.3 * SIZES.radius
    return half_plate(len(sign.pin.pins)) if isinstance(sign.pin, Cluster) else (reach, reach)


def draw_signs(canvas: Any, signs: Iterable[Sign], scale: float, left: float, top: float) -> None:
    """All lines, then all signs, on a drawing whose upper left corner is at (`left`, `top`)."""
    placed = [(sign, left + sign.pin.x * scale, top - sign.pin.y * scale) for sign in signs]
    for sign, x, y in placed:
        _draw_leader(canvas, sign, x, y)
    for sign, x, y in placed:
        if isinstance(sign.pin, Cluster):
            _draw_plate(canvas, plate_words(len(sign.pin.pins)), x + sign.dx, y - sign.dy)
        else:
            draw_symbol(canvas, sign.pin.symbol, x + sign.dx, y - sign.dy, str(sign.pin.number))


def _draw_leader(canvas: Any, sign: Sign, x: float, y: float) -> None:
    """From the place (x, y), which has a dot, to where its pin stands, if that is elsewhere."""
    if sign.leader:
        canvas.setLineWidth(SIZES.leader)
        canvas.line(x, y, x + sign.dx, y - sign.dy)
        canvas.setFillColor(black)
        canvas.circle(x, y, 2 * SIZES.leader, stroke=0, fill=1)


def _draw_plate(canvas: Any, words: str, x: float, y: float) -> None:
    wide, high = fonts.font(faces.SANS_BOLD).stringWidth(words, SIZES.text) + SIZES.radius, 2 * SIZES.radius
    canvas.saveState()
    canvas.setStrokeColor(HexColor(symbols.CLUSTER_INK))
    canvas.setFillColor(HexColor(symbols.CLUSTER_FILL))
    canvas.setLineWidth(SIZES.edge + SIZES.casing)
    canvas.roundRect(x - wide / 2, y - high / 2, wide, high, high / 3, stroke=1, fill=1)
    canvas.setFillColor(HexColor(symbols.CLUSTER_INK))
    canvas.setFont(faces.SANS_BOLD, SIZES.text)
    canvas.drawCentredString(x, y - SIZES.text * 0.36, words)
    canvas.restoreState()


def draw_symbol(canvas: Any, symbol: Symbol, x: float, y: float, words: str) -> None:
    """One pin around (x, y) in points: casing, edge, fill, and its number."""
    path = canvas.beginPath()
    corners = [(x + dx * SIZES.radius, y - dy * SIZES.radius) for dx, dy in symbols.outline(symbol.shape)]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.saveState()
    canvas.setStrokeColor(HexColor(symbol.casing))
    canvas.setLineWidth(SIZES.edge + 2 * SIZES.casing)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(HexColor(symbol.edge))
    canvas.setFillColor(HexColor(symbol.fill))
    canvas.setLineWidth(SIZES.edge)
    if symbol.hollow:
        canvas.setDash(2, 1.5)
    canvas.drawPath(path, stroke=1, fill=1)
    size = SIZES.text_size(words)
    canvas.setFillColor(HexColor(symbol.ink))
    canvas.setFont(faces.SANS_BOLD, size)
    canvas.drawCentredString(x, y - size * 0.36, words)
    canvas.restoreState()


def shortened(text: str, most: int) -> str:
    """One line of at most so many characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def legend_rows(legend: Sequence[LegendLine], width: float) -> list[list[tuple[float, LegendLine]]]:
    """The legend's lines with where each begins, in as many rows as the width asks for."""
    font = fonts.font(faces.SERIF)
    lines = [replace(line, words=shortened(line.words, LEGEND_WORDS)) for line in legend]
    return in_rows(lines, width, lambda line: 2 * SIZES.radius + 22 + font.stringWidth(line.words, 10.5))


def in_rows(
    lines: Iterable[LegendLine], width: float, room: Callable[[LegendLine], float]
) -> list[list[tuple[float, LegendLine]]]:
    """Lines beside one another, each with where it begins, until the next finds no `room`; all in one unit."""
    rows: list[list[tuple[float, LegendLine]]] = []
    x = width
    for line in lines:
        needed = room(line)
        if x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, line))
        x += needed
    return rows


def draw_legend(canvas: Any, rows: Iterable[Iterable[tuple[float, LegendLine]]], y: float) -> float:
    """The rows one below the other, the first at `y` points; returns where the next line stands."""
    for row in rows:
        for x, line in row:
            draw_symbol(canvas, line.symbol, x + SIZES.radius, y + 4, line.symbol.mark)
            canvas.setFillColor(black)
            canvas.setFont(faces.SERIF, 10.5)
            canvas.drawString(x + 2 * SIZES.radius + 4, y, line.words)
        y -= LEGEND_LINE
    return y
