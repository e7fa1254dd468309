"""Sensitive words are found with their exceptions; ID numbers are known by their check digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.flags import NO_ID, hold_back, holds_id_number, load_sensitive, without_id_numbers

SHIPPED = load_sensitive((paths.templates() / "sensitive.csv").read_text("utf-8"))
GOOD = "11010519491231002X"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我有糖尿病，又吃低保", ("糖尿病", "低保")),
        ("残疾人坡道要修", ()),
        ("我家老人残疾，残疾人坡道要修", ("残疾",)),
        ("癌症筛查请放在卫生站", ()),
        ("停车位不够", ()),
        ("", ()),
    ],
)
def test_words_of_the_table_are_found_but_for_their_exceptions(text: str, found: tuple[str, ...]) -> None:
    assert SHIPPED.found_in(text) == found


def test_an_office_may_have_its_own_words_or_none() -> None:
    own = load_sensitive("名称,类别,除外\na+b,,\n")
    assert own.found_in("a+b aab") == ("a+b",)
    assert load_sensitive("名称,类别,除外\n").found_in("低保") == ()
    with pytest.raises(DomainError, match="template_broken"):
        load_sensitive("词\n低保\n")


def test_what_is_held_back_is_starred_and_nothing_else() -> None:
    assert hold_back("我有糖尿病，吃低保", ("糖尿病", "低保")) == "我有**，吃**"
    assert hold_back("停车", ()) == "停车"


@pytest.mark.parametrize("text", [GOOD, f"号码{GOOD}。", "110105 19491231 002x", "11010519491231002Ｘ"])
def test_an_id_number_with_a_right_check_digit_is_left_out(text: str) -> None:
    assert holds_id_number(text)
    assert NO_ID in without_id_numbers(text)
    assert "1949" not in without_id_numbers(text)


@pytest.mark.parametrize("text", ["110105194912310021", "1101051949123100", f"9{GOOD}", "订单号123456789012345678"])
def test_other_long_numbers_stay(text: str) -> None:
    assert without_id_numbers(text) == text


@given(st.text("0123456789", min_size=17, max_size=17))
def test_of_any_seventeen_digits_exactly_one_check_digit_is_right(digits: str) -> None:
    right = [last for last in "0123456789X" if holds_id_number(digits + last)]
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    assert right == ["10X98765432"[total % 11]]
