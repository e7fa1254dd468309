"""Promises, what came of them, and whether people are satisfied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import FOUR, everything
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.satisfaction import Poll
from yitusanhui.domain.terms import CommitmentKind, CommitmentState, Verdict
from yitusanhui.operations.commitments import edit_commitment, evaluate, make_commitment, report_progress
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_commitments, read_meeting
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    """An evening with one promise."""
    made = make_file(tmp_path)
    make_meeting(made)
    make_commitment(made, meeting_id=1, text="加装路灯", owner="物业", due="2026-06-30")
    return made


def test_sixteen_sheets_out_and_back_read_as_the_office_writes_them(file: ConsultationFile) -> None:
    evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", FOUR, issued=16, returned=16))
    (line,) = read_meeting(file, 1).evaluations
    assert (line.satisfied, line.overall) == ("62.5%（10/16）", "87.5%（14/16）")
    assert line.sentence.startswith("发放测评表16张，回收有效16张，作废0张。综合满意率87.5%（14/16）。")
    assert [(level.label, level.count) for level in line.levels] == list(FOUR.items())
    assert line.passed is True


def test_hands_that_were_raised_are_not_written_down_as_sheets(file: ConsultationFile) -> None:
    evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", FOUR, by_hands=True))
    (line,) = read_meeting(file, 1).evaluations
    assert line.by_hands and (line.issued, line.returned) == (0, 0)
    assert line.sentence.startswith("举手测评，16人表态。综合满意率87.5%（14/16）。")
    with pytest.raises(DomainError, match="nothing_evaluated"):
        evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", dict.fromkeys(FOUR, 0), by_hands=True))


def test_no_more_hands_are_raised_than_people_came(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=3)
        with pytest.raises(DomainError, match="hands_over_room") as refusal:
            evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", {"满意": 4}, by_hands=True))
        assert "4人" in sentence(refusal.value) and "3人" in sentence(refusal.value)
        evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", {"满意": 3}, by_hands=True))


def test_those_who_know_nothing_of_it_may_be_left_out_of_the_base(file: ConsultationFile) -> None:
    evaluate(file, meeting_id=1, subject="总体", poll=Poll("four", FOUR, unsure_counts=False, issued=16, returned=16))
    (line,) = read_meeting(file, 1).evaluations
    assert line.overall == "93.3%（14/15）" and "不计入分母" in line.sentence


def test_a_second_evaluation_of_the_same_subject_replaces_the_first(file: ConsultationFile) -> None:
    evaluate(file, meeting_id=1, commitment_id=1, verdict=Verdict.PARTLY)
    evaluate(file, meeting_id=1, commitment_id=1, verdict=Verdict.KEPT, note="都装好了")
    assert [(one.subject, one.verdict) for one in read_meeting(file, 1).evaluations] == [("加装路灯", Verdict.KEPT)]
    assert read_commitments(file)[0].verdict is Verdict.KEPT


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "nothing_evaluated"),
        ({"verdict": Verdict.KEPT, "subject": " "}, "words_missing"),
        ({"poll": Poll("six", FOUR, 16, 16)}, "no_such_scale"),
        ({"poll": Poll("four", {"很好": 16}, 16, 16)}, "level_unknown"),
        ({"poll": Poll("four", FOUR, 15, 16)}, "sheets_do_not_add_up"),
        ({"poll": Poll("four", FOUR, 16, 15)}, "sheets_do_not_add_up"),
        ({"poll": Poll("four", FOUR, 17, 17, 2)}, "sheets_do_not_add_up"),
        ({"poll": Poll("four", {"满意": -1}, 1, -1)}, "sheets_do_not_add_up"),
        ({"poll": Poll("four", {"满意": 10**30}, 10**30, 10**30)}, "figure_too_large"),
    ],
)
def test_a_poll_that_does_not_add_up_is_refused(file: ConsultationFile, values: dict[str, object], code: str) -> None:
    before = everything(file)
    with pytest.raises(DomainError, match=code):
        evaluate(file, **{"meeting_id": 1, "subject": "总体", **values})
    assert everything(file) == before


def test_the_newest_progress_is_the_state(file: ConsultationFile) -> None:
    assert read_commitments(file)[0].state is CommitmentState.OPEN
    report_progress(file, commitment_id=1, state=CommitmentState.DOING, note="已招标")
    report_progress(file, commitment_id=1, state=CommitmentState.DONE)
    assert read_commitments(file)[0].state is CommitmentState.DONE
    undo_last(file)
    assert (read_commitments(file)[0].state, read_commitments(file)[0].note) == (CommitmentState.DOING, "已招标")


def test_a_promise_that_was_undone_makes_no_progress(file: ConsultationFile) -> None:
    undo_last(file)
    assert read_commitments(file) == ()
    with pytest.raises(DomainError, match="no_such_row"):
        report_progress(file, commitment_id=1, state=CommitmentState.DONE)
    with pytest.raises(DomainError, match="no_such_row"):
        evaluate(file, meeting_id=1, commitment_id=1, verdict=Verdict.KEPT)


def test_what_was_not_kept_is_owed_again(file: ConsultationFile) -> None:
    make_commitment(
        file, meeting_id=1, text="补装两盏", owner="物业", kind=CommitmentKind.RECTIFICATION, from_commitment=1
    )
    line = read_commitments(file)[-1]
    assert (line.kind, line.from_commitment) == (CommitmentKind.RECTIFICATION, 1)


def test_a_commitment_says_what_and_who(file: ConsultationFile) -> None:
    edit_commitment(file, commitment_id=1, owner="街道", due="")
    assert (read_commitments(file)[0].owner, read_commitments(file)[0].due) == ("街道", "")
    for change in (
        lambda: make_commitment(file, meeting_id=1, text="", owner="物业"),
        lambda: make_commitment(file, meeting_id=1, text="装灯", owner=" "),
        lambda: edit_commitment(file, commitment_id=1, text=" "),
        lambda: edit_commitment(file, commitment_id=1, owner=""),
    ):
        with pytest.raises(DomainError, match="words_missing"):
            change()


@pytest.mark.parametrize("name", ["topic_id", "option_id", "from_commitment"])
def test_a_commitment_belongs_to_something_that_is_there(file: ConsultationFile, name: str) -> None:
    with pytest.raises(DomainError, match="no_such_row"):
        make_commitment(file, meeting_id=1, text="装灯", owner="物业", **{name: 77})
