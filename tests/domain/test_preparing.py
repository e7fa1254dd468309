from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.preparing import QUARTERS, Preparation, read_preparation
from yitusanhui.texts import sentence

SIDE = st.integers(64, 9_000)


@given(SIDE, SIDE, st.sampled_from(QUARTERS))
def test_turning_on_its_side_swaps_width_and_height(width, height, turn):
    assert Preparation(width, height, turn).size == ((height, width) if turn % 180 else (width, height))


@given(SIDE, SIDE, st.sampled_from(QUARTERS), st.integers(0, 500), st.integers(0, 500))
def test_what_is_kept_in_the_file_is_read_back(width, height, turn, left, top):
    wide, high = Preparation(width, height, turn).turned
    crop = (min(left, wide - 64), min(top, high - 64), wide, high)
    made = Preparation(width, height, turn, crop)
    assert read_preparation(made.to_text()) == (made if made.changes else None)


def test_a_sheet_as_it_came_leaves_no_note():
    assert not Preparation(100, 80, crop=(0, 0, 100, 80)).changes
    assert Preparation(100, 80).to_text() == ""
    assert read_preparation("") is None


@pytest.mark.parametrize("crop", [(0, 0, 101, 80), (-1, 0, 100, 80), (50, 0, 100, 80), (90, 0, 10, 80)])
def test_a_margin_wider_than_the_sheet_is_refused(crop):
    with pytest.raises(DomainError) as refusal:
        Preparation(100, 80, crop=crop)
    assert refusal.value.code == "prepare.crop"
    assert "64" in sentence(refusal.value)


def test_a_sheet_is_turned_by_quarters_only():
    with pytest.raises(DomainError, match=r"prepare\.turn"):
        Preparation(100, 80, 45)
