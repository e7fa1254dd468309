"""What keeps a table from the public."""

from __future__ import annotations

import pytest

from yitusanhui.documents.owed import in_short


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1], "1"),
        ([1, 2, 3, 7, 9, 10], "1至3、7、9至10"),
        (range(1, 81), "1至80"),
        (range(1, 60, 2), "1、3、5、7、9、11、13、15、17、19、21、23等"),
    ],
)
def test_long_lists_of_numbers_are_said_in_short(numbers: list[int], words: str) -> None:
    assert in_short(numbers) == words
