"""An empty list says in one line what to do; a list that has rows says nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QListWidget

from yitusanhui.gui.empty_words import EmptyWords
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations.comments import record_comment


def test_the_words_go_with_the_first_row_and_come_back_with_none(qtbot) -> None:  # type: ignore[no-untyped-def]
    view = QListWidget()
    qtbot.addWidget(view)
    words = EmptyWords(view, "还没有")
    view.resize(300, 200)
    view.show()
    assert words.isVisible() and words.width() <= view.viewport().width()
    view.addItem("一")
    assert not words.isVisible()
    view.clear()
    assert words.isVisible()
    words.say("")
    assert not words.isVisible()


def test_a_panel_without_comments_says_how_one_is_recorded(window: MainWindow) -> None:
    window.panels.show_panel("comments")
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    assert panel.list.empty.isVisible() and "回车记录" in panel.list.empty.text()
    window.session.do(record_comment, meeting_id=1, text="要装路灯")
    QApplication.processEvents()
    assert not panel.list.empty.isVisible()


def test_the_door_says_what_to_type_and_whom_it_did_not_find(window: MainWindow) -> None:
    window.panels.show_panel("sign_in")
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    empty = panel.finder.empty
    assert empty.isVisible() and "首字母" in empty.text()
    panel.finder.line.setText("李秀")
    assert not empty.isVisible()
    panel.finder.line.setText("没有这个人")
    assert empty.isVisible() and empty.text() == "没有相符的人"
