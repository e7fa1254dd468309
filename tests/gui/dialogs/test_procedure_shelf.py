"""办法库 in the window: kept under a name, renamed, taken along, chosen for the next meeting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, press
from yitusanhui.domain.procedures import Step
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.meeting import CallDialog
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.dialogs.procedure_shelf import KeepDialog, ShelfDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.operations import reading
from yitusanhui.operations.procedure_shelf import put_on_shelf, shelf
from yitusanhui.operations.procedures import offices_procedure, shipped_procedure

SHORT = replace(shipped_procedure(Stage.CONSULT), steps=(Step("听意见", 30),))


@pytest.fixture
def told() -> list[str]:
    """What the toasts say."""
    return []


@pytest.fixture
def dialog(window: MainWindow, told: list[str]) -> ShelfDialog:
    """The library of 征询会 with one procedure in it."""
    put_on_shelf(SHORT, "短会")
    made = ShelfDialog(Stage.CONSULT, told.append, window)
    made.show()
    return made


def test_a_second_procedure_is_kept_and_leaves_the_one_of_new_projects_alone(window: MainWindow) -> None:
    panel = window.panels.panels["prepare"]
    assert isinstance(panel, PreparePanel)

    def keep(name: str) -> None:
        def type_name(asked: QDialog) -> None:
            assert isinstance(asked, KeepDialog)
            asked.name.setText(name)
            press(asked.name, Qt.Key.Key_Return)

        def act(dialog: QDialog) -> None:
            assert isinstance(dialog, ProcedureDialog)
            in_the_dialog(type_name)
            dialog.numbers["notice_days"].setText(str(len(name)))
            dialog.keep_as_own()
            dialog.reject()

        in_the_dialog(act)
        panel.edit_procedure()

    keep("第一套")
    keep("后来的第二套")
    assert {name: one.notice_days for name, one in shelf(Stage.CONSULT).items()} == {"第一套": 3, "后来的第二套": 6}
    own = offices_procedure(Stage.CONSULT)
    assert own is not None and own.notice_days == 3


def test_the_next_meeting_is_called_by_one_of_the_library(window: MainWindow) -> None:
    put_on_shelf(SHORT, "短会")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CallDialog)
        dialog.procedure.setFocus()
        press(dialog.procedure, Qt.Key.Key_Down)
        dialog.ok.click()

    in_the_dialog(choose)
    window.call_round(Stage.CONSULT)
    called = reading.read_particulars(window.session.file)[-1]
    assert [step.name for step in reading.read_meeting(window.session.file, called.id).steps] == ["听意见"]


def test_it_is_renamed_and_removed_by_keys(dialog: ShelfDialog, told: list[str], qtbot: QtBot) -> None:
    def rename(asked: QDialog) -> None:
        line = asked.findChild(QLineEdit)
        line.setText("快会")
        press(line, Qt.Key.Key_Return)

    in_the_dialog(rename)
    press(dialog.list, Qt.Key.Key_F2)
    assert list(shelf(Stage.CONSULT)) == ["快会"] and dialog.chosen == "快会"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    press(dialog.list, Qt.Key.Key_Delete)
    assert shelf(Stage.CONSULT) == {}
    assert dialog.none.isVisible() and "快会" in told[-1]


def test_it_is_taken_along_in_a_file(
    dialog: ShelfDialog, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "短会.toml"
    monkeypatch.setattr("yitusanhui.gui.dialogs.procedure_shelf.ask_new_file", lambda *_: stick)
    monkeypatch.setattr("yitusanhui.gui.dialogs.procedure_shelf.ask_file", lambda *_: stick)
    dialog.carry_out()
    dialog.remove()
    dialog.bring_in()
    assert shelf(Stage.CONSULT) == {"短会": SHORT}
    assert "征询会" in told[-1] and dialog.chosen == "短会" and dialog.trouble.text() == told[-1]
    stick.write_text("不是办法", "utf-8")
    dialog.bring_in()
    assert "导出" in dialog.trouble.text()


def test_new_projects_begin_with_the_one_that_was_chosen_for_them(dialog: ShelfDialog) -> None:
    dialog.use_for_new()
    assert offices_procedure(Stage.CONSULT) == SHORT
    assert "新建项目用" in dialog.list.item(0).text()
    dialog.use_default_for_new()
    assert offices_procedure(Stage.CONSULT) is None
