"""Rates of a satisfaction poll."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import scales
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.satisfaction import Rates, check_sheets, is_satisfied, load_scales, rates
from yitusanhui.texts import sentence

SIXTEEN = {"满意": 10, "基本满意": 4, "不满意": 1, "不了解": 1}


def test_16_sheets_are_62_and_a_half_and_87_and_a_half_percent() -> None:
    found = rates(scales()["four"], SIXTEEN, unsure_counts=True)
    assert (found.satisfied, found.overall) == (Fraction(10, 16), Fraction(14, 16))
    assert (found.satisfied_words, found.overall_words) == ("62.5%（10/16）", "87.5%（14/16）")


def test_without_the_unsure_it_is_14_of_15() -> None:
    found = rates(scales()["four"], SIXTEEN, unsure_counts=False)
    assert found.overall == Fraction(14, 15)
    assert found.overall_words == "93.3%（14/15）"


def test_nobody_who_counts_has_no_rate() -> None:
    found = rates(scales()["four"], {"不了解": 3}, unsure_counts=False)
    assert (found.satisfied, found.overall, found.overall_words) == (None, None, "—（0/0）")
    assert is_satisfied(scales()["four"], found) is None


def test_a_level_that_the_scale_has_not_is_refused() -> None:
    with pytest.raises(DomainError, match="level_unknown") as refused:
        rates(scales()["three"], SIXTEEN, unsure_counts=True)
    assert "不了解" in sentence(refused.value)


@pytest.mark.parametrize(
    ("overall", "items", "satisfied"),
    [
        ((80, 100), [], True),
        ((79, 100), [], False),
        ((8 * 10**20 - 1, 10**21), [], False),
        ((90, 100), [(60, 100)], True),
        ((90, 100), [(60, 100), (59, 100)], False),
        ((90, 100), [(0, 0)], True),
    ],
)
def test_the_pass_line_is_80_percent_with_no_item_under_60(
    overall: tuple[int, int], items: list[tuple[int, int]], satisfied: bool
) -> None:
    whole, *parts = (Rates(0, *figures) for figures in (overall, *items))
    assert is_satisfied(scales()["three"], whole, parts) is satisfied


def test_sheets_add_up() -> None:
    check_sheets(16, 16, 0, SIXTEEN)
    check_sheets(20, 18, 2, SIXTEEN)


@pytest.mark.parametrize("wrong", [(15, 16, 0), (16, 16, 1), (20, 17, 0), (16, 15, -1)])
def test_sheets_that_do_not_add_up_are_to_be_corrected(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(DomainError, match="sheets_do_not_add_up") as refused:
        check_sheets(*wrong, SIXTEEN)
    assert "16" in sentence(refused.value)


def test_no_level_has_less_than_no_sheets() -> None:
    with pytest.raises(DomainError, match="sheets_do_not_add_up"):
        check_sheets(5, 5, 0, {"满意": 6, "不满意": -1})


@given(st.lists(st.integers(0, 10**9), min_size=5, max_size=5), st.sampled_from(["three", "four", "five"]))
def test_a_rate_is_between_none_and_all_and_the_unsure_only_lower_it(counts: list[int], name: str) -> None:
    scale = scales()[name]
    sheets = dict(zip((level.label for level in scale.levels), counts, strict=False))
    with_them = rates(scale, sheets, unsure_counts=True)
    without = rates(scale, sheets, unsure_counts=False)
    assert with_them.base == sum(sheets.values())
    assert with_them.satisfied_count <= with_them.overall_count <= without.base <= with_them.base
    if with_them.overall is not None and without.overall is not None:
        assert with_them.overall <= without.overall


@pytest.mark.parametrize(
    "text",
    [
        "[[",
        'pass_line = "x"',
        "scale = 1",
        '[ours]\nname = "我们的"\nlevels = []',
        '[ours]\nname = "我们的"\nlevels = [{ label = "好", kind = "great" }]',
        '[ours]\nname = "我们的"\nlevels = [{ label = "好", kind = "basic" }, { label = "好", kind = "unsure" }]',
    ],
)
def test_a_template_that_is_no_scale_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DomainError, match="template_broken") as refused:
        load_scales(text)
    assert "scales.toml" in sentence(refused.value)


def test_a_scale_may_have_its_own_marks() -> None:
    text = 'pass_line = "9/10"\n[ours]\nname = "我们的"\nitem_line = "1/2"\nlevels = [{ label = "好", kind = "basic" }]'
    ours = load_scales(text)["ours"]
    assert (ours.pass_line, ours.item_line) == (Fraction(9, 10), Fraction(1, 2))
