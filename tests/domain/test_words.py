from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.words import clean, is_blank, one_line


@pytest.mark.parametrize(
    "words",
    [
        "王𬱖",
        "𠮷野家",
        "=cmd|' /C calc'!A0",
        "<script>{{7*7}}</script>",
        "制表\t换行\n",
        "㎡ １２３ ﬁ",
        "العربية\u200f",
    ],
)
def test_words_stay_as_written(words: str) -> None:
    assert clean(words) == (words, 0)


@pytest.mark.parametrize(
    ("words", "cleaned", "removed"),
    [
        ("a\0b\x1fc\x7f\x85d", "abcd", 4),
        ("\ud83d路灯\udc00", "路灯", 2),
        ("停车\ufdd0位\uffff\U0010fffe", "停车位", 3),
        ("同意\u202e对反\u202c \u2067x\u2069", "同意对反 x", 4),
        ("一\r\n二\r三\v四\f五", "一\n二\n三\n四\n五", 0),
    ],
)
def test_what_no_page_can_print_is_taken_out_and_counted(words: str, cleaned: str, removed: int) -> None:
    assert clean(words) == (cleaned, removed)


def test_two_surrogates_become_their_character() -> None:
    assert clean("王\ud873\udc56") == ("王\U0002cc56", 0)


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaned_words_can_be_written_anywhere_and_stay_clean(words: str) -> None:
    cleaned, _ = clean(words)
    assert clean(cleaned) == (cleaned, 0)
    assert json.loads(json.dumps(cleaned)).encode("utf-8").decode("utf-8") == cleaned


def test_a_name_is_one_line() -> None:
    assert one_line("　王 \n 𬱖 ") == "王 𬱖"


@pytest.mark.parametrize(("words", "blank"), [("", True), ("\u200b \u3000\n\ufeff", True), ("。", False), ("0", False)])
def test_words_are_blank_when_nothing_would_be_seen(words: str, blank: bool) -> None:
    assert is_blank(words) is blank
