"""Turned upright and cropped, while the bytes stay as they came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import pyvips

from yitusanhui.domain.georeference import ControlPoint, fit
from yitusanhui.domain.preparing import Preparation
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.prepare import find_margin, prepare
from yitusanhui.intake.tiles import cut_tiles, tile_count


def blank(width: int, height: int, red: int = 255, green: int = 255, blue: int = 255) -> pyvips.Image:
    return pyvips.Image.black(width, height, bands=3).linear([1, 1, 1], [red, green, blue])


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """1200 x 800, white, with a red quarter at the top left from (100, 80) and a blue one at the bottom right."""
    red, blue = blank(500, 300, 200, 0, 0), blank(500, 300, 0, 0, 200)
    white = blank(1200, 800)
    picture = white.insert(red, 100, 80).insert(blue, 600, 400)
    path = tmp_path / "图.png"
    picture.cast("uchar").copy(interpretation="srgb").write_to_file(str(path))
    return path


def colour(image: pyvips.Image, x: int, y: int) -> str:
    red, _, blue = image.getpoint(x, y)[:3]
    return "red" if red > 150 > blue else "blue" if blue > 150 > red else "white"


def test_a_sheet_that_lies_on_its_side_stands_up(sheet, tmp_path):
    drawing = read_drawing(sheet)
    made = prepare(drawing, Preparation(1200, 800, turn=90))
    assert (made.width, made.height) == (800, 1200)
    assert (made.original, made.sha256) == (drawing.original, drawing.sha256)
    overview = pyvips.Image.new_from_buffer(made.overview, "")
    assert (overview.width, overview.height) == (800, 1200)
    assert colour(overview, 600, 300) == "red"  # what was at the top left is at the top right


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_tiles_show_what_the_overview_shows(sheet, tmp_path, turn):
    drawing = read_drawing(sheet)
    made = prepare(drawing, Preparation(1200, 800, turn, find_margin(drawing, turn)))
    cut = cut_tiles(made, tmp_path / "tiles")
    assert len(list((tmp_path / "tiles").rglob("*.jpg"))) == tile_count(made.width, made.height)
    assert cut.tiles is not None
    small = pyvips.Image.new_from_file(str(cut.tiles / "0" / "0" / "0.jpg"))
    whole = pyvips.Image.new_from_buffer(made.overview, "")
    levels = sorted(int(folder.name) for folder in cut.tiles.iterdir())
    shrunk = 0.5 ** levels[-1]
    for x, y in ((0.2, 0.2), (0.8, 0.8), (0.2, 0.8), (0.8, 0.2)):
        here = colour(whole, int(x * whole.width), int(y * whole.height))
        assert colour(small, int(x * made.width * shrunk), int(y * made.height * shrunk)) == here


def test_the_margin_is_found_with_a_little_air_around_the_drawing(sheet):
    left, top, right, bottom = find_margin(read_drawing(sheet))
    assert 80 <= left < 100 and 60 <= top < 80
    assert 1100 < right <= 1120 and 700 < bottom <= 720


def test_a_blank_sheet_keeps_all_of_it(tmp_path):
    path = tmp_path / "白.png"
    blank(300, 200).cast("uchar").write_to_file(str(path))
    assert find_margin(read_drawing(path)) == (0, 0, 300, 200)


def test_a_sheet_left_as_it_came_is_the_same_drawing(sheet):
    drawing = read_drawing(sheet)
    assert prepare(drawing, Preparation(1200, 800)) is drawing
    assert prepare(drawing, None) is drawing


def test_a_pdf_page_is_turned_and_cropped_too(shared_data, tmp_path):
    drawing = read_drawing(shared_data / "drawing" / "bund_a3.pdf")
    wide, high = drawing.height, drawing.width
    made = prepare(drawing, Preparation(drawing.width, drawing.height, 90, (wide // 4, 0, wide // 2, high // 2)))
    assert (made.width, made.height) == (wide // 2 - wide // 4, high // 2)
    assert cut_tiles(made, tmp_path / "tiles").tiles is not None


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_sheet_that_says_where_it_lies_says_so_of_what_is_kept(sheet, turn):
    corners = [(x, y) for x in (0.0, 1200.0) for y in (0.0, 800.0)]
    points = tuple(ControlPoint(121.5 + x * 1e-5, 31.2 - y * 1e-5, x, y) for x, y in corners)
    drawing = replace(read_drawing(sheet), points=points)
    made = prepare(drawing, Preparation(1200, 800, turn, find_margin(drawing, turn)))
    x, y = made.width * 0.3, made.height * 0.6
    assert made.preparation is not None
    before = fit(points).to_lon_lat(*made.preparation.original(x, y))
    assert fit(made.points).to_lon_lat(x, y) == pytest.approx(before, abs=1e-9)
