"""Every comment ends with a reply, whatever became of its meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import everything, journal_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import ReplyRow
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.operations.comments import record_comment, withdraw_comment
from yitusanhui.operations.each_row import RowsRefused
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_comments, read_report
from yitusanhui.operations.replies import import_replies, reply_comment


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    """Three comments, the third withdrawn."""
    made = make_file(tmp_path)
    make_meeting(made)
    for text in ("路灯太暗", "车棚太近", "说错了"):
        record_comment(made, meeting_id=1, text=text)
    withdraw_comment(made, number=3, reason="说错了")
    return made


def test_a_reply_is_counted_by_its_kind(file: ConsultationFile) -> None:
    reply_comment(file, number=1, kind=ReplyKind.REFUSED, reason="管线挡路", owner="街道", due="2026-12-31")
    figures = read_report(file).comment_figures
    assert figures.by_reply == {"采纳": 0, "部分采纳": 0, "不采纳": 1, "解释说明": 0}
    assert figures.unanswered == 1
    reply = read_comments(file)[0].reply
    assert reply is not None and (reply.kind, reply.reason, reply.owner) == (ReplyKind.REFUSED, "管线挡路", "街道")


def test_a_new_reply_replaces_the_old_one_which_the_journal_keeps(file: ConsultationFile) -> None:
    reply_comment(file, number=1, kind=ReplyKind.REFUSED, reason="管线挡路")
    reply_comment(file, number=1, kind=ReplyKind.ADOPTED)
    assert read_report(file).comment_figures.by_reply["采纳"] == 1
    assert len(everything(file)["replies"]) == 1
    assert "管线挡路" in journal_of(file, "replies")[-1]["before"]


def test_the_same_reply_again_leaves_no_trace(file: ConsultationFile) -> None:
    rows = [ReplyRow(1, "采纳"), ReplyRow(2, "解释说明", "已列入明年")]
    import_replies(file, rows=rows)
    entries = journal_of(file, "replies")
    import_replies(file, rows=rows)
    assert journal_of(file, "replies") == entries


@pytest.mark.parametrize(("number", "code"), [(3, "comment_withdrawn"), (9, "no_such_comment")])
def test_what_is_withdrawn_or_was_never_said_gets_no_reply(file: ConsultationFile, number: int, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        reply_comment(file, number=number, kind=ReplyKind.ADOPTED)


def test_an_answer_beside_another_comments_words_is_refused(file: ConsultationFile) -> None:
    words = {line.number: line.text for line in read_report(file).comments}
    with pytest.raises(RowsRefused) as refusal:
        import_replies(file, rows=[ReplyRow(1, "采纳", text=words[2]), ReplyRow(2, "采纳", text=words[2])])
    assert [(one.row, one.code) for one in refusal.value.problems] == [(1, "reply_misplaced")]


def test_the_clerks_table_is_taken_whole_or_not_at_all(file: ConsultationFile) -> None:
    rows = [ReplyRow(1, "采纳"), ReplyRow(9, "采纳")]
    with pytest.raises(RowsRefused) as refusal:
        import_replies(file, rows=rows)
    assert [(one.row, one.code) for one in refusal.value.problems] == [(2, "no_such_comment")]
    assert everything(file)["replies"] == []
    assert import_replies(file, rows=rows, skip_bad=True).facts["taken"] == 1
