"""From the file to the aligned version: Ctrl+I, the wizard, the menus, the comparison on both windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_drawing, press
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.preparing import Preparation
from yitusanhui.domain.terms import PlacementState
from yitusanhui.gui.dialogs.align import AlignDialog
from yitusanhui.gui.dialogs.carried import CarriedDialog
from yitusanhui.gui.dialogs.prepare_drawing import PrepareDrawing, moved
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.map.compare import CompareBy
from yitusanhui.operations import reading
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.meetings import edit_meeting
from yitusanhui.operations.versions import align_version

CTRL = Qt.KeyboardModifier.ControlModifier
TIES = (TieLine(0, 0, 0, 0), TieLine(800, 500, 1600, 1000))


@pytest.fixture
def bring(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Ctrl+I on a sheet of 800 x 500; each dialog that comes is answered by what is given for it."""

    def act(*answers: Callable[[QDialog], object]) -> None:
        path = tmp_path / "新版.png"
        path.write_bytes(make_drawing(800, 500).original)
        monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
        _answer(list(answers))
        press(window, Qt.Key.Key_I, CTRL)
        qtbot.waitUntil(lambda: len(reading.read_blueprints(window.session.file)) == 2, timeout=20_000)
        QApplication.processEvents()

    return act


def _answer(answers: list[Callable[[QDialog], object]]) -> None:
    if answers:
        first, *others = answers

        def act(dialog: QDialog) -> None:
            dialog.activateWindow()
            assert QTest.qWaitForWindowActive(dialog)
            first(dialog)
            _answer(others)

        in_the_dialog(act, tries=2_000)


def enter(dialog: QDialog) -> None:
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)


def held(window: MainWindow) -> str:
    found = next(m for m in reading.read_particulars(window.session.file) if m.id == window.session.meeting_id)
    assert found.blueprint is not None
    return found.blueprint.label


def test_enter_alone_keeps_the_new_version_for_this_meeting_and_ctrl_z_gives_the_old_one_back(
    window: MainWindow, bring: Callable[..., None], qtbot: QtBot
) -> None:
    left: list[QDialog] = []
    bring(enter, lambda dialog: (dialog.reject(), left.append(dialog)))
    qtbot.waitUntil(lambda: bool(left) and QApplication.activeModalWidget() is None, timeout=10_000)
    assert isinstance(left[0], AlignDialog) and held(window) == "v2"
    assert window.pane.view.drawing_size == (800, 500)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pane.view.setFocus()

    def taken_back() -> bool:
        """A key that comes while the window is still being activated is lost; a person presses it again."""
        press(window.pane.view, Qt.Key.Key_Z, CTRL)
        return held(window) == "v1"

    qtbot.waitUntil(taken_back)
    assert held(window) == "v1"
    assert len(reading.read_blueprints(window.session.file)) == 2


def test_the_wizard_turns_crops_and_names(window: MainWindow, bring: Callable[..., None]) -> None:
    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, PrepareDrawing)
        QTest.keyClicks(dialog.name, "final")
        press(dialog, Qt.Key.Key_Right, CTRL)
        dialog.sheet.cropped.emit(moved(dialog.preparation, "l", 100))
        for box in (dialog.align, dialog.use):
            box.setChecked(False)
        enter(dialog)

    bring(decide)
    drawing = reading.read_blueprints(window.session.file)[1]
    assert (drawing.name, drawing.label, drawing.width, drawing.height) == ("final", "v2", 400, 800)
    kept = reading.read_preparation(window.session.file, 2)
    assert kept == Preparation(800, 500, 90, (100, 0, 500, 800))
    assert reading.read_original(window.session.file, 2) == make_drawing(800, 500).original
    assert held(window) == "v1"


def test_where_no_margin_is_found_it_is_said_and_enter_still_keeps_the_drawing(
    window: MainWindow, bring: Callable[..., None]
) -> None:
    told: list[str] = []

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, PrepareDrawing)
        QTest.mouseClick(
            next(b for b in dialog.findChildren(QPushButton) if b.text() == "裁去白边"), Qt.MouseButton.LeftButton
        )
        told.append(dialog.told.text())
        dialog.align.setChecked(False)
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
        assert not dialog.isVisible()

    bring(decide)
    assert "没有找到白边" in told[0] and len(reading.read_blueprints(window.session.file)) == 2


def test_given_up_in_the_wizard_nothing_is_kept(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch) -> None:
    path = tmp_path / "新版.png"
    path.write_bytes(make_drawing(800, 500).original)
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
    seen: list[QDialog] = []
    in_the_dialog(lambda dialog: (seen.append(dialog), dialog.reject()), tries=2_000)
    press(window, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    QApplication.processEvents()
    assert len(reading.read_blueprints(window.session.file)) == 1


def test_from_the_file_to_answered_pins_by_keys_only(
    window: MainWindow, bring: Callable[..., None], qtbot: QtBot
) -> None:
    file = window.session.file
    window.session.do(record_comment, meeting_id=1, text="车棚太近", x=800, y=500)

    def align(dialog: QDialog) -> None:
        assert isinstance(dialog, AlignDialog)
        press(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
        press(dialog, Qt.Key.Key_Return, CTRL)

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, CarriedDialog)
        press(dialog.list, Qt.Key.Key_1)
        press(dialog.list, Qt.Key.Key_Return, CTRL)

    bring(enter, align, enter, confirm)
    qtbot.waitUntil(lambda: reading.read_places(file).placements != {}, timeout=10_000)
    assert reading.read_places(file).placements[1, 2].state is PlacementState.CONFIRMED
    pin = window.pane.view.scene.pin(1)
    assert pin is not None and (pin.x, pin.y) == pytest.approx((400, 250)) and not pin.symbol.hollow
    assert reading.read_comments(file)[0].blueprint_id == 1


@pytest.fixture
def aligned(window: MainWindow) -> MainWindow:
    """Version 2 in the middle, one comment come along."""
    session = window.session
    session.do(record_comment, meeting_id=1, text="车棚太近", x=800, y=500)
    session.do(import_blueprint, drawing=make_drawing(800, 500))
    session.do(align_version, blueprint_id=2, base_id=1, ties=TIES)
    session.do(edit_meeting, meeting_id=1, blueprint_id=2)
    window.pane.view.setFocus()
    return window


def test_a_pin_that_came_along_is_broken_lined_on_both_windows_until_answered(aligned: MainWindow) -> None:
    for surface in (aligned.pane.view, aligned.wall.wall.map.surface):
        pin = surface.scene.pin(1)
        assert pin is not None and pin.symbol.hollow and (pin.x, pin.y) == pytest.approx((400, 250))
        assert [line.words for line in surface.scene.legend][-1] == "带过来，待核对"


def test_the_slider_is_moved_by_keys_and_mouse_and_the_wall_follows(aligned: MainWindow) -> None:
    view, wall = aligned.pane.view, aligned.wall.wall.map.surface
    press(view, Qt.Key.Key_F7, CTRL)
    assert view.compared.shown is not None and view.compared.shown.by is CompareBy.SWIPE
    press(view, Qt.Key.Key_BracketLeft)
    assert wall.compared.shown is not None and wall.compared.shown.share == pytest.approx(0.45)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(view.width() * 0.45), 40))
    QTest.mouseMove(view, QPoint(round(view.width() * 0.2), 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(round(view.width() * 0.2), 40))
    assert wall.compared.shown.share == pytest.approx(0.2, abs=0.01)
    press(view, Qt.Key.Key_Escape)
    assert view.compared.shown is None and wall.compared.shown is None


def test_blinking_goes_by_itself_and_by_key_and_ends_with_the_same_key(aligned: MainWindow, qtbot: QtBot) -> None:
    view, wall = aligned.pane.view, aligned.wall.wall.map.surface
    press(view, Qt.Key.Key_F8, CTRL)
    assert view.compared.shown is not None and view.compared.shown.other
    qtbot.waitUntil(lambda: wall.compared.shown is not None and not wall.compared.shown.other)
    press(view, Qt.Key.Key_Backslash)
    assert wall.compared.shown is not None and wall.compared.shown.other
    press(view, Qt.Key.Key_F8, CTRL)
    assert view.compared.shown is None and wall.compared.shown is None


def test_another_drawing_in_the_middle_ends_the_comparison(aligned: MainWindow) -> None:
    press(aligned.pane.view, Qt.Key.Key_F7, CTRL)
    aligned.session.do(edit_meeting, meeting_id=1, blueprint_id=1)
    assert aligned.pane.view.compared.shown is None


@pytest.mark.parametrize("deed", ["align", "swipe", "blink"])
def test_with_one_version_there_is_nothing_to_compare_and_it_says_so(
    window: MainWindow, qtbot: QtBot, deed: str
) -> None:
    with qtbot.waitSignal(window.session.refused) as told:
        window.actions_[deed].trigger()
    assert "只有一版" in told.args[0]


def test_before_it_is_aligned_nothing_can_be_asked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.refused) as told:
        window.actions_["carried_pins"].trigger()
    assert "先对齐" in told.args[0]
