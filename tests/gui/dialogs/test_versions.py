"""Aligning two versions and asking 还适用吗, by keys, on what is then in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_drawing, make_file, press, type_words
from yitusanhui.atlas.symbols import SIZES, Medium
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.terms import PlacementState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.dialogs.align import AlignDialog
from yitusanhui.gui.dialogs.carried import CarriedDialog
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.versions import align_version

CARRIED, CONFIRMED, MOVED, GONE = PlacementState
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TIES = (TieLine(0, 0, 0, 0), TieLine(800, 500, 1600, 1000))


@pytest.fixture
def file(own_home: Path, tmp_path: Path) -> Iterator[ConsultationFile]:
    """Two versions, the second of half the size; three comments on the first."""
    made = make_file(tmp_path)
    for number in (1, 2, 3):
        record_comment(made, meeting_id=1, text=f"第{number}句", x=300 * number, y=400)
    import_blueprint(made, drawing=make_drawing(800, 500))
    yield made
    made.close()


@pytest.fixture
def align(file: ConsultationFile, qtbot: QtBot) -> AlignDialog:
    """The dialog over both."""
    old, new = reading.read_blueprints(file)
    return shown(AlignDialog(Session(file), new, [old]), qtbot)


@pytest.fixture
def carried(file: ConsultationFile, qtbot: QtBot) -> CarriedDialog:
    """The list of what came along."""
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    session = Session(file)
    old, new = reading.read_blueprints(file)
    return shown(CarriedDialog(session, CommentBook(session), new, old), qtbot)


def shown(dialog, qtbot):
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    press(QApplication.focusWidget(), which, modifier)
    QApplication.processEvents()


def point(right: int, down: int) -> None:
    """Steps of the arrow keys from the middle of the whole sheet, then Space."""
    key(Qt.Key.Key_0)
    for _ in range(abs(right)):
        key(Qt.Key.Key_Right if right > 0 else Qt.Key.Key_Left)
    for _ in range(abs(down)):
        key(Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)
    key(Qt.Key.Key_Space)


def answers(file: ConsultationFile) -> dict[int, PlacementState]:
    return {line.number: line.state for line in reading.read_places(file).placements.values()}


def test_two_places_pointed_at_on_both_by_keys_align_the_versions(align: AlignDialog, file: ConsultationFile) -> None:
    for spot in ((-2, -1), (2, 1)):
        assert QApplication.focusWidget() is align.left.view
        point(*spot)
        key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is align.right.view
        point(*spot)
        key(Qt.Key.Key_Backtab)
    assert "两处已够对齐" in align.said.text()
    key(Qt.Key.Key_Return, CTRL)
    carry = reading.read_places(file).alignments[2].carry
    assert carry(800, 500) == pytest.approx((400, 250), abs=2)
    assert carry.scale == pytest.approx(0.5, abs=0.01)


def test_a_third_place_that_is_off_shows_its_residual_and_backspace_takes_it_back(align: AlignDialog) -> None:
    for spot in ((100.0, 100.0), (1500.0, 100.0), (800.0, 900.0)):
        align.left.view.place_clicked.emit(*spot)
        align.right.view.place_clicked.emit(spot[0] / 2, spot[1] / 2 + (60 if spot[1] == 900 else 0))
    assert "差得多" in align.said.text() and "第3处差" in align.said.text()
    key(Qt.Key.Key_Backspace)
    assert len(align.ties) == 2 and "右边的新图" in align.said.text()
    key(Qt.Key.Key_Backspace)
    assert len(align.spots) == len(align.base_spots) == 2


def test_one_place_is_not_enough_and_it_says_so(align: AlignDialog, file: ConsultationFile) -> None:
    align.left.view.place_clicked.emit(5, 5)
    key(Qt.Key.Key_Return, CTRL)
    assert "另一版上也点" in align.said.text()
    align.right.view.place_clicked.emit(5, 5)
    key(Qt.Key.Key_Return, CTRL)
    assert "至少要两处" in align.said.text()
    assert reading.read_places(file).alignments == {}


def test_sheets_with_the_same_frame_are_aligned_by_one_key(align: AlignDialog, file: ConsultationFile) -> None:
    key(Qt.Key.Key_K, ALT)
    assert "对得上" in align.said.text()
    key(Qt.Key.Key_Return, CTRL)
    assert reading.read_places(file).alignments[2].carry(1600, 1000) == pytest.approx((800, 500))


def test_without_coordinates_on_both_they_are_not_aligned_by_them(align: AlignDialog) -> None:
    key(Qt.Key.Key_Z, ALT)
    assert "加坐标" in align.said.text()


def test_each_is_answered_by_a_key_and_the_next_one_comes(carried: CarriedDialog, file: ConsultationFile) -> None:
    assert "已核对 0／3" in carried.progress.text()
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_2)
    assert QApplication.focusWidget() is carried.right.view
    point(1, 0)
    in_the_dialog(
        lambda dialog: (type_words(QApplication.focusWidget(), "车棚已取消"), press(dialog, Qt.Key.Key_Return))
    )
    key(Qt.Key.Key_3)
    assert answers(file) == {1: CONFIRMED, 2: MOVED, 3: GONE}
    assert reading.read_places(file).placements[3, 2].note == "车棚已取消"
    assert reading.read_places(file).placements[2, 2].x > 400
    assert "已核对 3／3" in carried.progress.text() and "全部核对完" in carried.said.text()
    assert [line.x for line in reading.read_comments(file)] == [300, 600, 900]


def test_ctrl_z_takes_back_answers_and_nothing_else(carried: CarriedDialog, file: ConsultationFile) -> None:
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Z, CTRL)
    assert answers(file) == {1: CONFIRMED}
    assert carried.current is not None and carried.current.number == 2
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    assert answers(file) == {} and 2 in reading.read_places(file).alignments
    assert "没有可以撤销" in carried.said.text()


def test_esc_gives_up_pointing_first_and_no_note_is_no_answer(carried: CarriedDialog, file: ConsultationFile) -> None:
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Escape)
    assert carried.isVisible() and not carried.moving
    in_the_dialog(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    key(Qt.Key.Key_3)
    assert answers(file) == {}


def test_up_and_down_choose_and_an_answer_can_be_changed(carried: CarriedDialog, file: ConsultationFile) -> None:
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Up)
    assert carried.current is not None and carried.current.number == 1
    key(Qt.Key.Key_2)
    point(0, 1)
    assert answers(file) == {1: MOVED}


def test_a_pin_that_falls_off_the_new_sheet_is_named(file: ConsultationFile, qtbot: QtBot) -> None:
    align_version(file, blueprint_id=2, base_id=1, ties=(TieLine(600, 0, 0, 0), TieLine(790, 500, 400, 1000)))
    session = Session(file)
    old, new = reading.read_blueprints(file)
    dialog = shown(CarriedDialog(session, CommentBook(session), new, old), qtbot)
    key(Qt.Key.Key_Down)
    assert dialog.current is not None and dialog.current.number == 2
    assert "在新图之外" in dialog.words.text()
    key(Qt.Key.Key_1)
    assert "在图纸之外" in dialog.said.text()
    assert answers(file) == {}


def test_numbers_on_the_very_corners_are_seen_whole(align: AlignDialog) -> None:
    """Half of each was cut off by the edge of its map."""
    corner = SIZES[Medium.WINDOW].radius
    for sheet in align.maps:
        view, line = sheet.view, sheet.drawing
        for x, y in ((0, 0), (line.width, line.height)):
            right, down = view.viewport.to_screen(x, y)
            assert corner <= right <= view.width() - corner and corner <= down <= view.height() - corner
