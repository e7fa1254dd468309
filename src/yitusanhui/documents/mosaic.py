"""The drawing's picture for paper: put together from its tiles where they are sharper than the first picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import TypeGuard

from PIL import Image

from yitusanhui.atlas.pyramid import Pyramid, Rect
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine

OVERVIEW = 2048  # pixels of the first picture's long side
QUALITY, PIECE_QUALITY = 88, 90
LEAST, MOST = 0.85, 1.3  # of the wanted length: a level of tiles between these is taken as it is, shrinking is slow
Tile = Callable[[int, int, int], bytes | None]


def sharper(drawing: BlueprintLine, ground: SheetGround | None, overview: bytes, longest: int) -> bytes:
    """A JPEG of the drawing, about `longest` pixels long where its tiles are that sharp; else the overview."""
    if not _tiled(ground, drawing):
        return overview
    pyramid = Pyramid(drawing.width, drawing.height)
    return _joined(pyramid, ground.tile, *_level(pyramid, longest)) or overview


def piece_of(drawing: BlueprintLine, ground: SheetGround | None, overview: bytes, longest: int, area: Rect) -> bytes:
    """A JPEG of that piece of the drawing, as sharp as `sharper` has the whole: only the tiles under it are read."""
    if _tiled(ground, drawing) and (found := _cut(Pyramid(drawing.width, drawing.height), ground.tile, longest, area)):
        return found
    return _cut_out(overview, drawing.width, drawing.height, area)


def _tiled(ground: SheetGround | None, drawing: BlueprintLine) -> TypeGuard[SheetGround]:
    return ground is not None and drawing.tiles_ready and max(drawing.width, drawing.height) > OVERVIEW


def _level(pyramid: Pyramid, longest: int) -> tuple[int, float]:
    """The level that is taken for a picture of that length, and by how much it is shrunk."""
    level = pyramid.level_for(min(1.0, longest / max(pyramid.width, pyramid.height)) * LEAST)
    there = max(pyramid.size_at(level))
    return level, longest / there if there > longest * MOST else 1.0


@lru_cache(maxsize=6)
def _joined(pyramid: Pyramid, tile_at: Tile, level: int, shrunk: float) -> bytes | None:
    """The tiles as one JPEG, made once for all documents of an export; None when one is missing or unreadable."""
    width, height = pyramid.size_at(level)
    sheet = _laid(pyramid, tile_at, level, (0, 0, width, height))
    return None if sheet is None else _jpeg(sheet, shrunk, QUALITY)


@lru_cache(maxsize=16)
def _cut(pyramid: Pyramid, tile_at: Tile, longest: int, area: Rect) -> bytes | None:
    level, shrunk = _level(pyramid, longest)
    sheet = _laid(pyramid, tile_at, level, _box(area, pyramid.scale_at(level), pyramid.scale_at(level)))
    return None if sheet is None else _jpeg(sheet, shrunk, PIECE_QUALITY)


@lru_cache(maxsize=16)
def _cut_out(picture: bytes, width: int, height: int, area: Rect) -> bytes:
    with Image.open(BytesIO(picture)) as opened:
        piece = opened.crop(_box(area, opened.width / width, opened.height / height))
    return _jpeg(piece.convert("RGB"), 1.0, PIECE_QUALITY)


def _box(area: Rect, across: float, down: float) -> tuple[int, int, int, int]:
    return round(area.left * across), round(area.top * down), round(area.right * across), round(area.bottom * down)


def _laid(pyramid: Pyramid, tile_at: Tile, level: int, box: tuple[int, int, int, int]) -> Image.Image | None:
    """The tiles under a box of that level, side by side; None when one is missing or unreadable."""
    left, top, right, bottom = box
    sheet = Image.new("RGB", (right - left, bottom - top), "white")
    shrink = 1 / pyramid.scale_at(level)
    try:
        for row, col in pyramid.tiles_in(level, Rect(*(side * shrink for side in box))):
            tile = tile_at(level, row, col)
            if tile is None:
                return None
            with Image.open(BytesIO(tile)) as opened:
                piece = opened if opened.mode == "RGB" else opened.convert("RGB")
                sheet.paste(piece, (col * pyramid.tile - left, row * pyramid.tile - top))
    except (OSError, ValueError, SyntaxError):
        return None
    return sheet


def _jpeg(image: Image.Image, shrunk: float, quality: int) -> bytes:
    if shrunk < 1:
        longest = round(max(image.size) * shrunk)
        image.thumbnail((longest, longest), Image.Resampling.HAMMING, reducing_gap=2.0)
    made = BytesIO()
    image.save(made, "JPEG", quality=quality)
    return made.getvalue()
