"""Voting logs kept elsewhere: the last vote of each voter counts."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting, make_vote
from tests.operations.evening import everything
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.reading import read_motions

POLIS = {
    "15-per-hour-seattle": (2872, {"1": 1358, "-1": 922, "0": 592}),
    "scoop-hivemind.freshwater": (3972, {"1": 2483, "-1": 1081, "0": 408}),
}


def _log(folder: Path) -> list[VoteRow]:
    with (folder / "votes.csv").open(encoding="utf-8", newline="") as stream:
        return [
            VoteRow(row["comment-id"], row["voter-id"], row["vote"], row["timestamp"]) for row in csv.DictReader(stream)
        ]


def _totals(file: ConsultationFile) -> Counter[str]:
    totals: Counter[str] = Counter()
    for motion in read_motions(file):
        totals.update({choice.label: choice.votes for choice in motion.choices})
    return totals


@pytest.mark.parametrize("name", POLIS)
def test_a_real_consultation_comes_to_its_known_totals(tmp_path: Path, shared_data: Path, name: str) -> None:
    log = _log(shared_data / "polis" / name)
    total, by_choice = POLIS[name]
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=log)
        assert _totals(file) == by_choice
        assert sum(motion.valid or 0 for motion in read_motions(file)) == total
        before = everything(file)
        import_votes(file, meeting_id=1, rows=log)
        assert _totals(file) == by_choice
        assert everything(file)["ballots"] == before["ballots"]


def test_the_last_vote_of_each_voter_counts_by_time_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    rows = [
        VoteRow("照明", "甲", "反对", "2026-03-02"),
        VoteRow("照明", "乙", "赞成", "2026-03-01"),
        VoteRow("照明", "甲", "赞成", "2026-03-01"),
    ]
    for name, log in (("a", rows), ("b", rows[::-1])):
        with make_file(tmp_path, name=name) as file:
            import_votes(file, meeting_id=1, rows=log)
            (motion,) = read_motions(file)
            assert {choice.label: choice.votes for choice in motion.choices} == {"赞成": 1, "反对": 1}
            assert (motion.voters, motion.valid, motion.imported) == (2, 2, True)


def test_without_times_the_later_row_counts(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "赞成"), VoteRow("照明", "甲", "反对")])
        assert _totals(file) == {"赞成": 0, "反对": 1}


def test_a_fuller_log_without_times_counts_by_its_own_order(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "反对")])
        whole = [VoteRow("照明", "甲", "赞成"), VoteRow("照明", "甲", "反对")]
        for _ in range(2):
            import_votes(file, meeting_id=1, rows=whole)
            assert _totals(file) == {"赞成": 0, "反对": 1}
        assert import_votes(file, meeting_id=1, rows=whole).facts["same"] == 2


@pytest.mark.parametrize(("yes", "no"), [("同意", "不同意"), ("支持", "不支持"), ("赞同", "不赞同"), ("Yes", "No")])
def test_what_most_are_against_in_their_own_words_has_not_passed(tmp_path: Path, yes: str, no: str) -> None:
    with make_file(tmp_path) as file:
        votes = [yes, *[no] * 3, "弃权"]
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", str(n), vote) for n, vote in enumerate(votes)])
        (motion,) = read_motions(file)
        assert [(one.label, one.votes) for one in motion.choices] == [(yes, 1), (no, 3), ("弃权", 1)]
        assert motion.passed is False


@pytest.mark.parametrize("no", ["不同意", "不支持", "不赞成", "不赞同", "反对"])
def test_what_all_are_against_has_not_passed(tmp_path: Path, no: str) -> None:
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", voter, no) for voter in "甲乙丙"])
        (motion,) = read_motions(file)
        assert motion.passed is False


def test_a_second_word_for_the_same_stands_beside_the_first(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        votes = ["赞成", "同意", "反对"]
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", str(n), vote) for n, vote in enumerate(votes)])
        (motion,) = read_motions(file)
        assert [one.kind for one in motion.choices] == [ChoiceKind.FOR, ChoiceKind.OPTION, ChoiceKind.AGAINST]


def test_of_several_choices_each_counts_once(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        rows = [
            VoteRow("先建哪样", voter, choice) for voter, choice in (("甲", "滑梯"), ("甲", "沙坑"), ("乙", "滑梯"))
        ]
        import_votes(file, meeting_id=1, rows=[*rows, rows[0]], method=Method.APPROVAL)
        (motion,) = read_motions(file)
        assert {choice.label: choice.votes for choice in motion.choices} == {"滑梯": 2, "沙坑": 1}
        assert motion.voters == 2


def test_a_second_part_of_the_log_adds_to_the_first(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "赞成", "1")])
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "乙", "弃权", "2"), VoteRow("停车", "乙", "1", "2")])
        lighting, parking = read_motions(file)
        assert [(one.label, one.kind, one.votes) for one in lighting.choices] == [
            ("赞成", ChoiceKind.FOR, 1),
            ("弃权", ChoiceKind.ABSTAIN, 1),
        ]
        assert [(one.label, one.kind) for one in parking.choices] == [("1", ChoiceKind.OPTION)]
        assert lighting.state is MotionState.COUNTED


def test_a_vote_that_was_held_in_the_room_takes_no_imported_votes(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=2)
        make_vote(file, Method.HANDS)
        before = everything(file)
        rows = [VoteRow("别的", "甲", "赞成"), VoteRow("是否同意", "甲", "赞成")]
        with pytest.raises(DomainError, match="motion_not_imported"):
            import_votes(file, meeting_id=1, rows=rows)
        assert everything(file) == before


def test_a_log_is_counted_by_the_method_it_came_with(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "赞成")])
        with pytest.raises(DomainError, match="motion_not_imported"):
            import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "赞成")], method=Method.APPROVAL)


@pytest.mark.parametrize(
    "row", [VoteRow(" ", "甲", "赞成"), VoteRow("照明", "", "赞成"), VoteRow("照明", "甲", "\x00")]
)
def test_a_line_without_motion_voter_or_choice_is_refused_with_the_rest(tmp_path: Path, row: VoteRow) -> None:
    with make_file(tmp_path) as file:
        with pytest.raises(DomainError, match="words_missing"):
            import_votes(file, meeting_id=1, rows=[VoteRow("照明", "乙", "赞成"), row])
        assert read_motions(file) == ()


def test_the_method_of_an_imported_log_is_one_that_counts_by_person(tmp_path: Path) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError, match="secret_ballot"):
        import_votes(file, meeting_id=1, rows=[VoteRow("照明", "甲", "赞成")], method=Method.SECRET)
