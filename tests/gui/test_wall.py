"""The projector's window: what residents see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from yitusanhui.atlas.scene import build_scene
from yitusanhui.domain.terms import Audience, Method
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.ballot_papers import PapersPage
from yitusanhui.gui.wall import Wall
from yitusanhui.gui.wall_fit import LEAST, FittedWords
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.operations import attendance, comments, meetings, motions, reading

WORDS = "王𬱖家 5号楼303室 楼下的车棚太近，电话 13812345678"


def said(window: MainWindow) -> None:
    window.session.do(
        comments.record_comment, meeting_id=1, text=WORDS, author="张晓明", x=400.0, y=300.0, endorsements=2
    )
    window.session.comment_selected.emit(1)


def everything_on(wall: QWidget) -> str:
    words = [label.text() for label in wall.findChildren(QLabel)]
    words += [fitted.words for fitted in wall.findChildren(FittedWords)]
    surface = wall.map.surface  # type: ignore[attr-defined]
    words += [f"{pin.text} {pin.by}" for pin in surface.scene.pins]
    return " ".join(words)


def test_no_name_number_or_flat_reaches_the_wall(window: MainWindow) -> None:
    said(window)
    for mode in WallMode:
        window.wall.turn_to(mode, window)
    shown = everything_on(window.wall.wall)
    assert "车棚太近" in shown and "附议2" in shown
    for secret in ("张晓明", "13812345678", "13800001111", "3号楼101室"):
        assert secret not in shown
    large = window.wall.wall.comment.body.words
    assert "王𬱖" not in large and "303" not in large


def test_the_wall_refuses_a_scene_that_is_not_for_residents(qtbot: QtBot) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    with pytest.raises(ValueError, match="public"):
        wall.show_scene(build_scene((), (), Audience.INTERNAL, blueprint_id=None))


def test_one_key_blanks_the_wall_and_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F5)
    wall = window.wall.wall
    assert wall.isVisible()
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_F12)
    assert wall.mode is WallMode.BLANK and not wall.line.words.isVisible()
    press(wall, Qt.Key.Key_B)
    assert wall.mode is WallMode.COMMENT
    press(window, Qt.Key.Key_F5)
    assert not wall.isVisible()


def test_each_page_has_a_key(window: MainWindow) -> None:
    keys = {
        Qt.Key.Key_F6: WallMode.MAP,
        Qt.Key.Key_F7: WallMode.COMMENT,
        Qt.Key.Key_F8: WallMode.TIMER,
        Qt.Key.Key_F9: WallMode.SENTENCE,
        Qt.Key.Key_F10: WallMode.NOTICE,
    }
    for key, mode in keys.items():
        press(window, key)
        assert window.wall.wall.mode is mode


def test_the_wall_looks_where_the_window_looks(window: MainWindow) -> None:
    said(window)
    window.pane.view.fly_to(400.0, 300.0)
    port = window.wall.wall.map.surface.viewport
    assert (round(port.x), round(port.y)) == (400, 300)


def test_a_withdrawn_comment_leaves_the_wall(window: MainWindow) -> None:
    said(window)
    window.session.do(comments.withdraw_comment, number=1, reason="本人收回")
    assert "车棚太近" not in everything_on(window.wall.wall)


def test_before_a_result_the_sentence_is_the_count_of_those_present(window: MainWindow) -> None:
    window.wall.turn_to(WallMode.SENTENCE, window)
    assert window.wall.wall.sentence.body.words == reading.read_attendance(window.session.file, 1).sentence


def test_the_turn_is_counted_on_window_and_wall(window: MainWindow) -> None:
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.timer.runs
    assert window.wall.wall.timer.body.words == window.top.turn.text() == "2:00"


def test_words_are_as_large_as_their_room_allows(qtbot: QtBot) -> None:
    fitted = FittedWords()
    qtbot.addWidget(fitted)
    room = QRect(0, 0, 900, 500)
    fitted.show_words("车棚")
    short = fitted.size_for(room)
    fitted.show_words("车棚离窗太近。" * 20)
    assert LEAST <= fitted.size_for(room) < short
    fitted.show_words("车棚离窗太近。" * 2000)
    assert fitted.size_for(room) == LEAST


def test_the_strokes_come_to_the_wall_with_the_first_ballot_called(qtbot: QtBot) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    wall.show_strokes(["赞成", "反对"], [6, 1])
    assert wall.mode is WallMode.STROKES
    assert wall.strokes.numbers == [6, 1]
    wall.toggle_blank()
    wall.show_strokes(["赞成", "反对"], [7, 1])
    assert wall.mode is WallMode.BLANK


def test_ballots_called_out_in_the_panel_are_strokes_on_the_wall(window: MainWindow) -> None:
    file = window.session.file
    meetings.open_meeting(file, meeting_id=1)
    attendance.sign_in(file, meeting_id=1, participant_id=1)
    motions.draft_motion(file, meeting_id=1, title="是否同意", method=Method.SECRET)
    motions.announce_vote(file, motion_id=1)
    motions.open_vote(file, motion_id=1)
    window.panels.show_panel("votes")
    page = window.panels.current.findChildren(PapersPage)[0]
    page.show_motion(reading.read_motions(file, 1)[0])
    page.strokes.start([0, 0, 0])
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        press(page.strokes, key)
    assert window.wall.wall.strokes.numbers == [2, 1, 0]
