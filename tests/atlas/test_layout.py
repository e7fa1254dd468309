from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.atlas.layout import fan_out

PITCH = 30.0


@dataclass(frozen=True)
class Dot:
    x: float
    y: float


places = st.floats(0, 300, allow_nan=False)
dots = st.lists(st.builds(Dot, places, places), max_size=60)


def spots(placed, scale):
    return [(p.pin.x * scale + p.dx, p.pin.y * scale + p.dy) for p in placed]


def closest(found):
    return min((hypot(a - c, b - d) for i, (a, b) in enumerate(found) for c, d in found[:i]), default=PITCH)


@given(dots, st.floats(0.05, 4))
def test_no_two_pins_collide_at_any_scale(pins, scale):
    placed = fan_out(pins, scale, PITCH)
    assert [p.pin for p in placed] == pins
    assert closest(spots(placed, scale)) >= PITCH - 1e-6


@given(dots)
def test_the_same_pins_are_always_laid_out_the_same(pins):
    assert fan_out(pins, 1.0, PITCH) == fan_out(list(pins), 1.0, PITCH)


def test_whoever_comes_first_keeps_its_place_and_the_next_steps_aside_with_a_leader():
    first, second = fan_out([Dot(50, 50), Dot(50, 50)], 1.0, PITCH)
    assert (first.dx, first.dy, first.leader) == (0, 0, False)
    assert second.leader
    assert PITCH <= hypot(second.dx, second.dy) < 1.1 * PITCH


def test_a_pin_that_stands_free_is_not_moved_for_others_that_crowd():
    crowd = [Dot(50, 50)] * 8
    free = Dot(50 + PITCH, 50)
    assert not fan_out([*crowd, free], 1.0, PITCH)[-1].leader


def test_pins_stay_on_the_sheet_while_there_is_room():
    placed = fan_out([Dot(0, 0)] * 12, 1.0, PITCH, (200, 200))
    assert all(15 <= x <= 185 and 15 <= y <= 185 for x, y in spots(placed[1:], 1.0))


def test_a_full_sheet_still_gives_every_pin_a_place():
    placed = fan_out([Dot(20, 20)] * 30, 1.0, PITCH, (60, 60))
    assert len(placed) == 30
    assert closest(spots(placed, 1.0)) >= PITCH - 1e-6
