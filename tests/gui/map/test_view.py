from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.atlas.builders import make_blueprint, make_comment, make_scene
from tests.gui.map.conftest import settle
from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map import MapView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def screen(view, x, y):
    a, b = view.viewport.to_screen(x, y)
    return QPoint(round(a), round(b))


def wheel(view, where, turn):
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(
        view, QWheelEvent(QPointF(where), QPointF(view.mapToGlobal(where)), QPoint(), QPoint(0, turn), *nothing)
    )


def cluster_near(view, middle):
    """Where a cluster's plate is drawn: its square keeps it some pixels from its place."""
    steps = range(-40, 41, 8)
    places = (middle + QPoint(right, down) for right in steps for down in steps)
    return next(p for p in places if isinstance(view.sign_at(p.x(), p.y()), Cluster))


def show(qtbot, view, *comments, **facts):
    view.show_scene(make_scene(*comments, **facts))
    settle(qtbot, view)


def test_a_click_on_an_empty_place_says_where_in_pixels_of_the_drawing(qtbot, view):
    with qtbot.wait_signal(view.place_clicked) as chosen:
        qtbot.mouseClick(view, LEFT, pos=QPoint(400, 300))
    assert chosen.args == pytest.approx([2000, 1500], abs=5)


def test_a_click_on_a_pin_says_its_number(qtbot, view):
    show(qtbot, view, make_comment(7, x=1000, y=1000))
    with qtbot.assert_not_emitted(view.place_clicked), qtbot.wait_signal(view.pin_clicked) as taken:
        qtbot.mouseClick(view, LEFT, pos=screen(view, 1000, 1000))
    assert taken.args == [7]


def test_a_click_beside_the_drawing_says_nothing(qtbot, view):
    view.resize(800, 900)
    with qtbot.assert_not_emitted(view.place_clicked):
        qtbot.mouseClick(view, LEFT, pos=QPoint(400, 10))


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.MiddleButton])
def test_a_drag_moves_the_map_and_is_not_a_click(qtbot, view, button):
    view.zoom(8)
    before = view.viewport
    with qtbot.assert_not_emitted(view.place_clicked), qtbot.assert_not_emitted(view.pin_clicked):
        qtbot.mousePress(view, button, pos=QPoint(400, 300))
        qtbot.mouseMove(view, QPoint(340, 300))
        qtbot.mouseMove(view, QPoint(300, 250))
        qtbot.mouseRelease(view, button, pos=QPoint(300, 250))
    assert view.viewport.left == pytest.approx(before.left + 100, abs=1)
    assert view.viewport.top == pytest.approx(before.top + 50, abs=1)


def test_a_trembling_hand_still_clicks(qtbot, view):
    with qtbot.wait_signal(view.place_clicked):
        qtbot.mousePress(view, LEFT, pos=QPoint(400, 300))
        qtbot.mouseMove(view, QPoint(402, 301))
        qtbot.mouseRelease(view, LEFT, pos=QPoint(402, 301))


def test_a_double_click_chooses_the_place_once(qtbot, view):
    places = []
    view.place_clicked.connect(lambda x, y: places.append((x, y)))
    qtbot.mouseClick(view, LEFT, pos=QPoint(400, 300))
    qtbot.mouseDClick(view, LEFT, pos=QPoint(400, 300))
    assert len(places) == 1


def test_the_wheel_zooms_about_the_cursor(qtbot, view):
    where = QPoint(200, 150)
    under = view.viewport.to_drawing(200, 150)
    scale = view.viewport.scale
    wheel(view, where, 120)
    assert view.viewport.scale > scale * 1.2
    assert view.viewport.to_drawing(200, 150) == pytest.approx(under, abs=3)
    wheel(view, where, -120)
    assert view.viewport.scale < scale * 1.2


def test_small_turns_of_a_touchpad_add_up(qtbot, view):
    scale = view.viewport.scale
    for _ in range(3):
        wheel(view, QPoint(400, 300), 15)
    assert view.viewport.scale == scale
    wheel(view, QPoint(400, 300), 15)
    assert view.viewport.scale > scale


def test_plus_and_minus_zoom_and_nought_shows_the_whole(qtbot, view):
    whole = view.viewport
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.viewport.scale > whole.scale
    qtbot.keyClick(view, Key.Key_Minus)
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.viewport.scale < whole.scale
    qtbot.keyClick(view, Key.Key_0)
    assert view.viewport == whole


def test_arrows_move_the_map_and_the_space_bar_chooses_the_middle(qtbot, view):
    view.zoom(8)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Up):
        qtbot.keyClick(view, key)
    assert view.viewport.x > 2000 and view.viewport.y < 1500
    with qtbot.wait_signal(view.place_clicked) as chosen:
        qtbot.keyClick(view, Key.Key_Space)
    assert chosen.args == pytest.approx([view.viewport.x, view.viewport.y])


def test_full_stop_and_comma_walk_from_pin_to_pin_and_enter_takes_one(qtbot, view):
    show(qtbot, view, make_comment(1), make_comment(2), make_comment(5, x=3500, y=2500))
    for key in (Key.Key_Period, Key.Key_Period, Key.Key_Period):
        qtbot.keyClick(view, key)
    assert (view.viewport.x, view.viewport.y) == pytest.approx((3500, 2500), abs=3)
    with qtbot.wait_signal(view.pin_clicked) as taken:
        qtbot.keyClick(view, Key.Key_Return)
    assert taken.args == [5]
    qtbot.keyClick(view, Key.Key_Comma)
    with qtbot.wait_signal(view.pin_clicked) as taken:
        qtbot.keyClick(view, Key.Key_Enter)
    assert taken.args == [2]


def test_enter_takes_the_pin_under_the_crosshair(qtbot, view):
    show(qtbot, view, make_comment(3, x=2000, y=1500))
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Left)
    with qtbot.wait_signal(view.pin_clicked) as taken:
        qtbot.keyClick(view, Key.Key_Return)
    assert taken.args == [3]


def test_keys_that_mean_nothing_here_are_left_to_the_window(qtbot, view):
    before = view.viewport
    for key in (Key.Key_A, Key.Key_Escape, Key.Key_F5, Key.Key_Period):
        qtbot.keyClick(view, key)
    assert view.viewport == before


def test_flying_to_a_pin_brings_it_into_the_middle_near_enough_to_read(qtbot, view):
    show(qtbot, view, make_comment(4, x=3000, y=600))
    assert view.fly_to(4)
    assert (view.viewport.x, view.viewport.y) == pytest.approx((3000, 600), abs=3)
    assert view.viewport.scale >= 0.8
    assert view.fly_to(2000.0, 1000.0)
    assert (view.viewport.x, view.viewport.y) == pytest.approx((2000, 1000), abs=3)
    assert not view.fly_to(99)


def test_a_click_on_a_cluster_comes_nearer_until_the_pins_stand_apart(qtbot, view):
    crowd = [make_comment(n, x=1000 + n % 20 * 9, y=1000 + n // 20 * 9) for n in range(1, 201)]
    show(qtbot, view, *crowd)
    with qtbot.assert_not_emitted(view.pin_clicked), qtbot.assert_not_emitted(view.place_clicked):
        qtbot.mouseClick(view, LEFT, pos=screen(view, 1045, 1045))
    assert view.viewport.scale > 0.3


def test_a_cluster_at_one_place_is_spread_out_and_each_pin_can_be_taken(qtbot, view):
    heap = [make_comment(n, x=2000, y=1500) for n in range(1, 20)]
    rest = [make_comment(n, x=20.0 * n - 1900, y=300) for n in range(100, 220)]
    show(qtbot, view, *heap, *rest)
    taken = []
    view.pin_clicked.connect(taken.append)
    scale = view.viewport.scale
    qtbot.mouseClick(view, LEFT, pos=cluster_near(view, QPoint(400, 300)))
    settle(qtbot, view)
    assert view.viewport.scale == scale and not taken
    qtbot.mouseClick(view, LEFT, pos=QPoint(400, 300))
    assert taken == [1]


def test_the_second_window_shows_what_the_first_shows(qtbot, view, plan):
    wall = MapView(plan, medium=Medium.WALL)
    qtbot.addWidget(wall)
    wall.resize(512, 384)
    wall.show()
    wall.follow(view)
    view.fly_to(3000.0, 600.0)
    assert (wall.viewport.x, wall.viewport.y) == pytest.approx((3000, 600), abs=5)
    assert wall.viewport.scale == pytest.approx(view.viewport.scale * 512 / 800, rel=0.01)
    view.fit()
    assert wall.viewport.area.left <= 0 and wall.viewport.area.right >= 4000
    wall.follow(None)
    before = wall.viewport
    view.fly_to(100.0, 100.0)
    assert wall.viewport == before


def test_the_view_stays_whole_when_the_window_grows_and_stays_put_when_it_was_moved(qtbot, view):
    view.resize(1000, 700)
    assert view.viewport.area.top <= 0 and view.viewport.area.bottom >= 3000
    view.fly_to(3000.0, 600.0)
    view.resize(600, 500)
    assert (view.viewport.x, view.viewport.y) == pytest.approx((3000, 600), abs=3)


def test_without_tiles_the_pins_still_stand_on_white_paper(qtbot, view):
    view.set_tiles(None)
    show(qtbot, view, make_comment(1, x=500, y=500), blueprint=make_blueprint(width=1000, height=1000))
    with qtbot.wait_signal(view.pin_clicked):
        qtbot.mouseClick(view, LEFT, pos=screen(view, 500, 500))


def test_without_a_drawing_nothing_can_be_clicked_and_keys_do_no_harm(qtbot, view):
    view.set_tiles(None)
    view.show_scene(None)
    with qtbot.assert_not_emitted(view.place_clicked):
        qtbot.mouseClick(view, LEFT, pos=QPoint(400, 300))
        for key in (Key.Key_Space, Key.Key_Return, Key.Key_Plus, Key.Key_Left, Key.Key_0, Key.Key_Period):
            qtbot.keyClick(view, key)
    view.grab()
