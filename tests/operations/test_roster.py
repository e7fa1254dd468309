"""The roster: who may come, who votes, for which household."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting, make_roster
from tests.operations.evening import everything
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.each_row import RowsRefused
from yitusanhui.operations.reading import read_roster
from yitusanhui.operations.roster import add_participant, edit_participant, import_roster, remove_participant


def test_a_table_imported_again_doubles_nobody_and_leaves_no_trace(tmp_path: Path) -> None:
    with make_file(tmp_path, people=5) as file:
        entries = everything(file)["journal"]
        import_roster(file, rows=make_roster(5))
        assert everything(file)["journal"] == entries
        assert len(read_roster(file)) == 5


def test_a_table_brings_known_people_up_to_date_by_name_address_and_household(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        row = RosterRow("居民1", "业主", "1号楼101室", "1-101", 600_000, phone="13800000000")
        import_roster(file, rows=[row, RosterRow("居民1", address="9号楼", household="9-101")])
        people = read_roster(file)
        assert [(one.name, one.role, one.area_cm2, one.phone) for one in people] == [
            ("居民1", "业主", 600_000, "13800000000"),
            ("居民2", "居民", 500_000, ""),
            ("居民1", "居民", None, ""),
        ]


@pytest.mark.parametrize(
    ("role", "said", "votes"),
    [
        ("居民", None, True),
        ("居民", False, False),
        ("社区规划师", None, False),
        ("物业经理", None, False),
        ("街道", False, False),
        ("", None, True),
        ("外星人", None, False),
        ("外星人", True, True),
    ],
)
def test_who_votes_follows_the_role_unless_the_table_says(
    tmp_path: Path, role: str, said: bool | None, votes: bool
) -> None:
    with make_file(tmp_path) as file:
        add_participant(file, row=RosterRow("某人", role, votes=said))
        assert read_roster(file)[0].votes is votes


@pytest.mark.parametrize("role", ["规划师", "街道", "物业", "施工单位", "社区规划师"])
def test_who_only_speaks_gets_no_vote_whatever_the_table_says(tmp_path: Path, role: str) -> None:
    with make_file(tmp_path) as file:
        with pytest.raises(DomainError, match="role_has_no_vote"):
            add_participant(file, row=RosterRow("某人", role, votes=True))
        with pytest.raises(RowsRefused) as refusal:
            import_roster(file, rows=[RosterRow("好人"), RosterRow("某人", role, votes=True), RosterRow(" ")])
        assert [(one.row, one.code) for one in refusal.value.problems] == [
            (2, "role_has_no_vote"),
            (3, "words_missing"),
        ]
        assert read_roster(file) == ()


def test_someone_entered_by_mistake_is_taken_out_unless_they_signed_in(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file)
        sign_in(file, meeting_id=1, participant_id=1)
        with pytest.raises(DomainError, match="participant_attended"):
            remove_participant(file, participant_id=1)
        remove_participant(file, participant_id=2)
        assert [one.name for one in read_roster(file)] == ["居民1"]
        with pytest.raises(DomainError, match="no_such_row"):
            sign_in(file, meeting_id=1, participant_id=2)


def test_a_person_is_put_right_and_found_by_the_new_name(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file:
        edit_participant(file, participant_id=1, row=RosterRow("张小明", household="1-101"))
        (person,) = read_roster(file)
        assert person.name == "张小明" and "zxm" in person.search.split()
        with pytest.raises(DomainError, match="words_missing"):
            edit_participant(file, participant_id=1, row=RosterRow(" "))


def test_names_are_kept_as_they_were_typed(tmp_path: Path) -> None:
    names = ["王𬱖", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "{{7*7}}", "阿卜杜拉·买买提", "㐂子"]
    with make_file(tmp_path) as file:
        import_roster(file, rows=[RosterRow(name) for name in names])
        assert [one.name for one in read_roster(file)] == names
