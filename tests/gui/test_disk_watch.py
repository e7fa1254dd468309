"""The disk with the file is pulled out while someone types, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.gui import disk_watch
from yitusanhui.gui.app import Program
from yitusanhui.gui.dialogs import disk_away
from yitusanhui.gui.dialogs.disk_away import DiskAwayDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import reading
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
