"""The main window on a file of its own; nothing is written to the home folder of whoever runs the tests."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_usual_file, no_more_dialogs
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.session import Session
from yitusanhui.gui.theme import dress
from yitusanhui.operations.files import ConsultationFile, open_consultation

if TYPE_CHECKING:
    from tests.gui.small_screen import Bench

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
OpenWindow = Callable[[ConsultationFile], MainWindow]
OF_THE_TEST_SCREEN = ("propagateSizeHints", "support raise()", "support grabbing the keyboard")
NOBODY_ANSWERS_MS = 60_000
PATIENCE_MS = 60_000  # a busy machine is no reason to fail
WAITS = ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed", "waitCallback")
WAITS_TOO = ("wait_until", "wait_signal", "wait_signals", "wait_active", "wait_exposed", "wait_callback")


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits long enough on a machine that does other things too; what comes is seen at once as ever."""
    for name in (*WAITS, *WAITS_TOO):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the program takes for the user's."""
    folder = tmp_path / "home"
    folder.mkdir(exist_ok=True)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_dialog_waits_for_ever(qapp: QApplication) -> Iterator[None]:
    """A dialog that the test doesn't answer is closed, and fails the test instead of holding up all the others."""
    left: list[str] = []
    seen: list[QWidget] = []

    def look() -> None:
        asked = qapp.activeModalWidget()
        if asked is not None and asked in seen:
            left.append(asked.windowTitle() or type(asked).__name__)
            asked.close()
        seen[:] = [asked] if asked is not None else []

    watch = QTimer(interval=NOBODY_ANSWERS_MS)
    watch.timeout.connect(look)
    watch.start()
    yield
    watch.stop()
    assert left == []


@pytest.fixture(scope="module", autouse=True)
def garbage_is_searched_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the program (`gui/standing.py`): a widget that another thread lets go of ends the run."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_is_left_open(qapp: QApplication) -> Iterator[None]:
    """A window that a test leaves would answer the keys of the next."""
    yield
    no_more_dialogs()
    qapp.clipboard().clear()  # Qt would let go of what Python put there when Python is gone already
    for left in qapp.topLevelWidgets():
        if isinstance(left, MainWindow) and left.isVisible():
            left.close()
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(1)


@pytest.fixture
def open_window(own_home: Path, qtbot: QtBot, qtlog: object, qapp: object) -> Iterator[OpenWindow]:
    """Opens the main window on a file; at the end Qt must have had nothing to complain of."""
    opened: list[MainWindow] = []

    def shown(file: ConsultationFile) -> MainWindow:
        window = MainWindow(Session(file))
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield shown
    for window in opened:
        window.close()
        window.deleteLater()
    records = [record.message for record in qtlog.records]  # type: ignore[attr-defined]
    assert [words for words in records if not any(known in words for known in OF_THE_TEST_SCREEN)] == []


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """The main window on a new project with five people and a drawing."""
    return open_window(make_usual_file(tmp_path))


@pytest.fixture
def bench(sample_file: Path, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The window on the sample, on a small screen, for every dialog there is."""
    from tests.gui.small_screen import FRAME, SCREEN, Bench  # all dialogs there are: only now

    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: SCREEN)
    window = open_window(open_consultation(Path(shutil.copy(sample_file, tmp_path))))
    window.resize(SCREEN.width(), SCREEN.height() - FRAME)
    return Bench(window, tmp_path)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: object) -> None:
    """The font, colours and sizes of the program."""
    dress(qapp)  # type: ignore[arg-type]
