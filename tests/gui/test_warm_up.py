"""What is large is loaded a moment after the window stands, and not before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.gui import panel_stack, warm_up
from yitusanhui.gui.background import Background
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations.files import new_consultation

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from yitusanhui.gui import panel_stack, warm_up
from yitusanhui.gui.background import Background
application = QApplication([])
assert not any(name in sys.modules for name in warm_up.WANTED)
from yitusanhui.operations.files import open_consultation
with open_consultation(Path(sys.argv[1])) as file:
    warm_up.load(file)
assert all(name in sys.modules for name in warm_up.WANTED)
from yitusanhui.documents import blocks
assert blocks.compiled.cache_info().currsize == 1
import yitusanhui.gui.panels.minutes, yitusanhui.gui.panels.export
"""


def test_nothing_large_comes_with_the_window_and_everything_a_moment_later(tmp_path: Path) -> None:
    path = tmp_path / "a.ytsh"
    new_consultation(path, title="口袋公园").close()
    subprocess.run([sys.executable, "-c", PROGRAM, str(path)], check=True, timeout=60)


def test_panels_are_made_one_by_one_and_whoever_types_goes_on_typing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_stack, "BREATH_MS", 0)
    window.panels.show_panel("comments")
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "road")
    made: list[str] = []
    window.panels.panel_made.connect(lambda name, _: made.append(name))
    window.panels.make_ahead()
    assert made == []  # made, but not in its place: a key that is pressed now waits for no more
    window.panels.make_ahead()
    assert len(made) == 1
    qtbot.waitUntil(lambda: len(window.panels.panels) == len(window.panels.names))
    assert QApplication.focusWidget() is line
    assert line.text() == "road"  # type: ignore[union-attr]
    for name in made:
        window.panels.show_panel(name)
        assert window.panels.current is window.panels.panels[name]


def test_nothing_is_made_for_a_window_that_is_closed_or_whose_disk_has_gone(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled() -> bool:
        raise EnvironmentTrouble("file_cannot_open", file="a.ytsh")

    monkeypatch.setattr(panel_stack, "BREATH_MS", 0)
    before = set(window.panels.panels)
    with monkeypatch.context() as gone:
        gone.setattr(window.panels, "make_one", pulled)
        window.panels.make_ahead()
    QCoreApplication.processEvents()
    window.close()
    window.panels.make_ahead()
    QCoreApplication.processEvents()
    assert set(window.panels.panels) == before


def test_with_the_file_the_loading_is_over_though_the_window_is_still_there(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm_up, "MOMENT_MS", 0)
    loaded: list[object] = []
    monkeypatch.setattr(warm_up, "load", loaded.append)
    warm_up.warm_up_soon(window.panels)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    while Background.any_busy():
        QCoreApplication.processEvents()
    assert loaded == []
