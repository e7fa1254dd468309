"""Names beside signs: they cover no sign and no other name, whatever stands where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.atlas.labels import TakenRoom, place_labels, touch

spot = st.tuples(st.floats(0, 600, width=32), st.floats(0, 400, width=32))


def around(x, y, reach=12.0):
    return x - reach, y - reach, x + reach, y + reach


@given(st.lists(spot, max_size=40), st.lists(spot, max_size=15), st.floats(20, 160))
def test_a_name_covers_nothing_and_stays_on_the_sheet(pins, sites, wide):
    signs = [around(*one) for one in (*pins, *sites)]
    wanted = [(x, y, wide, 18.0) for x, y in sites]
    named = [box for box in place_labels(wanted, (14.0, 14.0), TakenRoom(signs), (600.0, 400.0)) if box]
    assert not any(touch(box, sign) for box in named for sign in signs)
    assert not any(touch(one, other) for n, one in enumerate(named) for other in named[n + 1 :])
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 600 and box[3] <= 400 for box in named)


def test_alone_it_stands_to_the_right_and_at_the_right_edge_to_the_left():
    (right,) = place_labels([(100, 100, 60, 18)], (14, 14), TakenRoom(), (200, 200))
    (left,) = place_labels([(190, 100, 60, 18)], (14, 14), TakenRoom(), (200, 200))
    assert (right[0], left[2]) == (114, 176)
