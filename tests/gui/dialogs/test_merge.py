"""并入议题: a topic that is there or a new one, by one Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import comments, meetings, reading, topics

TITLES = ("车棚", "非机动车棚和充电")


def down(dialog: QDialog) -> None:
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_Down)


def begun(dialog: QDialog) -> None:
    type_words(QApplication.focusWidget() or dialog, "非")


def new(dialog: QDialog) -> None:
    type_words(QApplication.focusWidget() or dialog, "路灯")


@pytest.mark.parametrize(("how", "title"), [(down, TITLES[1]), (begun, TITLES[1]), (new, "路灯")])
def test_one_enter_merges_and_closes(
    how: Callable[[QDialog], None], title: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = make_file(tmp_path)
    meetings.open_meeting(file, meeting_id=1)
    comments.record_comment(file, meeting_id=1, text="要充电")
    for one in TITLES:
        topics.raise_topic(file, meeting_id=1, title=one, comments=[])
    window = open_window(file)
    window.panels.show_panel("comments")
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    panel.list.take_focus()
    closed: list[bool] = []

    def merge(dialog: QDialog) -> None:
        how(dialog)
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
        closed.append(not dialog.isVisible())

    in_the_dialog(merge)
    press(panel.list, Qt.Key.Key_M)
    assert closed == [True]
    assert [topic.title for topic in reading.read_topics(file, 1) if topic.comments] == [title]
