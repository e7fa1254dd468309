"""筹备: a meeting is opened on purpose, with what it lacks in view."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.gui.builders import in_the_dialog, press
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.opening import lacking
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.operations import attendance, checks, meetings, reading

TODAY = date.today()


@pytest.fixture
def panel(window: MainWindow) -> PreparePanel:
    """筹备 in front, as on opening a new file."""
    QApplication.processEvents()
    panel = window.panels.current
    assert isinstance(panel, PreparePanel)
    return panel


def state(window: MainWindow) -> MeetingState:
    return reading.read_particulars(window.session.file)[0].state


def click_open(panel: PreparePanel) -> None:
    QTest.mouseClick(panel.open, Qt.MouseButton.LeftButton)


def test_enter_right_after_opening_a_file_opens_no_meeting(window: MainWindow, panel: PreparePanel) -> None:
    here = QApplication.focusWidget()
    assert here is not None and here is not panel.open
    press(here, Qt.Key.Key_Return)
    assert state(window) is MeetingState.PLANNED


def test_what_is_missing_is_listed_and_nothing_happens_without_a_yes(window: MainWindow, panel: PreparePanel) -> None:
    asked: list[str] = []

    def read(dialog: QDialog) -> None:
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        press(dialog, Qt.Key.Key_Escape)

    in_the_dialog(read)
    click_open(panel)
    assert state(window) is MeetingState.PLANNED
    for words in ("时间没有填", "地点没有填", "主持人没有填", "没有登记公告（应公告7天）", "还没有人签到"):
        assert words in "".join(asked)
    in_the_dialog(lambda dialog: press(dialog, Qt.Key.Key_Return))
    click_open(panel)
    assert state(window) is MeetingState.RUNNING
    assert "再等按 Alt+D" in window.toast.words.text()


def test_a_meeting_on_another_day_or_with_a_short_notice_is_asked_about(
    window: MainWindow, panel: PreparePanel
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    window.session.do(
        meetings.edit_meeting, meeting_id=1, planned_at=f"{tomorrow}T19:00", place="活动室", chair="顾书记"
    )
    window.session.do(meetings.post_notice, meeting_id=1, place="南门", posted_at=f"{TODAY - timedelta(days=2)}T09:00")
    window.session.do(attendance.sign_in, meeting_id=1, participant_id=1)
    asked: list[str] = []
    in_the_dialog(lambda dialog: asked.extend(label.text() for label in dialog.findChildren(QLabel)))
    click_open(panel)
    assert f"排定的日期是{tomorrow}，不是今天" in asked[0] and "公告只有" in asked[0]
    assert "地点" not in asked[0] and "签到" not in asked[0]


def test_a_meeting_that_lacks_nothing_opens_at_once_and_goes_on_unasked(
    window: MainWindow, panel: PreparePanel
) -> None:
    window.session.do(meetings.edit_meeting, meeting_id=1, planned_at=f"{TODAY}T19:00", place="活动室", chair="顾书记")
    window.session.do(meetings.post_notice, meeting_id=1, place="南门", posted_at=f"{TODAY - timedelta(days=9)}T09:00")
    for person in (1, 2):  # of three households
        window.session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    click_open(panel)
    assert state(window) is MeetingState.RUNNING
    window.session.do(meetings.adjourn_meeting, meeting_id=1)
    assert window.panels.current is panel
    click_open(panel)
    assert state(window) is MeetingState.RUNNING


def test_a_check_list_begun_and_not_ended_is_said_before_opening(window: MainWindow, panel: PreparePanel) -> None:
    do = window.session.do
    do(meetings.edit_meeting, meeting_id=1, planned_at=f"{TODAY}T19:00", place="活动室", chair="顾书记")
    do(meetings.post_notice, meeting_id=1, place="南门", posted_at=f"{TODAY - timedelta(days=9)}T09:00")
    for person in (1, 2):
        do(attendance.sign_in, meeting_id=1, participant_id=person)
    held = reading.read_particulars(window.session.file)[0]
    do(checks.tick_check, meeting_id=1, item=held.checks[0].item)
    held = reading.read_particulars(window.session.file)[0]
    told = lacking(held, reading.read_attendance(window.session.file, 1), TODAY)
    assert told == [f"会前核对还有{len(held.checks) - 1}条没有打勾（“筹备”下面）"]


def test_going_on_says_so_and_leaves_the_keyboard_off_the_closing_button(
    window: MainWindow, panel: PreparePanel
) -> None:
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.session.do(meetings.adjourn_meeting, meeting_id=1)
    panel.open.setFocus()
    click_open(panel)
    assert state(window) is MeetingState.RUNNING and "继续" in window.toast.words.text()
    here = QApplication.focusWidget()
    assert here is not None
    press(here, Qt.Key.Key_Return)
    press(here, Qt.Key.Key_Space)
    assert state(window) is MeetingState.RUNNING


def test_on_another_day_it_says_that_who_came_before_still_counts(
    window: MainWindow, panel: PreparePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (1, 2):
        window.session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.session.do(meetings.adjourn_meeting, meeting_id=1)
    tomorrow = window.session.now() + timedelta(days=1)
    monkeypatch.setattr(window.session, "now", lambda: tomorrow)
    click_open(panel)
    assert "2人是上次签到的" in window.toast.words.text()


def test_the_roster_says_how_many_are_expected_where_that_is_another_figure(
    window: MainWindow, panel: PreparePanel
) -> None:
    people, expected = len(reading.read_roster(window.session.file)), window.session.attendance().expected
    assert expected < people
    assert f"名册 {people}人" in panel.roster.text() and f"应到{expected}人" in panel.roster.text()
