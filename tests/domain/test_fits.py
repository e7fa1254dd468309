from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.fits import Transform, affine, misses, similar

SPOT = st.tuples(st.floats(0, 14_000), st.floats(0, 10_000))
TURNS = st.floats(-pi, pi)


def turned(turn: float, scale: float, shift: tuple[float, float]) -> Transform:
    c, s = scale * cos(turn), scale * sin(turn)
    return Transform((shift[0], c, -s), (shift[1], s, c))


@given(SPOT, SPOT, TURNS, st.floats(0.2, 5), SPOT, SPOT)
def test_two_pairs_give_back_the_shift_turn_and_scale_they_were_made_with(one, two, turn, scale, shift, anywhere):
    assume(abs(one[0] - two[0]) + abs(one[1] - two[1]) > 50)
    true = turned(turn, scale, shift)
    found = similar([(one, true(*one)), (two, true(*two))])
    assert found(*anywhere) == pytest.approx(true(*anywhere), abs=1e-3)
    assert found.scale == pytest.approx(scale)


@given(TURNS, st.floats(0.2, 5), st.floats(0.8, 1.2), SPOT, SPOT)
def test_three_pairs_give_back_a_sheet_that_shrank_more_one_way_than_the_other(turn, scale, shrunk, shift, anywhere):
    base = turned(turn, scale, shift)
    true = Transform(base.x_from, (base.y_from[0], base.y_from[1] * shrunk, base.y_from[2] * shrunk))
    pairs = [(p, true(*p)) for p in ((10.0, 20.0), (9_000.0, 300.0), (700.0, 8_000.0))]
    assert affine(pairs)(*anywhere) == pytest.approx(true(*anywhere), abs=1e-3)
    assert max(misses(affine(pairs), pairs)) < 1e-6


@given(TURNS, st.floats(0.01, 100), SPOT, SPOT)
def test_there_and_back_is_the_same_place(turn, scale, shift, anywhere):
    there = turned(turn, scale, shift)
    assert there.inverse()(*there(*anywhere)) == pytest.approx(anywhere, abs=1e-4)


@given(st.lists(st.tuples(SPOT, SPOT), min_size=3, max_size=6), st.randoms())
def test_the_order_of_the_pairs_does_not_matter(pairs, chance):
    mixed = list(pairs)
    chance.shuffle(mixed)
    try:
        found = similar(pairs)
    except DomainError:
        return
    assert similar(mixed)(5_000, 5_000) == pytest.approx(found(5_000, 5_000), rel=1e-6, abs=1e-2)


@pytest.mark.parametrize("fit", [similar, affine])
def test_points_that_coincide_are_refused(fit):
    with pytest.raises(DomainError, match="in_line"):
        fit([((5.0, 5.0), (9.0, 9.0))] * 3)


@pytest.mark.parametrize("bend", [0.0, 3.0])
def test_points_along_a_street_say_nothing_about_its_width(bend):
    along = [((x, x / 2 + (bend if x == 500 else 0)), (x * 2, x)) for x in (0.0, 500.0, 1000.0)]
    with pytest.raises(DomainError, match="in_line"):
        affine(along)
    assert similar(along).scale == pytest.approx(2, abs=0.01)


def test_a_turn_is_told_in_degrees():
    assert turned(pi / 6, 3, (1, 2)).turn == pytest.approx(30)


def test_too_few_points_are_refused():
    for fit, pairs in ((similar, [((0.0, 0.0), (1.0, 1.0))]), (affine, [((0.0, 0.0), (1.0, 1.0))] * 2)):
        with pytest.raises(DomainError, match="too_few"):
            fit(pairs)
