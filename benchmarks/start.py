"""From starting the process to a window one can work in, beside an empty PySide6 window.

DESIGN 8: within 1.5 times the empty window, plus opening the file; so opening is measured too and taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from yitusanhui.domain.incoming import CommentRow, RosterRow
from yitusanhui.operations.comments import import_comments
from yitusanhui.operations.files import new_consultation, open_consultation
from yitusanhui.operations.reading import read_report
from yitusanhui.operations.roster import import_roster

BAR = 1.5
ROUNDS = 5
SHOWN = """
window.repaint()
for _ in range(3):
    application.processEvents()
assert window.isVisible()
print("shown", flush=True)
os._exit(0)
"""
EMPTY = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
"""
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from yitusanhui.gui import app
application = QApplication([])
app.dress(application)
program = app.Program()
program.start(Path(sys.argv[1]))
window = program.window
"""


def small_file(folder: Path) -> Path:
    """A consultation of fifty people and thirty comments."""
    with new_consultation(folder / "small.ytsh", title="口袋公园") as file:
        import_roster(file, rows=[RosterRow(f"居民{n}", household=f"{n}-101") for n in range(50)])
        import_comments(file, meeting_id=1, rows=[CommentRow(f"第{n}条意见") for n in range(30)])
    return file.path


def until_shown(code: str, file: Path) -> float:
    """Seconds from starting a process of that code to its window being shown."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "YITUSANHUI_HOME": str(file.parent)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(file.parent)}  # compiled, as installed
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code + SHOWN, str(file)], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout and process.stdout.readline() == b"shown\n"
        return perf_counter() - start


def opening(file: Path) -> float:
    """Seconds to open the file and read all of it."""
    start = perf_counter()
    with open_consultation(file) as consultation:
        read_report(consultation)
        return perf_counter() - start


def measure() -> list[tuple[str, float, float]]:
    """(name, times the empty window, bar); medians of rounds in turn, the first left out."""
    empty, ours, opened = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        file = small_file(Path(folder))
        for _ in range(ROUNDS + 1):
            empty.append(until_shown(EMPTY, file))
            ours.append(until_shown(OURS, file))
            opened.append(opening(file))
    whole, bare, off = median(ours[1:]), median(empty[1:]), median(opened[1:])
    return [(f"window with a small file / empty window ({bare:.2f} s)", (whole - off) / bare, BAR)]


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (bar {bar})")
