"""封存后撤回: out of later counts and public text, said in the minutes, kept in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operations.evening import make_evening, make_sealed
from yitusanhui.documents.current import answered, open_copy
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.operations.reading import check_consultation, read_comment, read_report
from yitusanhui.operations.replies import reply_comment
from yitusanhui.operations.retractions import retract_comment
from yitusanhui.texts import sentence


def test_words_taken_back_late_leave_later_counts_and_the_public_copy(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        retract_comment(file, number=1, reason="搬走了")
        report = read_report(file)
        (sealed,) = report.meetings
        assert (sealed.comment_figures.total, report.comment_figures.total) == (2, 1)
        (now,) = answered(report).meetings
        assert (now.comment_figures.total, now.comment_figures.withdrawn) == (1, 1)
        assert [one.number for one in open_copy(report).meetings[0].comments] == [2]
        assert all("搬走了" not in line.reason for line in open_copy(report).meetings[0].addenda)
        assert check_consultation(file) == []


def test_they_are_kept_with_the_reason_and_said_in_a_line_of_the_addenda(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        retract_comment(file, number=1, reason="搬走了")
        line = read_comment(file, 1)
        assert (line.text, line.status, line.withdrawn_reason) == ("路灯太暗", CommentStatus.WITHDRAWN, "搬走了")
        assert line.retracted_at
        (said,) = read_report(file).meetings[0].addenda
        assert "1号意见" in said.text
        assert said.reason == "搬走了"


def test_twice_or_answered_afterwards_is_refused(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        retract_comment(file, number=1, reason="搬走了")
        for late in (
            lambda: retract_comment(file, number=1, reason="再撤"),
            lambda: reply_comment(file, number=1, kind=ReplyKind.ADOPTED),
        ):
            with pytest.raises(DomainError, match="comment_withdrawn"):
                late()


def test_before_the_seal_it_is_simply_withdrawn(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file, pytest.raises(DomainError, match="withdraw_instead") as refusal:
        retract_comment(file, number=1, reason="不提了")
    assert "撤回" in sentence(refusal.value)
