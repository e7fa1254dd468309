"""One step of the agenda gets more time, or another name, in the middle of the evening."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.dialogs.step import StepDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import agenda, meetings, reading

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def steps(window: MainWindow) -> list[tuple[str, int]]:
    return [(step.name, step.minutes) for step in reading.read_meeting(window.session.file, 1).steps]


def give(minutes: str) -> None:
    """In the form that comes next."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        type_words(QApplication.focusWidget() or dialog.time, minutes)
        press(dialog.time, Key.Key_Return)

    in_the_dialog(act)


def test_the_step_that_is_on_is_given_ten_minutes_more_from_any_panel(window: MainWindow) -> None:
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.session.do(agenda.go_to_step, step_id=3)
    window.panels.show_panel("comments")
    before = steps(window)
    give("25")
    window.actions_["edit_step"].trigger()
    assert steps(window) == [*before[:2], (before[2][0], 25), *before[3:]]
    assert "改为25分钟" in window.toast.words.text()
    window.undo_last()
    assert steps(window) == before


def test_f2_on_the_list_renames_a_step_and_the_procedure_that_is_saved_later_keeps_it(window: MainWindow) -> None:
    QApplication.processEvents()
    panel = window.panels.panels["prepare"]
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.panels.show_panel("prepare")

    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        dialog.name.selectAll()
        type_words(dialog.name, "业委会说明")
        press(dialog.name, Key.Key_Return)

    agenda = panel.agenda  # type: ignore[attr-defined]
    agenda.list.setFocus()
    agenda.list.setCurrentRow(1)
    in_the_dialog(rename)
    press(agenda.list, Key.Key_F2)
    assert steps(window)[1][0] == "业委会说明"
    before = steps(window)

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, ProcedureDialog)
        dialog.accept()

    in_the_dialog(keep)
    window.actions_["procedure"].trigger()
    assert steps(window) == before


def test_two_steps_cannot_share_a_name(window: MainWindow) -> None:
    before = steps(window)

    def clash(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        dialog.name.setText(before[1][0])
        press(dialog.time, Key.Key_Return)

    in_the_dialog(clash)
    window.actions_["edit_step"].trigger()
    assert steps(window) == before and before[1][0] in window.toast.words.text()
