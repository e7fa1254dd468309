"""What is on the projector is read from the last bench, however many lines it has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_wall import vote
from yitusanhui.atlas.symbols import SIZES
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.map.sprites import number_font
from yitusanhui.gui.wall import Wall
from yitusanhui.gui.wall_pages import WallMode


@pytest.mark.parametrize(("size", "digit"), [((1024, 768), 768 / 40), ((1920, 1080), 1080 / 40)])
def test_a_number_on_the_wall_is_a_fortieth_of_its_height(qtbot, size, digit):
    wall = Wall()
    qtbot.addWidget(wall)
    wall.resize(*size)
    with qtbot.wait_exposed(wall):
        wall.show()
    font = number_font(SIZES[wall.map.surface.medium].text_size("42"))
    assert QFontMetricsF(font).tightBoundingRect("4").height() >= digit - 0.6


def test_a_larger_wall_has_larger_words(window: MainWindow, qtbot: QtBot) -> None:
    """It hangs no nearer: on 1080 lines words were three quarters as high as on 768."""
    vote(window, (2, 1, 0))
    wall, page = window.wall.wall, window.wall.wall.sentence.counted
    window.wall.turn_to(WallMode.SENTENCE, window)
    wall.show()
    sizes = []
    for size, high in (((1024, 768), 84), ((1920, 1080), 118), ((1024, 768), 84)):
        wall.resize(*size)
        qtbot.waitUntil(lambda size=size, high=high: (wall.height(), page.head.height()) == (size[1], high))
        QApplication.processEvents()
        sizes.append([part.size_for(part.rect().adjusted(24, 12, -24, -12)) for part in (page.head, page.verdict)])
    usual, large, again = sizes
    assert all(more >= 1.3 * less for less, more in zip(usual, large, strict=True)) and again == usual


def test_a_higher_wall_of_the_same_width_has_larger_words(window: MainWindow, qtbot: QtBot) -> None:
    """A head of fixed height hears nothing of it: after 1080 lines it stayed so on 1200, and after 1200 on 1080."""
    wall = window.wall.wall
    window.wall.turn_to(WallMode.NOTICE, window)
    wall.show()
    for lines, high in ((1080, 135), (1200, 150), (1080, 135)):
        wall.resize(1920, lines)
        qtbot.waitUntil(lambda lines=lines, high=high: (wall.height(), wall.notice.head.height()) == (lines, high))
