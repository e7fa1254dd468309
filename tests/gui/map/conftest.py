"""Maps for tests: a drawing of one colour a tile, and a window that shows it."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from yitusanhui.atlas.pyramid import Pyramid
from yitusanhui.gui.map import MapView


def picture(colour: str, width: int = 512, height: int = 512) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class Plan:
    """A drawing whose overview is red and whose tiles are green, blue where the level is the last."""

    def __init__(self, width: int = 4000, height: int = 3000) -> None:
        self.pyramid = Pyramid(width, height)
        self.asked: list[tuple[int, int, int]] = []
        self.last, self.others, self.whole = picture("#0000ff"), picture("#00ff00"), picture("#ff0000", 400, 300)

    def tile(self, level: int, row: int, col: int) -> bytes | None:
        self.asked.append((level, row, col))
        return self.last if level == self.pyramid.levels - 1 else self.others

    def overview(self) -> bytes:
        return self.whole


@pytest.fixture
def plan() -> Plan:
    return Plan()


@pytest.fixture
def view(qtbot, plan):
    """A map of 800 x 600 that shows the whole drawing, tiles and all: one pixel for five of the drawing."""
    shown = MapView(plan)
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    with qtbot.wait_exposed(shown):
        shown.show()
    settle(qtbot, shown)
    return shown


def settle(qtbot, *views: MapView) -> None:
    for shown in views:
        shown.grab()
    qtbot.wait_until(lambda: all(shown.settled for shown in views))


def colour_at(view: MapView, x: float, y: float) -> str:
    """Colour at a place of the drawing."""
    a, b = view.viewport.to_screen(x, y)
    ratio = view.devicePixelRatioF()
    return view.grab().toImage().pixelColor(round(a * ratio), round(b * ratio)).name()
