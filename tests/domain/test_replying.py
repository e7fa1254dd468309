"""What a clerk's table of replies would change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yitusanhui.domain.incoming import Incoming, ReplyRow, RowProblem
from yitusanhui.domain.replying import ChangeKind, figures, owes, reply_changes
from yitusanhui.domain.report import CommentLine, ReplyLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind


def _comment(
    number: int, reply: ReplyLine | None = None, status: CommentStatus = CommentStatus.RECORDED
) -> CommentLine:
    return CommentLine(number, 1, "路灯太暗", "", "", "现场发言", "", "", status, reply=reply)


COMMENTS = (
    _comment(1),
    _comment(2, ReplyLine(ReplyKind.ADOPTED, owner="物业")),
    _comment(3, ReplyLine(ReplyKind.REFUSED, "管线")),
    _comment(4, status=CommentStatus.WITHDRAWN),
)


def test_rows_are_new_changed_unchanged_or_refused_with_why() -> None:
    rows = (
        ReplyRow(3, "不采纳", " 管线 "),
        ReplyRow(1, "采纳"),
        ReplyRow(2, "部分采纳", "", "物业"),
        ReplyRow(4, "采纳"),
        ReplyRow(9, "采纳"),
    )
    table = Incoming(rows, (RowProblem(4, "reply_kind", {"value": "好", "comment": 3}),), lines=(2, 3, 5, 6, 7))
    changes = reply_changes(table, COMMENTS)
    assert [(change.line, change.kind.value, change.code) for change in changes] == [
        (2, "unchanged", ""),
        (3, "new", ""),
        (4, "refused", "reply_kind"),
        (5, "changed", ""),
        (6, "refused", "comment_withdrawn"),
        (7, "refused", "no_such_comment"),
    ]
    assert (changes[2].number, changes[2].text) == (3, "路灯太暗")
    assert figures(changes) == {"new": 1, "changed": 1, "unchanged": 1, "refused": 3}
    assert [change.line for change in changes if change.owing] == [5]
    assert changes[3].before == COMMENTS[1].reply and changes[3].kind is ChangeKind.CHANGED


def test_a_column_sorted_without_the_others_is_caught_by_the_words_beside_the_number() -> None:
    comments = (replace(_comment(1), text="路灯太暗"), replace(_comment(2), text="坡道太陡 "))
    rows = (
        ReplyRow(1, "采纳", text="坡道太陡"),
        ReplyRow(2, "采纳", text="坡道太陡"),
        ReplyRow(1, "采纳", text="路灯"),
        ReplyRow(1, "采纳"),
    )
    changes = reply_changes(Incoming(rows, lines=(2, 3, 4, 5)), comments)
    assert [change.code for change in changes] == ["reply_misplaced", "", "", ""]
    assert changes[0].facts == {"number": 1, "other": 2}


@pytest.mark.parametrize(("place", "owed"), [(0, True), (1, False), (2, False), (3, False)])
def test_a_comment_owes_while_it_stands_unanswered(place: int, owed: bool) -> None:
    assert owes(COMMENTS[place]) is owed


def test_a_refusal_without_a_reason_owes_it() -> None:
    assert owes(_comment(5, ReplyLine(ReplyKind.REFUSED, "  ")))
