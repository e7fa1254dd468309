"""A consultation with a roster and a drawing, and hands that type."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, QTimer
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.builders import made_once
from yitusanhui.domain.incoming import Drawing, RosterRow
from yitusanhui.operations.blueprints import import_blueprint, keep_tiles
from yitusanhui.operations.files import ConsultationFile, new_consultation
from yitusanhui.operations.roster import import_roster

ROSTER = (
    RosterRow("张晓明", "居民", "3号楼101室", "3-101", phone="13800001111"),
    RosterRow("张小曼", "居民", "5号楼202室", "5-202"),
    RosterRow("王𬱖", "居民", "5号楼303室", "5-303"),
    RosterRow("李秀英", "居民", "3号楼101室", "3-101"),
    RosterRow("赵规划", "社区规划师"),
)


def make_file(folder: Path, *, people: tuple[RosterRow, ...] = ROSTER, drawing: bool = True) -> ConsultationFile:
    """A project with people on its roster, a drawing, and 征询会第1次 planned."""
    file = new_consultation(folder / "口袋公园.ytsh", title="口袋公园", actor="小陈")
    import_roster(file, rows=people)
    if drawing:
        import_blueprint(file, drawing=make_drawing())
        no_tiles = folder / "tiles"
        no_tiles.mkdir()
        keep_tiles(file, blueprint_id=1, folder=no_tiles)
    return file


@made_once
def make_usual_file(folder: Path) -> ConsultationFile:
    """The project that most tests work on."""
    return make_file(folder)


@cache
def make_drawing(width: int = 1600, height: int = 1000) -> Drawing:
    """A white sheet, its overview a quarter as wide; the same one for all who want one of that size."""
    data, overview = _white(width, height), _white(width // 4, height // 4)
    return Drawing("平面图.png", "image/png", data, hashlib.sha256(data).hexdigest(), width, height, overview)


def _white(width: int, height: int) -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifier)


_test = count()
_now = [next(_test)]


def no_more_dialogs() -> None:
    """A test is over: what it would have done in a dialog that never came isn't done in one of the next."""
    _now[:] = [next(_test)]


def in_the_dialog(deed: Callable[[QDialog], object], tries: int = 12_000) -> None:
    """Do this once a dialog is up and has the keyboard; a dialog that this fails in is closed."""
    asked_in = list(_now)

    def act() -> None:
        if asked_in != _now:
            return
        dialog = QApplication.activeModalWidget()
        if tries and (not isinstance(dialog, QDialog) or not dialog.isAncestorOf(QApplication.focusWidget() or dialog)):
            in_the_dialog(deed, tries - 1)
            return
        assert isinstance(dialog, QDialog)
        try:
            deed(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(5, act)


def type_words(widget: QWidget, words: str) -> None:
    """Letters by their keys, anything else as an input method hands it over."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)
