"""How a person is found at the door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.operations.search_keys import MOST_READINGS, search_key


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张小明", "zxm"),
        ("张小明", "zhangxiaoming"),
        ("张小明", "张小"),
        ("单田芳", "dtf"),
        ("单田芳", "stf"),
        ("曾志伟", "zzw"),
        ("曾志伟", "czw"),
        ("重阳", "cy"),
        ("吕洁", "lj"),
        ("王𬱖", "王𬱖"),
        ("王𬱖", "w"),
        ("Anna Li", "annali"),
        ("李O", "lo"),
    ],
)
def test_a_person_is_found_by_what_the_clerk_types(name: str, typed: str) -> None:
    assert any(key.startswith(typed) for key in search_key(name, "3号楼502室", "3-502").split())


@pytest.mark.parametrize("typed", ["3号楼502室", "3-502"])
def test_a_person_is_found_by_door_and_household(typed: str) -> None:
    assert typed in search_key("张小明", "3号楼502室", "3-502").split()


def test_readings_are_at_most_eight_of_each_kind() -> None:
    key = search_key("单曾重行乐长和", "", "")
    assert len(key.split()) <= 2 * MOST_READINGS + 1


@given(st.text(max_size=20))
def test_any_name_gives_a_key_that_holds_it(name: str) -> None:
    assert name.lower() in search_key(name, "", "")
