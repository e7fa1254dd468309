from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.intake import cells
from yitusanhui.intake.cells import CellRefused


@pytest.mark.parametrize(
    ("text", "square_centimetres"),
    [
        ("85.32", 853_200),
        ("８５．３２㎡", 853_200),
        ("85.3 平方米", 853_000),
        ("1,234.5678", 12_345_678),
        ("0", 0),
        ("14999.99", 149_999_900),
        ("1.5E2", 1_500_000),
    ],
)
def test_an_area_is_exact_square_centimetres(text: str, square_centimetres: int) -> None:
    assert cells.area_cm2(text) == square_centimetres


@given(st.integers(0, 10**12))
def test_every_area_of_four_decimals_comes_back_exactly(area: int) -> None:
    assert cells.area_cm2(str(Decimal(area) / 10_000)) == area


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("85.32001", "cell_area_decimals"),
        ("-1", "cell_negative"),
        ("85.3.2", "cell_number"),
        ("1,23", "cell_number"),
        ("约85", "cell_number"),
        ("NaN", "cell_number"),
        ("1e99", "cell_area_huge"),
        (".", "cell_number"),
    ],
)
def test_an_area_that_cannot_be_exact_is_refused(text: str, code: str) -> None:
    with pytest.raises(CellRefused) as caught:
        cells.area_cm2(text)
    assert (caught.value.code, caught.value.facts["value"]) == (code, text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026/1/4", "2026-01-04"),
        ("２０２６年１１月２４日", "2026-11-24"),
        ("20261124", "2026-11-24"),
        ("2026-11-24 19:05", "2026-11-24T19:05:00+08:00"),
        ("2026年11月24日 下午7点05分", "2026-11-24T19:05:00+08:00"),
        ("2026.11.24 上午9:30:15", "2026-11-24T09:30:15+08:00"),
        ("2026-11-24T11:05:00Z", "2026-11-24T19:05:00+08:00"),
        ("2026-11-24T19:05:00.123+08:00", "2026-11-24T19:05:00+08:00"),
        ("1542406176584", "2018-11-17T06:09:36+08:00"),
        ("1542406176", "2018-11-17T06:09:36+08:00"),
    ],
)
def test_times_are_read_as_people_and_programs_write_them(text: str, when: str) -> None:
    assert cells.moment(text) == when


@pytest.mark.parametrize(
    "text", ["24/11/2026", "11月24日", "2026-02-30", "年底前", "19:30", "2026-11-24 25:00", "26-1-4"]
)
def test_a_time_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(CellRefused, match="cell_time"):
        cells.moment(text)
    with pytest.raises(CellRefused, match="cell_date"):
        cells.day(text)


def test_sortable_times_sort_as_times_however_they_were_written() -> None:
    written = ["2026-11-24T12:00:00.001Z", "2026-11-24 19:59:59", "1795521600001", "2026/11/24", "2026年11月24日 20:00"]
    read = [cells.sortable(text) for text in written]
    assert {len(text) for text in read} == {29}
    assert sorted(read) == [read[3], read[1], read[4], *sorted((read[0], read[2]))]


@pytest.mark.parametrize(
    ("text", "yes"),
    [("是", True), ("√", True), ("ＴＲＵＥ", True), ("1", True), ("无", False), ("×", False), ("No", False)],
)
def test_yes_and_no(text: str, yes: bool) -> None:
    assert cells.yes_or_no(text) is yes


def test_numbers_that_spreadsheets_spell_oddly() -> None:
    assert cells.comment_number("3.0") == cells.comment_number("#３") == 3
    assert cells.label("3.0") == "3"
    assert cells.label("3.10") == "3.10"
    assert cells.count("1,200") == 1200


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (cells.comment_number, "A3", "cell_comment_number"),
        (cells.comment_number, "0", "cell_comment_number"),
        (cells.comment_number, "3.5", "cell_comment_number"),
        (cells.count, "-2", "cell_negative"),
        (cells.count, "两", "cell_whole"),
        (cells.yes_or_no, "也许", "cell_yes_no"),
        (cells.pixels, "=1+1", "cell_number"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(read: object, text: str, code: str) -> None:
    with pytest.raises(CellRefused, match=code):
        read(text)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026年12月31日", "2026-12-31"),
        ("12月31日前", "2026-12-31"),
        ("12/31", "2026-12-31"),
        ("3月1号之前", "2027-03-01"),
        ("12月底", "2026-12-31"),
        ("２月底", "2027-02-28"),
        ("11月", "2026-11-30"),
        ("2027年6月底前", "2027-06-30"),
        ("年底前", "2026-12-31"),
        ("2028 年底", "2028-12-31"),
        ("2月29日", "2028-02-29"),
        ("2027.3", "2027-03-31"),
        ("2027-10", "2027-10-31"),
        ("明年3月", "2027-03-31"),
        ("今年年底前", "2026-12-31"),
        ("明年3月5日前", "2027-03-05"),
        ("2027年上半年", "2027-06-30"),
        ("第一季度", "2027-03-31"),
        ("46387", "2026-12-31"),
    ],
)
def test_a_deadline_is_read_as_offices_write_it(typed: str, meant: str) -> None:
    assert cells.deadline(typed, date(2026, 11, 24)) == meant


@pytest.mark.parametrize(
    "typed", ["尽快", "2月30日", "13月底", "0月", "2026年13月", "9999年底前前", "前", "长期", "2027.1"]
)
def test_a_deadline_without_a_day_is_refused_with_the_words_as_they_stand(typed: str) -> None:
    with pytest.raises(CellRefused) as refused:
        cells.deadline(typed, date(2026, 11, 24))
    assert refused.value.code == "cell_due" and refused.value.facts["value"] == typed
