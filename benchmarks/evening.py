"""The window in a file of 10,000 comments and 2,000 people: what a key costs until everything it changes is shown.

Milliseconds of the window's own thread, as p50 / p95 in the name and p95 beside the bar of 100: what other programs
and what is counted in the background take isn't in it, nor waiting for the disk (`recording` measures a commit).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from large import HERE, PEOPLE, make
from yitusanhui.domain.thread import Thing, ThingKind
from yitusanhui.gui.app import show_file
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.theme import dress
from yitusanhui.operations import reading
from yitusanhui.operations.files import open_consultation

BAR, TIMES, CTRL = 100, 15, Qt.KeyboardModifier.ControlModifier
PANELS = ("prepare", "sign_in", "comments", "topics", "votes", "commitments", "evaluation", "replies", "minutes")
Measure = tuple[str, float, float]


def measure() -> list[Measure]:
    """(p50 / p95, p95, bar) of each deed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YITUSANHUI_HOME"] = folder
        application = QApplication.instance() or QApplication([])
        dress(application)  # type: ignore[arg-type]
        path = Path(folder) / "large.ytsh"
        make(path)
        window = show_file(open_consultation(path))
        window.show()
        window.activateWindow()
        window.actions_["wall"].trigger()
        _settle()
        try:
            return [_measured(*asked) for asked in _deeds(window)]
        finally:
            window.close()


def _deeds(window: MainWindow) -> Iterator[tuple[Any, ...]]:
    """(name, one key, how often, and what comes before it unmeasured)."""
    panels = window.panels
    newcomers = iter(reading.read_roster(window.session.file)[HERE + 1 : PEOPLE])
    for name in PANELS:
        panels.show_panel(name)  # made, and its imports done
        _settle()
    panels.show_panel("sign_in")
    finder = panels.panels["sign_in"].finder  # type: ignore[attr-defined]
    yield "sign-in, letters", lambda: _type(finder.line, "zx"), TIMES, finder.line.clear
    yield "sign-in, Enter", lambda: _enter(finder.line, next(newcomers).household), TIMES
    panels.show_panel("comments")
    line = panels.panels["comments"].entry.line  # type: ignore[attr-defined]
    yield "comment, a letter", lambda: _type(line, "路灯要亮"), TIMES, line.clear
    line.clear()
    yield "comment, Enter", lambda: _enter(line, "路灯要亮一点"), TIMES
    yield "comment, Ctrl+Z", lambda: _press(window, Qt.Key.Key_Z, CTRL), 5
    yield "endorsement", lambda: _enter(line, "9000+1"), TIMES
    yield "step forward", lambda: _press(window, Qt.Key.Key_Right, CTRL), 5
    yield "wall to the comment and back", lambda: (window.actions_["wall_comment"].trigger(), _map(window)), TIMES
    for name in PANELS:
        yield f"panel {name}", lambda name=name: _switch(window, name), 5, lambda: _switch(window, "sites")
    yield "溯源 of a comment", lambda: _trace(window), 5


def _map(window: MainWindow) -> None:
    window.actions_["wall_map"].trigger()


def _switch(window: MainWindow, name: str) -> None:
    window.panels.show_panel(name)


def _trace(window: MainWindow) -> None:
    """The story comes up, is read and closed."""

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
        else:
            QTimer.singleShot(0, close)

    QTimer.singleShot(0, close)
    window.tracer.tell(Thing(ThingKind.COMMENT, 500))


def _type(line: QWidget, words: str) -> None:
    line.setText(words)  # type: ignore[attr-defined]


def _enter(line: QWidget, words: str) -> None:
    line.setText(words)  # type: ignore[attr-defined]
    QTest.keyClick(line, Qt.Key.Key_Return)


def _press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _measured(name: str, deed: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> Measure:
    took = []
    for _ in range(times):
        if before is not None:
            before()
            _settle()
        begun = thread_time()
        deed()
        _settle()
        took.append((thread_time() - begun) * 1000)
    took.sort()
    half, most = took[len(took) // 2], took[min(len(took) - 1, round(0.95 * len(took)))]
    return f"{name}: {half:.0f} / {most:.0f} ms", most, BAR


if __name__ == "__main__":
    for name, value, bar in measure():
        print(f"{name} (bar {bar})", "" if value <= bar else "OVER")
