"""Maps handed on: pins for map programs, working sheets, the plate in A3, layers in the HTML map."""

from __future__ import annotations

import json
import re
import sqlite3
import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from tests.documents.builders import PHONE, make_report
from tests.documents.papers import letters, needs_fonts, words
from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.atlas.scene import build_scene
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.export import export
from yitusanhui.documents.geopackage import write_geopackage
from yitusanhui.documents.htmlmap_layers import MOST, page_layers
from yitusanhui.documents.material import Material
from yitusanhui.documents.mosaic import sharper
from yitusanhui.documents.plate_insets import find_insets
from yitusanhui.documents.plate_sheet import write_plate
from yitusanhui.documents.points import points_of, write_geojson
from yitusanhui.documents.sheet_marks import round_length
from yitusanhui.documents.working_map import STICKER, write_working_map
from yitusanhui.domain.georeference import ControlPoint, fit
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.placing import AlignmentLine, corners
from yitusanhui.domain.report import BlueprintLine, ConsultationReport
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import Audience, CommentStatus, SiteKind
from yitusanhui.domain.wording import ranges
from yitusanhui.intake.layer import read_layer

SECRETS = ("欧阳晓梅", "王𬱖", "周惠芳", "502室", PHONE)


def picture(width: int = 620, height: int = 438) -> bytes:
    raw = BytesIO()
    Image.new("RGB", (width, height), "#e8f0e0").save(raw, "JPEG")
    return raw.getvalue()


def drawing_of(report: ConsultationReport) -> BlueprintLine:
    used = {comment.blueprint_id for comment in report.comments if comment.x is not None}
    return next(line for line in report.blueprints if line.id in used)


def ground_of(drawing: BlueprintLine) -> SheetGround:
    wide, high = float(drawing.width), float(drawing.height)
    corners = ((121.49, 31.25, 0, 0), (121.51, 31.25, wide, 0), (121.51, 31.235, wide, high), (121.49, 31.235, 0, high))
    ring = ((10.0, 10.0), (300.0, 20.0), (250.0, 200.0), (10.0, 10.0))
    line = Shape(ShapeKind.LINE, (((0.0, 0.0), (wide, high)),), "路")
    shapes = (Shape(ShapeKind.AREA, (ring,), "<b>公园"), line, Shape(ShapeKind.POINT, (((50.0, 60.0),),), "灯"))
    return SheetGround(fit([ControlPoint(*one) for one in corners]), (LaidLayer("道路", "#D55E00", shapes),))


def test_pins_go_out_in_degrees_where_the_drawing_has_coordinates(tmp_path: Path) -> None:
    report = make_report()
    drawing = drawing_of(report)
    ground = ground_of(drawing)
    (points,) = [one for one in points_of(report, {drawing.id: ground}) if one.blueprint.id == drawing.id]
    text = write_geojson(points, report.title, tmp_path / "a.geojson").read_text("utf-8")
    plain = json.loads(text)
    shown = {c.number: c for c in open_copy(report).comments if c.blueprint_id == drawing.id and c.x is not None}
    assert {feature["properties"]["number"] for feature in plain["features"]} == set(shown) and "crs" not in plain
    for feature in plain["features"]:
        line = shown[feature["properties"]["number"]]
        assert ground.georeference is not None and line.x is not None and line.y is not None
        assert feature["geometry"]["coordinates"] == pytest.approx(ground.georeference.to_lon_lat(line.x, line.y))
        assert feature["properties"]["text"] == line.text
    assert not [secret for secret in SECRETS if secret in text]


def test_pins_of_a_drawing_without_coordinates_go_out_in_pixels_and_come_back(tmp_path: Path) -> None:
    report = make_report()
    drawing = drawing_of(report)
    points = next(one for one in points_of(report, {}) if one.blueprint.id == drawing.id)
    path = write_geojson(points, report.title, tmp_path / "a.geojson")
    assert json.loads(path.read_text("utf-8"))["crs"] is None
    back = read_layer(path, sheet=(drawing.width, drawing.height)).shapes
    assert back.coordinates == "pixels"
    places = [shape.rings[0][0] for shape in back.shapes]
    assert places == [pytest.approx((x, -y), abs=0.1) for x, y, _ in points.rows]


@pytest.mark.parametrize("located", [True, False])
def test_a_geopackage_has_what_the_standard_requires(tmp_path: Path, located: bool) -> None:
    report = make_report()
    drawing = drawing_of(report)
    grounds = {drawing.id: ground_of(drawing)} if located else {}
    versions = [one for one in points_of(report, grounds) if one.blueprint.id == drawing.id]
    path = write_geopackage(versions, report.title, "2026-03-14T00:00:00.000Z", tmp_path / "a.gpkg")
    again = write_geopackage(versions, report.title, "2026-03-14T00:00:00.000Z", tmp_path / "b.gpkg")
    data = path.read_bytes()
    assert data == again.read_bytes() and struct.unpack(">i", data[68:72])[0] == 0x47504B47
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        systems = {row[0] for row in connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
        assert systems >= {4326, 0, -1}
        contents = connection.execute("SELECT table_name, srs_id, min_x, max_x FROM gpkg_contents").fetchall()
        columns = connection.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
        assert [(row[0], "geom", row[1]) for row in contents] == columns
        table, system, least, most = contents[0]
        assert system == (4326 if located else -1) and least < most
        rows = connection.execute(f"SELECT number, geom FROM {table}").fetchall()
    finally:
        connection.close()
    assert [row[0] for row in rows] == [fields["number"] for _, _, fields in versions[0].rows]
    assert all(row[1][:2] == b"GP" for row in rows)
    assert len(read_layer(path, sheet=(drawing.width, drawing.height)).shapes.shapes) == sum(
        len(one.rows) for one in versions
    )


AREA = Shape(ShapeKind.AREA, (((100.0, 100.0), (300.0, 120.0), (250.0, 300.0), (100.0, 100.0)),))
PATH = Shape(ShapeKind.LINE, (((20.0, 30.0), (200.0, 60.0), (400.0, 90.0)),))


@pytest.mark.parametrize("located", [True, False])
def test_lines_and_areas_of_comments_and_sites_go_into_a_geopackage_and_come_back(
    tmp_path: Path, located: bool
) -> None:
    report = make_report()
    drawing = drawing_of(report)
    first = next(c for c in report.comments if c.blueprint_id == drawing.id and c.x is not None)
    said = [replace(c, shape=PATH) if c.number == first.number else c for c in report.comments]
    sites = (
        SiteLine(1, drawing.id, SiteKind.PROJECT, "口袋公园", AREA),
        SiteLine(2, drawing.id, SiteKind.IDLE, "边角地", PATH),
    )
    report = replace(report, comments=tuple(said), sites=sites)
    grounds = {drawing.id: ground_of(drawing)} if located else {}
    (points,) = [one for one in points_of(report, grounds) if one.blueprint.id == drawing.id]
    path = write_geopackage([points], report.title, "2026-03-14T00:00:00.000Z", tmp_path / "a.gpkg")
    connection = sqlite3.connect(path)
    kinds = dict(connection.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    connection.close()
    assert kinds == {
        "pins_1": "POINT", "comment_lines_1": "LINESTRING", "site_lines_1": "LINESTRING", "site_areas_1": "POLYGON"
    }  # fmt: skip
    back = read_layer(path, sheet=(drawing.width, drawing.height)).shapes.shapes
    assert sorted(s.kind for s in back if s.kind is not ShapeKind.POINT) == sorted(
        [ShapeKind.LINE, ShapeKind.LINE, ShapeKind.AREA]
    )
    assert {s.name for s in back} >= {"口袋公园", "边角地"}
    (area,) = [s for s in back if s.kind is ShapeKind.AREA]
    (shape, _), *_ = points.sites
    went = {(x, y if located else -y) for x, y in shape["coordinates"][0]}
    assert sorted(set(area.rings[0])) == [pytest.approx(place, abs=1e-6) for place in sorted(went)]


@pytest.mark.parametrize(("size", "points"), [("A1", 2384), ("A0", 3370)])
def test_a_working_map_is_one_sheet_of_that_paper_with_its_code(tmp_path: Path, size: str, points: int) -> None:
    report = make_report()
    drawing = replace(drawing_of(report), north=12.0, metres_per_pixel=0.4)
    path = write_working_map(report, drawing, picture(), tmp_path / "a.pdf", ground=ground_of(drawing), size=size)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1 and round(max(map(float, pdf.pages[0].mediabox))) == points


def test_a_larger_paper_has_larger_signs_and_says_what_they_mean(tmp_path: Path) -> None:
    """On A0 numbers were as small as on A4, and nothing said what squares and diamonds are."""
    report = make_report()
    drawing = drawing_of(report)
    high = {}
    for size in ("A1", "A0"):
        path = write_working_map(report, drawing, picture(), tmp_path / f"{size}.pdf", size=size)
        scene = build_scene(
            open_copy(report).comments_on(drawing.id), (drawing,), Audience.PUBLIC, blueprint_id=drawing.id
        )
        assert all(line.words in words(path) for line in scene.legend)
        high[size] = min(one.top - one.bottom for one in letters(path))
    assert 11 < high["A1"] < high["A0"] and round(high["A0"] / high["A1"], 1) == 1.3


def test_a_legend_of_two_rows_leaves_room_for_the_stickers_above_it(tmp_path: Path) -> None:
    """Under a high drawing the upper row lay across the squares."""
    report = make_report(60)
    high = replace(drawing_of(report), width=3508, height=4961)
    said = tuple(replace(one, category=f"第{one.number % 20 + 1}类设施") for one in report.comments)
    report = replace(report, comments=said, blueprints=(high,))
    for size in ("A1", "A0"):
        path = write_working_map(report, high, picture(), tmp_path / f"{size}.pdf", size=size)
        legend = [one for one in letters(path) if one.text == "类"]
        caption = next(one for one in letters(path) if one.text == "纸" and one.left < legend[0].left + 100)
        assert len(legend) == 20 and len({round(one.bottom) for one in legend}) == 2
        assert max(one.top for one in legend) < caption.bottom - STICKER


def test_export_of_maps_writes_every_map_and_nothing_else(tmp_path: Path) -> None:
    report = make_report()
    drawing = drawing_of(report)
    drawings = {line.id: picture() for line in report.blueprints}
    written = export(report, tmp_path, Material(drawings, {drawing.id: ground_of(drawing)}), only=("map",))
    assert [one.refusal for one in written] == [None] * len(written)
    kinds = sorted(one.path.suffix for one in written)
    assert kinds == sorted([".html", ".gpkg", ".pdf", ".pdf", ".pdf", *[".geojson"] * (len(kinds) - 5)])
    for one in written:
        assert not [secret for secret in SECRETS if secret.encode() in one.path.read_bytes()]
    page = next(one.path for one in written if one.path.suffix == ".html").read_text("utf-8")
    data = json.loads(re.findall(r'id="ytsh-data">(.*?)</script>', page, re.DOTALL)[0])
    (layers,) = [version["layers"] for version in data["versions"] if version["layers"]]
    assert layers[0]["name"] == "道路" and [shape[0] for shape in layers[0]["shapes"]] == [2, 1, 0]
    assert "<b>公园" not in page


@needs_fonts
@pytest.mark.parametrize("write", [write_plate, write_working_map])
def test_what_came_along_to_the_newest_version_is_on_its_sheets(write: Any, tmp_path: Path) -> None:
    report = make_report()
    old, new = report.blueprints[0], replace(report.blueprints[0], id=9, label="v9")
    lies = AlignmentLine(new.id, old.id, corners(old, new))
    report = replace(report, blueprints=(old, new), alignments=(lies,), placements=())
    shown = open_copy(report).comments_on(new.id)
    assert {line.number for line in shown} == {
        line.number for line in open_copy(report).comments if line.blueprint_id == old.id and line.x is not None
    }
    told = words(write(report, new, picture(), tmp_path / "a.pdf") or tmp_path / "a.pdf")
    assert shown and all(str(line.number) in told for line in shown)
    assert write is write_working_map or "待核对" in told


@needs_fonts
def test_the_list_behind_the_plate_says_which_comments_are_not_on_this_drawing(tmp_path: Path) -> None:
    report = open_copy(make_report())
    drawing = drawing_of(report)
    here = {line.number for line in report.comments_on(drawing.id)}
    stand = [line.number for line in report.comments if line.status is CommentStatus.RECORDED]
    missing = [number for number in stand if number not in here]
    assert missing
    told = words(write_plate(make_report(), drawing, picture(), tmp_path / "a.pdf"))
    assert f"未标在本图上的意见：{ranges(missing)}号。" in told or f"未标在本图上的意见共{len(missing)}条。" in told


@needs_fonts
def test_layers_and_their_shapes_go_out_by_masked_names(tmp_path: Path) -> None:
    report = make_report()
    drawing = drawing_of(report)
    spot = Shape(ShapeKind.POINT, (((50.0, 60.0),),), f"周惠芳 502室 {PHONE}")
    sheets = {drawing.id: SheetGround(layers=(LaidLayer("欧阳晓梅家门前", "#D55E00", (spot,)),))}
    drawings = {line.id: picture() for line in report.blueprints}
    made = export(report, tmp_path, Material(drawings, sheets), only=("map", "public", "minutes"))
    assert [one.refusal for one in made if one.refusal] == []
    page = next(one.path for one in made if one.path.suffix == ".html").read_text("utf-8")
    assert "欧阳*梅家门前" in page
    for path in (one.path for one in made if one.kind in ("map", "public")):
        told = words(path) if path.suffix == ".pdf" else path.read_bytes().decode("utf-8", "ignore")
        assert not [secret for secret in SECRETS if secret in told]


def test_a_large_layer_is_thinned_for_the_page() -> None:
    drawing = replace(make_report().blueprints[0], width=4000, height=3000)
    ring = tuple((x % 4000 + 0.5, float(x // 40)) for x in range(100_000))
    (layer,) = page_layers((LaidLayer("路", "#111111", (Shape(ShapeKind.LINE, (ring,)),)),), drawing)
    assert sum(len(ring) // 2 for shape in layer["shapes"] for ring in shape[2:]) <= MOST


def test_a_sharper_picture_comes_from_the_tiles_where_all_are_there() -> None:
    drawing = replace(make_report().blueprints[0], width=5000, height=3000, tiles_ready=True)
    tile = BytesIO()
    Image.new("RGB", (512, 512), "#3366CC").save(tile, "JPEG")
    whole = SheetGround(tile=lambda *_: tile.getvalue())
    with Image.open(BytesIO(sharper(drawing, whole, picture(), 3000))) as made:
        assert made.size == (3000, 1800) and made.getpixel((1500, 900))[2] > 180
    assert sharper(drawing, SheetGround(), picture(), 3000) == picture()
    assert sharper(drawing, None, picture(), 3000) == picture()
    assert Pyramid(5000, 3000).levels == 5


def test_a_crowd_of_pins_gets_an_inset_and_a_few_do_not() -> None:
    from tests.atlas.builders import make_blueprint, make_comment, make_scene

    crowd = [make_comment(n, x=2000.0 + n % 6 * 9, y=1500.0 + n // 6 * 9) for n in range(1, 31)]
    scene = make_scene(*crowd, audience=Audience.PUBLIC)
    (inset,) = find_insets(scene, make_blueprint(), 0.18, 19)
    assert inset.letter == "A" and len(inset.scene.pins) == 30
    assert all(0 <= pin.x <= inset.area.right - inset.area.left for pin in inset.scene.pins)
    assert find_insets(make_scene(*crowd[:3], audience=Audience.PUBLIC), make_blueprint(), 0.18, 19) == []


@pytest.mark.parametrize(("metres", "bar"), [(1234.0, 1000), (999, 500), (50, 50), (0.34, 0.2), (199, 100)])
def test_a_scale_bar_is_a_round_length(metres: float, bar: float) -> None:
    assert round_length(metres) == pytest.approx(bar)
