"""禁则: where a line of Chinese may end."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yitusanhui.documents.linebreak import (
    CLOSING,
    HALVED,
    OPENING,
    Line,
    Measure,
    break_lines,
    paragraphs,
    stretches,
    units,
)

EM = 10.0
ROOM = 20 * EM
PIECES = (
    "希望在3号楼门口", "，", "。", "；", "：", "？！", "、", "“无障碍坡道”", "（30/44）", "《条例》", "……", "——",
    "68.2%", "PDF/A-2u", "1,024×768", " and some words ", "don’t", "王𬱖", "【甲】", "A&B", "<b>粗</b>", "{{7*7}}",
    "¥300", "2026年9月1日", "20:30", "“（‘", "）”。", "·", "～", "「」", "hello,world",
)  # fmt: skip


def width(text: str) -> float:
    return sum(EM if ord(c) > 0x2000 or c == "·" else EM / 2 for c in text)


def broken(text: str, room: float = ROOM, first: float | None = None) -> list[Line]:
    return break_lines(text, Measure(width), room, first)


def comment(seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(5, 60)))


@pytest.fixture(scope="module")
def thousand() -> list[list[Line]]:
    return [broken(comment(seed), ROOM, ROOM - 2 * EM) for seed in range(1000)]


def test_nothing_is_lost_or_added_in_a_thousand_comments(thousand: list[list[Line]]) -> None:
    assert ["".join(line.text for line in lines) for lines in thousand] == [comment(seed) for seed in range(1000)]


def test_no_line_starts_with_closing_punctuation(thousand: list[list[Line]]) -> None:
    started = [line.text[0] for lines in thousand for line in lines[1:]]
    assert started and not set(started) & set(CLOSING)


def test_no_line_ends_with_opening_punctuation(thousand: list[list[Line]]) -> None:
    ended = [line.text.rstrip()[-1] for lines in thousand for line in lines[:-1]]
    assert ended and not set(ended) & set(OPENING)


def test_no_line_is_wider_than_its_column(thousand: list[list[Line]]) -> None:
    for lines in thousand:
        assert width(lines[0].text.rstrip()) <= ROOM - 2 * EM + 0.01
        assert all(width(line.text.rstrip()) <= ROOM + 0.01 for line in lines)
        assert all(line.width == pytest.approx(width(line.text.rstrip())) for line in lines)


def test_a_closing_mark_is_halved_only_where_it_would_take_its_character_along() -> None:
    full = "甲" * 19 + "乙，丙"
    assert [line.text for line in broken(full)] == ["甲" * 19, "乙，丙"]
    squeezed = break_lines(full, Measure(width), ROOM + EM / 2, squeeze=True)
    assert squeezed == [Line("甲" * 19 + "乙，", 20.5 * EM, True), Line("丙", EM, False)]
    assert break_lines(full, Measure(width), ROOM, squeeze=True) == broken(full)  # half would not do
    assert break_lines("甲，乙", Measure(width), ROOM, squeeze=True) == [Line("甲，乙", 3 * EM, False)]


def test_the_last_mark_of_a_paragraph_is_halved_rather_than_leave_two_characters_alone() -> None:
    lines = break_lines("甲" * 19 + "乙。", Measure(width), ROOM + EM / 2, squeeze=True)
    assert lines == [Line("甲" * 19 + "乙。", 20.5 * EM, False)]


def test_squeezed_lines_keep_every_rule_and_hang_over_by_half_a_mark_at_most() -> None:
    hanging = 0
    for seed in range(1000):
        lines = break_lines(comment(seed), Measure(width), ROOM + 4, ROOM - 2 * EM, squeeze=True)
        assert "".join(line.text for line in lines) == comment(seed)
        assert not {line.text[0] for line in lines[1:]} & set(CLOSING)
        assert not {line.text.rstrip()[-1] for line in lines[:-1]} & set(OPENING)
        for place, line in enumerate(lines):
            room, natural = (ROOM + 4 if place else ROOM - 2 * EM), width(line.text.rstrip())
            assert line.width <= room + 0.01
            if natural > room + 0.01:
                assert natural - line.width == EM / 2 and line.text.rstrip()[-1] in HALVED
                hanging += 1
    assert hanging > 100


def test_words_and_numbers_stay_whole(thousand: list[list[Line]]) -> None:
    torn = re.compile("[A-Za-z0-9]+\n[A-Za-z0-9]+")
    for lines in thousand:
        for word in torn.findall("\n".join(line.text for line in lines)):
            assert width(word.replace("\n", "")) > ROOM - 2 * EM


def test_dashes_and_dots_are_not_torn_apart(thousand: list[list[Line]]) -> None:
    for lines in thousand:
        for line, after in pairwise(lines):
            assert line.text[-1] + after.text[0] not in ("——", "……")


def test_what_somebody_is_stays_whole_in_its_brackets() -> None:
    assert units("宋金宝（租户）、刘强（社区食堂）。")[3:5] == ["（租户）、", "刘"]
    assert units("（商")[0] == "（商" and "".join(units("（租户）（）（甲）")) == "（租户）（）（甲）"


def test_a_line_is_as_full_as_the_rules_allow(thousand: list[list[Line]]) -> None:
    for lines in thousand:
        for place, (line, after) in enumerate(pairwise(lines)):
            room = ROOM if place else ROOM - 2 * EM
            assert width(line.text) + width(units(after.text)[0].rstrip()) > room


def test_an_address_longer_than_a_line_breaks_after_its_marks() -> None:
    lines = broken("见http://www.example.com/a-very-long-path/and-more?x=1&y=2&zzzzzzzzzzzzzzz=3。")
    assert len(lines) > 2
    assert all(line.text[-1] in "/?&=._-" for line in lines[1:-1])


def test_a_word_longer_than_a_line_is_cut_rather_than_printed_over_the_edge() -> None:
    lines = broken("a" * 100)
    assert [len(line.text) for line in lines] == [40, 40, 20]


def test_punctuation_without_end_still_ends_somewhere() -> None:
    lines = broken("好" + "！" * 100)
    assert "".join(line.text for line in lines) == "好" + "！" * 100
    assert all(line.width <= ROOM for line in lines)


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert [line.width for line in broken("甲" * 20 + "    乙")] == [ROOM, EM]


def test_paragraphs_end_at_any_line_end_and_lose_control_characters() -> None:
    assert paragraphs("甲\r\n乙\n\n丙\u2028丁\x0b戊\x07己\t庚") == ["甲", "乙", "", "丙", "丁", "戊己 庚"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert broken("") == [Line("", 0.0, False)]


def test_only_gaps_beside_chinese_are_stretched() -> None:
    assert stretches("在3号abc楼") == [("在3号", True), ("ab", False), ("c楼", True)]
    assert stretches("abc") == [("ab", False), ("c", True)]


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_kept_as_it_is(text: str) -> None:
    assert "".join(units(text)) == text
    assert "".join(line.text for line in broken(text)) == text


@given(st.text(max_size=120), st.integers(3, 40))
@settings(max_examples=200, deadline=None)
def test_no_text_overhangs_a_column_of_any_width(text: str, ems: int) -> None:
    assert all(width(line.text.strip()) <= ems * EM + 0.01 for line in broken(text.replace("\n", ""), ems * EM))
