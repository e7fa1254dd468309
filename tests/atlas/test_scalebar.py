from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.atlas.scalebar import scale_bar


@given(st.floats(1e-4, 1e3), st.floats(40, 500))
def test_the_bar_is_round_fits_and_uses_at_least_two_fifths_of_the_room(metres_per_unit, room):
    bar = scale_bar(metres_per_unit, room)
    assert room * 0.39 <= bar.length <= room * 1.0001
    assert f"{bar.metres:.0e}"[0] in "125"
    assert bar.length * metres_per_unit == pytest.approx(bar.metres)


@pytest.mark.parametrize(("scale", "words"), [(0.5, "50米"), (0.01, "1米"), (20, "2公里"), (0.002, "0.2米")])
def test_it_says_its_length(scale, words):
    assert scale_bar(scale, 120).words == words
