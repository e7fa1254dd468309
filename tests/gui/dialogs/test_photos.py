"""Photos looked at large: the arrows go round, F2 writes what is seen, Delete takes one off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.gui.builders import in_the_dialog, press
from yitusanhui.domain.attached import COMMENTS
from yitusanhui.gui.dialogs.photos import PhotoDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.intake.photo import read_photo
from yitusanhui.operations import reading
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.undo import undo_last

NAMES = ("东门.png", "车棚.png", "王𬱖家.png")


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> PhotoDialog:
    """Three photos of one comment, the first shown."""
    file = window.session.file
    record_comment(file, meeting_id=1, text="路灯太暗")
    for name, wide in zip(NAMES, (400, 300, 200), strict=True):
        picture = QImage(wide, 300, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.gray)
        picture.save(str(tmp_path / name))
        attach_photo(file, entity=COMMENTS, entity_id=1, photo=read_photo(tmp_path / name))
    made = PhotoDialog(window.session, reading.read_attached(file, COMMENTS, 1), 0, window)
    made.show()
    return made


def _there(dialog: PhotoDialog) -> list[str]:
    return [line.file_name for line in reading.read_attached(dialog.session.file, COMMENTS, 1)]


def test_the_arrows_go_round(dialog: PhotoDialog) -> None:
    shown = []
    for _ in range(4):
        shown.append(dialog.words.text())
        press(dialog, Qt.Key.Key_Right)
    assert [words.split("　")[0] for words in shown] == ["1/3", "2/3", "3/3", "1/3"]
    assert NAMES[2] in shown[2]
    press(dialog, Qt.Key.Key_Left)
    assert dialog.words.text() == shown[0]
    assert not dialog.picture.pixmap().isNull()


def test_what_is_seen_is_written_down_and_shown_as_it_was_typed(dialog: PhotoDialog) -> None:
    def act(form: QDialog) -> None:
        line = form.findChild(QLineEdit)
        line.setText("<b>东门</b>的灯")
        press(line, Qt.Key.Key_Return)

    in_the_dialog(act)
    press(dialog, Qt.Key.Key_F2)
    assert "<b>东门</b>的灯" in dialog.words.text()
    assert reading.read_attached(dialog.session.file, COMMENTS, 1)[0].caption == "<b>东门</b>的灯"


def test_one_is_taken_off_and_can_be_brought_back(dialog: PhotoDialog) -> None:
    press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_Delete)
    assert _there(dialog) == [NAMES[0], NAMES[2]]
    assert dialog.words.text().startswith("2/2")
    undo_last(dialog.session.file)
    assert sorted(_there(dialog)) == sorted(NAMES)


def test_with_the_last_one_gone_it_closes(dialog: PhotoDialog) -> None:
    for _ in NAMES:
        press(dialog, Qt.Key.Key_Delete)
    assert _there(dialog) == []
    assert not dialog.isVisible()


def test_escape_closes_and_changes_nothing(dialog: PhotoDialog) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(_there(dialog)) == 3


def test_a_photo_is_turned_and_stays_so_while_its_original_is_as_it_came(dialog: PhotoDialog) -> None:
    file = dialog.session.file
    original = reading.read_attached_original(file, 1)
    press(dialog, Qt.Key.Key_R)
    assert _size(reading.read_preview(file, 1)) == (300, 400)
    assert reading.read_attached_original(file, 1) == original
    undo_last(file)
    assert _size(reading.read_preview(file, 1)) == (400, 300)


def test_one_looks_closer_and_moves_over_by_keys(dialog: PhotoDialog) -> None:
    whole = dialog.picture.pixmap().toImage()
    press(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.picture.closeness > 1
    press(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.place == 0
    press(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.picture.pixmap().toImage() == whole


def _size(preview: bytes) -> tuple[int, int]:
    seen = QImage.fromData(preview)
    return seen.width(), seen.height()
