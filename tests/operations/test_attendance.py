"""Who is here, who votes, who carries whose vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import motion_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import Method
from yitusanhui.operations.attendance import (
    confirm_proxy,
    excuse,
    grant_proxy,
    hold_vote,
    revoke_proxy,
    sign_in,
    sign_in_walk_in,
    sign_out,
    take_back_sign_in,
)
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.motions import announce_vote, draft_motion, reopen_vote
from yitusanhui.operations.reading import read_attendance, read_attendees, read_proxies, read_roll
from yitusanhui.operations.roster import import_roster


def _announced(file: ConsultationFile, preset: str = "advisory") -> int:
    done = draft_motion(file, meeting_id=1, title="是否同意", method=Method.NAMED, preset=preset)
    motion = int(str(done.facts["motion"]))
    announce_vote(file, motion_id=motion)
    return motion


def _cast_by(file: ConsultationFile, motion: int) -> list[str]:
    return [entry.cast_by for entry in read_roll(file, motion)]


def test_78_expected_39_there_and_5_on_paper_are_44(tmp_path: Path) -> None:
    with make_file(tmp_path, people=78) as file:
        make_meeting(file, present=39)
        for n in range(5):
            grant_proxy(file, meeting_id=1, principal_id=40 + n, agent_id=1 + n, scope="全部事项")
        assert read_attendance(file, 1).sentence == (
            "应到78人，实到44人（亲自出席39人，书面委托5人），缺席34人；有表决权44人，达到应到人数过半数，会议有效。"
        )


def test_half_is_not_more_than_half_and_says_how_many_are_missing(tmp_path: Path) -> None:
    with make_file(tmp_path, people=78) as file:
        make_meeting(file, present=38)
        assert (read_attendance(file, 1).quorate, read_attendance(file, 1).missing) == (False, 2)
        sign_in(file, meeting_id=1, participant_id=39)
        assert (read_attendance(file, 1).quorate, read_attendance(file, 1).missing) == (False, 1)
        sign_in(file, meeting_id=1, participant_id=40)
        assert (read_attendance(file, 1).quorate, read_attendance(file, 1).missing) == (True, 0)


def test_who_comes_after_the_roll_froze_may_speak_and_is_not_on_the_roll(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        motion = _announced(file)
        sign_in(file, meeting_id=1, participant_id=3)
        record_comment(file, meeting_id=1, text="我来晚了", participant_id=3)
        assert _cast_by(file, motion) == ["居民1", "居民2"]
        assert motion_of(file, motion).present == 2
        assert read_attendance(file, 1).present == 3


def test_signing_in_twice_counts_once_and_keeps_the_first_arrival(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        sign_in(file, meeting_id=1, participant_id=1, arrived_at="2026-03-14T18:40:00+08:00")
        sign_in(file, meeting_id=1, participant_id=1)
        assert [(one.name, one.arrived_at) for one in read_attendees(file, 1)] == [
            ("居民1", "2026-03-14T18:40:00+08:00")
        ]


def test_who_leaves_is_on_no_later_roll_and_stays_among_those_who_came(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=3)
        earlier = _announced(file)
        sign_out(file, meeting_id=1, participant_id=2)
        assert _cast_by(file, _announced(file)) == ["居民1", "居民3"]
        assert _cast_by(file, earlier) == ["居民1", "居民2", "居民3"]
        assert read_attendance(file, 1).present == 3


def test_who_comes_back_votes_again(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=2)
        sign_out(file, meeting_id=1, participant_id=2)
        sign_in(file, meeting_id=1, participant_id=2)
        assert _cast_by(file, _announced(file)) == ["居民1", "居民2"]
        assert [one.left_at for one in read_attendees(file, 1)] == ["", ""]


def test_only_who_is_here_can_leave(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file, pytest.raises(DomainError, match="not_signed_in"):
        sign_out(file, meeting_id=1, participant_id=1)


def test_a_wrong_sign_in_is_taken_back_whoever_came_since(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=3)
        take_back_sign_in(file, meeting_id=1, participant_id=1)
        assert [one.name for one in read_attendees(file, 1)] == ["居民2", "居民3"]
        assert read_attendance(file, 1).present == 2
        sign_in(file, meeting_id=1, participant_id=1)
        assert read_attendance(file, 1).present == 3


def test_who_stands_on_a_roll_or_carries_a_proxy_stays_signed_in(tmp_path: Path) -> None:
    with make_file(tmp_path, people=4) as file:
        make_meeting(file, present=3)
        grant_proxy(file, meeting_id=1, principal_id=4, agent_id=1, scope="全部")
        with pytest.raises(DomainError, match="carries_proxy"):
            take_back_sign_in(file, meeting_id=1, participant_id=1)
        _announced(file)
        with pytest.raises(DomainError, match="stands_on_roll"):
            take_back_sign_in(file, meeting_id=1, participant_id=2)
        with pytest.raises(DomainError, match="not_signed_in"):
            take_back_sign_in(file, meeting_id=1, participant_id=4)


def test_of_two_of_a_household_the_first_to_come_holds_its_vote(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=[RosterRow("父", household="1-101"), RosterRow("母", household="1-101")])
        sign_in(file, meeting_id=1, participant_id=2)
        make_meeting(file, present=2)
        figures = read_attendance(file, 1)
        assert (figures.expected, figures.present, figures.voting) == (1, 1, 1)
        assert _cast_by(file, _announced(file)) == ["母"]


def test_the_household_may_choose_who_holds_its_vote(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=[RosterRow("父", household="1-101"), RosterRow("母", household="1-101")])
        make_meeting(file, present=2)
        hold_vote(file, meeting_id=1, participant_id=1)
        hold_vote(file, meeting_id=1, participant_id=2)
        assert [(one.name, one.votes) for one in read_attendees(file, 1)] == [("父", False), ("母", True)]
        assert _cast_by(file, _announced(file)) == ["母"]


@pytest.mark.parametrize(
    ("row", "code"),
    [(RosterRow("甲"), "home_not_known"), (RosterRow("甲", address="3号楼402室"), "nobody_else_of_home")],
)
def test_where_nobody_shares_a_vote_no_one_is_chosen_to_hold_it(tmp_path: Path, row: RosterRow, code: str) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=[row, RosterRow("乙"), RosterRow("丙", address="3号楼402室")])
        make_meeting(file, present=2)
        with pytest.raises(DomainError, match=code):
            hold_vote(file, meeting_id=1, participant_id=1)
        assert _cast_by(file, _announced(file)) == ["甲", "乙"]


def test_two_of_a_door_without_a_number_of_their_home_are_one_vote_of_the_roll(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_roster(file, rows=[RosterRow("父", address="1号101"), RosterRow("母", address="1号101")])
        make_meeting(file, present=2)
        assert _cast_by(file, _announced(file)) == ["父"]


def test_who_went_home_came_to_the_meeting_and_has_no_vote_in_the_room(tmp_path: Path) -> None:
    with make_file(tmp_path, people=4) as file:
        make_meeting(file, present=3)
        sign_out(file, meeting_id=1, participant_id=1)
        figures = read_attendance(file, 1)
        assert (figures.voting, figures.gone, figures.here) == (3, 1, 2)
        assert len(read_roll(file, _announced(file))) == figures.here


def test_who_has_no_vote_by_role_sits_in_speaks_and_holds_none(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file:
        import_roster(file, rows=[RosterRow("周工", role="社区规划师")])
        make_meeting(file, present=2)
        assert (read_attendance(file, 1).voting, read_attendance(file, 1).others) == (1, 1)
        with pytest.raises(DomainError, match="role_has_no_vote"):
            hold_vote(file, meeting_id=1, participant_id=2)


def test_a_walk_in_is_added_marked_and_votes(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file:
        make_meeting(file, present=1)
        done = sign_in_walk_in(file, meeting_id=1, row=RosterRow("李阿姨", household="9-101"))
        assert done.facts["participant"] == 2
        assert [(one.name, one.walk_in) for one in read_attendees(file, 1)] == [("居民1", False), ("李阿姨", True)]
        assert read_attendance(file, 1).expected == 2


def test_excused_people_are_told_from_absent_ones_and_may_still_come(tmp_path: Path) -> None:
    with make_file(tmp_path, people=4) as file:
        make_meeting(file, present=1)
        excuse(file, meeting_id=1, participant_id=2)
        excuse(file, meeting_id=1, participant_id=3)
        assert (read_attendance(file, 1).excused, read_attendance(file, 1).absent) == (2, 1)
        sign_in(file, meeting_id=1, participant_id=2)
        figures = read_attendance(file, 1)
        assert (figures.present, figures.excused, figures.absent) == (2, 1, 1)
        with pytest.raises(DomainError, match="already_present"):
            excuse(file, meeting_id=1, participant_id=1)


def test_a_proxy_counts_while_nobody_of_the_household_is_there(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        grant_proxy(file, meeting_id=1, principal_id=3, agent_id=1, scope="全部事项", until="2026-12-31")
        assert (read_attendance(file, 1).proxies, read_attendance(file, 1).voting) == (1, 3)
        roll = read_roll(file, _announced(file))
        assert [(one.holder, one.cast_by, one.by_proxy) for one in roll][-1] == ("居民3", "居民1", True)
        sign_in(file, meeting_id=1, participant_id=3)
        assert (read_attendance(file, 1).proxies, read_attendance(file, 1).voting) == (0, 3)
        assert [one.by_proxy for one in read_roll(file, _announced(file))] == [False] * 3


def test_a_proxy_of_the_spot_waits_for_the_chair(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=1)
        grant_proxy(file, meeting_id=1, principal_id=2, agent_id=1, scope="全部事项", on_the_spot=True, confirmed=False)
        assert read_attendance(file, 1).proxies == 0
        confirm_proxy(file, proxy_id=1)
        assert read_attendance(file, 1).proxies == 1
        assert [(one.on_the_spot, one.confirmed) for one in read_proxies(file, 1)] == [(True, True)]


def test_a_proxy_taken_back_counts_no_more_and_makes_room_for_another(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        grant_proxy(file, meeting_id=1, principal_id=3, agent_id=1, scope="全部事项")
        revoke_proxy(file, proxy_id=1)
        assert read_attendance(file, 1).proxies == 0
        grant_proxy(file, meeting_id=1, principal_id=3, agent_id=2, scope="停车")
        assert [(one.agent, one.scope) for one in read_proxies(file, 1)] == [("居民2", "停车")]
        with pytest.raises(DomainError, match="no_such_row"):
            confirm_proxy(file, proxy_id=1)


def test_one_person_carries_one_vote_by_the_usual_rule(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=1)
        grant_proxy(file, meeting_id=1, principal_id=2, agent_id=1, scope="全部事项")
        with pytest.raises(DomainError, match="proxy_agent_full"):
            grant_proxy(file, meeting_id=1, principal_id=3, agent_id=1, scope="全部事项")
        assert read_attendance(file, 1).proxies == 1
        assert len(read_roll(file, _announced(file))) == 2


@pytest.mark.parametrize(
    ("principal", "agent", "code"),
    [
        (2, 2, "proxy_for_self"),
        (1, 2, "proxy_principal_present"),
        (3, 4, "proxy_agent_votes_not"),
        (4, 1, "proxy_principal_votes_not"),
        (3, 99, "no_such_row"),
    ],
)
def test_a_proxy_that_cannot_be_is_refused(tmp_path: Path, principal: int, agent: int, code: str) -> None:
    with make_file(tmp_path, people=3) as file:
        import_roster(file, rows=[RosterRow("周工", role="规划师")])
        make_meeting(file, present=2)
        with pytest.raises(DomainError, match=code):
            grant_proxy(file, meeting_id=1, principal_id=principal, agent_id=agent, scope="全部事项")


def test_a_proxy_says_for_what(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file, pytest.raises(DomainError, match="words_missing"):
        grant_proxy(file, meeting_id=1, principal_id=1, agent_id=2, scope=" ")


def test_a_time_that_is_none_is_refused(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file, pytest.raises(DomainError, match="bad_time"):
        sign_in(file, meeting_id=1, participant_id=1, arrived_at="七点半")


def test_nobody_there_means_no_vote(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file)
        with pytest.raises(DomainError, match="empty_roll"):
            _announced(file)
        with pytest.raises(DomainError, match="motion_state"):
            reopen_vote(file, motion_id=1, reason="漏计")
