"""The evening, as it is done from the keyboard: what is in the file at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import CommentStatus, MeetingState, Stage
from yitusanhui.gui.dialogs.proxies import ProxyDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import agenda, attendance, comments, meetings, reading
from yitusanhui.texts import say

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def sign_in_panel(window: MainWindow) -> SignInPanel:
    press(window, Qt.Key.Key_2, CTRL)
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    return panel


def comments_panel(window: MainWindow) -> CommentsPanel:
    press(window, Qt.Key.Key_3, CTRL)
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    return panel


def say_it(panel: CommentsPanel, words: str) -> None:
    type_words(panel.entry.line, words)
    press(panel.entry.line, ENTER)


def comment(window: MainWindow, number: int) -> CommentLine:
    found = reading.read_comment(window.session.file, number)
    assert found is not None
    return found


def test_someone_is_signed_in_by_initials_and_enter(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    type_words(panel.finder.line, "lxy")
    press(panel.finder.line, ENTER)
    assert [line.name for line in reading.read_attendees(window.session.file, 1)] == ["李秀英"]
    assert panel.finder.line.text() == ""
    assert window.top.figures["present"].text() == "1"


def test_down_chooses_the_second(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    type_words(panel.finder.line, "zxm")
    press(panel.finder.line, Qt.Key.Key_Down)
    press(panel.finder.line, ENTER)
    assert [line.name for line in reading.read_attendees(window.session.file, 1)] == ["张小曼"]


def test_a_walk_in_is_a_name_a_building_and_two_enters(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    type_words(panel.finder.line, "宋金宝")

    def fill(dialog: QDialog) -> None:
        assert QApplication.focusWidget() in dialog.findChildren(QLineEdit)
        type_words(QApplication.focusWidget(), "13号楼")
        press(QApplication.focusWidget(), ENTER)

    in_the_dialog(fill)
    press(panel.finder.line, ENTER)
    came = reading.read_attendees(window.session.file, 1)
    assert [(line.name, line.address, line.walk_in) for line in came] == [("宋金宝", "13号楼", True)]


def test_one_of_two_of_a_household_holds_its_vote(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    for name in ("zhangxiaoming", "lxy"):
        type_words(panel.finder.line, name)
        press(panel.finder.line, ENTER)
    assert panel.household.isVisible() and "张晓明" in panel.household.text()
    type_words(panel.finder.line, "lxy")
    panel.hold_vote()
    votes = {line.name: line.votes for line in reading.read_attendees(window.session.file, 1)}
    assert votes == {"张晓明": False, "李秀英": True}
    assert reading.read_attendance(window.session.file, 1).voting == 1


def test_leaving_and_being_excused_are_keys(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    type_words(panel.finder.line, "zhangxiaoming")
    press(panel.finder.line, ENTER)
    type_words(panel.finder.line, "zhangxiaoming")
    panel.sign_out()
    type_words(panel.finder.line, "wang")
    panel.excuse()
    counts = reading.read_attendance(window.session.file, 1)
    assert reading.read_attendees(window.session.file, 1)[0].left_at
    assert counts.excused == 1


def test_a_meeting_without_a_quorum_says_who_is_missing_and_has_the_sentence_of_the_minutes(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    assert not panel.banner.isVisible()  # people are still coming
    window.session.do(meetings.open_meeting, meeting_id=1)
    assert panel.banner.isVisible()
    counts = reading.read_attendance(window.session.file, 1)
    assert f"还差{counts.missing}人才够{counts.quorum_words}" in panel.banner.words.text() and counts.missing
    assert panel.banner.words.toolTip() == counts.sentence
    panel.banner.only_listen()
    held = reading.read_meeting(window.session.file, 1)
    assert "只听取意见，不作会议决定" in held.corrections[0].text
    assert not panel.banner.isVisible()


def test_opening_adjourning_and_closing(window: MainWindow) -> None:
    prepare = window.panels.panels["prepare"]
    assert isinstance(prepare, PreparePanel)
    states = []
    in_the_dialog(lambda dialog: dialog.accept())  # place, chair, notice: all missing
    for deed in (prepare.open, prepare.adjourn, prepare.open, prepare.close_):
        window.panels.show_panel("prepare")
        assert deed.isVisible()
        if deed is prepare.adjourn:
            in_the_dialog(lambda dialog: dialog.accept())  # the usual reason
        press(deed, ENTER)
        states.append(reading.read_particulars(window.session.file)[0].state)
    assert states == [MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.RUNNING, MeetingState.CLOSED]


def test_the_next_step_is_a_key_even_while_typing(window: MainWindow) -> None:
    meetings.open_meeting(window.session.file, meeting_id=1)
    panel = comments_panel(window)
    type_words(panel.entry.line, "还没说完")
    for _ in range(2):
        press(panel.entry.line, Qt.Key.Key_Right, CTRL)
    held = reading.read_particulars(window.session.file)[0]
    assert held.step_id == held.steps[1].id
    assert panel.entry.line.text() == "还没说完"


def test_particulars_are_kept_when_the_field_is_left(window: MainWindow) -> None:
    press(window, Qt.Key.Key_1, CTRL)
    prepare = window.panels.panels["prepare"]
    assert isinstance(prepare, PreparePanel)
    type_words(prepare.fields["planned_at"], "2026-11-24 19:00")
    press(prepare.fields["planned_at"], ENTER)
    type_words(prepare.fields["place"], "议事厅")
    press(prepare.fields["place"], ENTER)
    held = reading.read_particulars(window.session.file)[0]
    assert (held.planned_at, held.place) == ("2026-11-24T19:00:00+08:00", "议事厅")


def test_a_comment_is_a_line_a_click_and_enter(window: MainWindow, qtbot: QtBot) -> None:
    meetings.open_meeting(window.session.file, meeting_id=1)
    panel = comments_panel(window)
    type_words(panel.entry.line, "@zhangxiaoming")
    press(panel.entry.line, ENTER)
    type_words(panel.entry.line, "车棚离窗太近 #tc")
    press(panel.entry.line, Qt.Key.Key_Tab)
    type_words(panel.entry.line, "+15")
    view = window.pane.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, view.height() // 2))
    press(panel.entry.line, ENTER)
    line = comment(window, 1)
    assert (line.text, line.author, line.category, line.endorsements) == ("车棚离窗太近", "张晓明", "停车充电", 15)
    assert (line.source, line.address) == ("现场发言", "3号楼101室")
    assert line.x == pytest.approx(800, abs=5) and line.y == pytest.approx(500, abs=5)
    assert panel.entry.line.text() == "" and panel.place is None
    assert view.scene.pin(1) is not None and window.wall.wall.map.surface.scene.pin(1) is not None
    assert panel.list.shown.lines[0].number == 1
    assert "1" in window.toast.words.text() and window.toast.words.isVisible()


def test_the_last_speaker_stays_until_another_is_named(window: MainWindow) -> None:
    panel = comments_panel(window)
    for words in ("@王𬱖 要路灯", "还要座椅", "@ 不留名的"):
        say_it(panel, words)
    assert [comment(window, n).author for n in (1, 2, 3)] == ["王𬱖", "王𬱖", ""]
    assert [comment(window, n).source for n in (1, 2, 3)] == ["会前征集"] * 3


def test_the_source_is_chosen_by_alt_and_a_number(window: MainWindow) -> None:
    panel = comments_panel(window)
    press(panel.entry.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    say_it(panel, "车位不够")
    assert comment(window, 1).source == "意见条"


def test_a_line_of_plus_adds_to_the_comment_under_discussion(window: MainWindow) -> None:
    panel = comments_panel(window)
    for words in ("要路灯", "+3", "要座椅", "1+2"):
        say_it(panel, words)
    assert [comment(window, n).endorsements for n in (1, 2)] == [5, 0]
    panel.list.choose(2)
    panel.list.setFocus()
    QTest.keyClicks(panel.list, "+")
    assert comment(window, 2).endorsements == 1


def test_words_are_amended_by_f2_and_the_number_stays(window: MainWindow) -> None:
    panel = comments_panel(window)
    say_it(panel, "要路登")

    def correct(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        field.selectAll()
        type_words(field, "要路灯")
        dialog.accept()

    in_the_dialog(correct)
    press(panel.entry.line, Qt.Key.Key_F2)
    assert (comment(window, 1).text, comment(window, 1).amended) == ("要路灯", 1)


def test_taken_back_is_withdrawn_with_a_reason_and_ctrl_z_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    panel = comments_panel(window)
    say_it(panel, "不要路灯")
    in_the_dialog(lambda dialog: dialog.accept())
    panel.list.setFocus()
    press(panel.list, Qt.Key.Key_Delete)
    assert comment(window, 1).status is CommentStatus.WITHDRAWN
    assert comment(window, 1).withdrawn_reason
    assert reading.read_report(window.session.file).comment_figures.total == 0
    with qtbot.waitActive(window):
        window.activateWindow()
    panel.take_focus()
    press(panel.entry.line, Qt.Key.Key_Z, CTRL)
    assert comment(window, 1).status is CommentStatus.RECORDED
    assert reading.read_report(window.session.file).comment_figures.total == 1


def test_a_pin_and_its_line_choose_each_other(window: MainWindow, qtbot: QtBot) -> None:
    for place in (300.0, 900.0):
        window.session.do(comments.record_comment, meeting_id=1, text="要路灯", x=place, y=500.0)
    panel = comments_panel(window)
    press(window, Qt.Key.Key_1, CTRL)
    window.pane.view.pin_clicked.emit(1)
    assert window.panels.current is panel
    assert panel.list.chosen is not None and panel.list.chosen.number == 1
    panel.list.choose(2)
    pin = window.pane.view.scene.pin(2)
    assert pin is not None and pin.highlighted


def test_a_comment_gets_another_place_by_the_next_click(window: MainWindow) -> None:
    panel = comments_panel(window)
    say_it(panel, "要路灯")
    panel.list.choose(1)
    panel.list.setFocus()
    press(panel.list, Qt.Key.Key_P)
    window.session.place_chosen.emit(10.0, 20.0)
    assert (comment(window, 1).x, comment(window, 1).y) == (10.0, 20.0)
    assert panel.place is None


def test_nothing_said_is_nothing_recorded(window: MainWindow) -> None:
    panel = comments_panel(window)
    for words in ("", "   ", "@王𬱖", "#tc"):
        say_it(panel, words)
    assert reading.read_comments(window.session.file) == ()


def test_a_refusal_keeps_what_was_typed(window: MainWindow) -> None:
    meetings.open_meeting(window.session.file, meeting_id=1)
    meetings.close_meeting(window.session.file, meeting_id=1)
    panel = comments_panel(window)
    say_it(panel, "迟到的意见")
    assert panel.entry.line.text() == "迟到的意见"
    assert window.toast.words.property("kind") == "refusal"


def test_reopening_lands_where_one_was(open_window: OpenWindow, tmp_path: Path) -> None:
    file = make_file(tmp_path)
    meetings.open_meeting(file, meeting_id=1)
    steps = reading.read_particulars(file)[0].steps
    agenda.go_to_step(file, step_id=steps[4].id)
    window = open_window(file)
    assert isinstance(window.panels.current, CommentsPanel)
    assert steps[4].name in window.top.step.text()


def test_another_round_is_called_and_entered(window: MainWindow) -> None:
    in_the_dialog(lambda dialog: dialog.accept())
    window.call_round(Stage.CONSULT)
    held = reading.read_particulars(window.session.file)
    assert [meeting.round for meeting in held] == [1, 2]
    assert window.session.meeting_id == held[1].id
    assert window.path.rounds[held[1].id].isChecked()


def test_counts_follow_what_is_done_elsewhere_in_the_window(window: MainWindow) -> None:
    window.session.do(attendance.sign_in, meeting_id=1, participant_id=3)
    figures = {name: label.text() for name, label in window.top.figures.items()}
    counts = reading.read_attendance(window.session.file, 1)
    assert figures == {
        "expected": str(counts.expected),
        "present": str(counts.voting),
        "proxies": str(counts.proxies),
        "voting": str(counts.voting),
        "missing": str(counts.missing),
    }
    assert "已保存" in window.status.saved.text() and window.status.undo.isEnabled()


def test_a_window_without_a_drawing_says_what_to_do(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path, drawing=False))
    say_it(comments_panel(window), "先记下来")
    assert comment(window, 1).x is None
    assert window.pane.view.drawing_size is None


def test_a_proxy_given_on_the_spot_counts_once_the_chair_confirms(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    type_words(panel.finder.line, "zhangxiaoming")
    press(panel.finder.line, ENTER)

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, ProxyDialog)
        type_words(dialog.principal.line, "wang")
        type_words(dialog.agent.line, "zhangxiaoming")
        dialog.on_the_spot.setChecked(True)
        dialog.give()
        assert reading.read_attendance(window.session.file, 1).proxies == 0
        next(button for button in dialog.findChildren(QPushButton) if button.text() == say("proxy.confirm")).click()

    in_the_dialog(give)
    panel.give_proxy()
    assert reading.read_attendance(window.session.file, 1).proxies == 1
    assert [line.proxy_for for line in reading.read_attendees(window.session.file, 1)] == [("王𬱖",)]


def test_a_toast_stays_off_the_panel_where_one_types(window: MainWindow) -> None:
    window.toast.refuse("日期读不懂。请写成 2026-12-31 或 12-31，写好再按回车；不写日期也可以先登记，以后再补。" * 2)
    panel = window.panels.mapTo(window, QPoint()).x()
    assert window.toast.words.geometry().right() < panel


def test_a_dialog_that_ended_is_not_ended_again_with_the_window(window: MainWindow) -> None:
    ended: list[int] = []
    for _ in range(2):
        dialog = QDialog(window)
        dialog.finished.connect(ended.append)
        dialog.show()
    dialog.reject()
    assert len(ended) == 1
    window.close()
    assert len(ended) == 2
