"""过半数, 三分之二以上, 四分之三以上 at their edges."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.thresholds import Base, Measure, Threshold, at_least, more_than_half

HALF = more_than_half(Base.PRESENT)
TWO_THIRDS = at_least(Fraction(2, 3), Base.EXPECTED)
THREE_QUARTERS = at_least(Fraction(3, 4), Base.PARTICIPATING)
HUGE = st.integers(min_value=1, max_value=10**40)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=50).filter(bool)


@pytest.mark.parametrize(
    ("mark", "part", "whole", "met"),
    [
        (HALF, 38, 78, False),
        (HALF, 39, 78, False),
        (HALF, 40, 78, True),
        (TWO_THIRDS, 51, 78, False),
        (TWO_THIRDS, 52, 78, True),
        (THREE_QUARTERS, 58, 78, False),
        (THREE_QUARTERS, 59, 78, True),
    ],
)
def test_of_78_households(mark: Threshold, part: int, whole: int, met: bool) -> None:
    assert mark.is_met(part, whole) is met


@pytest.mark.parametrize("mark", [HALF, TWO_THIRDS, THREE_QUARTERS])
def test_nothing_is_reached_of_nobody(mark: Threshold) -> None:
    assert not mark.is_met(0, 0)
    assert not mark.is_met(5, 0)


@given(HUGE)
def test_exactly_half_is_not_more_than_half_however_large(half: int) -> None:
    assert not HALF.is_met(half, 2 * half)
    assert HALF.is_met(half + 1, 2 * half)
    assert HALF.is_met(half + 1, 2 * half + 1)


@given(HUGE)
def test_exactly_two_thirds_is_two_thirds_or_more_however_large(third: int) -> None:
    assert TWO_THIRDS.is_met(2 * third, 3 * third)
    assert not TWO_THIRDS.is_met(2 * third - 1, 3 * third)


@given(HUGE, SHARES, st.booleans())
def test_the_least_number_reaches_the_mark_and_one_less_does_not(whole: int, share: Fraction, strict: bool) -> None:
    mark = Threshold(Base.PRESENT, Measure.PEOPLE, share, strict)
    assert mark.is_met(mark.least(whole), whole)
    assert not mark.is_met(mark.least(whole) - 1, whole)


def test_forty_of_78_are_needed_for_more_than_half() -> None:
    assert (HALF.least(78), TWO_THIRDS.least(78), THREE_QUARTERS.least(78)) == (40, 52, 59)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (HALF, "过半数"),
        (TWO_THIRDS, "三分之二以上"),
        (THREE_QUARTERS, "四分之三以上"),
        (at_least(Fraction(1, 2), Base.VALID), "半数以上"),
        (Threshold(Base.VALID, Measure.PEOPLE, Fraction(2, 3), strict=True), "超过三分之二"),
        (at_least(Fraction(11, 20), Base.VALID), "二十分之十一以上"),
        (at_least(Fraction(80, 100), Base.VALID), "五分之四以上"),
        (at_least(Fraction(120, 121), Base.VALID), "121分之120以上"),
        (at_least(Fraction(1), Base.VALID), "全部"),
    ],
)
def test_a_mark_is_said_in_words(mark: Threshold, words: str) -> None:
    assert mark.words == words
