"""When a count by hands asks to be made again."""

from __future__ import annotations

import pytest

from tests.domain.builders import make_sheet, options_sheet, presets
from yitusanhui.domain.counting import count
from yitusanhui.domain.recounts import is_close, margin
from yitusanhui.domain.terms import Method


@pytest.mark.parametrize(
    ("votes", "close"),
    [((23, 10), True), ((24, 10), True), ((25, 10), False), ((22, 10), True), ((21, 10), True), ((20, 10), False)],
)
def test_two_votes_on_either_side_of_the_mark_are_close(votes: tuple[int, int], close: bool) -> None:
    sheet = make_sheet(*votes)  # 23 of 44 are more than half
    rule = presets()["advisory"]
    assert is_close(rule, sheet, count(rule, sheet, method=Method.HANDS)) is close


def test_two_options_that_are_two_votes_apart_are_close() -> None:
    rule = presets()["advisory"]
    sheet = options_sheet({"滑梯": 12, "沙坑": 10})
    assert margin(rule, sheet, count(rule, sheet, method=Method.HANDS)) == 2


def test_a_consensus_is_not_close_for_want_of_anyone_against() -> None:
    rule, sheet = presets()["consensus"], make_sheet(30, 0, 1)
    assert not is_close(rule, sheet, count(rule, sheet, method=Method.HANDS))
