"""双过半 while votes come in, exact to the square centimetre, and what is still missing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import SQUARE_METRE, make_sheet, owners_sheet, presets
from yitusanhui.domain.live import live_marks, missing_of, tells_live
from yitusanhui.domain.terms import Method
from yitusanhui.domain.thresholds import Base, Measure, Threshold

FRACTIONS = st.sampled_from([(Fraction(1, 2), True), (Fraction(2, 3), False), (Fraction(3, 4), False)])


@pytest.mark.parametrize("preset", ["owners_general", "owners_major", "building_general", "building_major"])
def test_what_takes_part_and_agrees_is_told_with_what_is_missing(preset: str) -> None:
    sheet = owners_sheet((150, 51), (15_000 * SQUARE_METRE, 5_050 * SQUARE_METRE))
    people, area, agree, agree_area = live_marks(presets()[preset], sheet, Method.WRITTEN)
    assert (people.have, people.base, people.met, people.missing) == (201, 300, True, 0)
    assert (area.have, area.base, area.met) == (20_050 * SQUARE_METRE, 30_000 * SQUARE_METRE, True)
    strict = preset.endswith("general")
    assert agree.met is strict and agree_area.met is strict
    if not strict:
        # 三分之二 … 四分之三 of 201: with 3 more for it, 153 of 204
        assert agree.missing == 3
        assert agree_area.missing == 150 * SQUARE_METRE


def test_one_square_centimetre_short_is_short() -> None:
    sheet = owners_sheet((199, 0), (20_000 * SQUARE_METRE - 1, 0))
    people, area, *_ = live_marks(presets()["owners_general"], sheet, Method.WRITTEN)
    assert (people.met, people.missing) == (False, 1)
    assert (area.met, area.missing) == (False, 1)


def test_everyone_must_be_for_it_where_all_must_agree() -> None:
    (mark,) = live_marks(presets()["unanimous"], make_sheet(76, 1, 0, expected=78), Method.WRITTEN)
    assert (mark.about, mark.have, mark.base, mark.met, mark.missing) == ("赞成", 76, 78, False, 2)
    assert tells_live(presets()["unanimous"]) and not tells_live(presets()["residents"])


@given(FRACTIONS, st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_what_is_missing_is_the_least_that_reaches_the_mark(
    share: tuple[Fraction, bool], have: int, others: int, widens: bool
) -> None:
    mark = Threshold(Base.PARTICIPATING, Measure.PEOPLE, share[0], share[1])
    base = have + others
    if base == 0:
        return
    missing = missing_of(mark, have, base, widens=widens)
    assert mark.is_met(have + missing, base + missing * widens)
    assert missing == 0 or not mark.is_met(have + missing - 1, base + (missing - 1) * widens)
