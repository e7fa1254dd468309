"""Before and after on the wall: of the promise one is on, without names, in letters that fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.gui.builders import press
from yitusanhui.domain.attached import COMMITMENTS
from yitusanhui.domain.terms import AttachmentKind
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.wall_fit import LEAST
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.intake.photo import read_photo
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.commitments import make_commitment

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo on this machine."""
    path = tmp_path / "车棚.png"
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    picture.save(str(path))
    return path


def _promise(window: MainWindow, text: str) -> int:
    made = make_commitment(window.session.file, meeting_id=1, text=text, owner="物业")
    return int(str(made.facts["commitment"]))


def _attach(window: MainWindow, number: int, path: Path, kind: AttachmentKind, caption: str) -> None:
    what = {"entity": COMMITMENTS, "entity_id": number, "photo": read_photo(path)}
    window.session.do(attach_photo, kind=kind, caption=caption, **what)


def test_the_key_shows_the_promise_that_has_photos_without_names(window: MainWindow, photo: Path) -> None:
    _promise(window, "装路灯")
    number = _promise(window, "张晓明家门口的车棚搬走，电话13800001111")
    _attach(window, number, photo, AttachmentKind.BEFORE, "张晓明门前")
    press(window, Qt.Key.Key_F7, SHIFT)
    wall = window.wall.wall
    assert wall.mode is WallMode.PHOTOS
    before, after = wall.photos.words
    assert "车棚搬走" in wall.photos.head.words
    shown = wall.photos.head.words + before.words + after.words
    assert "张晓明" not in shown and "13800001111" not in shown
    assert before.words.startswith("整改前") and after.words == "整改后：还没有照片"
    pictures = [picture.pixmap().isNull() for picture in wall.photos.pictures]
    assert pictures == [False, True]


def test_it_follows_the_promise_that_is_selected_and_the_newest_photo(window: MainWindow, photo: Path) -> None:
    first, second = _promise(window, "装路灯"), _promise(window, "修坡道")
    _attach(window, first, photo, AttachmentKind.AFTER, "灯亮了")
    window.wall.turn_to(WallMode.PHOTOS, window)
    page = window.wall.wall.photos
    assert page.head.words == "装路灯" and "灯亮了" in page.words[1].words
    window.session.commitment_selected.emit(second)
    assert page.head.words == "修坡道" and "还没有照片" in page.words[1].words
    _attach(window, second, photo, AttachmentKind.AFTER, "坡道通了")
    assert "坡道通了" in page.words[1].words


def test_without_a_promise_it_says_so(window: MainWindow) -> None:
    window.wall.turn_to(WallMode.PHOTOS, window)
    assert window.wall.wall.photos.head.words == "还没有承诺的照片"


def test_a_caption_of_two_lines_is_not_cut(window: MainWindow, photo: Path) -> None:
    number = _promise(window, "车棚装喷淋、防火隔板、满电自停，充电单独装表，出入口摄像头接派出所")
    _attach(window, number, photo, AttachmentKind.AFTER, "新车棚在东门北侧，旧车棚已经拆除复绿")
    window.wall.turn_to(WallMode.PHOTOS, window)
    window.wall.wall.resize(1024, 768)
    page = window.wall.wall.photos
    for words in (page.head, *page.words):
        room = words.rect().adjusted(24, 12, -24, -12)
        assert words.size_for(room) > LEAST
