"""Before anything public is written, what would print as ** is looked at once more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from tests.gui.builders import in_the_dialog, press
from yitusanhui.gui.dialogs.last_look import LastLook, look_once_more
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import reading
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.topics import raise_topic

HELD = ("我有糖尿病，走不远", "家里吃低保，交不起")


@pytest.fixture
def held(window: MainWindow) -> MainWindow:
    """Two comments with words of health and hardship, one without."""
    for text in (*HELD, "要装路灯"):
        window.session.do(record_comment, meeting_id=1, text=text)
    return window


def _released(window: MainWindow) -> list[int]:
    return [line.number for line in reading.read_comments(window.session.file) if line.released]


def test_enter_goes_on_and_nothing_is_released(held: MainWindow) -> None:
    seen: list[int] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, LastLook)
        seen.extend(line.number for line in dialog.list.lines)
        press(dialog.list, Qt.Key.Key_Return)

    in_the_dialog(act)
    assert look_once_more(held.session, (), held)
    assert (seen, _released(held)) == ([1, 2], [])


def test_a_key_releases_the_one_that_was_looked_at(held: MainWindow) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, LastLook)
        press(dialog.list, Qt.Key.Key_Down)
        press(dialog.list, Qt.Key.Key_R)
        assert [line.number for line in dialog.list.lines] == [1]
        press(dialog.list, Qt.Key.Key_Return)

    in_the_dialog(act)
    assert look_once_more(held.session, ("public",), held)
    assert _released(held) == [2]


def test_escape_stops_the_export(held: MainWindow) -> None:
    in_the_dialog(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    assert not look_once_more(held.session, (), held)


def test_its_buttons_do_what_its_keys_do(held: MainWindow) -> None:
    dialog = LastLook(held.session, held)
    dialog.show()
    words = {one.text(): one for one in dialog.findChildren(QPushButton)}
    words["放行(&R)"].click()
    assert _released(held) == [1]
    words["照此导出"].click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_nobody_is_asked_where_nothing_public_is_written_or_nothing_is_held(
    held: MainWindow, window: MainWindow
) -> None:
    assert look_once_more(held.session, ("minutes",), held)


def test_words_that_are_nobody_s_comment_are_shown_before_they_leave(window: MainWindow) -> None:
    window.session.do(raise_topic, meeting_id=1, title="照顾糖尿病人的饮食")
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, LastLook)
        seen.append(dialog.others.toPlainText())
        press(dialog.go_on, Qt.Key.Key_Return)

    in_the_dialog(act)
    assert look_once_more(window.session, ("public",), window)
    assert seen == ["〔糖尿病〕照顾糖尿病人的饮食"]


def test_where_nothing_asks_for_a_look_none_is_asked_for(window: MainWindow) -> None:
    window.session.do(raise_topic, meeting_id=1, title="装路灯")
    assert look_once_more(window.session, ("public",), window)
