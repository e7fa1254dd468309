"""换用新模板 in the window: what differs is read, ticked by a key, and taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.new_templates import NewTemplatesDialog, template_words
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import reading
from yitusanhui.operations.new_templates import OFFERED
from yitusanhui.operations.procedures import save_as_offices, shipped_procedure


def test_a_ticked_template_is_taken_and_the_planned_meeting_follows(window: MainWindow) -> None:
    save_as_offices(replace(shipped_procedure(Stage.CONSULT), notice_days=12))
    said: list[str] = []
    window.session.told.connect(said.append)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTemplatesDialog)
        dialog.accept()
        assert "空格勾选" in dialog.trouble.text()
        assert "notice_days = 12" in dialog.shown.toPlainText()
        press(dialog.list, Qt.Key.Key_Space)
        dialog.ok.click()

    in_the_dialog(tick)
    window.actions_["take_templates"].trigger()
    assert reading.read_procedure(window.session.file, 1).notice_days == 12
    assert "征询会的办法" in said[-1]
    window.actions_["take_templates"].trigger()
    assert "最新" in said[-1]


def test_every_template_has_a_name_that_people_know() -> None:
    assert all(template_words(name) for name in OFFERED)
