"""Every comment ends with a reply; those that wait come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.incoming import ReplyRow
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.gui.panels.replies import RepliesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.comments import withdraw_comment
from yitusanhui.operations.reading import read_comment
from yitusanhui.operations.replies import import_replies
from yitusanhui.operations.undo import undo_last


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


FROM_THE_STREET = ReplyRow(1, "部分采纳", "分两步做", "外滩街道办事处", "2027-03-31")


def test_a_reply_that_is_imported_stands_in_the_open_form_at_once(session: Session, show: Show) -> None:
    panel = show(RepliesPanel)
    panel.take_focus()
    session.do(import_replies, rows=[FROM_THE_STREET])
    assert panel.list.current.number == 1
    assert (panel.kind.index, panel.reason.text(), panel.owner.text()) == (1, "分两步做", "外滩街道办事处")
    panel.hand_in()
    assert read_comment(session.file, 1).reply.due == "2027-03-31"


def test_what_is_being_written_replaces_an_imported_reply_only_when_saved_twice(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    panel = show(RepliesPanel)
    panel.take_focus()
    type_keys(qtbot, "1\nPark")
    session.do(import_replies, rows=[FROM_THE_STREET])
    assert (panel.kind.index, panel.owner.text()) == (0, "Park")
    press(qtbot, panel, "存下，到下一条")
    assert "部分采纳" in refusals[-1] and read_comment(session.file, 1).reply.reason == "分两步做"
    press(qtbot, panel, "存下，到下一条")
    assert read_comment(session.file, 1).reply.owner == "Park"


def test_the_table_for_the_street_office_is_written_from_here(
    session: Session, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "给街道.xlsx"
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    panel = show(RepliesPanel)
    told: list[str] = []
    session.told.connect(told.append)
    press(qtbot, panel, "导出答复表…")
    qtbot.waitUntil(lambda: bool(told))
    numbers = [row[0].value for row in load_workbook(target).worksheets[0].iter_rows(min_row=2)]
    assert "给街道.xlsx" in told[0] and numbers[:4] == [1, 2, 3, 4]


def test_the_table_from_the_street_office_is_brought_in_from_here(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(RepliesPanel)
    assert isinstance(panel, RepliesPanel)
    with qtbot.waitSignal(panel.import_asked):
        press(qtbot, panel, "导入答复…")


def test_a_reply_that_was_taken_back_leaves_nothing_in_the_form(session: Session, show: Show, qtbot: QtBot) -> None:
    for number in (2, 3, 4):
        session.do(withdraw_comment, number=number, reason="收回")
    panel = show(RepliesPanel)
    panel.take_focus()
    type_keys(qtbot, "4too early\n\n\n")
    session.do(undo_last)
    assert (panel.kind.index, panel.reason.text()) == (-1, "")
    type_keys(qtbot, "4later\n\n\n")
    assert read_comment(session.file, 1).reply.reason == "later"
