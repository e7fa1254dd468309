"""双过半 on the wall: a line for each choice, and nobody's name."""

from __future__ import annotations

from yitusanhui.domain.live import LiveMark
from yitusanhui.domain.masks import NameMask
from yitusanhui.domain.thresholds import Measure
from yitusanhui.gui.wall_live import live_lines


def mark(about: str, have: int) -> LiveMark:
    return LiveMark(about, Measure.PEOPLE, have, 300, "过半数", False, 7)


def test_people_who_stand_to_be_chosen_are_masked_and_stay_apart() -> None:
    people = NameMask(["王小芳", "王大芳"])
    lines = live_lines([mark("", 200), mark("王小芳", 120), mark("王大芳", 80)], people.mask)
    assert [name for name, _ in lines] == ["参与", "王*芳", "王*芳"]
    assert [cells[0][0].split("/")[0] for _, cells in lines] == ["200", "120", "80"]


def test_a_choice_that_has_no_rival_is_simply_agreed_to() -> None:
    assert [name for name, _ in live_lines([mark("", 200), mark("王小芳", 120)], str)] == ["参与", "同意"]
