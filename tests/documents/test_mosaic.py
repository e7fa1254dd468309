"""The drawing is put together from its tiles once for all papers, and goes into them as it is."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from yitusanhui.atlas.pyramid import Rect
from yitusanhui.documents.mosaic import piece_of, sharper
from yitusanhui.documents.plate import sharp_picture
from yitusanhui.documents.plate_insets import Picture
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine

DRAWING = BlueprintLine(1, "v1", "平面图", "a.png", 3_000, 2_000, "", "", tiles_ready=True)


def jpeg(colour: str, size: tuple[int, int] = (512, 512)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG")
    return made.getvalue()


class Tiles:
    """Counts how often a tile is asked for; the one at `missing` isn't there."""

    def __init__(self, missing: tuple[int, int] | None = None) -> None:
        self.asked, self.missing, self.tile = 0, missing, jpeg("red")

    def __call__(self, level: int, row: int, col: int) -> bytes | None:
        self.asked += 1
        return None if (row, col) == self.missing else self.tile


def test_the_tiles_are_read_once_for_all_papers() -> None:
    tiles = Tiles()
    ground = SheetGround(tile=tiles)
    first = sharper(DRAWING, ground, b"overview", 2_200)
    asked = tiles.asked
    assert asked == 24
    assert sharper(DRAWING, ground, b"overview", 2_200) is first
    assert tiles.asked == asked
    with Image.open(BytesIO(first)) as opened:
        assert opened.size == (2_200, 1_467)
        assert min(opened.getchannel("R").tobytes()) > 240


@pytest.mark.parametrize(("longest", "size"), [(2_500, (3_000, 2_000)), (1_700, (1_500, 1_000))])
def test_tiles_about_as_long_as_wanted_are_taken_as_they_are(longest: int, size: tuple[int, int]) -> None:
    with Image.open(BytesIO(sharper(DRAWING, SheetGround(tile=Tiles()), b"overview", longest))) as opened:
        assert opened.size == size


def test_another_drawing_is_another_picture() -> None:
    red, blue = Tiles(), Tiles()
    blue.tile = jpeg("blue")
    one = sharper(DRAWING, SheetGround(tile=red), b"", 2_500)
    assert one != sharper(replace(DRAWING, id=2), SheetGround(tile=blue), b"", 2_500)


def test_without_all_tiles_the_first_picture_serves() -> None:
    ground = SheetGround(tile=Tiles(missing=(1, 1)))
    assert sharper(DRAWING, ground, b"overview", 2_500) == b"overview"
    overview = jpeg("white", (2_048, 1_365))
    assert sharp_picture(DRAWING, ground, overview, 2_500).getSize() == (2_048, 1_365)


def test_a_picture_lies_in_the_page_byte_for_byte_and_once() -> None:
    one, other = jpeg("red"), jpeg("blue")
    raw = BytesIO()
    canvas = Canvas(raw, pageCompression=1)
    for content in (one, other, one):
        canvas.drawImage(Picture(content), 0, 0, 100, 100)
    canvas.save()
    assert raw.getvalue().count(one) == 1
    assert raw.getvalue().count(other) == 1


def test_a_piece_asks_for_the_tiles_under_it_alone_and_once() -> None:
    tiles = Tiles(missing=(3, 5))
    ground, area = SheetGround(tile=tiles), Rect(500, 600, 1_100, 1_000)
    first = piece_of(DRAWING, ground, b"", 3_000, area)
    assert tiles.asked == 3
    assert piece_of(DRAWING, ground, b"", 3_000, area) is first
    assert tiles.asked == 3
    with Image.open(BytesIO(first)) as opened:
        assert opened.size == (600, 400)
        assert min(opened.getchannel("R").tobytes()) > 240


def test_a_piece_shows_the_same_place_as_the_whole_does() -> None:
    tiles = Tiles()
    tiles.tile = jpeg("white")
    ground = SheetGround(tile=lambda level, row, col: jpeg("black") if (row, col) == (1, 2) else tiles.tile)
    for longest, scale in ((3_000, 1.0), (2_200, 2_200 / 3_000)):
        with Image.open(BytesIO(piece_of(DRAWING, ground, b"", longest, Rect(924, 412, 1_324, 812)))) as opened:
            seen = opened.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
        assert seen == (round(100 * scale), round(100 * scale), opened.width, opened.height)


def test_a_piece_of_the_first_picture_serves_where_a_tile_is_missing() -> None:
    overview = jpeg("white", (1_500, 1_000))
    made = piece_of(DRAWING, SheetGround(tile=Tiles(missing=(1, 1))), overview, 3_000, Rect(500, 600, 1_100, 1_000))
    with Image.open(BytesIO(made)) as opened:
        assert opened.size == (300, 200)


def test_two_lengths_of_one_level_are_put_together_once() -> None:
    tiles = Tiles()
    ground = SheetGround(tile=tiles)
    first = sharper(DRAWING, ground, b"", 2_500)
    asked = tiles.asked
    assert sharper(DRAWING, ground, b"", 3_000) is first
    assert tiles.asked == asked
