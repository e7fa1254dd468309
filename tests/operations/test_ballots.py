"""Ballots and tellers' figures, by every method there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import finish_vote, make_vote
from tests.operations.evening import GAMES, cast, everything, make_room, motion_of, open_options, votes_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.operations.attendance import grant_proxy
from yitusanhui.operations.ballots import cast_ballot, count_hands, count_papers, take_back_ballot
from yitusanhui.operations.motions import announce_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_counts, read_live, read_roll


def test_a_secret_ballot_of_44_reads_as_the_office_writes_it(tmp_path: Path) -> None:
    with make_room(tmp_path, 39, 78) as file:
        for n in range(5):
            grant_proxy(file, meeting_id=1, principal_id=40 + n, agent_id=1 + n, scope="全部事项")
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 30, 8, 4), issued=44, returned=44, invalid=2)
        done = finish_vote(file, motion_id=vote.motion, tellers="张三、李四", callers="王五")
        assert done.facts["sentence"] == (
            "发出表决票44张，收回44张，有效票42张，废票2张；赞成30票，反对8票，弃权4票。"
            "赞成票占到会有表决权人数的68.2%（30/44），按“到会过半数”规则，本事项通过。监票人：张三、李四　计票人：王五"
        )
        line = motion_of(file, vote.motion)
        assert (line.issued, line.returned, line.valid, line.invalid, line.abstain) == (44, 44, 42, 2, 4)
        assert (line.present, line.passed, line.void) == (44, True, "")


def test_more_ballots_back_than_out_void_the_vote(tmp_path: Path) -> None:
    with make_room(tmp_path, 50) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 31, 8, 4), issued=44, returned=45, invalid=2)
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert line.passed is False and "收回45张，多于发出的44张" in line.void and "作废" in line.sentence


def test_more_ballots_back_than_people_there_void_the_vote(tmp_path: Path) -> None:
    with make_room(tmp_path, 44) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 45, 0, 0), issued=60, returned=45)
        finish_vote(file, motion_id=vote.motion)
        assert "多于到会有表决权的44人" in motion_of(file, vote.motion).void


def test_figures_that_contradict_each_other_are_sent_back_and_the_vote_stays_open(tmp_path: Path) -> None:
    with make_room(tmp_path, 44) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 30, 8, 5), issued=44, returned=44, invalid=2)
        with pytest.raises(DomainError, match="ballots_do_not_add_up"):
            finish_vote(file, motion_id=vote.motion)
        assert motion_of(file, vote.motion).state is MotionState.OPEN
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 30, 8, 4), issued=44, returned=44, invalid=2)
        assert finish_vote(file, motion_id=vote.motion).facts["passed"] is True


def test_a_secret_vote_keeps_nobody(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = make_vote(file, Method.SECRET)
        entry = read_roll(file, vote.motion)[0]
        with pytest.raises(DomainError, match="secret_ballot"):
            cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices["赞成"])
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 2, 1, 0), issued=3, returned=3)
        finish_vote(file, motion_id=vote.motion)
        assert everything(file)["ballots"] == []
        assert [one.choices for one in read_roll(file, vote.motion)] == [(), (), ()]


def test_hands_are_counted_again_until_both_tellers_agree(tmp_path: Path) -> None:
    with make_room(tmp_path, 10) as file:
        vote = make_vote(file)
        with pytest.raises(DomainError, match="not_counted_yet"):
            finish_vote(file, motion_id=vote.motion)
        count_hands(file, motion_id=vote.motion, teller=1, votes=votes_of(vote, 6, 3, 1))
        assert count_hands(file, motion_id=vote.motion, teller=2, votes=votes_of(vote, 6, 2, 2)).facts["differ"] == [
            "反对",
            "弃权",
        ]
        with pytest.raises(DomainError, match="tellers_differ"):
            finish_vote(file, motion_id=vote.motion)
        done = count_hands(file, motion_id=vote.motion, teller=2, votes=votes_of(vote, 6, 3, 1))
        assert done.facts["differ"] == []
        assert finish_vote(file, motion_id=vote.motion).facts["passed"] is True
        assert read_counts(file, vote.motion)[2] == read_counts(file, vote.motion)[1] == votes_of(vote, 6, 3, 1)


def test_more_hands_than_people_are_sent_back(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = make_vote(file)
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=votes_of(vote, 3, 1, 0))
        with pytest.raises(DomainError, match="more_votes_than_voters"):
            finish_vote(file, motion_id=vote.motion)


@pytest.mark.parametrize(("number", "code"), [(-1, "figure_below_zero"), (10**30, "figure_too_large")])
def test_a_figure_that_cannot_be_is_refused(tmp_path: Path, number: int, code: str) -> None:
    with make_room(tmp_path, 3) as file:
        hands, papers = make_vote(file), make_vote(file, Method.SECRET)
        with pytest.raises(DomainError, match=code):
            count_hands(file, motion_id=hands.motion, teller=1, votes=votes_of(hands, number, 0, 0))
        with pytest.raises(DomainError, match=code):
            count_papers(file, motion_id=papers.motion, votes=votes_of(papers, 1, 1, 1), issued=number, returned=3)
        with pytest.raises(DomainError, match=code):
            count_papers(file, motion_id=papers.motion, votes=votes_of(papers, 1, 1, 1), invalid=number)


def test_a_named_vote_that_changes_counts_once_and_its_history_stays(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = make_vote(file, Method.NAMED)
        cast(file, vote, "反对", "赞成", "赞成")
        cast(file, vote, "赞成")
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.votes for choice in line.choices] == [3, 0, 0]
        assert (line.voters, line.valid, line.passed) == (3, 3, True)
        assert len(everything(file)["ballots"]) == 4


def test_a_vote_taken_back_counts_for_nothing(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = make_vote(file, Method.NAMED)
        cast(file, vote, "反对", "赞成", "赞成")
        entry = read_roll(file, vote.motion)[0]
        take_back_ballot(file, motion_id=vote.motion, roll_id=entry.id)
        assert read_roll(file, vote.motion)[0].choices == ()
        finish_vote(file, motion_id=vote.motion)
        assert [choice.votes for choice in motion_of(file, vote.motion).choices] == [2, 0, 0]
        assert motion_of(file, vote.motion).voters == 2


def test_dots_rank_and_decide_nothing(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = open_options(file, Method.DOTS)
        count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 5, 3, 1))
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.passed, line.leading) == (None, ("滑梯",))
        assert [choice.percent for choice in line.choices] == ["55.6%", "33.3%", "11.1%"]


def test_of_several_choices_each_counts_once_a_person(tmp_path: Path) -> None:
    with make_room(tmp_path, 3) as file:
        vote = open_options(file, Method.APPROVAL)
        first, second, _ = read_roll(file, vote.motion)
        for entry, label in ((first, "滑梯"), (first, "沙坑"), (first, "滑梯"), (second, "滑梯")):
            cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices[label])
        take_back_ballot(file, motion_id=vote.motion, roll_id=first.id, choice_id=vote.choices["沙坑"])
        assert read_roll(file, vote.motion)[0].choices == ("滑梯",)
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.votes for choice in line.choices] == [2, 0, 0] and line.voters == 2


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.SCORE, Method.RANK])
def test_the_area_of_who_chooses_several_counts_once(tmp_path: Path, method: Method) -> None:
    with make_room(tmp_path, 6, 12) as file:
        vote = open_options(file, method, by_name=True)
        for entry in read_roll(file, vote.motion):
            for place, choice in enumerate(vote.choices.values(), 1):
                value = place if method.valued else 0
                cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=choice, value=value)
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.area_cm2 for choice in line.choices] == [3_000_000] * 3
        assert (line.voters, line.expected_area_cm2) == (6, 6_000_000)


def test_owners_who_choose_several_take_part_with_their_area_once(tmp_path: Path) -> None:
    with make_room(tmp_path, 6) as file:
        done = draft_motion(
            file, meeting_id=1, title="先建哪样", method=Method.APPROVAL, preset="owners_general", choices=GAMES
        )
        motion = int(str(done.facts["motion"]))
        announce_vote(file, motion_id=motion)
        open_vote(file, motion_id=motion)
        for entry in read_roll(file, motion)[:4]:
            for choice in motion_of(file, motion).choices[:2]:
                cast_ballot(file, motion_id=motion, roll_id=entry.id, choice_id=choice.id)
        assert [(mark.have, mark.base) for mark in read_live(file, motion)][:2] == [(4, 6), (2_000_000, 3_000_000)]
        finish_vote(file, motion_id=motion)
        line = motion_of(file, motion)
        assert [(one.numerator, one.denominator) for one in line.quorum] == [("4", "6"), ("200", "300")]
        assert [(one.numerator, one.denominator) for one in line.tests][:2] == [("4", "4"), ("200", "200")]


def test_a_vote_of_another_roll_is_not_taken(tmp_path: Path) -> None:
    with make_room(tmp_path, 2) as file:
        first, second = make_vote(file, Method.NAMED), make_vote(file, Method.NAMED)
        stranger = read_roll(file, second.motion)[0].id
        with pytest.raises(DomainError, match="not_on_the_roll"):
            cast_ballot(file, motion_id=first.motion, roll_id=stranger, choice_id=first.choices["赞成"])
        own = read_roll(file, first.motion)[0].id
        with pytest.raises(DomainError, match="not_on_the_roll"):
            cast_ballot(file, motion_id=first.motion, roll_id=own, choice_id=second.choices["赞成"])


@pytest.mark.parametrize(
    ("method", "count"),
    [
        (Method.NAMED, "hands"),
        (Method.SECRET, "hands"),
        (Method.HANDS, "papers"),
        (Method.NAMED, "papers"),
        (Method.HANDS, "third teller"),
    ],
)
def test_a_vote_is_counted_the_way_it_was_called(tmp_path: Path, method: Method, count: str) -> None:
    with make_room(tmp_path, 2) as file:
        vote = make_vote(file, method)
        with pytest.raises(DomainError, match="wrong_method"):
            if count == "papers":
                count_papers(file, motion_id=vote.motion, votes=votes_of(vote, 1, 1, 0))
            else:
                count_hands(file, motion_id=vote.motion, teller=3 if "third" in count else 1, votes={})
