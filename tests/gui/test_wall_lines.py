"""Large words are broken at a pause where that serves, and about evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.gui.wall_fit import JOINER
from yitusanhui.gui.wall_lines import PAUSES, balanced

LETTERS = st.sampled_from("车棚太近𬱖路灯，。、；12人 a")


def em(words: str) -> float:
    """As wide as the wall's font about has it."""
    return sum(0.0 if letter == JOINER else 0.5 if letter.isascii() else 1.0 for letter in words)


def test_what_fits_on_one_line_stays_on_it() -> None:
    assert balanced("东门太暗", 10, em) == "东门太暗"


def test_no_single_character_is_left_for_the_last_line() -> None:
    lines = balanced("遛狗的不牵绳、不拾粪，小囡踩一脚哭半天。公园门口要立规矩。", 9, em).split("\n")
    assert lines == ["遛狗的不牵绳、", "不拾粪，小囡", "踩一脚哭半天。", "公园门口要立规矩。"]


def test_a_line_ends_at_a_pause_where_that_costs_little() -> None:
    assert balanced("车棚离窗太近，夜里吵得睡不着", 10, em) == "车棚离窗太近，\n夜里吵得睡不着"


def test_paragraphs_stay_paragraphs() -> None:
    assert balanced("先听述职。\n再提问。", 20, em) == "先听述职。\n再提问。"


def test_a_word_wider_than_the_line_is_left_to_the_painter() -> None:
    assert balanced("abcdefghijklmnopqrstuvwxyz", 5, em) == "abcdefghijklmnopqrstuvwxyz"


def test_a_number_keeps_its_unit() -> None:
    lines = balanced(f"应到的人数是一共1234{JOINER}人", 8, em).split("\n")
    assert any(f"1234{JOINER}人" in line for line in lines)


@given(st.text(LETTERS, min_size=1, max_size=60), st.integers(4, 20))
def test_nothing_is_lost_no_line_is_too_long_and_none_begins_with_a_pause(words: str, width: int) -> None:
    whole = balanced(words, width, em)
    lines = whole.split("\n")
    assert whole.replace("\n", "").replace(" ", "") == words.replace(" ", "")
    if len(lines) > 1:
        assert all(em(line) <= width for line in lines)
        assert not any(line[:1] in PAUSES and line[:1].strip() for line in lines[1:])
