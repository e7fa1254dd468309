"""The projector's cable: pulled in the middle of a sentence, and put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from tests.gui.builders import press, type_words
from yitusanhui.gui import projector
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.texts import say

Cable = Callable[[bool], None]


@pytest.fixture
def cable(monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication) -> Cable:
    """Says whether a projector is there; this machine's only screen stands in for it."""
    screen = qapp.primaryScreen()
    there: list[QScreen] = []
    monkeypatch.setattr(projector, "second_screen", lambda _: there[0] if there else None)
    monkeypatch.setattr(projector, "_names", lambda: [found.name() for found in there])

    def plug(into: bool) -> None:
        if into:
            there.append(screen)
            qapp.screenAdded.emit(screen)
        else:
            there.remove(screen)
            qapp.screenRemoved.emit(screen)

    return plug


def on_top(window: MainWindow) -> str:
    return window.top.wall.text()


def test_pulling_the_cable_leaves_the_window_and_the_words_alone(
    window: MainWindow, cable: Cable, qtbot: QtBot
) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_F7)
    line = window.panels.current.focusProxy()
    assert line is not None
    type_words(line, "车棚太")
    wall, before = window.wall.wall, window.geometry()
    assert wall.isFullScreen()
    cable(False)
    assert not wall.isVisible()
    type_words(line, "近")
    assert (line.text(), window.geometry()) == ("车棚太近", before)  # type: ignore[attr-defined]
    assert (on_top(window), window.toast.words.text()) == ("投影：线断了", say("wall.cable_out"))


def test_with_one_screen_it_is_said_once_where_the_wall_is_and_what_to_do(window: MainWindow, cable: Cable) -> None:
    press(window, Qt.Key.Key_F5)
    assert window.toast.words.text() == say("wall.one_screen") and "扩展" in window.toast.words.text()
    window.session.told.emit("别的")
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)
    assert window.toast.words.text() == "别的"


def test_the_wall_goes_back_by_itself_to_what_was_turned_to_meanwhile(window: MainWindow, cable: Cable) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    cable(False)
    press(window, Qt.Key.Key_F8)
    assert not window.wall.wall.isVisible()
    cable(True)
    assert window.wall.wall.isFullScreen()
    assert window.wall.wall.mode is WallMode.TIMER
    assert on_top(window) == "投影：计时"


def test_a_black_wall_comes_back_black(window: MainWindow, cable: Cable) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F12)
    cable(False)
    cable(True)
    assert window.wall.wall.mode is WallMode.BLANK


def test_while_the_cable_is_out_one_key_shows_the_wall_as_a_window(window: MainWindow, cable: Cable) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    cable(False)
    press(window, Qt.Key.Key_F5)
    assert window.wall.wall.isVisible() and not window.wall.wall.isFullScreen()
    assert not window.wall.projector.lost


def test_a_wall_in_a_window_moves_to_a_projector_that_comes_late(window: MainWindow, cable: Cable) -> None:
    press(window, Qt.Key.Key_F5)
    assert not window.wall.wall.isFullScreen()
    cable(True)
    assert window.wall.wall.isFullScreen()


def test_a_projector_that_comes_before_the_wall_is_up_says_which_key_to_press(window: MainWindow, cable: Cable) -> None:
    cable(True)
    assert not window.wall.wall.isVisible()
    assert window.toast.words.text() == say("wall.found")


def test_the_wall_on_a_projector_never_takes_the_keyboard(window: MainWindow, cable: Cable) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    assert window.wall.wall.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.isActiveWindow()


def test_a_wall_taken_down_before_the_cable_was_pulled_stays_down(window: MainWindow, cable: Cable) -> None:
    cable(True)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)
    cable(False)
    cable(True)
    assert not window.wall.wall.isVisible()
    assert on_top(window) == "投影：关"
