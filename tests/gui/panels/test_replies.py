"""Every comment ends with a reply; those that wait come first."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.gui.panels.replies import RepliesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.comments import withdraw_comment
from yitusanhui.operations.reading import read_comment


def test_comments_are_answered_one_after_the_other(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(RepliesPanel)
    panel.take_focus()
    type_keys(qtbot, "1\nStreet\n2027-03-01\n" + "3no room\n\n\n")
    first, second = (read_comment(session.file, number).reply for number in (1, 2))
    assert (first.kind, first.owner, first.due) == (ReplyKind.ADOPTED, "Street", "2027-03-01")
    assert (second.kind, second.reason) == (ReplyKind.REFUSED, "no room")
    assert [comment.number for comment in panel.list.lines] == [3, 4, 1, 2]
    assert panel.list.current.number == 3


def test_a_refusal_without_a_reason_is_kept_and_marked(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(RepliesPanel)
    panel.take_focus()
    type_keys(qtbot, "3\n\n\n")
    assert read_comment(session.file, 1).reply.kind is ReplyKind.REFUSED
    assert panel.list.model().index(0, 0).data() == "● 1号〔不采纳，缺理由〕车棚离窗太近"
    assert "还有4条" in panel.left.text()


def test_a_withdrawn_comment_needs_no_reply(session: Session, show: Show) -> None:
    panel = show(RepliesPanel)
    session.do(withdraw_comment, number=2, reason="收回")
    assert [comment.number for comment in panel.list.lines] == [1, 3, 4]


def test_a_reply_given_before_is_shown_and_may_be_changed(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(RepliesPanel)
    panel.take_focus()
    type_keys(qtbot, "2some\n\n\n")
    panel.list.go_to(1)
    assert (panel.kind.index, panel.reason.text()) == (1, "some")
    type_keys(qtbot, "1\n\n\n")
    assert read_comment(session.file, 1).reply.kind is ReplyKind.ADOPTED
