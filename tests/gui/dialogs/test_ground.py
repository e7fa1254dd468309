"""量比例 and 加坐标, by keys, on what is then in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_file, type_words
from tests.gui.dialogs.test_versions import ALT, CTRL, key, point, shown
from yitusanhui.domain.datums import Datum, to_bd09, to_gcj02
from yitusanhui.gui.dialogs.ground import LAT, LON, MISS, WHERE, ControlDialog, ScaleDialog
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading
from yitusanhui.operations.files import ConsultationFile

# The sheet is 1,600 pixels wide; a pixel is a metre.
SPOTS = ((200.0, 200.0), (1400.0, 200.0), (1400.0, 800.0), (300.0, 900.0))
PLACES = tuple((121.48 + x / 95_174.5, 31.25 - y / 111_320) for x, y in SPOTS)


@pytest.fixture
def file(own_home: Path, tmp_path: Path) -> Iterator[ConsultationFile]:
    made = make_file(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ground(file: ConsultationFile, qtbot: QtBot) -> ControlDialog:
    return shown(ControlDialog(Session(file), reading.read_blueprints(file)[0]), qtbot)


def give(dialog: ControlDialog, count: int, places=PLACES) -> None:
    """Point at the first places and write their degrees, as one pastes them."""
    for number, (spot, (lon, lat)) in enumerate(zip(SPOTS[:count], places, strict=False)):
        dialog.sheet.view.place_clicked.emit(*spot)
        dialog.table.item(number, LON).setText(f"{lon:.9f}, {lat:.9f}")


def test_two_places_and_a_length_typed_give_the_scale(file: ConsultationFile, qtbot: QtBot) -> None:
    dialog = shown(ScaleDialog(Session(file), reading.read_blueprints(file)[0]), qtbot)
    assert "第1处" in dialog.said.text()
    point(-1, 0)
    point(1, 0)
    assert QApplication.focusWidget() is dialog.metres
    type_words(dialog.metres, "35.5")
    assert "每像素约" in dialog.said.text()
    (left, _), (right, _) = dialog.spots
    key(Qt.Key.Key_Return)
    assert reading.read_blueprints(file)[0].metres_per_pixel == pytest.approx(35.5 / (right - left))


@pytest.mark.parametrize("words", ["", "abc", "0", "-3", "=cmd|' /C calc'!A0", "9" * 50])
def test_a_length_that_is_none_is_not_taken(file: ConsultationFile, qtbot: QtBot, words: str) -> None:
    dialog = shown(ScaleDialog(Session(file), reading.read_blueprints(file)[0]), qtbot)
    for spot in SPOTS[:2]:
        dialog.sheet.view.place_clicked.emit(*spot)
    dialog.metres.setText(words)
    dialog.confirm()
    assert dialog.isVisible() and dialog.said.isVisible()
    assert reading.read_blueprints(file)[0].metres_per_pixel is None


def test_places_with_their_degrees_lay_the_sheet_and_show_residuals(
    ground: ControlDialog, file: ConsultationFile
) -> None:
    give(ground, 4)
    assert [float(ground.table.item(row, MISS).text()) for row in range(4)] == pytest.approx([0] * 4, abs=0.02)
    assert "对得上" in ground.said.text()
    key(Qt.Key.Key_Return, CTRL)
    (drawing,) = reading.read_blueprints(file)
    assert drawing.metres_per_pixel == pytest.approx(1, abs=0.01)
    assert drawing.north == pytest.approx(0, abs=0.1)


def test_degrees_are_typed_into_the_row_of_the_place_that_was_pointed_at(ground: ControlDialog) -> None:
    point(-1, 1)
    assert QApplication.focusWidget() is ground.table and ground.table.currentColumn() == LON
    for letter in "121.48":
        type_words(QApplication.focusWidget(), letter)
    key(Qt.Key.Key_Tab)
    assert ground.table.item(0, LON).text() == "121.48" and ground.table.currentColumn() == LAT


def test_a_place_pointed_at_wrongly_stands_out(ground: ControlDialog) -> None:
    give(ground, 4, (*PLACES[:3], (PLACES[3][0] + 0.001, PLACES[3][1])))
    assert "偏大" in ground.said.text()


def test_degrees_the_wrong_way_round_are_named_and_swapped_by_a_key(
    ground: ControlDialog, file: ConsultationFile
) -> None:
    give(ground, 3, (PLACES[0], PLACES[1][::-1], PLACES[2]))
    assert "第2个点" in ground.said.text() and "写反" in ground.said.text()
    key(Qt.Key.Key_X, ALT)
    assert "对得上" in ground.said.text()


def test_a_point_from_a_web_map_is_recognised_and_put_right_by_a_key(
    ground: ControlDialog, file: ConsultationFile
) -> None:
    give(ground, 4, (*PLACES[:2], to_gcj02(*PLACES[2]), PLACES[3]))
    assert "第3个点像是从高德" in ground.said.text()
    key(Qt.Key.Key_G, ALT)
    assert ground.table.item(2, WHERE).text() == "3 高德"
    key(Qt.Key.Key_Return, CTRL)
    assert [p.datum for p in reading.read_control_points(file, 1)][2] is Datum.GCJ02


def test_all_from_one_web_map_are_chosen_in_the_list(ground: ControlDialog, file: ConsultationFile) -> None:
    give(ground, 3, [to_bd09(*to_gcj02(*place)) for place in PLACES])
    ground.kind.setCurrentIndex(2)
    ground.confirm()
    found = reading.read_georeference(file, 1)
    assert found is not None
    assert found.to_pixel(*PLACES[3]) == pytest.approx(SPOTS[3], abs=0.5)


def test_opened_again_the_points_are_there_and_can_be_removed(
    ground: ControlDialog, file: ConsultationFile, qtbot: QtBot
) -> None:
    give(ground, 3)
    ground.confirm()
    again = shown(ControlDialog(Session(file), reading.read_blueprints(file)[0]), qtbot)
    assert len(again.spots) == 3 and again.table.rowCount() == 3
    for _ in range(3):
        key(Qt.Key.Key_Delete, CTRL)
    key(Qt.Key.Key_Return, CTRL)
    assert reading.read_georeference(file, 1) is None


def test_a_point_without_degrees_is_not_kept(ground: ControlDialog, file: ConsultationFile) -> None:
    give(ground, 2)
    ground.sheet.view.place_clicked.emit(*SPOTS[2])
    key(Qt.Key.Key_Return, CTRL)
    assert "第3个点" in ground.said.text() and ground.isVisible()
    assert reading.read_control_points(file, 1) == ()
