"""附议 that was counted by mistake leaves the count long after undo reaches it, by two keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.documents.minutes import drafted
from yitusanhui.gui.dialogs.endorse import EndorseDialog, TakeBackDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import meetings, reading
from yitusanhui.texts import say

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(window: MainWindow) -> CommentsPanel:
    """One comment with 15 and 3 who think so too, and another said after it."""
    window.session.do(meetings.open_meeting, meeting_id=1)
    press(window, Key.Key_3, CTRL)
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    for words in ("路灯太暗 +15", "1+3", "车棚漏雨"):
        type_words(panel.entry.line, words)
        press(panel.entry.line, Key.Key_Return)
    window.session.comment_selected.emit(1)
    panel.list.setFocus()
    return panel


def endorsed(panel: CommentsPanel) -> int:
    line = reading.read_comment(panel.session.file, 1)
    assert line is not None
    return line.endorsements


def test_the_one_that_was_wrong_is_chosen_by_an_arrow_and_leaves_list_and_minutes(
    panel: CommentsPanel, window: MainWindow
) -> None:
    offered: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeBackDialog)
        offered.extend(dialog.list.item(n).text() for n in range(dialog.list.count()))
        press(dialog.list, Key.Key_Up)
        press(dialog.list, Key.Key_Return)

    in_the_dialog(choose)
    press(panel.list, Key.Key_Minus)
    assert endorsed(panel) == 3
    assert [words.split("\u3000")[-1] for words in offered] == ["15位", "3位"]
    assert window.toast.words.text() == say("endorse.is_back", {"number": 1, "count": 15})
    report = reading.read_report(panel.session.file)
    assert "附议3人次" in str(drafted(report, report.meetings[0]))
    window.undo_last()
    assert endorsed(panel) == 18


def test_the_button_that_adds_leads_to_it_too_and_esc_changes_nothing(panel: CommentsPanel) -> None:
    def go_back(dialog: QDialog) -> None:
        assert isinstance(dialog, EndorseDialog)
        in_the_dialog(lambda asked: press(asked, Key.Key_Escape))
        next(b for b in dialog.buttons.buttons() if b.text() == say("endorse.back")).click()

    in_the_dialog(go_back)
    panel.actions_.endorse_some()
    assert endorsed(panel) == 18


def test_a_comment_nobody_seconded_says_so(panel: CommentsPanel, window: MainWindow) -> None:
    window.session.comment_selected.emit(2)
    press(panel.list, Key.Key_Minus)
    assert window.toast.words.text() == say("endorse.none", {"number": 2})
