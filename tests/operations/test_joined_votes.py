"""Paper and online votes of one matter: doubles found by household, the last in time counts, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import OpenVote, finish_vote, make_file, make_meeting, make_vote
from tests.operations.evening import cast, everything, motion_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.terms import Method
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.reading import read_roll
from yitusanhui.texts import sentence

EARLY, LATE = "2026-03-14T18:00:00+08:00", "2026-03-14T21:00:00+08:00"


def _open(folder: Path) -> tuple[ConsultationFile, OpenVote]:
    """Five households; the first three are for it on paper, at 19:00."""
    file = make_file(folder, people=5)
    make_meeting(file)
    vote = make_vote(file, Method.WRITTEN, preset="owners_general")
    cast(file, vote, "赞成", "赞成", "赞成")
    return file, vote


def online(voter: str, choice: str, at: str) -> VoteRow:
    return VoteRow("是否同意", voter, choice, at)


def test_the_last_vote_of_a_household_counts_whichever_way_it_came(tmp_path: Path) -> None:
    file, vote = _open(tmp_path)
    with file:
        rows = [online("1-101", "反对", LATE), online("居民2", "反对", EARLY), online("4号楼101室", "反对", EARLY)]
        done = import_votes(file, meeting_id=1, rows=rows)
        assert (done.facts["joined"], done.facts["superseded"]) == (3, 1)
        assert [line.choices for line in read_roll(file, vote.motion)] == [
            ("反对",),
            ("赞成",),
            ("赞成",),
            ("反对",),
            (),
        ]
        assert len(everything(file)["ballots"]) == 6
        finish_vote(file, motion_id=vote.motion)
        line = motion_of(file, vote.motion)
        assert [choice.votes for choice in line.choices] == [2, 2, 0]
        assert (line.voters, line.expected) == (4, 5)


def test_doubles_are_told_by_household_with_the_one_that_counts(tmp_path: Path) -> None:
    file, vote = _open(tmp_path)
    with file:
        import_votes(file, meeting_id=1, rows=[online("居民1", "反对", LATE), online("2-101", "反对", EARLY)])
        found = motion_of(file, vote.motion).doubles
        assert [(one.household, [(v.source, v.choice, v.counts) for v in one.votes]) for one in found] == [
            ("1-101", [("paper", "赞成", False), ("online", "反对", True)]),
            ("2-101", [("online", "反对", False), ("paper", "赞成", True)]),
        ]
        finish_vote(file, motion_id=vote.motion)
        assert motion_of(file, vote.motion).doubles == found


def test_a_log_sent_again_in_any_order_changes_nothing(tmp_path: Path) -> None:
    file, _ = _open(tmp_path)
    with file:
        rows = [online("1-101", "反对", LATE), online("2-101", "反对", EARLY), online("5-101", "赞成", LATE)]
        import_votes(file, meeting_id=1, rows=rows)
        before = everything(file)["ballots"]
        import_votes(file, meeting_id=1, rows=rows[::-1])
        assert everything(file)["ballots"] == before


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (online("9-999", "赞成", LATE), "voters_not_on_roll"),
        (online("1-101", "也许", LATE), "choices_unknown"),
        (online("1-101", "赞成", ""), "vote_time_missing"),
        (online("=cmd|' /C calc'!A0", "赞成", LATE), "voters_not_on_roll"),
    ],
)
def test_a_log_that_does_not_fit_the_roll_is_refused_whole(tmp_path: Path, row: VoteRow, code: str) -> None:
    file, _ = _open(tmp_path)
    with file:
        before = everything(file)
        with pytest.raises(DomainError, match=code) as refusal:
            import_votes(file, meeting_id=1, rows=[online("1-101", "反对", LATE), row])
        assert sentence(refusal.value)
        assert everything(file) == before


def test_two_of_a_household_in_a_log_of_its_own_count_once_and_are_told(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file)
        rows = [
            VoteRow("网上征询", "居民1", "赞成", "1"),
            VoteRow("网上征询", "1-101", "反对", "2"),
            VoteRow("网上征询", "路人", "赞成", "3"),
        ]
        import_votes(file, meeting_id=1, rows=rows)
        line = motion_of(file, 1)
        assert {choice.label: choice.votes for choice in line.choices} == {"赞成": 1, "反对": 1}
        assert [(one.household, [v.given_as for v in one.votes if v.counts]) for one in line.doubles] == [
            ("1-101", ["1-101"])
        ]
