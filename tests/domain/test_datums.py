from __future__ import annotations

import csv
from math import atan2, cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.datums import Datum, in_china, looks_swapped, mixed, surveyed, to_bd09, to_gcj02

LON, LAT = st.floats(74, 134), st.floats(4, 53)
SURVEY, GCJ02, BD09 = Datum
HERE = [(121.480, 31.251), (121.520, 31.251), (121.520, 31.226), (121.480, 31.226), (121.500, 31.240)]
PIXELS = [((lon - 121.48) * 95_180, (31.251 - lat) * 111_320) for lon, lat in HERE]


@pytest.fixture(scope="module")
def pairs(shared_data):
    with (shared_data / "gcj02" / "vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        (row["kind"], (float(row["in_lng"]), float(row["in_lat"])), (float(row["out_lng"]), float(row["out_lat"])))
        for row in rows
    ]


def test_gcj02_agrees_with_published_pairs_both_ways_to_a_millionth_of_a_degree(pairs):
    known = [(a, b) for kind, a, b in pairs if kind == "wgs84_to_gcj02"]
    assert known
    for surveyed_, shifted in known:
        assert to_gcj02(*surveyed_) == pytest.approx(shifted, abs=1e-6)
        assert surveyed(*shifted, GCJ02) == pytest.approx(surveyed_, abs=1e-6)


def by_shortcuts(lon, lat):
    """BD-09 to WGS84 as the library of the pairs does it: waves of π where 百度 has π·3000/180, GCJ-02 in one step."""
    x, y = lon - 0.0065, lat - 0.006
    far = hypot(x, y) - 0.00002 * sin(y * pi)
    angle = atan2(y, x) - 0.000003 * cos(x * pi)
    there = far * cos(angle), far * sin(angle)
    again = to_gcj02(*there)
    return 2 * there[0] - again[0], 2 * there[1] - again[1]


def test_the_published_pairs_of_bd09_are_off_by_two_shortcuts_of_their_library_and_by_nothing_else(pairs):
    known = [(a, b) for kind, a, b in pairs if kind == "bd09_to_wgs84"]
    assert known
    for shifted, surveyed_ in known:
        assert by_shortcuts(*shifted) == pytest.approx(surveyed_, abs=1e-9)
        assert surveyed(*shifted, BD09) == pytest.approx(surveyed_, abs=4e-4)


def test_bd09_agrees_with_the_answer_in_the_manual_of_the_map_that_uses_it():
    assert to_bd09(*to_gcj02(114.21892734521, 29.575429778924)) == pytest.approx(
        (114.23075195467636, 29.57908428837437), abs=1e-5
    )


@given(LON, LAT)
def test_what_a_web_map_shifted_is_brought_back(lon, lat):
    assert surveyed(*to_gcj02(lon, lat), GCJ02) == pytest.approx((lon, lat), abs=1e-8)
    assert surveyed(*to_bd09(*to_gcj02(lon, lat)), BD09) == pytest.approx((lon, lat), abs=1e-8)


def test_elsewhere_in_the_world_nothing_is_shifted():
    assert to_gcj02(2.35, 48.86) == (2.35, 48.86)
    assert not in_china(2.35, 48.86)


def test_degrees_the_wrong_way_round_are_noticed():
    assert looks_swapped(31.24, 121.5)
    assert not looks_swapped(121.5, 31.24)
    assert not looks_swapped(2.35, 48.86)


@pytest.mark.parametrize("datum", [GCJ02, BD09])
@pytest.mark.parametrize("place", range(5))
def test_one_point_of_a_web_map_among_surveyed_ones_is_recognised(datum, place):
    shift = {GCJ02: to_gcj02, BD09: lambda lon, lat: to_bd09(*to_gcj02(lon, lat))}[datum]
    brought = [shift(*spot) if at == place else spot for at, spot in enumerate(HERE)]
    meant = mixed(brought, PIXELS, [SURVEY] * 5)
    assert meant == tuple(datum if at == place else SURVEY for at in range(5))


def test_points_that_agree_are_left_as_they_were_said_to_be():
    assert mixed(HERE, PIXELS, [SURVEY] * 5) == (SURVEY,) * 5
    assert mixed([to_gcj02(*spot) for spot in HERE], PIXELS, [GCJ02] * 5) == (GCJ02,) * 5


def test_two_points_tell_nothing_and_a_wrong_click_is_not_taken_for_another_map():
    assert mixed(HERE[:2], PIXELS[:2], [SURVEY, SURVEY]) == (SURVEY, SURVEY)
    wrong = [*PIXELS[:4], (PIXELS[4][0] + 300, PIXELS[4][1] - 500)]
    assert mixed(HERE, wrong, [SURVEY] * 5) == (SURVEY,) * 5
