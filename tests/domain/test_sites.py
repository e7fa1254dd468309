"""Sites: what can be drawn, where their signs stand, where they stand on the next version, who is near."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import template
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.placing import AlignmentLine, TieLine
from yitusanhui.domain.plain import from_plain, to_plain
from yitusanhui.domain.reach import Pace, load_pace, reach_of
from yitusanhui.domain.shapes import ShapeKind, read_shape, write_shape
from yitusanhui.domain.sites import (
    SiteLine,
    SitePlacementLine,
    SitePlaces,
    SiteStateLine,
    anchor_of,
    counted,
    drawn,
    vertices_of,
)
from yitusanhui.domain.terms import PlacementState, SiteKind, SiteStatus

POINT, LINE, AREA = ShapeKind
PARK = SiteLine(1, 1, SiteKind.PROJECT, "口袋公园", drawn(AREA, [(0, 0), (100, 0), (100, 100), (0, 100)]))
TWICE = AlignmentLine(2, 1, (TieLine(0, 0, 0, 0), TieLine(200, 200, 100, 100)))
places = st.tuples(st.floats(0, 5000, width=32), st.floats(0, 5000, width=32))


def test_an_area_is_closed_and_its_corners_are_given_back_once():
    area = drawn(AREA, [(0, 0), (0, 0), (9, 0), (9, 9), (0, 0)])
    assert area.rings == (((0, 0), (9, 0), (9, 9), (0, 0)),)
    assert vertices_of(area) == [(0, 0), (9, 0), (9, 9)]


@pytest.mark.parametrize(
    ("kind", "drawn_places", "code"),
    [
        (POINT, [], "shape.too_few_point"),
        (LINE, [(1, 1), (1, 1)], "shape.too_few_line"),
        (AREA, [(0, 0), (9, 0)], "shape.too_few_area"),
        (AREA, [(0, 0), (5, 0), (9, 0)], "shape.flat"),
        (LINE, [(n, 0) for n in range(2_001)], "shape.too_many"),
    ],
)
def test_what_is_no_shape_is_refused(kind, drawn_places, code):
    with pytest.raises(DomainError, match=code):
        drawn(kind, drawn_places)


def test_a_sign_stands_half_way_along_a_line_and_inside_an_area():
    assert anchor_of(drawn(LINE, [(0, 0), (10, 0), (10, 30)])) == (10, 10)
    assert anchor_of(PARK.shape) == (50, 50)
    bent = drawn(AREA, [(0, 0), (90, 0), (90, 10), (10, 10), (10, 90), (0, 90)])
    x, y = anchor_of(bent)
    assert 0 <= x <= 10 or y <= 10


@given(st.lists(st.integers(4, 90), min_size=2, max_size=8))
def test_the_sign_of_an_area_lies_inside_it(heights):
    """A skyline: columns of different heights, ten wide each, on one ground."""
    top = [(10 * n + side, -height) for n, height in enumerate(heights) for side in (0, 10)]
    x, y = anchor_of(drawn(AREA, [(0, 0), *top, (10 * len(heights), 0)]))
    column = min(int(x // 10), len(heights) - 1)
    assert -max(heights[max(0, column - (x % 10 == 0)) : column + 1]) - 1e-6 <= y <= 0


@given(st.lists(places, min_size=2, max_size=9))
def test_a_shape_is_kept_to_the_hundredth_of_a_pixel(corners):
    try:
        shape = drawn(LINE, corners)
    except DomainError:
        return
    kept = read_shape(write_shape(shape))
    assert kept.rings[0] == tuple((round(x, 2), round(y, 2)) for x, y in shape.rings[0])


def test_a_site_comes_along_to_the_next_version_until_it_is_answered():
    came = SitePlaces([TWICE]).on(PARK, 2)
    assert (came.placement, came.anchor, came.blueprint_id) == (PlacementState.CARRIED, (100, 100), 2)
    gone = SitePlaces([TWICE], [SitePlacementLine(1, 2, PlacementState.GONE)])
    assert gone.on(PARK, 2).shape is None
    assert [site.placement for site in gone.asked([PARK], 2)] == [PlacementState.GONE]
    assert gone.asked([PARK], 1) == []
    assert SitePlaces().on(PARK, 2) is None


def test_a_report_with_sites_is_kept_and_read_as_it_was():
    site = replace(PARK, facts={"area": "60"}, states=(SiteStateLine(SiteStatus.BUILT, "2026-03-14", 3, "好"),))
    assert from_plain(SiteLine, to_plain(site)) == site
    assert counted([site]) == {SiteKind.FACILITY: 0, SiteKind.PROJECT: 1, SiteKind.IDLE: 0}


def test_the_circles_are_as_wide_as_one_walks_and_count_what_lies_within():
    pace = load_pace(template("reach.toml"))
    assert pace == Pace(80.0, (5, 10, 15))
    far = replace(PARK, id=2, shape=drawn(POINT, [(850, 50)]))
    reach = reach_of(50, 50, pace, 1.0, sites=[PARK, far], without=1)
    assert [(r.minutes, r.metres, r.radius, r.sites) for r in reach.rings] == [
        (5, 400, 400, 0),
        (10, 800, 800, 1),
        (15, 1200, 1200, 1),
    ]
    with pytest.raises(DomainError, match=r"reach\.no_scale"):
        reach_of(50, 50, pace, None)


@given(st.lists(places, max_size=20), st.floats(0.05, 2))
def test_a_wider_circle_never_holds_fewer(spots, scale):
    sites = [replace(PARK, id=n, shape=drawn(POINT, [spot])) for n, spot in enumerate(spots)]
    rings = reach_of(2500, 2500, Pace(), scale, sites=sites).rings
    assert [ring.sites for ring in rings] == sorted(ring.sites for ring in rings)
    assert rings[0].sites == sum(hypot(x - 2500, y - 2500) * scale <= 400 for x, y in spots)


@pytest.mark.parametrize("text", ["", "metres_per_minute = 80", "metres_per_minute = -1\nminutes = [5]", "x = ["])
def test_a_template_that_says_nothing_sensible_is_refused(text):
    with pytest.raises(DomainError, match=r"reach\.template"):
        load_pace(text)
