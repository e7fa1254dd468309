"""Percentages and areas as printed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.shares import percent, square_metres


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (30, 44, "68.2%"),
        (10, 16, "62.5%"),
        (14, 16, "87.5%"),
        (14, 15, "93.3%"),
        (0, 7, "0.0%"),
        (7, 7, "100.0%"),
        (0, 0, "—"),
        (1, 2000, "0.1%"),  # 0.05 goes up
        (1, 2001, "0.0%"),
        (3, 2000, "0.2%"),  # and so does 0.15, which a float would lose
    ],
)
def test_percent_rounds_half_up_to_one_decimal(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


@given(st.integers(0, 10**30), st.integers(1, 10**30))
def test_a_printed_percentage_is_never_more_than_a_twentieth_of_a_point_off(part: int, whole: int) -> None:
    printed = Fraction(percent(part, whole).removesuffix("%"))
    off = printed - Fraction(100 * part, whole)
    assert -Fraction(1, 20) < off <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("area_cm2", "words"),
    [
        (200_500_000, "20,050"),
        (149_999_900, "14,999.99"),
        (0, "0"),
        (1, "0.0001"),
        (855_000, "85.5"),
        (10**14, "10,000,000,000"),
    ],
)
def test_areas_are_printed_in_square_metres(area_cm2: int, words: str) -> None:
    assert square_metres(area_cm2) == words


@given(st.integers(0, 10**20))
def test_no_square_centimetre_is_lost_in_print(area_cm2: int) -> None:
    assert Fraction(square_metres(area_cm2).replace(",", "")) * 10_000 == area_cm2
