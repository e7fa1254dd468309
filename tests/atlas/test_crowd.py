"""Signs on a crowded map: none covers another, every pin is told once, and none is far from its place."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from hypothesis import example, given
from hypothesis import strategies as st

from yitusanhui.atlas.crowd import FARTHEST, SignSizes, arrange, is_full, spread
from yitusanhui.atlas.labels import around, touch
from yitusanhui.atlas.layout import Cluster, fan_out

PITCH = 30.0
SIZES = SignSizes(PITCH, lambda count: (12.0 + 5 * len(str(count)), 15.0))
LESS = 1e-6


@dataclass(frozen=True)
class Dot:
    number: int
    x: float
    y: float


places = st.floats(0, 400, allow_nan=False)
spots = st.one_of(st.tuples(places, places), st.sampled_from([(50.0, 50.0), (200.0, 190.0), (203.0, 191.0)]))
crowds = st.lists(spots, max_size=70).map(lambda them: [Dot(n, x, y) for n, (x, y) in enumerate(them, 1)])
scales = st.floats(0.02, 5)
sites = st.lists(st.tuples(places, places), max_size=6)


def boxes(signs, scale):
    found = []
    for sign in signs:
        x, y = sign.pin.x * scale + sign.dx, sign.pin.y * scale + sign.dy
        half = SIZES.plate(len(sign.pin.pins)) if isinstance(sign.pin, Cluster) else (PITCH / 2, PITCH / 2)
        found.append(around(x, y, half[0] - LESS, half[1] - LESS))
    return found


@given(crowds, scales, sites)
@example([Dot(n, 50.0, 50.0) for n in range(1, 61)], 1.0, [(50.0, 50.0)])
def test_at_any_zoom_no_two_signs_overlap_each_other_or_what_stands_there(pins, scale, there):
    taken = [around(x * scale, y * scale, 20.0) for x, y in there]
    found = boxes(arrange(pins, scale, SIZES, taken), scale)
    assert not any(touch(one, other) for n, one in enumerate(found) for other in (*found[:n], *taken))


@given(crowds, scales)
def test_every_pin_is_shown_by_its_number_or_counted_on_exactly_one_plate(pins, scale):
    told = [one for sign in arrange(pins, scale, SIZES) for one in getattr(sign.pin, "pins", (sign.pin,))]
    assert sorted(pin.number for pin in told) == [pin.number for pin in pins]


@given(crowds, scales, sites)
def test_no_pin_is_farther_from_its_place_than_the_bound(pins, scale, there):
    signs = arrange(pins, scale, SIZES, [around(x * scale, y * scale, 20.0) for x, y in there])
    for sign in signs:
        if isinstance(sign.pin, Cluster):
            continue
        assert hypot(sign.dx, sign.dy) <= FARTHEST * PITCH + LESS


@given(crowds, scales)
def test_the_same_pins_are_always_arranged_the_same(pins, scale):
    assert arrange(pins, scale, SIZES) == arrange(list(pins), scale, SIZES)


def test_near_enough_every_pin_is_shown_by_its_number():
    pins = [Dot(n, n % 10 * 9.0, n // 10 * 9.0) for n in range(100)]
    assert not any(isinstance(sign.pin, Cluster) for sign in arrange(pins, 4.0, SIZES))


def test_a_few_at_one_place_step_aside_and_more_are_a_plate_that_says_how_many():
    few = arrange([Dot(n, 50, 50) for n in range(4)], 1.0, SIZES)
    (plate,) = arrange([Dot(n, 50, 50) for n in range(5)], 1.0, SIZES)
    assert [sign.leader for sign in few] == [False, True, True, True]
    assert len(plate.pin.pins) == 5 and (plate.pin.x, plate.pin.y) == (50, 50)


def test_a_pin_that_is_added_last_moves_no_other():
    before = [Dot(1, 50, 50), Dot(2, 55, 50), Dot(3, 200, 200)]
    after = arrange([*before, Dot(4, 52, 52)], 1.0, SIZES)
    assert set(arrange(before, 1.0, SIZES)) < set(after)


@given(crowds)
def test_what_is_opened_stands_apart_however_many(pins):
    signs = arrange(pins, 0.1, SIZES, opened=lambda pin: pin.number <= 40)
    alone = {sign.pin.number for sign in signs if isinstance(sign.pin, Dot)}
    assert {pin.number for pin in pins if pin.number <= 40} <= alone
    found = boxes(signs, 0.1)
    assert not any(touch(one, other) for n, one in enumerate(found) for other in found[:n])


def test_a_leader_avoids_other_pins_where_it_can():
    pins = [Dot(1, 100, 100), Dot(2, 130, 100), Dot(3, 70, 100), Dot(4, 100, 70), Dot(5, 101, 100)]
    (moved,) = [sign for sign in arrange(pins, 1.0, SIZES) if sign.leader]
    middle = moved.pin.x + moved.dx / 2, moved.pin.y + moved.dy / 2
    assert not any(hypot(middle[0] - pin.x, middle[1] - pin.y) < 10 for pin in pins[1:4])


def test_a_leader_leads_away_from_the_pin_that_covers_its_place():
    signs = arrange([Dot(1, 100, 100), Dot(2, 100, 88)], 1.0, SIZES)
    (moved,) = [sign for sign in signs if sign.leader]
    assert moved.pin.number == 2 and moved.dy <= 0


SHEET = 500.0, 400.0


def test_on_paper_every_pin_stands_by_its_number_while_there_is_room():
    pins = [Dot(n, 200 + n, 190) for n in range(40)]
    assert not is_full(pins, PITCH, SHEET)
    assert spread(pins, 1.0, SIZES, SHEET) == fan_out(pins, 1.0, PITCH, SHEET)


@given(st.lists(st.tuples(st.floats(20, 480), st.floats(20, 380)), min_size=60, max_size=300))
def test_a_full_sheet_counts_those_of_a_crowd_on_the_sheet(there):
    pins = [Dot(n, x, y) for n, (x, y) in enumerate(there)]
    signs = spread(pins, 1.0, SIZES, SHEET)
    told = [one.number for sign in signs for one in getattr(sign.pin, "pins", (sign.pin,))]
    assert sorted(told) == list(range(len(pins)))
    for sign in signs:
        assert 0 <= sign.pin.x + sign.dx <= SHEET[0] and 0 <= sign.pin.y + sign.dy <= SHEET[1]


def test_a_crowd_at_the_edge_stays_on_the_sheet():
    pins = [Dot(n, 490.0, 390.0 + n % 10) for n in range(70)] + [Dot(n, 470.0, 395.0) for n in range(70, 73)]
    for box in boxes(spread(pins, 1.0, SIZES, SHEET), 1.0)[1:]:
        assert box[2] <= SHEET[0] + LESS and box[3] <= SHEET[1] + LESS
