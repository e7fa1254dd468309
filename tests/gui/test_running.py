"""Running a meeting by keys: who speaks next, how long, what time is left, a break, a crash, the list beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from tests.gui.builders import in_the_dialog, press
from tests.gui.conftest import OpenWindow
from tests.gui.test_sign_in import keyboard, types
from yitusanhui.domain.agenda import agenda_clock
from yitusanhui.domain.clock import stamp
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.compress import CompressDialog
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.dialogs.turns import TurnsDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.wall_turn import WallTurn
from yitusanhui.operations import attendance, meetings, reading
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.procedures import offices_procedure

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT_CTRL = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def running(window: MainWindow) -> MainWindow:
    """A meeting under way with 张晓明 and 张小曼 here, 意见 in front."""
    for person in (1, 2):
        window.session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    window.session.do(meetings.open_meeting, meeting_id=1)
    press(window, Key.Key_3, CTRL)
    return window


def key(which: Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    press(keyboard(), which, modifier)


def held(window: MainWindow) -> reading.MeetingReport:
    return reading.read_meeting(window.session.file, 1)


def ask(*who: str) -> None:
    """Ctrl+R, letters and Enter for each, Enter in the empty line closes."""

    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, TurnsDialog)
        for letters in who:
            types(f"{letters}\n")
        types("\n")
        assert not dialog.isVisible()

    in_the_dialog(add)
    key(Key.Key_R)


def test_the_queue_runs_by_keys_and_names_the_author(running: MainWindow) -> None:
    panel = running.panels.current
    assert isinstance(panel, CommentsPanel)
    ask("zhangxiaoming", "zhangxiaoman")
    assert "张晓明" in running.top.who.text() and "2" in running.top.who.text()
    key(Key.Key_T)
    assert running.timer.runs and "张晓明 发言" in running.top.who.text()
    types("路灯太暗\n")
    key(Key.Key_T)
    types("车棚太近\n")
    key(Key.Key_T, SHIFT_CTRL)
    assert not running.timer.runs
    report = held(running)
    assert [(c.author, c.text) for c in report.comments] == [("张晓明", "路灯太暗"), ("张小曼", "车棚太近")]
    assert [(s.name, bool(s.ended_at)) for s in report.speeches] == [("张晓明", True), ("张小曼", True)]


def test_words_half_typed_stay_with_who_said_them(running: MainWindow) -> None:
    ask("zhangxiaoming", "zhangxiaoman")
    key(Key.Key_T)
    types("路灯")
    key(Key.Key_T)
    types("太暗\n")
    types("车棚太近\n")
    assert [c.author for c in held(running).comments] == ["张晓明", "张小曼"]


def test_the_wall_says_the_how_manieth_and_never_who(running: MainWindow) -> None:
    ask("zhangxiaoming")
    key(Key.Key_T)
    running.wall.refresh()
    head = running.wall.wall.timer.head.words
    assert head == "第1位发言人" and "张" not in head
    assert running.wall.wall.line.turn.text().strip()


def test_the_end_of_a_turn_is_told_by_words_and_shape() -> None:
    calm, soon, over = (WallTurn(left, 120, runs=True, soon=left == 25, place=3) for left in (90, 25, -7))
    assert [turn.words for turn in (calm, soon, over)] == ["第3位发言人", "还有25秒", "时间到　超7秒"]
    assert len({turn.ink for turn in (calm, soon, over)}) == 3


def test_a_turn_without_a_queue_is_timed_alone(running: MainWindow) -> None:
    key(Key.Key_T)
    assert running.timer.runs and held(running).speeches == ()
    running.timer.start(gone=running.timer.seconds - 10)
    assert running.timer.soon
    running.timer.start(gone=running.timer.seconds + 5)
    assert running.timer.left < 0 and not running.timer.soon


def test_someone_on_no_list_speaks_too(running: MainWindow) -> None:
    ask("路过的老伯")
    key(Key.Key_T)
    assert [s.name for s in held(running).speeches] == ["路过的老伯"]
    types("我也讲一句\n")
    assert held(running).comments[0].author == "路过的老伯"


def test_compressing_is_shown_before_it_is_done_and_undone_after(running: MainWindow) -> None:
    before = [step.minutes for step in held(running).steps]
    key(Key.Key_Right)
    end = datetime.now() + timedelta(minutes=40)
    seen: list[str] = []

    def shorten(dialog: QDialog) -> None:
        assert isinstance(dialog, CompressDialog)
        types("\n")
        assert dialog.isVisible() and "不用压缩" in dialog.trouble.text()
        dialog.ends.selectAll()
        types(f"{end:%H:%M}")
        seen.append(dialog.preview.text())
        types("\n")

    in_the_dialog(shorten)
    key(Key.Key_M)
    assert "45分 →" in seen[0] and [step.minutes for step in held(running).steps] != before
    clock = agenda_clock(held(running), datetime.now().astimezone())
    assert clock is not None and abs((clock.ends.replace(tzinfo=None) - end).total_seconds()) < 120
    key(Key.Key_Z)
    assert [step.minutes for step in held(running).steps] == before


def test_over_time_is_a_word_on_window_and_wall(running: MainWindow) -> None:
    report = held(running)
    began = datetime.now().astimezone() - timedelta(minutes=20)
    first = replace(report.steps[0], started_at=stamp(began))
    late = replace(report, opened_at=stamp(began), step_id=first.id, steps=(first, *report.steps[1:]))
    running.top._held = running.wall._held = late
    running.top.tick()
    running.wall._show_pace()
    assert running.top.pace.text() == "■ 超时5分" and running.top.ends.text().startswith("▲")
    assert running.wall.wall.line.pace.text() == "■ 超时 5 分"
    assert running.wall.wall.line.pace.property("kind") == "wall_over"


def test_a_break_has_its_reason_and_stops_the_clock(running: MainWindow) -> None:
    ask("zhangxiaoming")
    key(Key.Key_T)
    in_the_dialog(lambda _: (keyboard(), types("\b" * 8 + "停电\n")))
    running.actions_["adjourn_meeting"].trigger()
    report = held(running)
    assert report.state is MeetingState.ADJOURNED and not running.timer.runs
    assert [pause.reason for pause in report.pauses] == ["停电"]
    assert running.wall.wall.line.pace.text() == "休 会" and running.top.pace.text() == "休 会"
    running.actions_["open_meeting"].trigger()
    assert held(running).pauses[0].resumed_at and running.top.pace.text() == ""


def test_no_reason_no_break(running: MainWindow) -> None:
    in_the_dialog(lambda dialog: press(dialog, Key.Key_Escape))
    running.actions_["adjourn_meeting"].trigger()
    assert held(running).state is MeetingState.RUNNING


def test_after_a_crash_step_speaker_and_clock_are_where_they_were(running: MainWindow, open_window: OpenWindow) -> None:
    key(Key.Key_Right)
    key(Key.Key_Right)
    ask("zhangxiaoming", "zhangxiaoman")
    key(Key.Key_T)
    step, path = held(running).step_id, running.session.file.path
    running.close()
    again = open_window(open_consultation(path))
    assert held(again).step_id == step and "宣布开会" in again.top.step.text()
    assert again.timer.runs and again.timer.seconds - 30 < again.timer.left <= again.timer.seconds
    assert "张晓明 发言" in again.top.who.text()


def test_a_tick_of_the_list_is_kept_in_the_file_and_undone(window: MainWindow) -> None:
    panel = window.panels.current
    assert isinstance(panel, PreparePanel)
    panel.refresh()
    first = next(iter(panel.checklist.items.values()))
    QTest.keyClick(first, Key.Key_Space)
    assert held(window).checks[0].done_at and first.isChecked()
    window.undo_last()
    QApplication.processEvents()
    assert held(window).checks[0].done_at == "" and not first.isChecked()


def test_a_procedure_is_changed_in_the_program_and_kept_as_the_offices_own(window: MainWindow) -> None:
    panel = window.panels.panels["prepare"]
    assert isinstance(panel, PreparePanel)
    said: list[str] = []

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ProcedureDialog)
        dialog.steps.name.setFocus()
        dialog.steps.name.selectAll()
        types("入座")
        dialog.steps.minutes.selectAll()
        dialog.steps.minutes.setFocus()
        types("20")
        dialog.steps.move_step(1)
        dialog.steps.add_step()
        types("宣布开会、核对人数、宣读规则")
        dialog.accept()
        said.append(dialog.trouble.text())
        dialog.steps.remove_step()
        dialog.lists["checklist"].setPlainText("茶水\n\n 麦克风 ")
        in_the_dialog(lambda asked: press(asked.findChild(QLineEdit), Qt.Key.Key_Return))
        dialog.keep_as_own()
        dialog.accept()

    in_the_dialog(change)
    panel.edit_procedure()
    report = held(window)
    assert "两个步骤" in said[0]
    assert [(s.name, s.minutes) for s in report.steps][:2] == [("宣布开会、核对人数、宣读规则", 5), ("入座", 20)]
    assert [line.item for line in report.checks] == ["茶水", "麦克风"]
    own = offices_procedure(report.stage)
    assert own is not None and own.checklist == ("茶水", "麦克风")
    window.undo_last()
    assert held(window).steps[0].name == "签到"
