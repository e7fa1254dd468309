"""The drawing's picture for paper: put together from its tiles where they are sharper than the first picture."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine

OVERVIEW = 2048  # pixels of the first picture's long side
QUALITY = 88


def sharper(drawing: BlueprintLine, ground: SheetGround | None, overview: bytes, longest: int) -> bytes:
    """A JPEG of the drawing, at least `longest` pixels long where its tiles are that sharp; else the overview."""
    if ground is None or not drawing.tiles_ready or max(drawing.width, drawing.height) <= OVERVIEW:
        return overview
    pyramid = Pyramid(drawing.width, drawing.height)
    level = pyramid.level_for(min(1.0, longest / max(drawing.width, drawing.height)) * 0.999)
    width, height = pyramid.size_at(level)
    sheet = Image.new("RGB", (width, height), "white")
    columns, rows = pyramid.tiles_at(level)
    try:
        for row in range(rows):
            for col in range(columns):
                tile = ground.tile(level, row, col)
                if tile is None:
                    return overview
                with Image.open(BytesIO(tile)) as opened:
                    sheet.paste(opened.convert("RGB"), (col * pyramid.tile, row * pyramid.tile))
    except (OSError, ValueError, SyntaxError):
        return overview
    sheet.thumbnail((longest, longest), reducing_gap=2.0)
    made = BytesIO()
    sheet.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
