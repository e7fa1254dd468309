"""Dates and numbers as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from yitusanhui.gui.panels.fields import comment_numbers, due_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-31", "2026-12-31"),
        ("12-31", "2026-12-31"),
        ("3月1日", "2027-03-01"),
        ("11-24", "2026-11-24"),
        ("１２－３１", "2026-12-31"),
        ("", ""),
        ("12月底前", "2026-12-31"),
        ("2-30", None),
        ("明年", None),
        ("12-31; DROP TABLE", None),
    ],
)
def test_a_date_is_the_next_one_from_today(typed: str, meant: str | None) -> None:
    assert due_date(typed, TODAY) == meant


def test_numbers_are_read_in_order_each_once() -> None:
    assert comment_numbers("3 7，12、7号") == [3, 7, 12]
    assert comment_numbers("无") == []
