"""Photos reach a comment by paste, by drop and by the file dialog; sensitive words wait for a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.builders import press, type_words
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import reading
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(window: MainWindow) -> CommentsPanel:
    """The comments panel of a running meeting."""
    open_meeting(window.session.file, meeting_id=1)
    window.panels.show_panel("comments")
    panel = window.panels.panel("comments")
    assert isinstance(panel, CommentsPanel)
    panel.refresh()
    return panel


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo on this machine."""
    path = tmp_path / "东门.png"
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill("gray")
    picture.save(str(path))
    return path


def _copy(path: Path) -> None:
    QApplication.clipboard().setImage(QImage(str(path)))


def _drop(panel: CommentsPanel, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, mime, left, none)
    assert panel.photos.eventFilter(panel.list.viewport(), event)  # Qt delivers a drop only after a drag of its own


def _photos(panel: CommentsPanel, number: int) -> int:
    line = reading.read_comment(panel.session.file, number)
    return line.photos if line else 0


def test_a_picture_pasted_into_words_is_recorded_with_them(panel: CommentsPanel, photo: Path, qtbot: QtBot) -> None:
    type_words(panel.entry.line, "路灯太暗")
    _copy(photo)
    press(panel.entry.line, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(panel.photos.waiting) == 1)
    press(panel.entry.line, Qt.Key.Key_Return)
    assert (_photos(panel, 1), panel.photos.waiting) == (1, [])
    assert panel.entry.line.text() == ""


def test_with_an_empty_line_it_goes_to_the_comment_that_is_selected(
    panel: CommentsPanel, photo: Path, qtbot: QtBot
) -> None:
    type_words(panel.entry.line, "路灯太暗")
    press(panel.entry.line, Qt.Key.Key_Return)
    _drop(panel, photo)
    qtbot.waitUntil(lambda: _photos(panel, 1) == 1)
    assert panel.photos.strip.isVisible()
    press(panel.photos.strip.list, Qt.Key.Key_Delete)
    assert _photos(panel, 1) == 0
    panel.window().undo_last()  # type: ignore[attr-defined]
    assert _photos(panel, 1) == 1


def test_words_are_pasted_as_words(panel: CommentsPanel) -> None:
    QApplication.clipboard().setText("abc")
    press(panel.entry.line, Qt.Key.Key_V, CTRL)
    assert panel.entry.line.text() == "abc"


def test_a_broken_file_is_refused_in_a_sentence_and_nothing_is_attached(
    panel: CommentsPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    record_comment(panel.session.file, meeting_id=1, text="路灯")
    panel.book.read_all()
    panel.list.choose(1)
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"\xff\xd8\xff broken")
    told: list[str] = []
    panel.session.refused.connect(told.append)
    _drop(panel, broken)
    qtbot.waitUntil(lambda: bool(told))
    assert "坏.jpg" in told[0]
    assert _photos(panel, 1) == 0


def test_sensitive_words_are_hinted_while_typing_and_held_from_the_wall_until_released(
    window: MainWindow, panel: CommentsPanel
) -> None:
    type_words(panel.entry.line, "我有糖尿病，走不远")
    assert "糖尿病" in panel.hints.flagged.text()
    press(panel.entry.line, Qt.Key.Key_Return)
    wall = window.wall.wall
    assert "糖尿病" not in wall.map.foot.text()
    assert "已记录" in wall.map.foot.text()
    panel.list.take_focus()
    press(panel.list, Qt.Key.Key_R)
    assert "糖尿病" in wall.map.foot.text()


def test_an_id_number_is_hinted_at_and_never_recorded(panel: CommentsPanel) -> None:
    type_words(panel.entry.line, "我的身份证11010519491231002X")
    assert "不会记录" in panel.hints.flagged.text()
    press(panel.entry.line, Qt.Key.Key_Return)
    assert "11010519491231002X" not in reading.read_comments(panel.session.file)[0].text


def test_a_category_is_suggested_and_taken_by_a_key_only(panel: CommentsPanel) -> None:
    type_words(panel.entry.line, "电瓶车没有地方充电")
    assert "停车充电" in panel.hints.sounds.text()
    press(panel.entry.line, Qt.Key.Key_Return)
    assert reading.read_comments(panel.session.file)[0].category == ""
    panel.list.take_focus()
    press(panel.list, Qt.Key.Key_K)
    assert reading.read_comments(panel.session.file)[0].category == "停车充电"
    panel.take_focus()
    type_words(panel.entry.line, "电瓶车充电太贵")
    press(panel.entry.line, Qt.Key.Key_K, ALT)
    press(panel.entry.line, Qt.Key.Key_Return)
    line = reading.read_comments(panel.session.file)[1]
    assert (line.text, line.category) == ("电瓶车充电太贵", "停车充电")


def test_words_are_taken_back_after_the_seal_by_the_same_key(
    panel: CommentsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_words(panel.entry.line, "路灯太暗")
    press(panel.entry.line, Qt.Key.Key_Return)
    close_meeting(panel.session.file, meeting_id=1)
    seal_meeting(panel.session.file, meeting_id=1)
    monkeypatch.setattr("yitusanhui.gui.panels.comment_actions.ask_words", lambda *_, **__: "搬走了")
    panel.list.take_focus()
    press(panel.list, Qt.Key.Key_Delete)
    (line,) = reading.read_comments(panel.session.file)
    assert (line.withdrawn_reason, bool(line.retracted_at)) == ("搬走了", True)
