from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.atlas.pyramid import Pyramid, Rect

sides = st.integers(1, 60_000)
pyramids = st.builds(Pyramid, sides, sides)


def test_an_a0_sheet_at_300_dpi_has_six_levels_from_one_tile_to_560():
    a0 = Pyramid(14043, 9933)
    assert [a0.size_at(level) for level in (0, 1, 5)] == [(439, 311), (878, 621), (14043, 9933)]
    assert [a0.tiles_at(level) for level in range(a0.levels)] == [
        (1, 1),
        (2, 2),
        (4, 3),
        (7, 5),
        (14, 10),
        (28, 20),
    ]


@pytest.mark.parametrize(("side", "levels"), [(1, 1), (512, 1), (513, 2), (1024, 2), (1025, 3)])
def test_a_level_is_added_when_one_tile_no_longer_holds_the_drawing(side, levels):
    assert Pyramid(side, 1).levels == Pyramid(1, side).levels == levels


@given(pyramids)
def test_the_first_level_is_one_tile_and_the_last_is_the_whole_drawing(pyramid):
    assert pyramid.tiles_at(0) == (1, 1)
    assert pyramid.size_at(pyramid.levels - 1) == (pyramid.width, pyramid.height)
    assert pyramid.levels == 1 or max(pyramid.size_at(1)) > pyramid.tile


@given(pyramids)
def test_each_level_is_half_of_the_next_rounded_up(pyramid):
    sizes = [pyramid.size_at(level) for level in range(pyramid.levels)]
    assert all(a == -(-b // 2) for low, high in pairwise(sizes) for a, b in zip(low, high, strict=True))


@given(pyramids, st.data())
def test_every_pixel_lies_in_exactly_one_tile_of_each_level(pyramid, data):
    x, y = data.draw(st.integers(0, pyramid.width - 1)), data.draw(st.integers(0, pyramid.height - 1))
    for level in range(pyramid.levels):
        [(row, col)] = pyramid.tiles_in(level, Rect(x, y, x + 1e-6, y + 1e-6))
        tile = pyramid.tile_rect(level, row, col)
        assert tile.left <= x < tile.right and tile.top <= y < tile.bottom


@given(pyramids)
def test_the_whole_drawing_touches_all_tiles_and_a_place_beside_it_none(pyramid):
    for level in range(pyramid.levels):
        cols, rows = pyramid.tiles_at(level)
        beyond = Rect(-pyramid.width, -9, 2 * pyramid.width, 2 * pyramid.height)
        if cols * rows < 5000:
            assert len(list(pyramid.tiles_in(level, beyond))) == cols * rows
        assert not list(pyramid.tiles_in(level, Rect(-500, -500, -1, -1)))


@given(pyramids, st.floats(1e-4, 8))
def test_the_level_for_a_scale_is_never_enlarged_unless_it_is_the_last(pyramid, scale):
    level = pyramid.level_for(scale)
    assert level == pyramid.levels - 1 or pyramid.scale_at(level) >= scale
    assert level == 0 or pyramid.scale_at(level - 1) < scale


def test_a_drawing_without_pixels_and_a_level_that_is_not_there_are_refused():
    with pytest.raises(ValueError, match="0 x 5"):
        Pyramid(0, 5)
    with pytest.raises(IndexError):
        Pyramid(10, 10).size_at(1)
