"""A person at the laptop: what they type goes to whatever has the keyboard, what they click must be in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTabWidget, QWidget

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.gui.app import Program
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.base import Panel

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    "\n": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
    "\b": Qt.Key.Key_Backspace,
    "\x7f": Qt.Key.Key_Delete,
    "\x1b": Qt.Key.Key_Escape,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
}


class Hands:
    """Keys and clicks on the program's window; `dialog` says what is done in the dialog that a key opens."""

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self.program = program
        self._monkeypatch = monkeypatch

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert self.program.window is not None
        return self.program.window

    def types(self, words: str) -> None:
        """Type; line ends, tabs, backspace, delete, Esc and arrows are their keys."""
        for letter in words:
            here = self._keyboard()
            if letter in KEYS:
                press(here, KEYS[letter])
            else:
                type_words(here, letter)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key of the window, wherever the keyboard is."""
        press(self._keyboard(), key, modifier)

    def goes_to(self, place: int) -> Panel:
        """Ctrl and a figure: a panel."""
        self.key(Qt.Key(Qt.Key.Key_0 + place), CTRL)
        return self.window.panels.current

    def clicks(self, words: str, where: QWidget | None = None) -> None:
        """Click the button in sight that says this."""
        self._keyboard()
        within = where or self.program.parent
        found = [b for b in within.findChildren(QAbstractButton) if b.text().startswith(words) and b.isVisible()]
        assert found, f"no button in sight says {words}"
        assert found[0].isEnabled(), f"{words} is dim"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def clicks_into(self, field: QWidget) -> None:
        """Click a field."""
        assert field.isVisible()
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)

    def clicks_tab(self, tabs: QTabWidget, place: int) -> None:
        """Click a tab."""
        QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(place).center())

    def clicks_drawing(self, across: float, down: float) -> None:
        """Click the map, as shares of its window."""
        view = self.window.pane.view
        spot = QPoint(round(view.width() * across), round(view.height() * down))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)

    def will(self, words: str, *, click: str = "") -> None:
        """In the dialog that comes next: type this, then click the button that says so."""

        def act(dialog: QDialog) -> None:
            self.types(words)
            if click:
                self.clicks(click, dialog)

        in_the_dialog(act)

    def will_choose(self, path: Path) -> None:
        """The next file dialog finds this (the native one can't be driven)."""
        for asked in ("getOpenFileName", "getSaveFileName"):
            self._monkeypatch.setattr(f"yitusanhui.gui.settings.QFileDialog.{asked}", _finds(path))

    def _keyboard(self) -> QWidget:
        """What has the keyboard once the last deed is shown; a window gets it back when a dialog over it has gone."""
        QApplication.processEvents()
        front = self.program.parent
        if QApplication.focusWidget() is None and QApplication.activeModalWidget() is None:
            front.activateWindow()
            assert QTest.qWaitForWindowActive(front)
        return QApplication.focusWidget() or front


def _finds(path: Path) -> Callable[..., tuple[str, str]]:
    return lambda *_: (str(path), "")
