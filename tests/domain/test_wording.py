"""Words for numbers."""

from __future__ import annotations

import pytest

from yitusanhui.domain.wording import ranges


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((), ""), ((3,), "3"), ((1, 2), "1、2"), ((7, 2, 4, 6, 5), "2、4至7"), ((1, 2, 3, 5, 6), "1至3、5、6")],
)
def test_numbers_in_a_row_are_a_range(numbers: tuple[int, ...], shown: str) -> None:
    assert ranges(numbers) == shown


def test_long_lists_of_numbers_are_said_in_short() -> None:
    assert ranges(range(1, 81), 12) == "1至80"
    assert ranges(range(1, 60, 2), 12) == "1、3、5、7、9、11、13、15、17、19、21、23等"
    assert ranges((1, 3), 2) == "1、3"
