"""Votes of one building, of owners, by area."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import Method
from yitusanhui.operations.motions import announce_vote, draft_motion
from yitusanhui.operations.reading import check_consultation, read_attendance, read_motions, read_roll, read_roster
from yitusanhui.operations.roster import import_roster

PEOPLE = [
    RosterRow("甲", address="3号楼101室", household="3-101", area_cm2=500_000),
    RosterRow("乙", address="3号楼102室", household="3-102", area_cm2=600_000),
    RosterRow("丙", role="租户", address="3号楼103室", household="3-103", area_cm2=700_000),
    RosterRow("丁", address="5号楼101室", household="5-101", area_cm2=800_000),
]


def test_a_vote_of_one_building_asks_its_owners_only(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=PEOPLE)
        make_meeting(file)
        draft_motion(file, meeting_id=1, title="加梯", method=Method.WRITTEN, preset="building_general", scope="3号楼")
        announce_vote(file, motion_id=1)
        assert [line.holder for line in read_roll(file, 1)] == ["甲", "乙"]
        (motion,) = read_motions(file)
        assert (motion.expected, motion.expected_area_cm2) == (2, 1_100_000)
        assert motion.rule_words.endswith("表决范围：3号楼。")


def test_a_rule_of_one_building_asks_which(tmp_path: Path) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError, match="scope_missing"):
        draft_motion(file, meeting_id=1, title="加梯", method=Method.WRITTEN, preset="building_general")


@pytest.mark.parametrize("method", [Method.HANDS, Method.SECRET, Method.DOTS])
def test_a_rule_by_area_is_not_voted_on_without_names(tmp_path: Path, method: Method) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError, match="rule_needs_names"):
        draft_motion(file, meeting_id=1, title="公共收益", method=method, preset="owners_general")


def test_a_tenant_votes_for_the_household_and_not_for_the_owner(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=PEOPLE)
        make_meeting(file)
        for number, preset in enumerate(("advisory", "owners_general"), 1):
            draft_motion(file, meeting_id=1, title=preset, method=Method.WRITTEN, preset=preset)
            announce_vote(file, motion_id=number)
        assert [len(read_roll(file, motion)) for motion in (1, 2)] == [4, 3]


def test_the_same_flat_number_in_several_buildings_is_as_many_homes(tmp_path: Path) -> None:
    rows = [RosterRow(f"居民{n}", address=f"{n}号楼", household="101") for n in range(1, 5)]
    with make_file(tmp_path) as file:
        done = import_roster(file, rows=[*rows, RosterRow("居民1的家人", address="1号楼", household="101")])
        assert done.facts["parted"] == 1
        assert read_attendance(file, 1).expected == 4
        assert check_consultation(file) == []


def test_a_roster_without_households_counts_one_vote_a_door(tmp_path: Path) -> None:
    rows = [RosterRow(name, address=door) for name, door in (("甲", "1号101"), ("乙", "1号楼101室"), ("丙", "1号102"))]
    with make_file(tmp_path) as file:
        assert import_roster(file, rows=rows).facts["joined"] == 2
        assert read_attendance(file, 1).expected == 2
        assert check_consultation(file) == []


def test_a_corrected_table_corrects_and_does_not_double(tmp_path: Path) -> None:
    def table(household: str) -> list[RosterRow]:
        return [
            RosterRow(f"居民{n}", address=f"{n}号楼", household=household.format(n), phone=f"1380000000{n}")
            for n in (1, 2)
        ]

    with make_file(tmp_path) as file:
        import_roster(file, rows=table("101"))
        assert import_roster(file, rows=table("{}-101")).facts["taken"] == 2
        assert [(one.name, one.household) for one in read_roster(file)] == [("居民1", "1-101"), ("居民2", "2-101")]


def test_an_owner_of_two_flats_stays_in_two_rows(tmp_path: Path) -> None:
    rows = [RosterRow("王业主", address=f"{n}号楼101室", household=f"{n}-101", phone="13800000001") for n in (1, 2)]
    with make_file(tmp_path) as file:
        import_roster(file, rows=rows)
        import_roster(file, rows=rows)
        assert len(read_roster(file)) == 2
