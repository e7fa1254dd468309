"""The strip under the map: it says what the looks mean and covers nothing of the drawing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget

from tests.atlas.builders import make_blueprint, make_comment, make_scene
from tests.gui.map.conftest import settle
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map import MapView
from yitusanhui.gui.map.legend import legend_rows
from yitusanhui.gui.map.strip import framed

BLUEPRINT = make_blueprint(metres_per_pixel=0.1, north=10.0)


@pytest.fixture
def frame(qtbot, plan):
    """A map with its strip, 800 x 600."""
    parent = QWidget()
    qtbot.addWidget(parent)
    view = MapView(plan)
    strip = framed(view, parent)
    parent.resize(800, 600)
    with qtbot.wait_exposed(parent):
        parent.show()
    view.show_scene(make_scene(make_comment(1), make_comment(2, category="宜业"), blueprint=BLUEPRINT))
    settle(qtbot, view)
    yield view, strip


def test_the_whole_drawing_and_every_pin_is_seen_above_the_strip(frame):
    view, strip = frame
    assert strip.height() > 0 and view.geometry().bottom() < strip.geometry().top()
    area = view.viewport.area
    assert area.left <= 0 and area.top <= 0 and area.right >= 4000 and area.bottom >= 3000


def test_put_away_it_keeps_the_row_that_says_which_drawing_this_is_and_the_map_grows(frame):
    view, strip = frame
    before, high = strip.height(), view.height()
    view.show_scene(make_scene(*(make_comment(n, category=f"类别名称{n}") for n in range(1, 12)), blueprint=BLUEPRINT))
    assert strip.height() > before
    strip.show_whole(False)
    assert 0 < strip.height() <= before
    strip.parentWidget().layout().activate()
    assert view.height() >= high


def test_a_legend_that_would_take_too_much_of_a_small_map_is_said_in_short(frame, qtbot):
    view, strip = frame
    view.show_scene(make_scene(*(make_comment(n, category=f"类别名称{n}") for n in range(1, 12)), blueprint=BLUEPRINT))
    strip.parentWidget().resize(220, 240)
    qtbot.wait_until(lambda: strip.height() < 240 * 0.35)
    assert view.height() > strip.height()


def test_without_a_drawing_there_is_no_strip(frame):
    view, strip = frame
    view.set_tiles(None)
    view.show_scene(None)
    assert strip.height() == 0


@pytest.mark.parametrize("width", [300, 640, 1024, 1920])
def test_nothing_in_a_row_covers_its_neighbour_or_runs_out_of_the_strip(qtbot, width):
    scene = make_scene(*(make_comment(n, category=f"类{n}") for n in range(1, 12)), blueprint=BLUEPRINT)
    rows = legend_rows(replace(scene, note="只看 3/11 条"), Medium.WALL, width, 0.2)
    for row in rows.rows:
        for (left, item), (follower, _) in pairwise(row):
            assert left + item.width <= follower
        assert row[-1][0] + row[-1][1].width <= width


def test_a_long_title_is_whole_where_the_strip_has_room_and_cut_in_its_middle_where_it_has_not():
    name = "六艺亭口袋公园及非机动车棚更新平面图（征询稿）"
    scene = make_scene(make_comment(1), blueprint=make_blueprint(name=name))
    (first, *_), *_ = legend_rows(scene, Medium.WINDOW, 800, 1).rows
    whole = first[1].width
    (first, *_), *_ = legend_rows(scene, Medium.WINDOW, 200, 1).rows
    assert first[1].width <= 200 < whole < 800
