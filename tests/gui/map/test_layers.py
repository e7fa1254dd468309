"""Layers on the window's map, in their list, and in the picture of the view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import make_layer
from tests.gui.builders import make_file
from yitusanhui.domain.layers import LaidLayer
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.gui.dialogs.layers import LayersDialog
from yitusanhui.gui.layer_import import LayerImport
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.map.layers import LayerPicture
from yitusanhui.gui.map.viewport import whole
from yitusanhui.gui.map_print import MOST, write_view
from yitusanhui.gui.session import Session
from yitusanhui.operations.layers import add_layer
from yitusanhui.operations.reading import read_layers

ACROSS = Shape(ShapeKind.LINE, (((0.0, 501.0), (1600.0, 501.0)),), "路")


def opened(qtbot: QtBot, folder: Path, *, layers: int = 0) -> MainWindow:
    file = make_file(folder)
    for number in range(layers):
        add_layer(file, layer=make_layer(f"图层{number + 1}"))
    window = MainWindow(Session(file))
    qtbot.addWidget(window)
    window.show()
    return window


def test_tiles_of_a_layer_are_painted_beside_the_work_and_put_together(qtbot: QtBot) -> None:
    from PySide6.QtGui import QPainter

    from yitusanhui.atlas.symbols import Medium

    picture = LayerPicture(Medium.WINDOW)
    picture.show((LaidLayer("路", "#D55E00", (ACROSS,)),))
    view = whole(800, 500, 1600, 1000)

    def seen() -> QImage:
        image = QImage(800, 500, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        picture.paint(painter, view, 1.0)
        painter.end()
        return image

    assert seen().pixelColor(400, 250).name() == "#ffffff"
    qtbot.waitUntil(lambda: picture.settled)
    qtbot.waitUntil(lambda: seen().pixelColor(400, 250).name() == "#d55e00")
    assert seen().pixelColor(400, 100).name() == "#ffffff"
    picture.show(())
    assert seen().pixelColor(400, 250).name() == "#ffffff"
    picture.stop()


def test_the_layers_of_the_drawing_are_on_window_and_wall(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, layers=2)
    both = (window.pane.view, window.wall.wall.map.surface)
    qtbot.waitUntil(lambda: all([one.name for one in map_.layers.layers] == ["图层1", "图层2"] for map_ in both))
    window.close()


def test_the_list_shows_hides_renames_and_removes_with_keys(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, layers=2)
    qtbot.waitUntil(lambda: len(window.pane.view.layers.layers) == 2)
    dialog = LayersDialog(window.session, 1, window)
    dialog.show()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [line.shown for line in read_layers(window.session.file)] == [False, True]
    qtbot.waitUntil(lambda: [one.name for one in window.pane.view.layers.layers] == ["图层2"])
    dialog.remove()
    assert [line.name for line in read_layers(window.session.file)] == ["图层2"]
    window.undo_last()
    assert len(read_layers(window.session.file)) == 2 and dialog.list.count() == 2
    dialog.close()
    window.close()


def test_without_layers_nothing_can_be_done_to_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, layers=1)
    dialog = LayersDialog(window.session, 1, window)
    assert all(button.isEnabled() for button in dialog.deeds) and dialog.none.isHidden()
    dialog.remove()
    assert not any(button.isEnabled() for button in dialog.deeds)
    assert dialog.how.isHidden() and not dialog.none.isHidden()
    dialog.close()
    window.close()


def test_a_layer_without_coordinates_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.intake.maps import BUND, geojson, point

    window = opened(qtbot, tmp_path)
    path = geojson(tmp_path / "a.geojson", point(*BUND))
    with qtbot.waitSignal(window.session.refused) as refused:
        LayerImport(window.session, window.pane, window).bring(path)
    assert "控制点" in refused.args[0] and read_layers(window.session.file) == ()
    window.close()


def test_the_view_is_saved_at_print_resolution(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, layers=1)
    qtbot.waitUntil(lambda: bool(window.pane.view.layers.layers))
    with qtbot.waitSignal(window.session.told):
        write_view(window.session, window.pane, tmp_path / "画面.png")
    image = QImage(str(tmp_path / "画面.png"))
    assert max(image.width(), image.height()) == MOST and image.dotsPerMeterX() == 11811
    with qtbot.waitSignal(window.session.refused):
        write_view(window.session, window.pane, tmp_path / "没有" / "画面.png")
    window.close()
