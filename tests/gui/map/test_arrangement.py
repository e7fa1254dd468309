"""Where signs stand on a window: alone where they are talked of, and in the same place however the map is moved."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from tests.atlas.builders import make_comment, make_scene
from tests.gui.map.conftest import settle
from yitusanhui.atlas.labels import around, touch
from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.scene import Pin
from yitusanhui.atlas.symbols import SIZES, Medium
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import SiteLine, drawn
from yitusanhui.domain.terms import SiteKind
from yitusanhui.gui.map.arrangement import Arrangement

WHERE = (0.0, 0.0, 3e3, 3e3)  # of the scaled drawing
spots = st.tuples(st.integers(0, 4000), st.integers(0, 3000))
crowd = st.lists(st.one_of(spots, st.sampled_from([(900, 900), (905, 910)])), max_size=50)


def made(scene, scale, medium, large=()):
    arranged = Arrangement(scene, scale, medium, large)
    for _ in arranged.steps:
        pass
    marks = [mark for square in arranged._squares.values() for mark in square]
    return arranged, marks


@settings(max_examples=60)
@given(crowd, st.lists(spots, max_size=8), st.sampled_from([0.05, 0.16, 0.4, 1.0]), st.sampled_from(Medium))
def test_no_sign_covers_another_a_large_pin_or_the_name_of_a_site(pins, stands, scale, medium):
    comments = [make_comment(n, x=x, y=y) for n, (x, y) in enumerate(pins, 1)]
    sites = [
        SiteLine(n, 1, SiteKind.PROJECT, f"点位{n}", drawn(ShapeKind.POINT, [place])) for n, place in enumerate(stands)
    ]
    scene = make_scene(*comments, sites=sites)
    large = scene.pins[:1]
    arranged, marks = made(scene, scale, medium, large)
    reach = SIZES[medium].highlighted + SIZES[medium].halo
    boxes = [mark.box for mark in marks] + [box for _, box in arranged.names]
    boxes += [around(pin.x * scale, pin.y * scale, reach) for pin in large]
    less = [(a + 1e-6, b + 1e-6, c - 1e-6, d - 1e-6) for a, b, c, d in boxes]
    assert not any(touch(one, other) for n, one in enumerate(less) for other in less[:n])
    told = [one for mark in marks for one in getattr(mark.sign, "pins", (mark.sign,)) if isinstance(one, Pin)]
    assert sorted(pin.number for pin in (*told, *large)) == [pin.number for pin in scene.pins]


def test_the_pin_that_is_talked_of_stands_alone_at_its_place_in_any_crowd(qtbot, view):
    crowd = [make_comment(n, x=2000 + n % 5, y=1500) for n in range(1, 31)]
    view.show_scene(make_scene(*crowd, highlight=17))
    settle(qtbot, view)
    with qtbot.wait_signal(view.pin_clicked) as taken:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert taken.args == [17]


def test_no_number_moves_on_the_drawing_while_the_map_is_dragged(qtbot, view):
    view.show_scene(make_scene(*(make_comment(n, x=n * 37 % 4000, y=n * 91 % 3000) for n in range(1, 400))))
    view.zoom(6)
    settle(qtbot, view)
    before = standing(view)
    for _ in range(6):
        view.pan(190, 140)
        settle(qtbot, view)
    assert before and before == standing(view)


def standing(view):
    """Where each sign stands, by the numbers on it."""
    return {
        tuple(pin.number for pin in getattr(mark.sign, "pins", (mark.sign,))): (mark.x, mark.y)
        for mark in view._pins._arranged[0].within(WHERE)
    }


def test_pins_that_only_look_otherwise_stay_where_they_stand_and_are_not_arranged_anew(qtbot, view):
    comments = [make_comment(n, x=n * 37 % 4000, y=n * 91 % 3000, category="宜居") for n in range(1, 200)]
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    arranged, before, looked = view._pins._arranged[0], standing(view), view.grab().toImage()
    place = next(mark for mark in arranged.within(WHERE) if isinstance(mark.sign, Pin))
    comments[place.sign.number - 1] = replace(comments[place.sign.number - 1], category="宜业")
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    assert view._pins._arranged[0] is arranged and standing(view) == before and view.grab().toImage() != looked
    there = view.viewport.to_screen(place.x / arranged.scale, place.y / arranged.scale)
    assert view.sign_at(*there).symbol != place.sign.symbol


def test_what_a_filter_left_out_comes_back_to_where_it_stood_and_is_not_arranged_anew(qtbot, view):
    comments = [make_comment(n, x=n * 37 % 4000, y=n * 91 % 3000) for n in range(1, 200)]
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    arranged, before = view._pins._arranged[0], standing(view)
    view.show_scene(make_scene(*comments[:20]))
    settle(qtbot, view)
    assert view._pins._arranged[0] is not arranged and len(standing(view)) <= 20
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    assert view._pins._arranged[0] is arranged and standing(view) == before


def test_a_pin_that_went_elsewhere_is_arranged_anew(qtbot, view):
    comments = [make_comment(n, x=n * 37 % 4000, y=n * 91 % 3000) for n in range(1, 50)]
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    before = standing(view)
    comments[7] = replace(comments[7], x=3_900.0, y=2_900.0)
    view.show_scene(make_scene(*comments))
    settle(qtbot, view)
    assert standing(view) != before


def test_a_plate_says_how_many_and_enter_under_the_crosshair_opens_it(qtbot, view):
    view.show_scene(make_scene(*(make_comment(n, x=2000, y=1500) for n in range(1, 9))))
    settle(qtbot, view)
    sign = view.sign_at(400, 300)
    assert isinstance(sign, Cluster) and len(sign.pins) == 8
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    settle(qtbot, view)
    assert isinstance(view.sign_at(400, 300), Pin)
