"""10,000 pins and 500 areas, drawn by software: what a frame costs, and how soon a new pin is in two windows."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import cache
from math import cos, sin, tau
from time import perf_counter

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.atlas.scene import Scene, build_scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import SiteLine, drawn
from yitusanhui.domain.terms import Audience, CommentStatus, SiteKind
from yitusanhui.gui.map import MapView

A0 = Pyramid(14043, 9933)
BLUEPRINT = BlueprintLine(1, "v1", "", "", A0.width, A0.height, "", "")
FRAME_MS, PIN_MS = 16.0, 50.0
FRAMES = 120
CATEGORIES = ("a", "b", "c", "d", "e")


@cache
def _picture(seed: int) -> bytes:
    """A tile that looks like a plan: lines in all directions."""
    chance = random.Random(seed)
    image = QImage(A0.tile, A0.tile, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for _ in range(60):
        painter.setPen(QPen(Qt.GlobalColor.darkGray, chance.randint(1, 4)))
        painter.drawLine(*(chance.randint(0, A0.tile) for _ in range(4)))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)
    return bytes(data.data())


class Plan:
    """An A0 sheet of made-up tiles."""

    pyramid = A0

    def tile(self, level: int, row: int, col: int) -> bytes | None:
        """One of sixteen pictures."""
        return _picture((level + 3 * row + 7 * col) % 16)

    def overview(self) -> bytes:
        """The first of them."""
        return _picture(0)


def comments(count: int) -> list[CommentLine]:
    """Comments all over the sheet, a third of them in the middle."""
    chance = random.Random(1)
    made = []
    for number in range(1, count + 1):
        spread = 0.06 if number % 3 == 0 else 0.29
        x = min(max(chance.gauss(0.5, spread), 0.01), 0.99) * A0.width
        y = min(max(chance.gauss(0.5, spread), 0.01), 0.99) * A0.height
        category = chance.choice(CATEGORIES)
        made.append(
            CommentLine(number, 1, "", "", "", "", category, "", CommentStatus.RECORDED, blueprint_id=1, x=x, y=y)
        )
    return made


@cache
def sites(count: int = 500) -> tuple[SiteLine, ...]:
    """Areas of five to twelve corners all over the sheet."""
    chance, kinds, made = random.Random(2), list(SiteKind), []
    for number in range(1, count + 1):
        x, y, reach = chance.uniform(200, A0.width - 200), chance.uniform(200, A0.height - 200), chance.uniform(40, 180)
        turns = sorted(chance.uniform(0, tau) for _ in range(chance.randint(5, 12)))
        ring = [(x + reach * cos(turn), y + reach * sin(turn)) for turn in turns]
        made.append(SiteLine(number, 1, kinds[number % 3], f"点位{number}", drawn(ShapeKind.AREA, ring)))
    return tuple(made)


def _scene(lines: list[CommentLine], audience: Audience) -> Scene:
    return build_scene(lines, [BLUEPRINT], audience, blueprint_id=1, categories=CATEGORIES, sites=sites())


def _settle(app: QApplication, *views: MapView) -> None:
    until = perf_counter() + 20
    while perf_counter() < until and not all(view.settled for view in views):
        app.processEvents()


def _frames(app: QApplication, view: MapView, nearer: int, step: Callable[[int], None]) -> float:
    """The best of three rounds from the same place, since other programs only add."""
    return min(_round(app, view, nearer, step) for _ in range(3))


def _round(app: QApplication, view: MapView, nearer: int, step: Callable[[int], None]) -> float:
    """The 95th percentile of what a frame takes, milliseconds, with all that it sets off."""
    view.fit()
    view.zoom(nearer)
    _settle(app, view)
    times = []
    for frame in range(FRAMES):
        start = perf_counter()
        step(frame)
        view.repaint()
        app.processEvents()
        times.append((perf_counter() - start) * 1000)
    return sorted(times)[int(FRAMES * 0.95)]


def measure() -> list[tuple[str, float, float]]:
    """(what, milliseconds, bar) for dragging, zooming, and a new pin in two windows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for seed in range(16):
        _picture(seed)
    lines = comments(10_001)
    view, wall = MapView(Plan()), MapView(Plan(), medium=Medium.WALL)
    view.resize(1366, 768)
    wall.resize(1024, 768)
    for window, audience in ((view, Audience.INTERNAL), (wall, Audience.PUBLIC)):
        window.show()
        window.show_scene(_scene(lines[:-1], audience))
    wall.follow(view)
    _settle(app, view, wall)
    found = [_new_pin(app, view, wall, lines)]
    wall.follow(None)
    wall.hide()
    found += [_pan(app, view), _zoom(app, view)]
    for window in (view, wall):
        window.set_tiles(None)
        window.close()
    return found


def _new_pin(app: QApplication, view: MapView, wall: MapView, lines: list[CommentLine]) -> tuple[str, float, float]:
    inside, outside = _scene(lines, Audience.INTERNAL), _scene(lines, Audience.PUBLIC)
    start = perf_counter()
    view.show_scene(inside)
    wall.show_scene(outside)
    view.repaint()
    wall.repaint()
    shown = (perf_counter() - start) * 1000
    _settle(app, view, wall)
    return "a new pin among 10,000 in two windows", shown, PIN_MS


def _pan(app: QApplication, view: MapView) -> tuple[str, float, float]:
    return (
        "dragging with 10,000 pins and 500 areas, p95 a frame",
        _frames(app, view, 8, lambda frame: view.pan(14 if frame < FRAMES / 2 else -14, 6)),
        FRAME_MS,
    )


def _zoom(app: QApplication, view: MapView) -> tuple[str, float, float]:
    return (
        "zooming with 10,000 pins and 500 areas, p95 a frame",
        _frames(app, view, 0, lambda frame: view.zoom(1 if frame // 12 % 2 == 0 else -1)),
        FRAME_MS,
    )


if __name__ == "__main__":
    for name, value, bar in measure():
        print(f"{name}: {value:.1f} ms (bar {bar:.0f})")
