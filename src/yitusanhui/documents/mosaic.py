"""The drawing's picture for paper: put together from its tiles where they are sharper than the first picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from PIL import Image

from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine

OVERVIEW = 2048  # pixels of the first picture's long side
QUALITY = 88
LEAST, MOST = 0.85, 1.3  # of the wanted length: a level of tiles between these is taken as it is, shrinking is slow
Tile = Callable[[int, int, int], bytes | None]


def sharper(drawing: BlueprintLine, ground: SheetGround | None, overview: bytes, longest: int) -> bytes:
    """A JPEG of the drawing, about `longest` pixels long where its tiles are that sharp; else the overview."""
    if ground is None or not drawing.tiles_ready or max(drawing.width, drawing.height) <= OVERVIEW:
        return overview
    return _joined(Pyramid(drawing.width, drawing.height), ground.tile, longest) or overview


@lru_cache(maxsize=6)
def _joined(pyramid: Pyramid, tile_at: Tile, longest: int) -> bytes | None:
    """The tiles as one JPEG, made once for all documents of an export; None when one is missing or unreadable."""
    level = pyramid.level_for(min(1.0, longest / max(pyramid.width, pyramid.height)) * LEAST)
    width, height = pyramid.size_at(level)
    sheet = Image.new("RGB", (width, height), "white")
    columns, rows = pyramid.tiles_at(level)
    try:
        for row in range(rows):
            for col in range(columns):
                tile = tile_at(level, row, col)
                if tile is None:
                    return None
                with Image.open(BytesIO(tile)) as opened:
                    piece = opened if opened.mode == "RGB" else opened.convert("RGB")
                    sheet.paste(piece, (col * pyramid.tile, row * pyramid.tile))
    except (OSError, ValueError, SyntaxError):
        return None
    if max(sheet.size) > longest * MOST:
        sheet.thumbnail((longest, longest), Image.Resampling.HAMMING, reducing_gap=2.0)
    made = BytesIO()
    sheet.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
