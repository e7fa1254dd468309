"""Sites on a printed plate: their lines and areas, and their names where these cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import black, white

from yitusanhui.atlas import symbols
from yitusanhui.atlas.labels import Box, TakenRoom, around, place_labels
from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.site_marks import SiteMark, laid_shapes
from yitusanhui.atlas.symbols import Medium
from yitusanhui.documents import faces, fonts
from yitusanhui.documents.plate_signs import Sign, half_of
from yitusanhui.domain.layers import LaidLayer

SIZES = symbols.SIZES[Medium.PRINT]
SIZE, PAD = 8.5, 1.5


def laid_scene(scene: Scene) -> tuple[LaidLayer, ...]:
    """Lines and areas of sites and comments."""
    return laid_shapes(scene.sites, [(pin.shape, pin.symbol.fill) for pin in scene.pins if pin.shape is not None])


def named_sites(
    scene: Scene, scale: float, placed: Sequence[Sign], width: float, height: float
) -> Iterator[tuple[SiteMark, Box]]:
    """The sites whose names have room, with their boxes in points from the upper left corner."""
    reach = 1.3 * SIZES.radius
    taken = TakenRoom(around(site.x * scale, site.y * scale, reach) for site in scene.sites)
    for sign in placed:
        taken.take(around(sign.pin.x * scale + sign.dx, sign.pin.y * scale + sign.dy, *half_of(sign)))
    font = fonts.font(faces.SANS_BOLD)
    wanted = [
        (site.x * scale, site.y * scale, font.stringWidth(site.label, SIZE) + 2 * PAD, SIZE + 2 * PAD)
        for site in scene.sites
    ]
    for site, box in zip(scene.sites, place_labels(wanted, (reach, reach), taken, (width, height)), strict=True):
        if box is not None:
            yield site, box


def draw_name(canvas: Any, words: str, x: float, y: float) -> None:
    """A name on a white plate whose lower left corner is (x, y)."""
    width = fonts.font(faces.SANS_BOLD).stringWidth(words, SIZE) + 2 * PAD
    canvas.setFillColor(white)
    canvas.roundRect(x, y, width, SIZE + 2 * PAD, 2, stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(faces.SANS_BOLD, SIZE)
    canvas.drawString(x + PAD, y + PAD + 1, words)
