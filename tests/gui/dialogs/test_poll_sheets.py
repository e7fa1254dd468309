"""测评表 are entered a key a sheet; the first ones twice, and what differs is decided by the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from yitusanhui.gui.dialogs.poll_sheets import PollSheets


@pytest.fixture
def dialog(qtbot: QtBot) -> PollSheets:
    """Four levels."""
    made = PollSheets(["满意", "基本满意", "不满意", "不了解"])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_key_a_sheet_and_the_sample_again_give_the_totals(dialog: PollSheets, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog, "1121340")
    qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
    qtbot.keyClicks(dialog, "0")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "第1张" in dialog.ask.text()
    qtbot.keyClicks(dialog, "112")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.totals == {"作废": 1, "满意": 3, "基本满意": 1, "不满意": 1, "不了解": 1}


def test_a_sheet_that_differs_is_looked_up_and_entered_right(dialog: PollSheets, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog, "111")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog, "13")
    assert "第2张" in dialog.trouble.text() and "不满意" in dialog.trouble.text()
    qtbot.keyClicks(dialog, "31")
    assert dialog.totals["满意"] == 2 and dialog.totals["不满意"] == 1
    assert dialog.trouble.text() == ""


def test_a_figure_that_is_no_level_is_no_sheet(dialog: PollSheets, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog, "59x")
    assert dialog.sheets == []
