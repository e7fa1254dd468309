"""From opening a file with the A0 drawing to the first picture of it in the window, in seconds.

Run: `python benchmarks/first_picture.py`. Aim: under half a second. The program is running already, as when 打开 is
chosen; starting it is in start.py.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from drawing import shared_drawing
from yitusanhui.gui.map import MapView
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.files import new_consultation, open_consultation
from yitusanhui.operations.reading import read_blueprints

BAR = 0.5


def measure() -> list[tuple[str, float, float]]:
    """(what, measured, bar)."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "大图.ytsh")
        with new_consultation(path, title="大图") as file:
            cut = cut_tiles(read_drawing(shared_drawing()), Path(folder, "tiles"))
            import_blueprint(file, drawing=cut, label="v1", name="大图")
        started = perf_counter()
        with open_consultation(path) as file:
            view = MapView(FileTiles(file, read_blueprints(file)[0]))
            view.resize(900, 640)
            view.show()
            application.processEvents()
            view.grab()
            took = perf_counter() - started
            view.close()
    return [("first picture of the A0 after opening its file, seconds", took, BAR)]


if __name__ == "__main__":
    for what, value, bar in measure():
        print(f"{what}: {value:.2f}, bar {bar}")
