"""并入议题: a topic that is there or a new one, by one Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import comments, meetings, reading, topics
from yitusanhui.operations.files import ConsultationFile

TITLES = ("车棚", "非机动车棚和充电")


def down(dialog: QDialog) -> None:
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_Down)


def begun(dialog: QDialog) -> None:
    type_words(QApplication.focusWidget() or dialog, "非")


def new(dialog: QDialog) -> None:
    type_words(QApplication.focusWidget() or dialog, "路灯")


def panel_of(file: ConsultationFile, open_window: OpenWindow) -> CommentsPanel:
    window = open_window(file)
    window.panels.show_panel("comments")
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    panel.list.take_focus()
    return panel


def test_a_topic_of_an_earlier_meeting_goes_on_in_this_one(open_window: OpenWindow, tmp_path: Path) -> None:
    file = make_file(tmp_path)
    meetings.open_meeting(file, meeting_id=1)
    topics.raise_topic(file, meeting_id=1, title="非机动车棚和充电")
    meetings.close_meeting(file, meeting_id=1)
    later = int(str(meetings.call_meeting(file, stage=Stage.COORDINATE).facts["meeting"]))
    meetings.open_meeting(file, meeting_id=later)
    comments.record_comment(file, meeting_id=later, text="要充电")
    panel = panel_of(file, open_window)

    def merge(dialog: QDialog) -> None:
        begun(dialog)
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)

    in_the_dialog(merge)
    press(panel.list, Qt.Key.Key_M)
    assert [(t.meeting_id, t.title, t.comments) for t in reading.read_topics(file)] == [
        (1, "非机动车棚和充电", ()),
        (later, "非机动车棚和充电", (1,)),
    ]


@pytest.mark.parametrize(("how", "title"), [(down, TITLES[1]), (begun, TITLES[1]), (new, "路灯")])
def test_one_enter_merges_and_closes(
    how: Callable[[QDialog], None], title: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = make_file(tmp_path)
    meetings.open_meeting(file, meeting_id=1)
    comments.record_comment(file, meeting_id=1, text="要充电")
    for one in TITLES:
        topics.raise_topic(file, meeting_id=1, title=one, comments=[])
    panel = panel_of(file, open_window)
    closed: list[bool] = []

    def merge(dialog: QDialog) -> None:
        how(dialog)
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
        closed.append(not dialog.isVisible())

    in_the_dialog(merge)
    press(panel.list, Qt.Key.Key_M)
    assert closed == [True]
    assert [topic.title for topic in reading.read_topics(file, 1) if topic.comments] == [title]
