"""Hands that never touch the mouse, count what they press, and carry the clock of the evening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from tests.gui.builders import in_the_dialog, press
from tests.gui.hands import Hands
from yitusanhui.gui.app import Program
from yitusanhui.operations import files

CHINA = timezone(timedelta(hours=8))
SOON_MS, PULSE_MS, MANY_TABS = 20_000, 20, 40


class Evening:
    """A clock that stands until it is moved on."""

    def __init__(self, at: str) -> None:
        self.now = datetime.fromisoformat(at).replace(tzinfo=CHINA)

    def __call__(self) -> datetime:
        """Now."""
        return self.now

    def is_(self, clock: str) -> None:
        """It is 19:05 of the same day."""
        hours, minutes = map(int, clock.split(":"))
        self.now = self.now.replace(hour=hours, minute=minutes, second=0)


class Keys(Hands):
    """`presses` takes chords as people write them: Alt+W, Ctrl+2, Down."""

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch, clock: Evening) -> None:
        super().__init__(program, monkeypatch)
        self.clock = clock
        self.struck = 0

    def types(self, words: str) -> None:
        """Type, counting."""
        self.struck += len(words)
        super().types(words)

    def presses(self, *chords: str) -> None:
        """One chord after another."""
        for chord in chords:
            combination = QKeySequence(chord)[0]
            self.struck += 1
            press(self._keyboard(), combination.key(), combination.keyboardModifiers())
            wait_until(_no_button_is_down, "a button stays down")

    def in_the_dialog(self, *deeds: str | Callable[[], object]) -> None:
        """In the dialog that the next key opens: words are typed, +Alt+S is pressed; left by Esc at the end."""

        def act(dialog: QDialog) -> None:
            for deed in deeds:
                if callable(deed):
                    deed()
                elif deed.startswith("+"):
                    self.presses(deed[1:])
                else:
                    self.types(deed)
            if dialog.isVisible():
                self.presses("Esc")

        in_the_dialog(act)

    def points_at(self, across: float, down: float) -> None:
        """The one click that the evening allows: a place on the drawing."""
        self.clicks_drawing(across, down)


def sit_down(path: Path, clock: Evening, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Start the program on a file, with the evening's clock."""
    for name in ("open_consultation", "new_consultation"):
        monkeypatch.setattr(f"yitusanhui.gui.app.{name}", partial(getattr(files, name), clock=clock))
    program = Program()
    program.start(path)
    assert program.window is not None, "the file did not open"
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    QApplication.processEvents()
    return Keys(program, monkeypatch, clock)


def tab_to(keys: Keys, found: Callable[[QWidget], bool]) -> None:
    """Tab, until the keyboard is on what is looked for."""
    for _ in range(MANY_TABS):
        here = QApplication.focusWidget()
        if here is not None and found(here):
            return
        keys.presses("Tab")
    raise AssertionError("no number of tabs leads there")


def named(keys: Keys, name: str) -> None:
    """Tab, to the field whose name begins so."""
    tab_to(keys, lambda here: here.accessibleName().startswith(name))


def wait_until(what: Callable[[], object], why: str) -> None:
    """Until it is so; never by the clock alone."""
    until, pulse = QDeadlineTimer(SOON_MS), QTimer(interval=PULSE_MS)
    pulse.start()
    QApplication.processEvents()
    while not what() and not until.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert what(), why


def _no_button_is_down() -> bool:
    """A button that its letter presses springs back a moment later, and acts only then."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return not any(one.isDown() for window in shown for one in window.findChildren(QAbstractButton))
