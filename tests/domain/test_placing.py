"""Where a comment stands on a later version of the drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlas.builders import make_blueprint, make_comment, withdrawn
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.placing import AlignmentLine, PlacementLine, Places, TieLine, corners, fit_ties, is_off
from yitusanhui.domain.terms import PlacementState
from yitusanhui.texts import sentence

# Version 2 is drawn at half the size, 100 further right.
HALF = (TieLine(100, 0, 0, 0), TieLine(600, 0, 1000, 0))
ON_2 = AlignmentLine(2, 1, HALF)
ON_3 = AlignmentLine(3, 2, (TieLine(0, 10, 0, 0), TieLine(500, 10, 500, 0)))
GONE = PlacementLine(1, 2, PlacementState.GONE, note="车棚已拆")
MOVED = PlacementLine(1, 2, PlacementState.MOVED, 7, 8)


def stands(places, number=1, on=2, **facts):
    found = places.on(make_comment(number, **{"x": 400.0, "y": 200.0, **facts}), on)
    return found and (found.blueprint_id, found.x, found.y, found.placement)


def test_on_its_own_version_a_comment_stands_where_it_was_put():
    assert stands(Places([ON_2], [MOVED]), on=1) == (1, 400, 200, None)


def test_the_alignment_carries_it_until_someone_has_looked():
    assert stands(Places([ON_2])) == (2, pytest.approx(300), pytest.approx(100), PlacementState.CARRIED)


def test_without_an_alignment_or_a_place_it_does_not_come_along():
    assert stands(Places()) is None
    assert stands(Places([ON_2]), blueprint_id=None, x=None, y=None) is None


def test_what_was_answered_stands():
    assert stands(Places([ON_2], [MOVED])) == (2, 7, 8, PlacementState.MOVED)
    assert stands(Places([ON_2], [GONE])) == (2, None, None, PlacementState.GONE)


def test_from_version_to_version_it_goes_on_from_where_it_was_moved_and_ends_where_it_was_gone():
    assert stands(Places([ON_2, ON_3]), on=3) == (3, pytest.approx(300), pytest.approx(110), PlacementState.CARRIED)
    assert stands(Places([ON_2, ON_3], [MOVED]), on=3) == (3, pytest.approx(7), pytest.approx(18), "carried")
    assert stands(Places([ON_2, ON_3], [GONE]), on=3) is None


def test_only_what_came_along_and_was_not_withdrawn_is_asked():
    lines = [make_comment(1), withdrawn(2), make_comment(3, blueprint_id=2), make_comment(4)]
    asked = Places([ON_2], [GONE]).asked(lines, 2)
    assert [(line.number, line.placement) for line in asked] == [(1, "gone"), (4, "carried")]


def test_versions_that_follow_each_other_don_t_go_round():
    places = Places([ON_2, ON_3])
    assert places.leads_to(1, 3) and places.leads_to(2, 3)
    assert not places.leads_to(3, 1)


def test_a_place_beyond_the_edge_is_named():
    sheet = make_blueprint(id=2, width=300, height=300)
    found = Places([ON_2]).on(make_comment(1, x=450.0, y=0.0), 2)
    assert is_off(found, sheet)
    assert not is_off(Places([ON_2], [GONE]).on(make_comment(1), 2), sheet)


@given(st.floats(100, 9_000), st.floats(100, 9_000), st.floats(0, 1), st.floats(0, 1))
def test_sheets_with_the_same_frame_lie_corner_upon_corner(wide, high, a, b):
    ties = corners(make_blueprint(width=wide, height=high), make_blueprint(id=2, width=800, height=600))
    assert fit_ties(ties)(a * wide, b * high) == pytest.approx((a * 800, b * 600), abs=1e-3)


def test_a_third_place_says_how_far_it_misses():
    line = AlignmentLine(2, 1, (*HALF, TieLine(100, 530, 0, 1000)))
    assert max(line.residuals) > 5
    assert max(AlignmentLine(2, 1, (*HALF, TieLine(100, 500, 0, 1000))).residuals) < 1e-6


@pytest.mark.parametrize(
    ("ties", "code"),
    [
        (HALF[:1], "align.too_few"),
        ((HALF[0],) * 2, "align.in_line"),
        ((HALF[0],) * 5, "align.too_many"),
        ((TieLine(0, 0, 0, 0), TieLine(9, 0, 0, 9), TieLine(9, 9, 9, 9), TieLine(0, 9, 9, 0)), "align.mirrored"),
    ],
)
def test_places_that_can_t_align_are_refused_in_a_sentence(ties, code):
    with pytest.raises(DomainError) as refusal:
        fit_ties(ties)
    assert refusal.value.code == code
    assert sentence(refusal.value)
