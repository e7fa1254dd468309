from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.atlas.pyramid import Rect
from yitusanhui.gui.map.viewport import LARGEST, Viewport, stepped, whole

places = st.floats(0, 14043)
scales = st.floats(0.02, 8)
viewports = st.builds(Viewport, places, places, scales, st.integers(1, 4000), st.integers(1, 3000))


@given(viewports, places, places)
def test_a_place_on_the_screen_is_the_same_place_of_the_drawing(viewport, x, y):
    assert viewport.to_drawing(*viewport.to_screen(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(viewports, scales, st.floats(0, 1000), st.floats(0, 1000))
def test_what_is_under_the_cursor_stays_there_while_zooming(viewport, scale, x, y):
    under = viewport.to_drawing(x, y)
    assert viewport.zoomed(scale, (x, y)).to_screen(*under) == pytest.approx((x, y), abs=1e-4)


@given(viewports, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_snapping_moves_less_than_a_device_pixel_and_only_once(viewport, ratio):
    snapped = viewport.snapped(ratio)
    assert abs(snapped.left - viewport.left) * ratio <= 0.5 + 1e-6
    assert snapped.left * ratio == pytest.approx(round(snapped.left * ratio), abs=1e-6)
    assert snapped.snapped(ratio).left == pytest.approx(snapped.left, abs=1e-6)


def test_the_whole_drawing_is_centred_and_touches_the_nearer_edges():
    viewport = whole(800, 600, 4000, 2000)
    assert viewport.area == Rect(0, -500, 4000, 2500)


@given(viewports)
def test_the_middle_never_leaves_the_drawing(viewport):
    kept = viewport.panned(1e6, -1e6).kept_on(4000, 3000)
    assert (kept.x, kept.y) == (4000, 0)
    assert kept.scale <= LARGEST


def test_four_steps_double_the_scale_and_four_back_restore_it():
    assert stepped(0.5, 4) == pytest.approx(1.0)
    assert stepped(stepped(0.25, 3), -3) == pytest.approx(0.25)


def test_from_an_odd_scale_a_step_leads_to_the_next_even_one_in_that_direction():
    assert stepped(0.27, 1) == pytest.approx(2 ** (-7 / 4))
    assert stepped(0.27, -1) == pytest.approx(0.25)
