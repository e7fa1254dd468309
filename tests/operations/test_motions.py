"""Motions from draft to frozen result, and the rules that decide them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import finish_vote, make_file, make_meeting, make_vote
from tests.operations.evening import GAMES, cast, everything, make_room, motion_of, named_vote, votes_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.ballots import cast_ballot, count_hands
from yitusanhui.operations.meetings import adjourn_meeting, close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.motions import (
    announce_vote,
    cancel_motion,
    close_vote,
    draft_motion,
    open_vote,
    reopen_vote,
)
from yitusanhui.operations.reading import read_meeting, read_roll
from yitusanhui.operations.roster import edit_participant, import_roster
from yitusanhui.texts import sentence


def test_owners_need_both_shares_of_people_and_of_area(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        areas = (200_0000, 100_0000, 100_0000)
        rows = [RosterRow(f"业主{n}", role="业主", household=f"{n}", area_cm2=area) for n, area in enumerate(areas, 1)]
        import_roster(file, rows=rows)
        make_meeting(file)
        vote = make_vote(file, Method.WRITTEN, preset="owners_general")
        cast(file, vote, "反对", "赞成", "赞成")
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        people, area = line.tests
        assert (line.expected, line.expected_area_cm2, line.voters) == (3, 4_000_000, 3)
        assert (people.met, area.met, line.passed) == (True, False, False)
        assert [(choice.votes, choice.area_cm2) for choice in line.choices][:2] == [(2, 2_000_000), (1, 2_000_000)]


def test_owners_who_take_part_too_few_decide_nothing(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file)
        vote = make_vote(file, Method.WRITTEN, preset="owners_general")
        cast(file, vote, "赞成")
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.quorum_met, line.passed) == (False, False) and "未达到" in line.sentence


def test_a_residents_meeting_that_is_not_quorate_decides_nothing(tmp_path: Path) -> None:
    with make_room(tmp_path, 39, 78) as file:
        vote = make_vote(file, preset="residents")
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=votes_of(vote, 39, 0, 0))
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.quorum_met, line.passed, line.binding) == (False, False, True)


@pytest.mark.parametrize(("votes", "passed"), [((2, 0, 1), True), ((2, 1, 0), False), ((0, 0, 3), False)])
def test_consensus_is_broken_by_one_against_and_bears_abstentions(
    tmp_path: Path, votes: tuple[int, int, int], passed: bool
) -> None:
    with make_room(tmp_path, 3) as file:
        vote = make_vote(file, preset="consensus")
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=votes_of(vote, *votes))
        assert finish_vote(file, motion_id=vote.motion).facts["passed"] is passed


def test_a_tie_is_shown_and_not_decided(tmp_path: Path) -> None:
    with make_room(tmp_path, 2) as file:
        line = motion_of(file, named_vote(file, "赞成", "反对"))
        assert (line.tie, line.passed) == (True, False) and "票数相同" in line.sentence


def test_a_vote_reopened_says_why_and_keeps_both_results(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        motion = named_vote(file, "赞成", "反对", "反对")
        first = motion_of(file, motion)
        with pytest.raises(DomainError, match="words_missing"):
            reopen_vote(file, motion_id=motion, reason=" ")
        reopen_vote(file, motion_id=motion, reason="居民3听错了")
        assert motion_of(file, motion).passed is None
        choices = {choice.label: choice.id for choice in motion_of(file, motion).choices}
        cast_ballot(file, motion_id=motion, roll_id=read_roll(file, motion)[2].id, choice_id=choices["赞成"])
        finish_vote(file, motion_id=motion)
        assert (first.passed, motion_of(file, motion).passed) == (False, True)
        (earlier,) = json.loads(everything(file)["motions"][0]["reopened"])
        assert earlier["reason"] == "居民3听错了" and earlier["result"]["sentence"] == first.sentence


def test_the_roll_and_the_rule_are_frozen_when_the_vote_is_announced(tmp_path: Path) -> None:
    with make_room(tmp_path, 2, 3) as file:
        vote = make_vote(file, Method.NAMED)
        before = read_roll(file, vote.motion)
        sign_in(file, meeting_id=1, participant_id=3)
        edit_participant(file, participant_id=1, row=RosterRow("居民1", household="搬走了", area_cm2=1))
        after = read_roll(file, vote.motion)
        assert [(one.id, one.household, one.area_cm2) for one in after] == [
            (one.id, one.household, one.area_cm2) for one in before
        ]


def test_each_step_of_a_vote_waits_for_the_one_before(tmp_path: Path) -> None:
    with make_room(tmp_path, 2) as file:
        draft_motion(file, meeting_id=1, title="是否同意", method=Method.HANDS)
        for step in (open_vote, close_vote):
            with pytest.raises(DomainError, match="motion_state"):
                step(file, motion_id=1)
        announce_vote(file, motion_id=1)
        with pytest.raises(DomainError, match="motion_state"):
            announce_vote(file, motion_id=1)
        with pytest.raises(DomainError, match="words_missing"):
            cancel_motion(file, motion_id=1)
        cancel_motion(file, motion_id=1, reason="人没到齐")
        assert motion_of(file, 1).reason == "人没到齐"
        with pytest.raises(DomainError, match="motion_state"):
            open_vote(file, motion_id=1)


def test_votes_are_called_and_cast_only_while_the_meeting_is_under_way(tmp_path: Path) -> None:
    with make_room(tmp_path, 2) as file:
        vote = make_vote(file, Method.NAMED)
        draft_motion(file, meeting_id=1, title="另一项", method=Method.HANDS)
        adjourn_meeting(file, meeting_id=1)
        with pytest.raises(DomainError, match="not_running"):
            announce_vote(file, motion_id=2)
        with pytest.raises(DomainError, match="not_running"):
            cast(file, vote, "赞成")
        open_meeting(file, meeting_id=1)
        cast(file, vote, "赞成")


@pytest.mark.parametrize("opened", [False, True])
def test_a_pending_vote_keeps_the_meeting_from_being_closed_and_is_named(tmp_path: Path, opened: bool) -> None:
    with make_room(tmp_path, 2) as file:
        draft_motion(file, meeting_id=1, title="装路灯", method=Method.NAMED)
        announce_vote(file, motion_id=1)
        if opened:
            open_vote(file, motion_id=1)
        with pytest.raises(DomainError, match="vote_pending") as refusal:
            close_meeting(file, meeting_id=1)
        assert "“装路灯”" in sentence(refusal.value) and "取消这项表决" in sentence(refusal.value)
        cancel_motion(file, motion_id=1, reason="改日再表决")
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
        assert read_meeting(file, 1).seal is not None


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"preset": "by_acclaim"}, "no_such_preset"),
        ({"choices": GAMES[:1]}, "too_few_choices"),
        ({"choices": (GAMES[0], GAMES[0])}, "choice_twice"),
        ({"choices": (GAMES[0], (" ", ChoiceKind.OPTION))}, "words_missing"),
        ({"title": ""}, "words_missing"),
        ({"topic_id": 77}, "no_such_row"),
        ({"option_id": 77}, "no_such_row"),
    ],
)
def test_a_motion_that_cannot_be_voted_on_is_refused(tmp_path: Path, values: dict[str, object], code: str) -> None:
    with make_room(tmp_path, 2) as file:
        before = everything(file)
        with pytest.raises(DomainError, match=code):
            draft_motion(file, **{"meeting_id": 1, "title": "是否同意", "method": Method.HANDS, **values})
        assert everything(file) == before
