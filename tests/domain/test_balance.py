"""Figures of a counted vote that contradict each other are said with the matter and by how many papers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.builders import make_motion
from yitusanhui.domain.balance import out_of_balance
from yitusanhui.domain.terms import Method
from yitusanhui.texts import sentence


@pytest.mark.parametrize(
    "figures",
    [{}, {"issued": 45}, {"void": "收回多于发出"}, {"issued": None, "returned": None, "method": Method.HANDS}],
)
def test_figures_that_agree_say_nothing(figures: dict[str, Any]) -> None:
    assert out_of_balance(make_motion(**figures)) is None


@pytest.mark.parametrize("figures", [{"valid": 43, "returned": 45, "issued": 45}, {"returned": 43}, {"issued": 43}])
def test_figures_one_off_name_the_matter_the_papers_and_what_to_do(figures: dict[str, Any]) -> None:
    line = make_motion(**figures)
    off = out_of_balance(line)
    assert off is not None
    said = sentence(off)
    assert line.title in said and "相差1张" in said and "重新计票" in said
