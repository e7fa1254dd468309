"""Times as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from yitusanhui.gui.dialogs.when import is_when, read_when
from yitusanhui.texts import say

TODAY = date.today()


@pytest.mark.parametrize(
    ("typed", "days", "clock"),
    [
        ("19:00", 0, "19:00"),
        ("19：30", 0, "19:30"),
        ("今晚7点", 0, "19:00"),
        ("今天晚上7点半", 0, "19:30"),
        ("明天 14:00", 1, "14:00"),
        ("明晚7:30", 1, "19:30"),
        ("后天上午9点", 2, "09:00"),
    ],
)
def test_a_time_is_counted_from_today(typed: str, days: int, clock: str) -> None:
    assert read_when(typed) == f"{TODAY + timedelta(days)}T{clock}:00+08:00"


@pytest.mark.parametrize(
    ("typed", "said_on", "meant"),
    [
        ("1月8日 19:00", "2026-12-20", "2027-01-08"),
        ("01-08 19:00", "2026-12-20", "2027-01-08"),
        ("12月8日 19:00", "2026-12-20", "2026-12-08"),
        ("11月24日 19:00", "2026-03-01", "2026-11-24"),
        ("3月1日 19:00", "2026-11-24", "2026-03-01"),
    ],
)
def test_a_day_without_a_year_is_of_this_year_unless_that_is_long_ago(typed: str, said_on: str, meant: str) -> None:
    assert read_when(typed, date.fromisoformat(said_on)) == f"{meant}T19:00:00+08:00"


@pytest.mark.parametrize("typed", ["明天见", "今天25点", "下周三", "后天 2026-11-24 19:00"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert not is_when(typed)


def test_the_grey_example_is_no_date_of_a_year_and_is_understood_as_it_stands() -> None:
    grey = say("prepare.when_hint")
    assert grey.startswith("例：") and not re.search(r"\d{4}", grey)
    examples = grey.removeprefix("例：").split("，或")
    assert len(examples) == 2 and all(map(is_when, examples))
    assert all(example in say("prepare.when_wrong") for example in examples)
