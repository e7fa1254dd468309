"""Columns as wide as what stands in them asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.papers import needs_fonts, pages
from yitusanhui.documents import column_widths
from yitusanhui.documents.column_widths import fitted, needs
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.linebreak import Measure
from yitusanhui.documents.page import HEIGHT, publish
from yitusanhui.documents.pdfa import About

EM = 10.0
HEADS = ("编号", "事项", "时限", "说明")
SHARES = (1.0, 6.0, 3.0, 4.0)
wide = Measure(lambda text: sum(EM if ord(c) > 255 else EM / 2 for c in text))


def widths(rows: list[tuple[str, ...]], room: float = 400.0) -> list[float]:
    return fitted(SHARES, needs(HEADS, rows, wide, wide, 6.0), room, EM)


def test_columns_stay_as_their_shares_say_where_every_cell_fits_a_line() -> None:
    assert widths([("1", "换灯", "2026年9月1日", "")]) == pytest.approx([400 * share / 14 for share in SHARES])


def test_what_is_short_stands_on_one_line_however_much_the_others_say() -> None:
    found = widths([("1", "换灯" * 30, "2026年12月31日", "已办" * 40)])
    assert found[0] >= 2 * EM and found[2] >= wide["2026年12月31日"][0]


def test_a_column_that_says_little_leaves_its_room_to_those_that_say_much() -> None:
    said = [(str(n), "换灯" * 30, "2026年9月1日", "无") for n in range(9)]
    assert widths(said)[1] > 260 and widths(said)[3] < 70


def test_words_of_the_same_length_share_evenly() -> None:
    found = widths([(str(n), "换灯" * 30, "长期", "已办" * 30) for n in range(9)])
    assert found[1] == pytest.approx(found[3], abs=25)


def test_lines_that_were_put_in_do_not_make_a_column_wide() -> None:
    found = widths([(str(n), "换灯" * 30, "长期", "一\n二\n三\n四\n五\n六") for n in range(9)])
    assert found[3] < 70


def test_a_long_head_may_stand_in_two_lines() -> None:
    asked = needs(("责任单位\u200b和时限",), [("居委会",)], wide, wide, 0.0)
    assert asked[0].line == 4 * EM


CELLS = st.text(st.sampled_from("换灯，2026年\nab ("), max_size=80)


@given(st.lists(st.tuples(*[CELLS] * 4), min_size=1, max_size=60), st.integers(120, 700))
def test_columns_fill_the_room_and_none_vanishes(rows: list[tuple[str, ...]], room: int) -> None:
    found = widths(rows, room)
    assert sum(found) == pytest.approx(room)
    assert min(found) >= min(room / 14, EM) - 0.01


@needs_fonts
def test_a_fitted_table_is_lower_than_one_by_shares(tmp_path: Path) -> None:
    rows = [(str(n), "换灯", "2026年9月1日", "设备装了，早间不开，异味依旧。" * 3) for n in range(30)]
    columns = [Column(head, share) for head, share in zip(HEADS, SHARES, strict=True)]

    def taken(fits: bool) -> int:
        grid = Grid(columns, rows, tallest=HEIGHT, fitted=fits)
        return len(pages(publish([grid], About("表"), tmp_path / f"{fits}.pdf")))

    assert taken(True) < taken(False)
    assert sum(page.count("2026年9月1日") for page in pages(tmp_path / "True.pdf")) == 30


def test_of_many_columns_only_the_one_that_grew_is_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    measured, heights = [], column_widths._heights
    monkeypatch.setattr(column_widths, "_heights", lambda one, width: (measured.append(width), heights(one, width))[1])
    assert sum(widths([("1", "换灯" * 30, "2026年12月31日", "已办" * 40)] * 5)) == pytest.approx(400)
    assert len(measured) == 2 * len(HEADS) + column_widths.BITS
