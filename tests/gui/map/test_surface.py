from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.atlas.builders import make_comment, make_scene
from tests.gui.map.conftest import Plan, colour_at, settle
from yitusanhui.atlas import symbols
from yitusanhui.atlas.scene import highlight
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.map import MapView


def show(qtbot, view, *comments, **facts):
    view.show_scene(make_scene(*comments, **facts))
    settle(qtbot, view)


def fill_of(view, number):
    return view.scene.pin(number).symbol.fill.lower()


def beside(view, x, y, pixels):
    return colour_at(view, x + pixels / view.viewport.scale, y)


def over(view, x, y):
    """Colour just over the number of a pin."""
    return colour_at(view, x, y - 8.5 / view.viewport.scale)


def test_a_pin_is_drawn_in_its_colour_where_it_belongs(qtbot, view):
    show(qtbot, view, make_comment(1, x=1000, y=1000))
    assert over(view, 1000, 1000) == fill_of(view, 1)
    assert beside(view, 1000, 1000, 40) == "#00ff00"


def test_a_new_pin_is_there_with_the_next_frame(qtbot, view):
    old = [make_comment(n, x=20.0 * n, y=300) for n in range(1, 150)]
    show(qtbot, view, *old)
    view.show_scene(make_scene(*old, make_comment(150, x=3000, y=2000)))
    assert over(view, 3000, 2000) == fill_of(view, 150)
    settle(qtbot, view)
    assert over(view, 3000, 2000) == fill_of(view, 150)


def test_a_withdrawn_comment_disappears_from_the_wall(qtbot, view):
    show(qtbot, view, make_comment(1, x=1000, y=1000), make_comment(2), audience=Audience.PUBLIC)
    show(qtbot, view, make_comment(2), audience=Audience.PUBLIC)
    assert over(view, 1000, 1000) == "#00ff00"


def test_a_changed_category_changes_the_colour(qtbot, view):
    show(qtbot, view, make_comment(1, x=1000, y=1000))
    before = fill_of(view, 1)
    show(qtbot, view, make_comment(1, x=1000, y=1000, category="宜业"))
    assert over(view, 1000, 1000) == fill_of(view, 1) != before


def test_the_highlighted_pin_glows_and_stops_glowing(qtbot, view):
    show(qtbot, view, make_comment(1, x=1000, y=1000), make_comment(2, x=3000, y=1000))
    pixels = symbols.SIZES[view.medium].highlighted + 4
    view.show_scene(highlight(view.scene, 1))
    assert beside(view, 1000, 1000, pixels) == symbols.GLOW.lower()
    settle(qtbot, view)
    assert beside(view, 1000, 1000, pixels) == symbols.GLOW.lower()
    show(qtbot, view, make_comment(1, x=1000, y=1000), make_comment(2, x=3000, y=1000), highlight=2)
    assert beside(view, 1000, 1000, pixels) == "#00ff00"
    assert beside(view, 3000, 1000, pixels) == symbols.GLOW.lower()


def test_nothing_of_the_map_before_can_be_clicked_before_another_is_painted(qtbot, view):
    show(qtbot, view, make_comment(1, x=1000, y=1000), highlight=1)
    spot = view.viewport.to_screen(1000, 1000)
    assert view.sign_at(*spot).number == 1
    view.show_scene(make_scene(audience=Audience.PUBLIC))
    assert view.sign_at(*spot) is None


def test_pins_stay_with_the_drawing_while_it_is_dragged_and_zoomed(qtbot, view):
    show(qtbot, view, *(make_comment(n, x=400.0 * (n % 10), y=300.0 * (n // 10)) for n in range(1, 100)))
    for right, down, steps in ((30, 20, 0), (-100, 75, 3), (300, -200, 0), (-90, -50, -2)):
        view.pan(right, down)
        view.zoom(steps)
        settle(qtbot, view)
        x, y = view.viewport.x, view.viewport.y
        near = min(view.scene.pins, key=lambda pin: abs(pin.x - x) + abs(pin.y - y))
        assert over(view, near.x, near.y) == near.symbol.fill.lower()


def test_the_marker_stands_above_the_chosen_place_until_it_is_taken_away(qtbot, view):
    radius = symbols.SIZES[view.medium].radius
    above = 1500 - 1.6 * radius / view.viewport.scale
    view.set_marker(2000, 1500)
    assert colour_at(view, 2000, above) == symbols.MARKER.lower()
    view.set_marker(None)
    assert colour_at(view, 2000, above) == "#00ff00"


def test_without_a_drawing_a_sentence_says_what_to_do(qtbot):
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(100, 700, 2) for y in range(250, 350, 2)}
    assert symbols.LIGHT.lower() in colours and len(colours) > 5
    view.set_tiles(Plan())
    assert view.drawing_size == (4000, 3000)


def test_a_broken_overview_does_not_keep_the_pins_from_showing(qtbot, view):
    class Torn(Plan):
        def overview(self):
            return b"\x89PNG nothing"

        def tile(self, level, row, col):
            return None

    view.set_tiles(Torn())
    show(qtbot, view, make_comment(1, x=1000, y=1000))
    assert over(view, 1000, 1000) == fill_of(view, 1)


def test_window_and_wall_show_one_picture_of_the_drawing_and_let_go_of_it_with_the_drawing(qtbot, monkeypatch):
    plan, asked = Plan(), []
    whole = plan.whole
    monkeypatch.setattr(Plan, "overview", lambda self: asked.append(self) or whole)
    views = [MapView(plan), MapView(plan)]
    for shown in views:
        qtbot.addWidget(shown)
    assert asked == [plan]
    views[0].set_tiles(Plan())
    assert len(asked) == 2
    left = weakref.ref(plan)
    views[1].set_tiles(None)
    asked.clear()
    del plan
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert left() is None


def test_an_error_while_painting_is_written_down_and_the_program_lives_on(qtbot, view, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("a bug in the paint code")

    with monkeypatch.context() as broken:
        broken.setattr(view._pins, "paint", fail)
        view.repaint()
    assert "a bug in the paint code" in caplog.text
    caplog.clear()
    view.repaint()
    assert not caplog.records


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<b>粗</b> & {{7*7}}", "王𬱖"])
def test_a_comments_words_are_shown_as_they_were_written(qtbot, view, monkeypatch, words):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, *_: shown.append(text))
    show(qtbot, view, make_comment(1, x=2000, y=1500, text=words))
    where = QPoint(400, 300)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, where, view.mapToGlobal(where)))
    [text] = shown
    assert "<script>" not in text and "<b>" not in text
    assert "1号意见" in text and "王𬱖" in text


@pytest.mark.parametrize("number", [1, 42, 999, 10_000])
def test_a_pin_of_any_number_fits_its_sprite(qtbot, view, number):
    show(qtbot, view, make_comment(number, x=2000, y=1500))
    assert colour_at(view, 2000 + 40 / view.viewport.scale, 1500) == "#00ff00"
    assert over(view, 2000, 1500) == fill_of(view, number)
