"""开会, 休会, 复会, 散会: the window goes on to the next act by itself, and the keyboard is where it begins."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.meeting import NoticeDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.operations import meetings, reading
from yitusanhui.operations.files import open_consultation

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """筹备 in front, with nothing missing but people."""
    window = open_window(make_file(tmp_path))
    today = date.today()
    window.session.do(meetings.edit_meeting, meeting_id=1, planned_at=f"{today}T19:00", place="活动室", chair="顾书记")
    window.session.do(meetings.post_notice, meeting_id=1, place="南门", posted_at=f"{today - timedelta(days=9)}T09:00")
    QApplication.processEvents()
    return window


def keyboard(window: MainWindow) -> QWidget:
    """What has the keyboard once a dialog over the window has gone."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # dialogs that were answered
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    here = QApplication.focusWidget()
    assert here is not None
    return here


def keys(window: MainWindow, *pressed: Qt.Key) -> None:
    """Each with Ctrl."""
    for key in pressed:
        press(keyboard(window), key, CTRL)


def state(window: MainWindow) -> MeetingState:
    QApplication.processEvents()
    return reading.read_particulars(window.session.file)[0].state


def open_it(window: MainWindow) -> None:
    """Alt+O; nobody is here yet, which is asked about."""
    in_the_dialog(lambda dialog: press(dialog, Key.Key_Return))
    window.actions_["open_meeting"].trigger()


def adjourn(window: MainWindow) -> None:
    in_the_dialog(lambda dialog: press(dialog, Key.Key_Return))
    window.actions_["adjourn_meeting"].trigger()


def test_an_opened_meeting_is_at_sign_in_where_letters_find_people(window: MainWindow) -> None:
    open_it(window)
    here = keyboard(window)
    assert window.panels.current is window.panels.panel("sign_in")
    type_words(here, "zhangxiaoming")
    press(here, Key.Key_Return)
    assert [line.name for line in reading.read_attendees(window.session.file, 1)] == ["张晓明"]


def test_a_break_shows_where_to_go_on_and_after_it_one_is_where_one_was(window: MainWindow) -> None:
    open_it(window)
    keys(window, Key.Key_3)
    keys(window, Key.Key_1)
    adjourn(window)
    assert state(window) is MeetingState.ADJOURNED
    assert window.panels.current is window.panels.panels["prepare"]
    window.actions_["open_meeting"].trigger()
    assert state(window) is MeetingState.RUNNING
    comments = window.panels.panels["comments"]
    assert window.panels.current is comments
    here = keyboard(window)
    type_words(here, "车棚离窗太近")
    press(here, Key.Key_Return)
    assert [line.text for line in reading.read_comments(window.session.file)] == ["车棚离窗太近"]


def test_a_meeting_gone_on_with_on_another_day_is_at_its_work(window: MainWindow, open_window: OpenWindow) -> None:
    open_it(window)
    keys(window, Key.Key_Right, Key.Key_Right)
    adjourn(window)
    path = window.session.file.path
    window.close()
    again = open_window(open_consultation(path))
    assert again.panels.current is again.panels.panels["prepare"]
    again.actions_["open_meeting"].trigger()
    assert state(again) is MeetingState.RUNNING
    assert again.panels.current is again.panels.panels["comments"]


def test_the_end_leads_to_the_minutes_and_undoing_nothing_leads_away(window: MainWindow) -> None:
    open_it(window)
    keys(window, Key.Key_3)
    window.actions_["close_meeting"].trigger()
    assert state(window) is MeetingState.CLOSED
    minutes = window.panels.panel("minutes")
    assert window.panels.current is minutes and "纪要" in window.toast.words.text()
    minutes._go_on()  # type: ignore[attr-defined]
    assert state(window) is MeetingState.RUNNING
    assert window.panels.current is window.panels.panels["comments"]


def test_esc_leads_back_to_where_one_writes_and_keeps_what_is_typed(window: MainWindow) -> None:
    open_it(window)
    keys(window, Key.Key_3)
    line = keyboard(window)
    type_words(line, "路灯太暗")
    press(line, Key.Key_Return)
    type_words(line, "车棚")
    press(line, Key.Key_Down)
    assert keyboard(window) is window.panels.panels["comments"].list  # type: ignore[attr-defined]
    press(keyboard(window), Key.Key_Escape)
    assert keyboard(window) is line and line.property("text") == "车棚"
    keys(window, Key.Key_8)
    replies = keyboard(window)
    press(replies, Key.Key_1)
    assert keyboard(window) is not replies
    press(keyboard(window), Key.Key_Escape)
    assert keyboard(window) is replies


def test_what_is_done_in_preparing_is_said(window: MainWindow) -> None:
    prepare = window.panels.panels["prepare"]
    assert isinstance(prepare, PreparePanel)

    def hang(dialog: QDialog) -> None:
        assert isinstance(dialog, NoticeDialog)
        type_words(dialog.place, "北门")
        press(dialog.place, Key.Key_Return)

    in_the_dialog(hang)
    prepare.post_notice()
    assert [line.place for line in reading.read_particulars(window.session.file)[0].notices] == ["南门", "北门"]
    assert "北门" in window.toast.words.text()
    open_it(window)
    window.panels.show_panel("prepare")
    prepare.agenda.list.setCurrentRow(2)
    prepare.agenda.list.setFocus()
    press(keyboard(window), Key.Key_Return)
    held = reading.read_particulars(window.session.file)[0]
    assert held.step_id == held.steps[2].id and held.steps[2].name in window.toast.words.text()


def test_a_meeting_called_off_says_what_can_be_done_now(window: MainWindow) -> None:
    prepare = window.panels.panels["prepare"]
    assert isinstance(prepare, PreparePanel)
    in_the_dialog(lambda dialog: press(dialog, Key.Key_Return))
    prepare.cancel_meeting()
    assert state(window) is MeetingState.CANCELLED and "新开一次" in window.toast.words.text()
