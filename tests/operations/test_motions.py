"""Votes from draft to frozen result, by every method there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import OpenVote, make_file, make_meeting, make_vote
from tests.operations.evening import everything, motion_of, named_vote
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.operations.attendance import grant_proxy, sign_in
from yitusanhui.operations.ballots import cast_ballot, count_hands, count_papers, take_back_ballot
from yitusanhui.operations.files import ConsultationFile
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
from yitusanhui.operations.reading import read_counts, read_meeting, read_roll
from yitusanhui.operations.roster import edit_participant, import_roster

GAMES = (("滑梯", ChoiceKind.OPTION), ("沙坑", ChoiceKind.OPTION), ("秋千", ChoiceKind.OPTION))


def _evening(tmp_path: Path, present: int, expected: int | None = None) -> ConsultationFile:
    file = make_file(tmp_path, people=expected or present)
    make_meeting(file, present=present)
    return file


def _options(file: ConsultationFile, method: Method) -> OpenVote:
    done = draft_motion(file, meeting_id=1, title="先建哪样", method=method, choices=GAMES)
    motion = int(str(done.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    return OpenVote(motion, {choice.label: choice.id for choice in motion_of(file, motion).choices})


def _votes(vote: OpenVote, *numbers: int) -> dict[int, int]:
    return dict(zip(vote.choices.values(), numbers, strict=True))


def _cast(file: ConsultationFile, vote: OpenVote, *labels: str) -> None:
    for entry, label in zip(read_roll(file, vote.motion), labels, strict=False):
        cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices[label])


def test_a_secret_ballot_of_44_reads_as_the_office_writes_it(tmp_path: Path) -> None:
    with _evening(tmp_path, 39, 78) as file:
        for n in range(5):
            grant_proxy(file, meeting_id=1, principal_id=40 + n, agent_id=1 + n, scope="全部事项")
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 30, 8, 4), issued=44, returned=44, invalid=2)
        done = close_vote(file, motion_id=vote.motion, tellers="张三、李四", callers="王五")
        assert done.facts["sentence"] == (
            "发出表决票44张，收回44张，有效票42张，废票2张；赞成30票，反对8票，弃权4票。"
            "赞成票占到会有表决权人数的68.2%（30/44），按“到会过半数”规则，本事项通过。监票人：张三、李四 计票人：王五"
        )
        line = motion_of(file, vote.motion)
        assert (line.issued, line.returned, line.valid, line.invalid, line.abstain) == (44, 44, 42, 2, 4)
        assert (line.present, line.passed, line.void) == (44, True, "")


def test_more_ballots_back_than_out_void_the_vote(tmp_path: Path) -> None:
    with _evening(tmp_path, 50) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 31, 8, 4), issued=44, returned=45, invalid=2)
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert line.passed is False and "收回45张，多于发出的44张" in line.void and "作废" in line.sentence


def test_more_ballots_back_than_people_there_void_the_vote(tmp_path: Path) -> None:
    with _evening(tmp_path, 44) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 45, 0, 0), issued=60, returned=45)
        close_vote(file, motion_id=vote.motion)
        assert "多于到会有表决权的44人" in motion_of(file, vote.motion).void


def test_figures_that_contradict_each_other_are_sent_back_and_the_vote_stays_open(tmp_path: Path) -> None:
    with _evening(tmp_path, 44) as file:
        vote = make_vote(file, Method.SECRET)
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 30, 8, 5), issued=44, returned=44, invalid=2)
        with pytest.raises(DomainError, match="ballots_do_not_add_up"):
            close_vote(file, motion_id=vote.motion)
        assert motion_of(file, vote.motion).state is MotionState.OPEN
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 30, 8, 4), issued=44, returned=44, invalid=2)
        assert close_vote(file, motion_id=vote.motion).facts["passed"] is True


def test_a_secret_vote_keeps_nobody(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = make_vote(file, Method.SECRET)
        entry = read_roll(file, vote.motion)[0]
        with pytest.raises(DomainError, match="secret_ballot"):
            cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices["赞成"])
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 2, 1, 0), issued=3, returned=3)
        close_vote(file, motion_id=vote.motion)
        assert everything(file)["ballots"] == []
        assert [one.choices for one in read_roll(file, vote.motion)] == [(), (), ()]


def test_hands_are_counted_again_until_both_tellers_agree(tmp_path: Path) -> None:
    with _evening(tmp_path, 10) as file:
        vote = make_vote(file)
        with pytest.raises(DomainError, match="not_counted_yet"):
            close_vote(file, motion_id=vote.motion)
        count_hands(file, motion_id=vote.motion, teller=1, votes=_votes(vote, 6, 3, 1))
        assert count_hands(file, motion_id=vote.motion, teller=2, votes=_votes(vote, 6, 2, 2)).facts["differ"] == [
            "反对",
            "弃权",
        ]
        with pytest.raises(DomainError, match="tellers_differ"):
            close_vote(file, motion_id=vote.motion)
        done = count_hands(file, motion_id=vote.motion, teller=2, votes=_votes(vote, 6, 3, 1))
        assert done.facts["differ"] == []
        assert close_vote(file, motion_id=vote.motion).facts["passed"] is True
        assert read_counts(file, vote.motion)[2] == read_counts(file, vote.motion)[1] == _votes(vote, 6, 3, 1)


def test_more_hands_than_people_are_sent_back(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = make_vote(file)
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=_votes(vote, 3, 1, 0))
        with pytest.raises(DomainError, match="more_votes_than_voters"):
            close_vote(file, motion_id=vote.motion)


@pytest.mark.parametrize(("number", "code"), [(-1, "figure_below_zero"), (10**30, "figure_too_large")])
def test_a_figure_that_cannot_be_is_refused(tmp_path: Path, number: int, code: str) -> None:
    with _evening(tmp_path, 3) as file:
        hands, papers = make_vote(file), make_vote(file, Method.SECRET)
        with pytest.raises(DomainError, match=code):
            count_hands(file, motion_id=hands.motion, teller=1, votes=_votes(hands, number, 0, 0))
        with pytest.raises(DomainError, match=code):
            count_papers(file, motion_id=papers.motion, votes=_votes(papers, 1, 1, 1), issued=number, returned=3)
        with pytest.raises(DomainError, match=code):
            count_papers(file, motion_id=papers.motion, votes=_votes(papers, 1, 1, 1), invalid=number)


def test_a_named_vote_that_changes_counts_once_and_its_history_stays(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = make_vote(file, Method.NAMED)
        _cast(file, vote, "反对", "赞成", "赞成")
        _cast(file, vote, "赞成")
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.votes for choice in line.choices] == [3, 0, 0]
        assert (line.voters, line.valid, line.passed) == (3, 3, True)
        assert len(everything(file)["ballots"]) == 4


def test_a_vote_taken_back_counts_for_nothing(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = make_vote(file, Method.NAMED)
        _cast(file, vote, "反对", "赞成", "赞成")
        entry = read_roll(file, vote.motion)[0]
        take_back_ballot(file, motion_id=vote.motion, roll_id=entry.id)
        assert read_roll(file, vote.motion)[0].choices == ()
        close_vote(file, motion_id=vote.motion)
        assert [choice.votes for choice in motion_of(file, vote.motion).choices] == [2, 0, 0]
        assert motion_of(file, vote.motion).voters == 2


def test_owners_need_both_shares_of_people_and_of_area(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        areas = (200_0000, 100_0000, 100_0000)
        rows = [RosterRow(f"业主{n}", role="业主", household=f"{n}", area_cm2=area) for n, area in enumerate(areas, 1)]
        import_roster(file, rows=rows)
        make_meeting(file)
        vote = make_vote(file, Method.WRITTEN, preset="owners_general")
        _cast(file, vote, "反对", "赞成", "赞成")
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        people, area = line.tests
        assert (line.expected, line.expected_area_cm2, line.voters) == (3, 4_000_000, 3)
        assert (people.met, area.met, line.passed) == (True, False, False)
        assert [(choice.votes, choice.area_cm2) for choice in line.choices][:2] == [(2, 2_000_000), (1, 2_000_000)]


def test_owners_who_take_part_too_few_decide_nothing(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file)
        vote = make_vote(file, Method.WRITTEN, preset="owners_general")
        _cast(file, vote, "赞成")
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.quorum_met, line.passed) == (False, False) and "未达到" in line.sentence


def test_a_residents_meeting_that_is_not_quorate_decides_nothing(tmp_path: Path) -> None:
    with _evening(tmp_path, 39, 78) as file:
        vote = make_vote(file, preset="residents")
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=_votes(vote, 39, 0, 0))
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.quorum_met, line.passed, line.binding) == (False, False, True)


@pytest.mark.parametrize(("votes", "passed"), [((2, 0, 1), True), ((2, 1, 0), False), ((0, 0, 3), False)])
def test_consensus_is_broken_by_one_against_and_bears_abstentions(
    tmp_path: Path, votes: tuple[int, int, int], passed: bool
) -> None:
    with _evening(tmp_path, 3) as file:
        vote = make_vote(file, preset="consensus")
        for teller in (1, 2):
            count_hands(file, motion_id=vote.motion, teller=teller, votes=_votes(vote, *votes))
        assert close_vote(file, motion_id=vote.motion).facts["passed"] is passed


def test_dots_rank_and_decide_nothing(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = _options(file, Method.DOTS)
        count_papers(file, motion_id=vote.motion, votes=_votes(vote, 5, 3, 1))
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert (line.passed, line.leading) == (None, ("滑梯",))
        assert [choice.percent for choice in line.choices] == ["55.6%", "33.3%", "11.1%"]


def test_of_several_choices_each_counts_once_a_person(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        vote = _options(file, Method.APPROVAL)
        first, second, _ = read_roll(file, vote.motion)
        for entry, label in ((first, "滑梯"), (first, "沙坑"), (first, "滑梯"), (second, "滑梯")):
            cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices[label])
        take_back_ballot(file, motion_id=vote.motion, roll_id=first.id, choice_id=vote.choices["沙坑"])
        assert read_roll(file, vote.motion)[0].choices == ("滑梯",)
        close_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.votes for choice in line.choices] == [2, 0, 0] and line.voters == 2


def test_a_tie_is_shown_and_not_decided(tmp_path: Path) -> None:
    with _evening(tmp_path, 2) as file:
        line = motion_of(file, named_vote(file, "赞成", "反对"))
        assert (line.tie, line.passed) == (True, False) and "票数相同" in line.sentence


def test_a_vote_reopened_says_why_and_keeps_both_results(tmp_path: Path) -> None:
    with _evening(tmp_path, 3) as file:
        motion = named_vote(file, "赞成", "反对", "反对")
        first = motion_of(file, motion)
        with pytest.raises(DomainError, match="words_missing"):
            reopen_vote(file, motion_id=motion, reason=" ")
        reopen_vote(file, motion_id=motion, reason="居民3听错了")
        assert motion_of(file, motion).passed is None
        choices = {choice.label: choice.id for choice in motion_of(file, motion).choices}
        cast_ballot(file, motion_id=motion, roll_id=read_roll(file, motion)[2].id, choice_id=choices["赞成"])
        close_vote(file, motion_id=motion)
        assert (first.passed, motion_of(file, motion).passed) == (False, True)
        (earlier,) = json.loads(everything(file)["motions"][0]["reopened"])
        assert earlier["reason"] == "居民3听错了" and earlier["result"]["sentence"] == first.sentence


def test_the_roll_and_the_rule_are_frozen_when_the_vote_is_announced(tmp_path: Path) -> None:
    with _evening(tmp_path, 2, 3) as file:
        vote = make_vote(file, Method.NAMED)
        before = read_roll(file, vote.motion)
        sign_in(file, meeting_id=1, participant_id=3)
        edit_participant(file, participant_id=1, row=RosterRow("居民1", household="搬走了", area_cm2=1))
        after = read_roll(file, vote.motion)
        assert [(one.id, one.household, one.area_cm2) for one in after] == [
            (one.id, one.household, one.area_cm2) for one in before
        ]


def test_a_vote_of_another_roll_is_not_taken(tmp_path: Path) -> None:
    with _evening(tmp_path, 2) as file:
        first, second = make_vote(file, Method.NAMED), make_vote(file, Method.NAMED)
        stranger = read_roll(file, second.motion)[0].id
        with pytest.raises(DomainError, match="not_on_the_roll"):
            cast_ballot(file, motion_id=first.motion, roll_id=stranger, choice_id=first.choices["赞成"])
        own = read_roll(file, first.motion)[0].id
        with pytest.raises(DomainError, match="not_on_the_roll"):
            cast_ballot(file, motion_id=first.motion, roll_id=own, choice_id=second.choices["赞成"])


def test_each_step_of_a_vote_waits_for_the_one_before(tmp_path: Path) -> None:
    with _evening(tmp_path, 2) as file:
        draft_motion(file, meeting_id=1, title="是否同意", method=Method.HANDS)
        for step in (open_vote, close_vote):
            with pytest.raises(DomainError, match="motion_state"):
                step(file, motion_id=1)
        announce_vote(file, motion_id=1)
        with pytest.raises(DomainError, match="motion_state"):
            announce_vote(file, motion_id=1)
        cancel_motion(file, motion_id=1)
        with pytest.raises(DomainError, match="motion_state"):
            open_vote(file, motion_id=1)


def test_votes_are_called_and_cast_only_while_the_meeting_is_under_way(tmp_path: Path) -> None:
    with _evening(tmp_path, 2) as file:
        vote = make_vote(file, Method.NAMED)
        draft_motion(file, meeting_id=1, title="另一项", method=Method.HANDS)
        adjourn_meeting(file, meeting_id=1)
        with pytest.raises(DomainError, match="not_running"):
            announce_vote(file, motion_id=2)
        with pytest.raises(DomainError, match="not_running"):
            _cast(file, vote, "赞成")
        open_meeting(file, meeting_id=1)
        _cast(file, vote, "赞成")


def test_a_pending_vote_keeps_the_meeting_unsealed(tmp_path: Path) -> None:
    with _evening(tmp_path, 2) as file:
        vote = make_vote(file, Method.NAMED)
        close_meeting(file, meeting_id=1)
        with pytest.raises(DomainError, match="vote_still_open"):
            seal_meeting(file, meeting_id=1)
        cancel_motion(file, motion_id=vote.motion)
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
    with _evening(tmp_path, 2) as file:
        before = everything(file)
        with pytest.raises(DomainError, match=code):
            draft_motion(file, **{"meeting_id": 1, "title": "是否同意", "method": Method.HANDS, **values})
        assert everything(file) == before


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
    with _evening(tmp_path, 2) as file:
        vote = make_vote(file, method)
        with pytest.raises(DomainError, match="wrong_method"):
            if count == "papers":
                count_papers(file, motion_id=vote.motion, votes=_votes(vote, 1, 1, 0))
            else:
                count_hands(file, motion_id=vote.motion, teller=3 if "third" in count else 1, votes={})
