"""A slip of the hand in the project's name is put right, until a sealed paper bears it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press
from tests.gui.conftest import OpenWindow
from yitusanhui.gui.dialogs.project import ProjectDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations.files import new_consultation
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.tracing import read_threads


def _retype(dialog: QDialog) -> None:
    assert isinstance(dialog, ProjectDialog)
    QTest.keyClicks(dialog.title, "B2")  # over what was there, which is selected
    dialog.community.setText("中山居民区")
    press(dialog.title, Qt.Key.Key_Return)


def _names(window: MainWindow) -> tuple[str, str]:
    report = read_threads(window.session.file, ())
    return report.title, report.community


def test_the_names_are_corrected_and_taken_back(window: MainWindow) -> None:
    in_the_dialog(_retype)
    window.actions_["project"].trigger()
    assert _names(window) == ("B2", "中山居民区") and window.windowTitle().startswith("B2")
    window.undo_last()
    assert _names(window) == ("口袋公园", "") and window.windowTitle().startswith("口袋公园")


def test_a_rehearsal_stays_a_rehearsal_whatever_it_is_called(open_window: OpenWindow, own_home: Path) -> None:
    window = open_window(new_consultation(own_home / "y.ytsh", title="【演练】口袋公园"))
    in_the_dialog(_retype)
    window.actions_["project"].trigger()
    assert _names(window)[0] == "【演练】B2" and window.windowTitle().startswith("【演练】B2")


def test_an_empty_name_is_asked_for_again(window: MainWindow) -> None:
    told: list[str] = []

    def empty(dialog: QDialog) -> None:
        assert isinstance(dialog, ProjectDialog)
        dialog.title.clear()
        press(dialog.title, Qt.Key.Key_Return)
        told.append(dialog.trouble.text())
        press(dialog, Qt.Key.Key_Escape)

    in_the_dialog(empty)
    window.actions_["project"].trigger()
    assert told[0] and _names(window)[0] == "口袋公园"


def test_after_the_first_seal_it_is_refused_with_what_to_do(window: MainWindow) -> None:
    for deed in (open_meeting, close_meeting, seal_meeting):
        window.session.do(deed, meeting_id=1)
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    in_the_dialog(_retype)
    window.actions_["project"].trigger()
    assert "补记" in refused[0] and _names(window)[0] == "口袋公园"
