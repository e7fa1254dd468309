"""Qt's own words are Chinese too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from yitusanhui.gui.chinese import speak_chinese


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[None]:
    assert speak_chinese(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_message_boxes_have_chinese_buttons(qtbot: QtBot, spoken: None) -> None:
    button = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "", "", button.Ok | button.Cancel)
    qtbot.addWidget(box)
    assert {one.text().split("(")[0] for one in box.buttons()} == {"确定", "取消"}


def test_file_dialogs_and_number_dialogs_speak_chinese(qtbot: QtBot, spoken: None) -> None:
    files, number = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog), QInputDialog()
    for dialog in (files, number):
        qtbot.addWidget(dialog)
    number.setInputMode(QInputDialog.InputMode.IntInput)
    number.show()
    words = [part.text() for kind in (QLabel, QPushButton) for part in files.findChildren(kind)]
    words += [part.text() for part in number.findChildren(QPushButton)]
    assert not [text for text in words if text.strip("&: ").isascii() and text.strip()]
