"""筛选意见 with the keyboard: several of a kind, said in a sentence here and on the wall, taken back by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.builders import in_the_dialog, press
from yitusanhui.gui import map_pane
from yitusanhui.gui.dialogs.pin_filter import PinFilterDialog
from yitusanhui.gui.drawing_deeds import filter_pins
from yitusanhui.operations.comments import record_comment

Key = Qt.Key


@pytest.fixture
def room(window):
    for number, category in enumerate(("宜居", "宜游", "宜游", "宜养"), 1):
        window.session.do(record_comment, meeting_id=1, text="话", category=category, x=100.0 * number, y=300.0)
    return window


def dialog_of(qtbot, window):
    pane = window.pane
    dialog = PinFilterDialog(window.session, pane.extras, lambda: pane.note, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tick(dialog, words):
    dialog.list.setCurrentItem(dialog.list.findItems(words, Qt.MatchFlag.MatchExactly)[0])
    press(dialog.list, Key.Key_Space)


def test_several_of_a_kind_are_shown_and_said_on_both_screens(qtbot, room):
    dialog = dialog_of(qtbot, room)
    tick(dialog, "宜居")
    tick(dialog, "宜养")
    assert [pin.number for pin in room.pane.view.scene.pins] == [1, 4]
    assert dialog.count.text() == "只看：宜居、宜养（2/4条）"
    assert room.pane.public_scene.note == dialog.count.text()
    press(dialog.list, Key.Key_Return)
    assert not dialog.isVisible()
    assert room.pane.view.scene.note == "只看：宜居、宜养（2/4条）"


def test_the_count_is_told_at_once_though_the_maps_of_thousands_come_later(qtbot, room, monkeypatch):
    monkeypatch.setattr(map_pane, "AT_ONCE", 0)
    counts = []

    def answer(dialog):
        tick(dialog, "宜居")
        tick(dialog, "宜养")
        counts.append(dialog.count.text())
        press(dialog.list, Key.Key_Return)

    in_the_dialog(answer)
    filter_pins(room)
    assert counts == ["只看：宜居、宜养（2/4条）"]
    qtbot.waitUntil(lambda: room.pane.public_scene.note == counts[0])


def test_delete_takes_all_ticks_away_and_escape_leaves_what_was_before(qtbot, room):
    first = dialog_of(qtbot, room)
    tick(first, "宜游")
    press(first.list, Key.Key_Return)
    again = dialog_of(qtbot, room)
    press(again.list, Key.Key_Delete)
    assert len(room.pane.view.scene.pins) == 4 and room.pane.view.scene.note == ""
    press(again.list, Key.Key_Escape)
    assert room.pane.view.scene.note == "只看：宜游（2/4条）"


def test_one_key_in_the_window_shows_all_again(qtbot, room):
    dialog = dialog_of(qtbot, room)
    tick(dialog, "宜游")
    press(dialog.list, Key.Key_Return)
    press(room, Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert room.pane.public_scene.note == "" and len(room.pane.public_scene.pins) == 4


def test_many_ticks_are_said_in_short(qtbot, room):
    dialog = dialog_of(qtbot, room)
    for words in ("宜居", "宜业", "宜游", "宜学", "宜养", "采纳", "不采纳", "待答复"):
        tick(dialog, words)
    assert dialog.count.text().startswith("只看：宜居、宜业、宜游、宜学、宜养、采纳等8项（")
