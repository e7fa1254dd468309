"""Layers that people bring: what is read, what is said of it, what is refused."""

from __future__ import annotations

import csv
import json
import random
import zipfile
from pathlib import Path

import pytest

from tests.intake.builders import saved
from tests.intake.maps import BUND, CGCS2000_3_DEGREES, XIAN80, geojson, geopackage, kml, point, shapes_zip
from yitusanhui.domain.datums import Datum
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import IncomingLayer
from yitusanhui.domain.shapes import Coordinates, ShapeKind, unpack_shapes
from yitusanhui.intake.layer import MOST_VERTICES, read_layer
from yitusanhui.texts import say, sentence

SHEET = (2000, 1500)


def refusal(path: Path) -> str:
    with pytest.raises(DomainError) as caught:
        read_layer(path, sheet=SHEET)
    assert "{" not in sentence(caught.value) and sentence(caught.value).endswith("。")
    return caught.value.code


def said(layer: IncomingLayer) -> list[str]:
    assert all(say(remark.code, remark.facts).endswith("。") for remark in layer.remarks)
    return [remark.code for remark in layer.remarks]


def first(layer: IncomingLayer) -> tuple[float, float]:
    return layer.shapes.shapes[0].rings[0][0]


def test_every_format_gives_the_same_place_with_its_name(tmp_path: Path) -> None:
    brought = [
        geojson(tmp_path / "a.geojson", point(*BUND, name="路灯1")),
        shapes_zip(tmp_path / "a.zip", [BUND], prj='GEOGCS["GCS_WGS_1984",UNIT["Degree",0.0174]]'),
        kml(tmp_path / "a.kml", BUND),
        geopackage(tmp_path / "a.gpkg", 4326, BUND),
    ]
    for path in brought:
        layer = read_layer(path, sheet=SHEET)
        assert first(layer) == pytest.approx(BUND, abs=1e-9), path
        assert layer.shapes.coordinates is Coordinates.WGS84 and layer.features == 1
        assert layer.shapes.shapes[0].name and said(layer) == []
        assert layer.original == path.read_bytes()


def test_lines_areas_with_holes_and_several_of_each_are_read(tmp_path: Path) -> None:
    ring = [[121.0, 31.0], [121.1, 31.0], [121.1, 31.1], [121.0, 31.0]]
    kinds = {
        "LineString": ring, "MultiLineString": [ring, ring], "Polygon": [ring, ring], "MultiPolygon": [[ring], [ring]],
        "MultiPoint": ring,
    }  # fmt: skip
    features = [{"type": "Feature", "geometry": {"type": k, "coordinates": c}} for k, c in kinds.items()]
    shapes = read_layer(geojson(tmp_path / "a.json", *features)).shapes.shapes
    counted = {kind: sum(shape.kind is kind for shape in shapes) for kind in ShapeKind}
    assert counted == {ShapeKind.POINT: 4, ShapeKind.LINE: 3, ShapeKind.AREA: 3}
    assert [len(shape.rings) for shape in shapes if shape.kind is ShapeKind.AREA] == [2, 1, 1]


def test_what_is_packed_comes_out_as_it_went_in(tmp_path: Path) -> None:
    shapes = read_layer(geojson(tmp_path / "a.json", point(*BUND, name="王𬱖 <b>"))).shapes
    assert unpack_shapes(shapes.pack()) == shapes


def test_a_shapefile_without_prj_is_read_as_degrees_and_says_so(tmp_path: Path) -> None:
    layer = read_layer(shapes_zip(tmp_path / "a.zip", [BUND]), sheet=SHEET)
    assert said(layer) == ["layer_no_prj"] and first(layer) == pytest.approx(BUND)


def test_metres_without_prj_are_refused_and_with_it_turned_into_degrees(tmp_path: Path) -> None:
    metres = (500_000 + 142_783.0, 3_458_520.0)
    assert refusal(shapes_zip(tmp_path / "a.zip", [metres])) == "layer_crs_missing"
    lon, lat = first(read_layer(shapes_zip(tmp_path / "b.zip", [metres], prj=CGCS2000_3_DEGREES)))
    assert (lon, lat) == pytest.approx((121.4987, 31.2397), abs=5e-4)


def test_a_system_no_one_publishes_the_way_from_is_refused(tmp_path: Path) -> None:
    assert refusal(shapes_zip(tmp_path / "a.zip", [BUND], prj=XIAN80)) == "layer_crs_unknown"
    assert refusal(geopackage(tmp_path / "a.gpkg", 2381, BUND)) == "layer_crs_unknown"


def test_swapped_degrees_are_recognised(tmp_path: Path) -> None:
    layer = read_layer(geojson(tmp_path / "a.json", point(BUND[1], BUND[0])))
    assert said(layer) == ["layer_swapped"] and first(layer) == pytest.approx(BUND)
    on_a_sheet = read_layer(tmp_path / "a.json", sheet=SHEET)
    assert on_a_sheet == layer


def test_shifted_degrees_are_undone_where_the_file_or_the_person_says_so(tmp_path: Path, shared_data: Path) -> None:
    with (shared_data / "gcj02" / "vectors.csv").open() as found:
        rows = [row for row in csv.DictReader(found) if row["kind"] == "wgs84_to_gcj02"]
    for row in rows:
        shifted = point(float(row["out_lng"]), float(row["out_lat"]))
        true = (float(row["in_lng"]), float(row["in_lat"]))
        named = read_layer(geojson(tmp_path / "高德.geojson", shifted))
        told = read_layer(geojson(tmp_path / "a.geojson", shifted), datum=Datum.GCJ02)
        assert said(named) == said(told) == ["layer_gcj02"]
        assert first(named) == pytest.approx(true, abs=1e-5) and first(told) == first(named)


def test_numbers_on_the_sheet_are_its_pixels(tmp_path: Path) -> None:
    layer = read_layer(geojson(tmp_path / "a.json", point(1500, 900), point(20, 30)), sheet=SHEET)
    assert (layer.shapes.coordinates, said(layer)) == (Coordinates.PIXELS, ["layer_pixels"])
    upwards = read_layer(geojson(tmp_path / "b.json", point(1500, -900), point(20, -30)), sheet=SHEET)
    assert upwards.shapes == layer.shapes


def test_a_hundred_thousand_features_are_taken_and_thinned(tmp_path: Path) -> None:
    chance = random.Random(1)
    features = []
    for _ in range(100_000):
        x, y = 121.4 + chance.random() / 5, 31.1 + chance.random() / 5
        line = [[round(x + i * 1e-6, 7), round(y, 7)] for i in range(5)]
        features.append(
            {"type": "Feature", "properties": None, "geometry": {"type": "LineString", "coordinates": line}}
        )
    layer = read_layer(geojson(tmp_path / "a.json", *features))
    assert layer.features == 100_000 and len(layer.shapes.shapes) == 100_000
    assert said(layer) == ["layer_thinned"] and layer.shapes.vertices <= MOST_VERTICES


def test_a_feature_without_a_place_is_left_out_and_said(tmp_path: Path) -> None:
    broken = [
        {"type": "Feature", "geometry": None},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": ["a", 1]}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 1]]]}}, 7, point(float("nan"), 1),
    ]  # fmt: skip
    layer = read_layer(geojson(tmp_path / "a.json", point(*BUND), *broken))
    assert said(layer) == ["layer_broken"] and len(layer.shapes.shapes) == 1 and layer.features == 6


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.geojson", b'{"type": "FeatureCollection", "features": [', "layer_damaged"),
        ("a.geojson", b'{"hello": 1}', "layer_not_geojson"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": []}', "layer_empty"),
        ("a.geojson", b"[" * 100_000, "layer_damaged"),
        ("a.kml", b'<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "layer_damaged"),
        ("a.kml", b"<kml><Placemark>", "layer_damaged"),
        ("a.shp", b"\0\0\x27\x0a" + bytes(96), "layer_shapefile_alone"),
        ("a.zip", b"PK\3\4broken", "layer_damaged"),
        ("a.gpkg", b"SQLite format 3\0" + bytes(200), "brought_database_damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "layer_kind"),
        ("a.json", b"", "file_empty"),
    ],
)
def test_what_is_no_layer_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert refusal(saved(tmp_path / name, content)) == code


def test_a_zip_without_or_with_several_shapefiles_is_refused(tmp_path: Path) -> None:
    for names, code in ((["a.txt"], "layer_zip_empty"), (["a.shp", "b.shp"], "layer_zip_several")):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
            for name in names:
                packed.writestr(name, b"1")
        assert refusal(tmp_path / "a.zip") == code


def test_text_in_a_brought_file_stays_text(tmp_path: Path) -> None:
    nasty = "=cmd|' /C calc'!A0 {{7*7}} <script>"
    layer = read_layer(geojson(tmp_path / "王𬱖 {{7*7}}.json", point(*BUND, name=nasty)))
    assert layer.shapes.shapes[0].name == nasty and layer.name == "王𬱖 {{7*7}}"


def test_a_shapefile_of_a_chinese_office_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    layer = read_layer(shapes_zip(tmp_path / "a.zip", [BUND], encoding="gb18030"))
    assert layer.shapes.shapes[0].name == "路灯1"


def test_geojson_says_its_system(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    layer = read_layer(geojson(tmp_path / "a.json", point(13525274.0, 3663850.0), crs=crs))
    assert first(layer) == pytest.approx((121.5, 31.2397), abs=2e-3)
    assert json.loads(layer.original)["crs"] == crs
