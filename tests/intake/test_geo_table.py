from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.intake.builders import saved
from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.readers import read_comments


def collection(tmp_path: Path, *features: tuple[Any, Any], **also: object) -> Path:
    plain = {
        "type": "FeatureCollection",
        **also,
        "features": [{"type": "Feature", "properties": told, "geometry": place} for told, place in features],
    }
    return saved(tmp_path / "意见.geojson", json.dumps(plain, ensure_ascii=False).encode())


def point(*place: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": place}


def test_features_with_ragged_properties_are_rows_with_their_places(tmp_path):
    path = collection(
        tmp_path,
        ({"意见": "路灯太暗", "附议": 3}, point(121.49, 31.24)),
        ({"意见": "车棚太近", "提出人": "王𬱖", "附议": None}, None),
    )
    first, second = read_comments(path).rows
    assert (first.text, first.endorsements, first.lon, first.lat) == ("路灯太暗", 3, 121.49, 31.24)
    assert (second.author, second.endorsements, second.lon, second.lat) == ("王𬱖", 0, None, None)


def test_a_place_is_read_also_where_the_columns_are_named_by_hand(tmp_path):
    path = collection(tmp_path, ({"名称": "口袋公园", "lon": "别处"}, point(121.49, 31.24, 4.0)))
    (row,) = read_comments(path, columns={"text": "名称"}).rows
    assert (row.text, row.lon, row.lat) == ("口袋公园", 121.49, 31.24)


def test_a_line_or_an_area_stands_in_the_middle_of_its_box(tmp_path):
    line = {"type": "LineString", "coordinates": [[121.0, 31.0], [121.5, 31.5]]}
    area = {"type": "Polygon", "coordinates": [[[120.0, 30.0], [121.0, 30.0], [121.0, 31.0], [120.0, 30.0]]]}
    rows = read_comments(collection(tmp_path, ({"text": "甲"}, line), ({"text": "乙"}, area))).rows
    assert [(row.lon, row.lat) for row in rows] == [(121.25, 31.25), (120.5, 30.5)]


def test_what_was_exported_in_pixels_comes_back_where_it_stood(tmp_path):
    path = collection(tmp_path, ({"text": "甲", "x": 120, "y": 80}, point(120, -80)), coordinates_in="pixels")
    (row,) = read_comments(path).rows
    assert (row.x, row.y, row.lon) == (120.0, 80.0, None)


def test_a_feature_without_words_is_told_by_its_number(tmp_path):
    found = read_comments(collection(tmp_path, ({"意见": "有"}, None), ({"附议": 1}, point(1, 1))))
    assert [(one.row, one.code) for one in found.problems] == [(3, "cell_empty")]


def test_a_cut_off_collection_is_refused_and_a_csv_that_begins_with_a_brace_is_none(tmp_path):
    whole = collection(tmp_path, ({"意见": "有"}, None)).read_bytes()
    with pytest.raises(DomainError) as caught:
        read_comments(saved(tmp_path / "半.geojson", whole[:60]))
    assert caught.value.code == "layer_damaged"
    assert read_comments(saved(tmp_path / "a.csv", "{意见},附议\n好,1\n".encode()), columns={"text": "{意见}"}).rows


@pytest.mark.parametrize("features", [None, 3, [3, None, "x"], [{}], [{"properties": [], "geometry": {"a": 1}}]])
def test_a_collection_of_nonsense_is_refused_in_words(tmp_path, features):
    path = saved(tmp_path / "a.json", json.dumps({"type": "FeatureCollection", "features": features}).encode())
    with pytest.raises(DomainError):
        read_comments(path)


def test_remarks_pinned_on_places_of_a_city_come_in_with_their_degrees(shared_data):
    found = read_comments(shared_data / "comments" / "shanghai.geojson", columns={"text": "名称"})
    assert len(found.rows) == 75 and not found.problems
    assert all(120 < (row.lon or 0) < 122 and 30 < (row.lat or 0) < 32 for row in found.rows)
