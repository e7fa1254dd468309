from __future__ import annotations

import threading

from tests.gui.map.conftest import Plan, colour_at, picture, settle
from yitusanhui.gui.map import MapView
from yitusanhui.gui.map import tiles as tiles_module
from yitusanhui.gui.map.tiles import TileShelf


def shelf_of(source, qtbot, keys):
    shelf = TileShelf(source)
    shelf.want(keys)
    qtbot.wait_until(lambda: shelf.settled)
    return shelf


def test_a_tile_that_was_wanted_is_there_and_read_once(qtbot, plan):
    shelf = shelf_of(plan, qtbot, [(0, 0, 0), (0, 0, 0)])
    shelf.want([(0, 0, 0)])
    qtbot.wait_until(lambda: shelf.settled)
    assert shelf.get((0, 0, 0)).width() == 512
    assert plan.asked == [(0, 0, 0)]


def test_a_tile_that_is_not_made_or_not_a_picture_is_left_out_and_not_asked_again(qtbot):
    class Torn(Plan):
        def tile(self, level, row, col):
            super().tile(level, row, col)
            return None if col else b"\xff\xd8 no picture"

    torn = Torn()
    shelf = shelf_of(torn, qtbot, [(3, 0, 0), (3, 0, 1)])
    shelf.want([(3, 0, 0), (3, 0, 1)])
    qtbot.wait_until(lambda: shelf.settled)
    assert shelf.get((3, 0, 0)) is shelf.get((3, 0, 1)) is None
    assert len(torn.asked) == 2


def test_a_source_that_fails_is_written_down_and_the_other_tiles_come(qtbot, caplog):
    class Broken(Plan):
        def tile(self, level, row, col):
            if col == 0:
                raise OSError("the stick was pulled out")
            return super().tile(level, row, col)

    shelf = shelf_of(Broken(), qtbot, [(3, 0, 0), (3, 0, 1)])
    assert shelf.get((3, 0, 1)) is not None
    assert "stick was pulled out" in caplog.text


def test_the_shelf_forgets_what_was_not_looked_at_for_longest(qtbot, plan, monkeypatch):
    monkeypatch.setattr(tiles_module, "BUDGET", 4 * 512 * 512 * 4)
    shelf = shelf_of(plan, qtbot, [(3, 0, col) for col in range(4)])
    shelf.get((3, 0, 0))
    shelf.want([(3, 1, 0)])
    qtbot.wait_until(lambda: shelf.get((3, 1, 0)) is not None)
    assert shelf.get((3, 0, 0)) is not None
    assert sum(shelf.get((3, 0, col)) is None for col in range(4)) == 1


def test_what_is_in_view_is_kept_even_when_it_is_more_than_the_budget(qtbot, plan, monkeypatch):
    monkeypatch.setattr(tiles_module, "BUDGET", 1)
    view = MapView(plan)
    qtbot.addWidget(view)
    view.resize(1500, 1100)
    view.show()
    view.set_viewport(view.viewport.zoomed(0.9, (0, 0)))
    keys = {(3, row, col) for row, col in plan.pyramid.tiles_in(3, view.viewport.area)}
    view.grab()
    qtbot.wait_until(lambda: keys <= set(plan.asked) and view.settled)
    view.grab()
    qtbot.wait_until(lambda: view.settled)
    assert sorted(plan.asked) == sorted(set(plan.asked))
    assert colour_at(view, view.viewport.x, view.viewport.y) == "#0000ff"


def test_the_overview_is_there_with_the_first_frame_and_tiles_follow(qtbot, plan):
    view = MapView(plan)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    assert colour_at(view, 2000, 1500) == "#ff0000"
    settle(qtbot, view)
    assert colour_at(view, 2000, 1500) == "#00ff00"


def test_nearer_the_tiles_of_the_last_level_are_shown(qtbot, view):
    view.set_viewport(view.viewport.zoomed(1.0, (400, 300)))
    settle(qtbot, view)
    assert colour_at(view, *view.viewport.to_drawing(400, 300)) == "#0000ff"


def test_dragging_shows_at_every_place_what_a_fresh_painting_shows(qtbot, plan, view):
    class Chequered(Plan):
        colours = tuple(picture(c) for c in ("#102030", "#405060", "#708090"))

        def tile(self, level, row, col):
            return self.colours[(row + col) % 3]

    view.set_tiles(Chequered())
    view.set_viewport(view.viewport.zoomed(0.7, (400, 300)))
    settle(qtbot, view)
    for right, down in ((13, 7), (-40, 3), (200, -150), (-7, 90)):
        view.pan(right, down)
        settle(qtbot, view)
    dragged = view.grab().toImage()
    view.set_tiles(Chequered())
    settle(qtbot, view)
    assert view.grab().toImage() == dragged


def test_another_drawing_replaces_the_first_and_is_shown_whole(qtbot, view):
    view.zoom(4)
    view.set_tiles(Plan(1000, 1000))
    settle(qtbot, view)
    assert view.viewport.area.bottom - view.viewport.area.top == 1000
    view.set_tiles(None)
    assert view.drawing_size is None
    view.grab()


def test_all_tiles_are_read_by_one_thread_which_keeps_what_is_its_own(qtbot):
    class Remembering(Plan):
        mine = threading.local()
        opened = 0

        def tile(self, level, row, col):
            if not hasattr(self.mine, "connection"):
                self.mine.connection = object()
                self.opened += 1
            return super().tile(level, row, col)

    plan = Remembering()
    shelf = shelf_of(plan, qtbot, [(3, 0, 0)])
    for col in range(1, 5):
        shelf.want([(3, 0, col)])
        qtbot.wait_until(lambda: shelf.settled)
    assert plan.opened == 1


def test_after_a_drawing_is_put_away_its_source_is_asked_no_more(qtbot, view, plan):
    view.set_viewport(view.viewport.zoomed(0.9, (400, 300)))
    view.grab()
    view.set_tiles(None)
    asked = len(plan.asked)
    view.resize(900, 700)
    view.grab()
    assert len(plan.asked) == asked


def test_a_hidden_map_shows_all_tiles_when_it_comes_back(qtbot, view):
    view.hide()
    view.set_viewport(view.viewport.zoomed(1.0, (400, 300)))
    view.show()
    settle(qtbot, view)
    assert colour_at(view, *view.viewport.to_drawing(400, 300)) == "#0000ff"
