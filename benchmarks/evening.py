"""The window in a file of 10,000 comments and 2,000 people: what a key costs until everything it changes is shown.

Milliseconds of the window's own thread, as p50 / p95 in the name and p95 beside the bar of 100: what other programs
and what is counted in the background take isn't in it, nor waiting for the disk (`recording` measures a commit).
The search for garbage has its turn between two deeds, as it has where a person does them.
How fast the machine is says what SQLite alone takes to read the comments, before and after.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from time import thread_time

from PySide6.QtWidgets import QApplication

from deeds import deeds, settle
from large import make, seconds
from yitusanhui.gui.app import show_file
from yitusanhui.gui.standing import GarbageSearch, look
from yitusanhui.gui.theme import dress
from yitusanhui.operations.files import open_consultation

BAR, OPENING = 100, 1_000
Measure = tuple[str, float, float]


def measure() -> list[Measure]:
    """(p50 / p95, p95, bar) of each deed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["YITUSANHUI_HOME"] = folder
        application = QApplication.instance() or QApplication([])
        dress(application)  # type: ignore[arg-type]
        GarbageSearch(application)
        path = Path(folder) / "large.ytsh"
        make(path)
        first = _plain(path)
        begun = thread_time()
        window = show_file(open_consultation(path))
        window.show()
        settle()
        opened = thread_time() - begun
        window.activateWindow()
        window.actions_["wall"].trigger()
        settle()
        try:
            took = [_measured(*asked) for asked in deeds(window)]
            plain = f"SQLite alone {first * 1000:.0f} ms, in the end {_plain(path) * 1000:.0f} ms"
            return [(f"opened: {opened * 1000:.0f} ms; {plain}", opened * 1000, OPENING), *took]
        finally:
            window.close()


def _plain(path: Path) -> float:
    with closing(connect(path)) as connection:
        return seconds(lambda: connection.execute("SELECT * FROM comments").fetchall())


def _measured(name: str, deed: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> Measure:
    took = []
    for _ in range(times):
        if before is not None:
            before()
            settle()
        look()
        begun = thread_time()
        deed()
        settle()
        took.append((thread_time() - begun) * 1000)
    took.sort()
    half, most = took[len(took) // 2], took[min(len(took) - 1, round(0.95 * len(took)))]
    return f"{name}: {half:.0f} / {most:.0f} ms", most, BAR


if __name__ == "__main__":
    for name, value, bar in measure():
        print(f"{name} (bar {bar})", "" if value <= bar else "OVER")
