"""The disk with the file is pulled out while someone types, and put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.domain.terms import Stage
from yitusanhui.gui import disk_watch
from yitusanhui.gui.app import Program
from yitusanhui.gui.dialogs import disk_away
from yitusanhui.gui.dialogs.disk_away import DiskAwayDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments_list import CommentsList
from yitusanhui.operations import comments, meetings, reading
from yitusanhui.operations.files import open_consultation
from yitusanhui.texts import say


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_watch, "LOOK_MS", 20)
    monkeypatch.setattr(disk_away, "LOOK_MS", 20)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "u盘"
    folder.mkdir()
    return folder


def types_a_comment(window: MainWindow) -> None:
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    line = window.panels.current.focusProxy()
    assert line is not None
    type_words(line, "车棚太近")


def test_it_is_asked_for_and_gone_on_with_when_it_is_back(open_window: OpenWindow, stick: Path, qtbot: QtBot) -> None:
    window = open_window(make_file(stick))
    types_a_comment(window)
    away = stick.with_name("拔掉了")
    seen: list[str] = []

    def put_back(dialog: QDialog) -> None:
        assert isinstance(dialog, DiskAwayDialog)
        seen.append(dialog.windowTitle())
        away.rename(stick)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_the_dialog(put_back)
    stick.rename(away)
    qtbot.waitUntil(lambda: window.toast.words.text() == say("disk.back"))
    assert seen == [say("disk.away")]
    line = window.panels.current.focusProxy()
    assert line is not None
    press(line, Qt.Key.Key_Return)
    assert [said.text for said in reading.read_comments(window.session.file)] == ["车棚太近"]


def test_one_who_has_no_patience_tries_again_and_is_told_why_not(
    open_window: OpenWindow, stick: Path, qtbot: QtBot
) -> None:
    window = open_window(make_file(stick))
    away = stick.with_name("拔掉了")
    told: list[str] = []

    def try_at_once(dialog: QDialog) -> None:
        assert isinstance(dialog, DiskAwayDialog)
        dialog.ok.click()
        told.append(dialog.trouble.text())
        away.rename(stick)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_the_dialog(try_at_once)
    stick.rename(away)
    qtbot.waitUntil(lambda: window.toast.words.text() == say("disk.back"))
    assert told == [say("file_not_there", {"file": window.session.file.path.name})]


@pytest.mark.parametrize("pulled", [True, False])
def test_a_file_that_is_open_again_is_left_in_peace(
    open_window: OpenWindow, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pulled: bool
) -> None:
    window = open_window(make_file(stick))
    file, away = window.session.file, stick.with_name("拔掉了")
    opened: list[int] = []
    reopen = file.reopen
    monkeypatch.setattr(file, "reopen", lambda: opened.append(1) or reopen())

    def put_back(dialog: QDialog) -> None:
        away.rename(stick)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    if pulled:
        in_the_dialog(put_back)
        stick.rename(away)
    else:
        window.session.refuse(EnvironmentTrouble("disk_trouble", file=file.path.name))
    qtbot.waitUntil(lambda: window.toast.words.text() == say("disk.back"))
    before, looked = len(opened), []
    monkeypatch.setattr(disk_watch, "is_there", lambda _: looked.append(1) or True)
    qtbot.waitUntil(lambda: len(looked) > 5)  # several times as long as the dialog waited between two looks
    assert len(opened) == before
    assert window.findChildren(DiskAwayDialog) == []


def test_a_trouble_that_has_passed_is_not_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    name = window.session.file.path.name
    with qtbot.waitSignal(window.session.told):
        window.session.refuse(EnvironmentTrouble("disk_trouble", file=name))
    assert window.toast.words.text() == say("disk.back")


def test_trouble_with_another_file_is_only_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.session.disk_lost), qtbot.waitSignal(window.session.refused):
        window.session.refuse(EnvironmentTrouble("disk_trouble", file="别的.ytsh"))


@pytest.fixture
def program(own_home: Path, qtbot: QtBot) -> Iterator[Program]:
    started = Program()
    yield started
    started.parent.close()


def test_who_gives_up_is_back_on_the_start_page(program: Program, stick: Path, qtbot: QtBot) -> None:
    with make_file(stick) as file:
        path = file.path
    program.start(path)
    away = stick.with_name("拔掉了")
    in_the_dialog(lambda dialog: dialog.reject())
    stick.rename(away)
    qtbot.waitUntil(lambda: program.window is None and program.page is not None and program.page.isVisible())
    away.rename(stick)
    program.start(path)
    assert program.window is not None


def test_what_the_disk_lost_is_not_shown_as_recorded_and_its_words_are_kept(
    open_window: OpenWindow, stick: Path, qtbot: QtBot
) -> None:
    """The list and the draft still had the comment, and the next one got its number."""
    file = make_file(stick)
    meetings.open_meeting(file, meeting_id=1)
    comments.record_comment(file, meeting_id=1, text="灯太暗")
    file.close()
    before = file.path.read_bytes()
    window = open_window(open_consultation(file.path))
    enters(window, "车棚太近")
    assert "车棚太近" in drafted(window)
    told: list[str] = []
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    def read(dialog: QDialog) -> None:
        words = dialog.findChild(QPlainTextEdit)
        assert words is not None
        press(words, Qt.Key.Key_Return)
        assert dialog.isVisible(), "whoever was typing goes on typing"
        told.append(words.toPlainText())

    comes_back_as(before, window, qtbot, read)
    qtbot.waitUntil(lambda: bool(told))
    assert "车棚太近" in told[0] and "灯太暗" not in told[0]
    shown = window.panels.current.findChild(CommentsList)
    assert shown is not None and shown.model().rowCount() == 1
    enters(window, "楼道太吵")
    assert [said.text for said in window.session.comments()] == ["灯太暗", "楼道太吵"]
    assert "楼道太吵" in drafted(window) and "车棚太近" not in drafted(window)


def test_a_meeting_that_the_disk_lost_is_left(open_window: OpenWindow, stick: Path, qtbot: QtBot) -> None:
    file = make_file(stick)
    file.close()
    before = file.path.read_bytes()
    window = open_window(open_consultation(file.path))
    called = meetings.call_meeting(window.session.file, stage=Stage.REVIEW)
    window.session.enter(int(str(called.facts["meeting"])))
    saved = window.status.saved.text()
    comes_back_as(before, window, qtbot)
    qtbot.waitUntil(lambda: "盘上少了" in window.toast.words.text())
    assert window.session.meeting_id == 1
    assert window.status.saved.text() == saved, "reading anew saves nothing"


def comes_back_as(
    before: bytes, window: MainWindow, qtbot: QtBot, then: Callable[[QDialog], object] | None = None
) -> None:
    """The stick is pulled, and is back with what was on it earlier."""
    path = window.session.file.path
    stick, away = path.parent, path.parent.with_name("拔掉了")

    def put_back(dialog: QDialog) -> None:
        for left in away.glob("*.ytsh-*"):
            left.unlink()
        (away / path.name).write_bytes(before)
        away.rename(stick)
        qtbot.waitUntil(lambda: not dialog.isVisible())
        if then is not None:
            in_the_dialog(then)

    in_the_dialog(put_back)
    stick.rename(away)


def enters(window: MainWindow, words: str) -> None:
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    line = window.panels.current.focusProxy()
    assert line is not None
    type_words(line, words)
    press(line, Qt.Key.Key_Return)


def drafted(window: MainWindow) -> str:
    window.panels.show_panel("minutes")
    made = window.panels.current.draft.made  # type: ignore[attr-defined]
    return "".join(line.text for line in made.meeting.comments)
