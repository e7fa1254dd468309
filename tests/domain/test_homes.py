"""One household, one vote: who lives where, from what clerks write."""

from __future__ import annotations

import pytest

from yitusanhui.domain.homes import Resident, flat_of, homes


@pytest.mark.parametrize("written", ["3号楼402室", "3号402", "3-402", "３号４０２室", "3幢402", " 3号 402室 "])
def test_a_door_is_one_however_it_is_written(written: str) -> None:
    assert flat_of(written) == "3-402"


@pytest.mark.parametrize("written", ["", "3号楼", "梅岭园", "某路100弄", "402", "沿街商铺"])
def test_what_names_no_flat_is_no_home(written: str) -> None:
    assert flat_of(written) == ""


def test_two_roads_with_the_same_numbers_are_two_homes() -> None:
    assert flat_of("曹杨路100弄3号402室") != flat_of("枫桥路100弄3号402室")


def test_without_a_household_the_door_is_the_home() -> None:
    found = homes([Resident(1, "1号楼101室", ""), Resident(2, "1-101", ""), Resident(3, "1号楼102室", "")])
    assert found[1] == found[2] != found[3] and found[3]


def test_without_a_household_and_a_flat_everyone_is_alone() -> None:
    assert homes([Resident(1, "1号楼", ""), Resident(2, "1号楼", "")]) == {1: "", 2: ""}


def test_who_gives_only_a_door_lives_with_those_of_that_door() -> None:
    found = homes([Resident(1, "1号楼101室", "H012"), Resident(2, "1号101", "")])
    assert found == {1: "H012", 2: "H012"}


def test_a_door_of_two_households_joins_nobody() -> None:
    people = [Resident(1, "1号楼101室", "甲"), Resident(2, "1号楼101室", "乙"), Resident(3, "1号楼101室", "")]
    assert homes(people)[3] == ""
