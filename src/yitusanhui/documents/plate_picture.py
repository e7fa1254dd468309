"""The map as one picture, for papers that hold no vectors (Word): the drawing, its pins and its legend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from yitusanhui.atlas import symbols
from yitusanhui.atlas.crowd import SignSizes, is_full, spread
from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.scene import LegendLine, build_scene
from yitusanhui.atlas.symbols import Medium, Symbol
from yitusanhui.documents import faces
from yitusanhui.documents.plate import picture
from yitusanhui.documents.plate_signs import GATHERED, Sign, half_plate, in_rows, plate_words
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import Audience, CommentStatus

WIDTH = 2_400  # pixels: 240 dpi across a landscape page
POINTS = 728.0  # width of that page in points
PIXEL = WIDTH / POINTS
SIZES = symbols.SIZES[Medium.PRINT]
LEGEND = 18 * PIXEL  # height of a line of the legend


def plate_picture(
    drawing: bytes,
    blueprint: BlueprintLine,
    comments: Sequence[CommentLine],
    *,
    categories: Sequence[str] = (),
    audience: Audience = Audience.INTERNAL,
) -> bytes:
    """JPEG of the drawing with the comments on it. Raises DomainError `drawing_unreadable`."""
    alive = [c for c in comments if c.status is CommentStatus.RECORDED]
    scene = build_scene(alive, (blueprint,), audience, blueprint_id=blueprint.id, categories=categories)
    scale = WIDTH / blueprint.width
    size = (WIDTH, max(1, round(blueprint.height * scale)))
    base = picture(drawing)._image.resize(size, Image.Resampling.LANCZOS).convert("RGB")
    placed = spread(scene.pins, scale, SignSizes(SIZES.pitch * PIXEL, _half_plate), size)
    full = is_full(scene.pins, SIZES.pitch * PIXEL, size)
    rows = _legend_rows((*scene.legend, GATHERED) if full else scene.legend)
    image = Image.new("RGB", (WIDTH, size[1] + round(LEGEND * (len(rows) + 0.3))), "white")
    image.paste(base)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline="black", width=2)
    for sign in placed:
        _leader(pen, sign, scale)
    for sign in placed:
        _sign(pen, sign, sign.pin.x * scale + sign.dx, sign.pin.y * scale + sign.dy)
    _legend(pen, rows, size[1] + LEGEND * 0.2)
    made = BytesIO()
    image.save(made, "JPEG", quality=88, dpi=(240, 240))
    return made.getvalue()


def _half_plate(count: int) -> tuple[float, float]:
    wide, high = half_plate(count)
    return wide * PIXEL, high * PIXEL


def _leader(pen: ImageDraw.ImageDraw, sign: Sign, scale: float) -> None:
    if sign.leader:
        x, y = sign.pin.x * scale, sign.pin.y * scale
        pen.line((x, y, x + sign.dx, y + sign.dy), fill="black", width=max(1, round(SIZES.leader * PIXEL)))
        dot = 2 * SIZES.leader * PIXEL
        pen.ellipse((x - dot, y - dot, x + dot, y + dot), fill="black")


def _sign(pen: ImageDraw.ImageDraw, sign: Sign, x: float, y: float) -> None:
    if not isinstance(sign.pin, Cluster):
        _symbol(pen, sign.pin.symbol, x, y, str(sign.pin.number))
        return
    words, font = plate_words(len(sign.pin.pins)), _font(faces.SANS_BOLD, SIZES.text * PIXEL)
    wide, high = font.getlength(words) / 2 + SIZES.radius * PIXEL / 2, SIZES.radius * PIXEL
    box, rim = (x - wide, y - high, x + wide, y + high), round((SIZES.edge + SIZES.casing) * PIXEL)
    pen.rounded_rectangle(box, high * 2 / 3, symbols.CLUSTER_FILL, symbols.CLUSTER_INK, rim)
    pen.text((x, y), words, fill=symbols.CLUSTER_INK, font=font, anchor="mm")


def _symbol(pen: ImageDraw.ImageDraw, symbol: Symbol, x: float, y: float, words: str) -> None:
    radius = SIZES.radius * PIXEL
    corners = [(x + dx * radius, y + dy * radius) for dx, dy in symbols.outline(symbol.shape)]
    casing = max(1, round((SIZES.edge + 2 * SIZES.casing) * PIXEL))
    pen.line([*corners, *corners[:2]], fill=symbol.casing, width=casing, joint="curve")
    pen.polygon(corners, fill=symbol.fill)
    pen.line([*corners, *corners[:2]], fill=symbol.edge, width=max(1, round(SIZES.edge * PIXEL)), joint="curve")
    font = _font(faces.SANS_BOLD, SIZES.text_size(words) * PIXEL)
    pen.text((x, y), words, fill=symbol.ink, font=font, anchor="mm")


def _font(role: str, size: float) -> ImageFont.FreeTypeFont:
    return _opened(faces.faces().files[role], round(size))


@lru_cache(maxsize=8)
def _opened(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)


def _legend_rows(lines: Sequence[LegendLine]) -> list[list[tuple[float, LegendLine]]]:
    """The legend's entries with where each begins."""
    font = _font(faces.SERIF, 10.5 * PIXEL)
    return in_rows(lines, float(WIDTH), lambda line: (2 * SIZES.radius + 20) * PIXEL + font.getlength(line.words))


def _legend(pen: ImageDraw.ImageDraw, rows: list[list[tuple[float, LegendLine]]], top: float) -> None:
    font = _font(faces.SERIF, 10.5 * PIXEL)
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * LEGEND
        for x, line in row:
            _symbol(pen, line.symbol, x + (SIZES.radius + 1) * PIXEL, y, line.symbol.mark)
            pen.text((x + (2 * SIZES.radius + 5) * PIXEL, y), line.words, fill="black", font=font, anchor="lm")
