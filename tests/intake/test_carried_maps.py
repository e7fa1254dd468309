"""Drawings that come as CAD files and maps: DXF, GeoTIFF, MBTiles."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import pytest
import pyvips

from tests.intake.builders import picture, saved
from tests.intake.maps import dxf, geotiff, keys, mbtiles, tile
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import fit
from yitusanhui.domain.incoming import Drawing
from yitusanhui.intake.drawing import count_pages, read_drawing
from yitusanhui.intake.tiles import cut_tiles, tile_count
from yitusanhui.intake.watch import Watch
from yitusanhui.texts import say, sentence

RED, BLUE = (220, 30, 30), (30, 60, 220)
# Tiles of zoom 16 around the Bund; rows count from the south.
COL, ROW = 54_886, 2**16 - 1 - 26_779


def refusal(path: Path) -> str:
    with pytest.raises(DomainError) as caught:
        read_drawing(path)
    assert "{" not in sentence(caught.value) and sentence(caught.value).endswith("。")
    return caught.value.code


def overview(drawing: Drawing) -> pyvips.Image:
    return pyvips.Image.new_from_buffer(drawing.overview, "")


def said(drawing: Drawing) -> list[str]:
    assert all(say(remark.code, remark.facts) for remark in drawing.remarks)
    return [remark.code for remark in drawing.remarks]


def test_a_dxf_is_drawn_on_white_with_its_chinese(tmp_path: Path) -> None:
    with_words, without = read_drawing(dxf(tmp_path / "a.dxf")), read_drawing(dxf(tmp_path / "b.dxf", words=" "))
    assert with_words.media_type == "image/vnd.dxf" and max(with_words.width, with_words.height) in (11_999, 12_000)
    assert overview(with_words).getpoint(4, 4) == pytest.approx([255, 255, 255], abs=3)
    middle = [overview(one).extract_area(80, 500, 1200, 400).avg() for one in (with_words, without)]
    assert middle[0] < middle[1] - 3
    assert with_words.original == (tmp_path / "a.dxf").read_bytes()


def test_a_dxf_is_cut_into_all_its_tiles(tmp_path: Path) -> None:
    drawing = read_drawing(dxf(tmp_path / "a.dxf", size=(900, 80)))
    shares: list[float] = []
    cut = cut_tiles(drawing, tmp_path / "tiles", progress=shares.append)
    assert cut.tiles is not None and shares[-1] == 1.0
    assert len(list(cut.tiles.rglob("*.jpg"))) == tile_count(drawing.width, drawing.height)


@pytest.mark.parametrize("size", [(1e9, 1.0), (1.0, 1e9)])
def test_a_dxf_of_a_hostile_shape_is_refused(tmp_path: Path, size: tuple[float, float]) -> None:
    assert refusal(dxf(tmp_path / "a.dxf", words=" ", size=size)) in ("drawing_small", "drawing_damaged")


def test_a_broken_or_empty_dxf_is_refused(tmp_path: Path) -> None:
    whole = dxf(tmp_path / "a.dxf").read_bytes()
    assert refusal(saved(tmp_path / "b.dxf", b"  0\nSECTION\n  2\nENTITIES\n 0\nLINE\n 10\nabc\n")) in (
        "drawing_damaged",
        "cad_empty",
    )
    assert refusal(saved(tmp_path / "c.dxf", whole[:200])) in ("drawing_damaged", "cad_empty")


def test_a_geotiff_brings_its_corners_as_control_points(tmp_path: Path) -> None:
    # UTM 51 north, one metre a pixel.
    data = geotiff(picture(400, 300), keys(1, 32651), 1.0, (357_000.0, 3_457_000.0))
    drawing = read_drawing(saved(tmp_path / "a.tif", data))
    laid = fit(drawing.points)
    assert said(drawing) == ["drawing_located"] and len(drawing.points) == 4
    assert laid.metres_per_pixel == pytest.approx(1.0, rel=3e-3) and max(laid.residuals) < 0.05
    assert drawing.points[0].lon == pytest.approx(121.4985, abs=2e-3)


def test_a_geotiff_in_degrees_is_taken_as_it_stands(tmp_path: Path) -> None:
    data = geotiff(picture(400, 300), keys(2, 4490), 0.00001, (121.49, 31.24))
    corner = read_drawing(saved(tmp_path / "a.tif", data)).points[0]
    assert (corner.lon, corner.lat, corner.x, corner.y) == (121.49, 31.24, 0, 0)


def test_a_geotiff_in_an_unknown_system_is_a_drawing_and_says_so(tmp_path: Path) -> None:
    data = geotiff(picture(400, 300), keys(1, 2381), 1.0, (357_000.0, 3_457_000.0))
    drawing = read_drawing(saved(tmp_path / "a.tif", data))
    assert (drawing.points, said(drawing)) == ((), ["drawing_crs_unknown"])
    assert read_drawing(saved(tmp_path / "b.tif", picture(400, 300).tiffsave_buffer())).remarks == ()


def test_mbtiles_become_one_drawing_with_its_place(tmp_path: Path) -> None:
    tiles = {(16, COL, ROW): tile(*RED), (16, COL + 1, ROW): tile(*BLUE), (16, COL, ROW - 1): tile(*BLUE)}
    drawing = read_drawing(mbtiles(tmp_path / "a.mbtiles", tiles))
    assert (drawing.width, drawing.height, said(drawing)) == (512, 512, ["drawing_located"])
    seen = overview(drawing)
    assert seen.getpoint(128, 128) == pytest.approx(RED, abs=6)
    assert seen.getpoint(384, 128) == pytest.approx(BLUE, abs=6) == seen.getpoint(128, 384)
    assert seen.getpoint(384, 384) == pytest.approx([255, 255, 255], abs=6)
    laid = fit(drawing.points)
    assert laid.metres_per_pixel == pytest.approx(2.04, abs=0.02)
    assert 121.4 < laid.to_lon_lat(256, 256)[0] < 121.6
    cut = cut_tiles(drawing, tmp_path / "tiles")
    assert cut.tiles is not None and (cut.tiles / "0" / "0" / "0.jpg").is_file()


def test_the_sharpest_zoom_that_fits_is_taken(tmp_path: Path) -> None:
    far = {(20, 0, 0): tile(*RED), (20, 2**20 - 1, 2**20 - 1): tile(*RED)}
    drawing = read_drawing(mbtiles(tmp_path / "a.mbtiles", far | {(1, 0, 0): tile(*BLUE)}))
    assert (drawing.width, drawing.height) == (256, 256)
    assert refusal(mbtiles(tmp_path / "b.mbtiles", far)) == "mbtiles_wide"


def test_what_is_no_raster_map_is_refused(tmp_path: Path) -> None:
    assert refusal(mbtiles(tmp_path / "a.mbtiles", {(3, 1, 1): tile(*RED)}, "pbf")) == "mbtiles_vector"
    assert refusal(mbtiles(tmp_path / "b.mbtiles", {})) == "mbtiles_none"
    assert refusal(mbtiles(tmp_path / "c.mbtiles", {(3, 1, 1): b"no picture"})) == "drawing_damaged"
    assert refusal(saved(tmp_path / "d.mbtiles", b"SQLite format 3\0" + bytes(500))) == "brought_database_damaged"
    assert refusal(saved(tmp_path / "e.dwg", b"AC1032" + bytes(100))) == "drawing_kind"


def test_a_page_is_asked_only_of_what_has_pages(tmp_path: Path) -> None:
    path = dxf(tmp_path / "a.dxf")
    assert count_pages(path) == 1
    with pytest.raises(DomainError, match="drawing_no_page"):
        read_drawing(path, page=2)


def test_a_dxf_that_is_being_drawn_says_how_far_it_is_and_can_be_left(tmp_path: Path) -> None:
    document = ezdxf.new()
    for step in range(1_000):
        document.modelspace().add_line((0, step), (1_000, step))
    path = tmp_path / "大.dxf"
    document.saveas(path)
    heard: list[float] = []
    with pytest.raises(DomainError, match="drawing_left"):
        read_drawing(path, watch=Watch(heard.append, lambda: len(heard) >= 3))
    assert heard == pytest.approx([0.1, 0.2, 0.3])
