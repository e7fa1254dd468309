"""Slips photographed at the door are typed one after the other, each with its photo and its own time."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.gui.builders import press, type_words
from yitusanhui.gui.dialogs.slip_queue import SlipQueue, enter_slips
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.intake.photo import photos_in
from yitusanhui.operations import reading
from yitusanhui.operations.meetings import open_meeting


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    """A folder with two photos, a broken one, and something else."""
    folder = tmp_path / "意见条"
    folder.mkdir()
    for name, colour in (("2.png", "white"), ("10.png", "gray")):
        picture = QImage(400, 300, QImage.Format.Format_RGB32)
        picture.fill(colour)
        picture.save(str(folder / name))
    (folder / "3.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    (folder / "说明.txt").write_text("不是照片")
    return folder


@pytest.fixture
def panel(window: MainWindow) -> CommentsPanel:
    """The comments panel of a running meeting."""
    open_meeting(window.session.file, meeting_id=1)
    panel = window.panels.panel("comments")
    assert isinstance(panel, CommentsPanel)
    window.panels.show_panel("comments")
    return panel


@pytest.fixture
def queue(window: MainWindow, panel: CommentsPanel, slips: Path, qtbot: QtBot) -> SlipQueue:
    """The queue on these photos, the first shown."""
    made = SlipQueue(window.session, panel.entry.tags, photos_in(slips), window)
    made.show()
    qtbot.waitUntil(lambda: made.photo is not None)
    return made


def test_photos_come_in_the_order_people_count(slips: Path) -> None:
    assert [path.name for path in photos_in(slips)] == ["2.png", "3.jpg", "10.png"]


def test_a_slip_is_typed_and_kept_with_its_photo_and_its_time(queue: SlipQueue, slips: Path, qtbot: QtBot) -> None:
    queue.fields["time"].setText("2026-03-14 19:05")
    type_words(queue.fields["author"], "lxy")
    type_words(queue.fields["words"], "路灯太暗")
    press(queue.fields["words"], Qt.Key.Key_Return)
    (line,) = reading.read_comments(queue.session.file)
    assert (line.text, line.author, line.source, line.photos) == ("路灯太暗", "李秀英", "意见条", 1)
    assert line.said_at.startswith("2026-03-14T19:05")
    (kept,) = reading.read_attachments(queue.session.file)
    assert kept.sha256 == hashlib.sha256((slips / "2.png").read_bytes()).hexdigest()
    assert "2/3" in queue.where.text()


def test_a_broken_photo_is_said_and_passed_over(queue: SlipQueue, qtbot: QtBot) -> None:
    press(queue, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "已损坏" in queue.trouble.text())
    press(queue, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: queue.photo is not None)
    press(queue, Qt.Key.Key_PageDown)
    assert "录入0条" in queue.where.text()


def test_an_empty_slip_and_a_strange_time_are_not_recorded(queue: SlipQueue) -> None:
    queue.record()
    assert "还没有写意见" in queue.trouble.text()
    type_words(queue.fields["words"], "路灯")
    type_words(queue.fields["time"], "昨天晚上")
    queue.record()
    assert "时间读不懂" in queue.trouble.text()
    assert reading.read_comments(queue.session.file) == ()


def test_a_slip_is_turned_upright_and_kept_that_way_with_its_own_bytes(
    queue: SlipQueue, slips: Path, qtbot: QtBot
) -> None:
    press(queue.fields["words"], Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    press(queue, Qt.Key.Key_PageDown)
    press(queue, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: queue.photo is not None)
    type_words(queue.fields["words"], "路灯太暗")
    press(queue.fields["words"], Qt.Key.Key_Return)
    (kept,) = reading.read_attachments(queue.session.file)
    shown = QImage.fromData(reading.read_preview(queue.session.file, kept.id))
    assert (shown.width(), shown.height()) == (300, 400)
    assert reading.read_attached_original(queue.session.file, kept.id) == (slips / "2.png").read_bytes()


def test_small_writing_is_looked_at_closer_while_one_types(queue: SlipQueue) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        press(queue.fields["words"], key, Qt.KeyboardModifier.ControlModifier)
    assert queue.picture.closeness == 1.5
    assert queue.fields["words"].text() == ""


def test_a_folder_without_photos_is_refused_in_a_sentence(
    window: MainWindow, panel: CommentsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    monkeypatch.setattr("yitusanhui.gui.dialogs.slip_queue.ask_folder", lambda *_: folder)
    told: list[str] = []
    window.session.refused.connect(told.append)
    enter_slips(window.session, panel.entry.tags, window)
    assert "没有照片" in told[0]


def test_an_unknown_category_is_asked_about_once_and_kept_as_words(queue: SlipQueue) -> None:
    type_words(queue.fields["category"], "垃圾")
    type_words(queue.fields["words"], "路灯太暗")
    press(queue.fields["words"], Qt.Key.Key_Return)
    assert reading.read_comments(queue.session.file) == () and "没有“垃圾”这个类别" in queue.trouble.text()
    assert "行：" not in queue.trouble.text()
    press(queue.fields["words"], Qt.Key.Key_Return)
    (line,) = reading.read_comments(queue.session.file)
    assert (line.text, line.category, line.photos) == ("路灯太暗 #垃圾", "", 1)


def test_the_same_strange_name_is_asked_about_on_every_slip(queue: SlipQueue, qtbot: QtBot) -> None:
    type_words(queue.fields["author"], "赵不在")
    type_words(queue.fields["words"], "路灯太暗")
    press(queue.fields["words"], Qt.Key.Key_Return)
    press(queue.fields["words"], Qt.Key.Key_Return)
    press(queue, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: queue.photo is not None)
    type_words(queue.fields["author"], "赵不在")
    type_words(queue.fields["words"], "停车太挤")
    press(queue.fields["words"], Qt.Key.Key_Return)
    (line,) = reading.read_comments(queue.session.file)
    assert line.text == "路灯太暗" and "没有“赵不在”" in queue.trouble.text()
