"""Both maps follow what is done to comments, pin by pin, and are always what they would be if built anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from yitusanhui.atlas.scene import Scene, build_scene, wordless
from yitusanhui.domain.filtering import PinFilter
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.terms import Audience, ReplyKind, Stage
from yitusanhui.gui import map_pane
from yitusanhui.gui.background import Background
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.map.viewport import Viewport
from yitusanhui.gui.settings import legend_wanted
from yitusanhui.operations import comments, meetings, reading, replies, topics

Deed = Callable[[MainWindow], object]
DEEDS: dict[str, Deed] = {
    "recorded": lambda w: record(w, "停车充电") or True,
    "recorded with a category of its own": lambda w: record(w, "别的") or True,
    "recorded without a place": lambda w: w.session.do(comments.record_comment, meeting_id=1, text="路灯"),
    "endorsed": lambda w: w.session.do(comments.endorse_comment, number=1, meeting_id=1),
    "amended": lambda w: w.session.do(comments.amend_comment, number=1, text="要两盏", category="健身"),
    "placed": lambda w: w.session.do(comments.place_comment, number=2, x=5.0, y=6.0),
    "taken off the map": lambda w: w.session.do(comments.place_comment, number=2, x=None, y=None),
    "withdrawn": lambda w: w.session.do(comments.withdraw_comment, number=1, reason="本人收回"),
    "merged": lambda w: w.session.do(topics.raise_topic, meeting_id=1, title="灯", comments=[1, 3]),
    "answered": lambda w: w.session.do(replies.reply_comment, number=3, kind=ReplyKind.ADOPTED),
    "of no list endorsed": lambda w: w.session.do(comments.endorse_comment, number=4, meeting_id=1),
    "of no list given to the office's": lambda w: w.session.do(
        comments.amend_comment, number=4, text="要两盏", category="健身"
    ),
    "given to none of the list, before its first": lambda w: (
        record(w, "别的"),
        w.session.do(comments.amend_comment, number=1, text="要两盏", category="别的"),
    ),
    "undone": lambda w: (record(w, "健身"), w.undo_last()),
    "endorsed and undone": lambda w: (DEEDS["endorsed"](w), w.undo_last()),
}


@pytest.fixture
def map_of_four(window: MainWindow) -> MainWindow:
    for category in ("口袋公园", "停车充电", "停车充电", "自定的"):
        record(window, category)
    return window


def record(window: MainWindow, category: str) -> None:
    window.session.do(comments.record_comment, meeting_id=1, text="要路灯", category=category, x=300.0, y=200.0)


@pytest.mark.parametrize("name", DEEDS)
def test_the_maps_are_as_if_built_anew_after_a_comment_is(map_of_four: MainWindow, name: str) -> None:
    assert DEEDS[name](map_of_four) is not None
    pane = map_of_four.pane
    assert pane.view.scene == built_anew(map_of_four)
    assert pane.public_scene == map_of_four.wall.wall.map.surface.scene == wordless(pane.view.scene)


def built_anew(window: MainWindow) -> Scene:
    return build_scene(
        reading.read_comments(window.session.file),
        reading.read_blueprints(window.session.file),
        Audience.INTERNAL,
        blueprint_id=1,
        categories=[category.name for category in reading.read_categories(window.session.file)],
    )


@pytest.mark.parametrize("name", DEEDS)
def test_the_maps_of_thousands_are_built_beside_the_work_and_miss_nothing_that_is_done_meanwhile(
    map_of_four: MainWindow, name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "AT_ONCE", 0)
    pane = map_of_four.pane
    pane.show_pins()
    assert DEEDS[name](map_of_four) is not None
    qtbot.waitUntil(lambda: not Background.any_busy())
    assert pane.view.scene == built_anew(map_of_four)
    assert pane.public_scene == map_of_four.wall.wall.map.surface.scene == wordless(pane.view.scene)


def test_while_the_maps_are_built_a_comment_is_chosen_heat_comes_on_and_a_filter_ends(
    map_of_four: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "AT_ONCE", 0)
    pane, session = map_of_four.pane, map_of_four.session
    session.do(comments.endorse_comment, number=2, meeting_id=1, count=7)
    qtbot.waitUntil(lambda: not Background.any_busy())
    pane.extras.set_filter(PinFilter(categories=frozenset({"停车充电"})), ("停车充电",))
    pane.extras.clear_filter()
    session.comment_selected.emit(3)
    pane.extras.toggle_heat()
    qtbot.waitUntil(lambda: not Background.any_busy())
    for scene in (pane.view.scene, pane.public_scene, map_of_four.wall.wall.map.surface.scene):
        assert [pin.number for pin in scene.pins] == [1, 2, 3, 4] and not scene.note
        assert [pin.number for pin in scene.pointed_at()] == [3]
        assert [weight for _, _, weight in scene.heat] == [7]


def test_maps_that_could_not_be_built_are_told_and_the_next_change_shows(
    map_of_four: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pane, "AT_ONCE", 0)
    pane, told = map_of_four.pane, []
    map_of_four.session.refused.connect(told.append)
    with monkeypatch.context() as broken:
        broken.setattr(map_pane, "build_scene", lambda *_, **__: 1 / 0)
        pane.show_pins()
        qtbot.waitUntil(lambda: not Background.any_busy())
    assert len(told) == 1
    assert DEEDS["endorsed"](map_of_four) is not None
    pane.extras.toggle_heat()
    assert [weight for _, _, weight in pane.view.scene.heat] == [1]


def over_another_drawing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> tuple[map_pane.MapPane, BlueprintLine]:
    """The map over a second drawing, its pins made beside the work; and the first drawing."""
    monkeypatch.setattr(map_pane, "AT_ONCE", 0)
    pane, drawn = window.pane, window.pane.blueprint
    assert drawn is not None
    pane._put_down(replace(drawn, id=2))
    return pane, drawn


def test_over_another_drawing_no_pin_of_the_one_before_stands_until_its_own_come(
    map_of_four: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, drawn = over_another_drawing(map_of_four, monkeypatch)
    assert pane.view.scene.base.blueprint_id == 2 and pane.view.scene.pins == ()
    pane._put_down(drawn)
    assert pane.view.scene.pins == ()
    qtbot.waitUntil(lambda: not Background.any_busy())
    assert [pin.number for pin in pane.view.scene.pins] == [1, 2, 3, 4]


def test_a_comment_whose_pin_is_still_to_come_is_brought_into_view_with_it(
    map_of_four: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, drawn = over_another_drawing(map_of_four, monkeypatch)
    pane.view.set_viewport(Viewport(1500.0, 900.0, 4.0, pane.view.width(), pane.view.height()))
    pane._put_down(drawn)
    map_of_four.session.comment_selected.emit(3)
    qtbot.waitUntil(lambda: not Background.any_busy())
    assert (pane.view.viewport.x, pane.view.viewport.y) == pytest.approx((300, 200), abs=1)


def test_what_a_comment_s_pin_doesn_t_show_leaves_the_map_alone(map_of_four: MainWindow) -> None:
    inside, outside = map_of_four.pane.view.scene, map_of_four.wall.wall.map.surface.scene
    map_of_four.session.do(comments.endorse_comment, number=4, meeting_id=1)
    assert map_of_four.pane.view.scene is inside
    assert map_of_four.wall.wall.map.surface.scene is outside


def test_one_comment_amended_leaves_every_other_pin_alone(map_of_four: MainWindow) -> None:
    before = {pin.number: pin for pin in map_of_four.pane.view.scene.pins}
    map_of_four.session.do(comments.amend_comment, number=4, text="路灯要亮得久一点")
    after = {pin.number: pin for pin in map_of_four.pane.view.scene.pins}
    assert [number for number in before if after[number] is not before[number]] == [4]


def test_a_category_of_no_list_keeps_its_look_when_others_are_filtered_out(map_of_four: MainWindow) -> None:
    record(map_of_four, "别的")
    look = map_of_four.pane.view.scene.pin(5)
    map_of_four.pane.extras.set_filter(PinFilter(categories=frozenset({"别的"})))
    assert [pin.symbol for pin in map_of_four.pane.view.scene.pins] == [look.symbol]


def test_the_wall_s_map_has_nobody_s_words(map_of_four: MainWindow) -> None:
    assert {pin.text + pin.by for pin in map_of_four.wall.wall.map.surface.scene.pins} == {""}


def test_an_endorsement_of_another_round_shows_on_the_comment(map_of_four: MainWindow) -> None:
    session = map_of_four.session
    for operation in (meetings.open_meeting, meetings.close_meeting):
        session.do(operation, meeting_id=1)
    called = session.do(meetings.call_meeting, stage=Stage.CONSULT)
    assert called is not None
    session.do(comments.endorse_comment, number=2, meeting_id=called.facts["meeting"], count=7)
    assert map_of_four.book.lines[2].endorsements == 7


def test_one_key_puts_the_legend_away_on_both_screens_and_it_stays_away(map_of_four: MainWindow) -> None:
    wall = map_of_four.wall.wall.map.strip
    assert map_of_four.pane.strip.whole and wall.whole
    press(map_of_four, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert not map_of_four.pane.strip.whole and not wall.whole
    assert not legend_wanted()
    press(map_of_four, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert map_of_four.pane.strip.whole and wall.whole and legend_wanted()
