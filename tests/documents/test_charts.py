"""Charts show the read model's figures, on paper and in the workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.builders import FORMULA, make_motion, make_report
from tests.documents.papers import assert_archival, needs_fonts, words
from yitusanhui.documents import charts
from yitusanhui.documents.chart_drawing import charts as drawn
from yitusanhui.documents.page import publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.documents.workbook_charts import PAGE, add_charts
from yitusanhui.documents.workbook_sheet import Book
from yitusanhui.domain.report import CommentFigures
from yitusanhui.domain.terms import Method
from yitusanhui.texts import charts as said

REPORT = make_report(unanswered=(2, 5))
FOUND = charts.all_charts(REPORT, REPORT.meetings, REPORT.comment_figures)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    path = tmp_path_factory.mktemp("charts") / "book.xlsx"
    write_workbook(REPORT, path)
    found: Worksheet = load_workbook(path)[said.SHEET]
    return found


def cells(sheet: Worksheet, reference: str) -> list[object]:
    bounds = range_boundaries(reference.split("!")[1])
    return [value for row in sheet.iter_rows(*_in_order(bounds), values_only=True) for value in row]


def _in_order(bounds: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """As `iter_rows` wants them."""
    left, top, right, bottom = bounds
    return top, bottom, left, right


def test_bars_are_the_figures_of_the_comments() -> None:
    figures = REPORT.comment_figures
    shown = dict(zip(*_only(charts.sources(figures)), strict=True))
    assert shown == figures.by_source
    assert sum(charts.categories(figures).series[0].values) == figures.total
    labels, values = _only(charts.replies(figures))
    assert sum(values) == figures.total and labels[-1] == said.UNANSWERED and values[-1] == figures.unanswered == 2


def _only(chart: charts.Chart) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return chart.labels, chart.series[0].values


def test_bars_of_a_vote_are_its_choices_with_their_shares() -> None:
    motion = REPORT.meetings[1].motions[0]
    chart = charts.votes(motion)
    assert chart.labels == ("赞成", "反对", "弃权")
    assert chart.series[0].values == tuple(choice.votes for choice in motion.choices)
    assert chart.series[0].notes[0] == "68.2%"


def test_bars_of_a_vote_with_values_are_its_points_with_the_place() -> None:
    motion = make_motion(method=Method.SCORE)
    given = zip(motion.choices, (120, 78, 9), (1, 2, 3), strict=True)
    choices = tuple(replace(c, votes=27, points=points, place=place) for c, points, place in given)
    chart = charts.votes(replace(motion, choices=choices))
    assert (chart.unit, chart.series[0].values, chart.series[0].notes[1]) == ("分", (120, 78, 9), "第2")


def test_attendance_and_satisfaction_are_those_of_the_meetings() -> None:
    expected, came, voting = charts.attendance(REPORT.meetings).series
    assert (expected.values[0], came.values[0], voting.values[0]) == (78, 44, 44)
    levels = charts.satisfaction(REPORT.meetings[2].evaluations)
    assert [one.values for one in levels.series] == [(10,), (4,), (1,), (1,)]


def test_a_chart_without_figures_is_not_shown() -> None:
    assert not charts.sources(CommentFigures())
    assert drawn([charts.sources(CommentFigures())]) == []


@needs_fonts
def test_every_label_and_figure_stands_on_paper(tmp_path: Path) -> None:
    publish(drawn(FOUND), About("图"), tmp_path / "c.pdf")
    assert_archival(tmp_path / "c.pdf")
    text = words(tmp_path / "c.pdf")
    for chart in FOUND:
        for place, label in enumerate(chart.labels):
            assert "".join(label.split()) in text
            assert all(str(one.values[place]) in text for one in chart.series)
    assert "30（68.2%）" in text and "10/4/1/1" in text and "".join(FORMULA.split()) in text


@needs_fonts
def test_a_label_without_end_stays_in_its_column(tmp_path: Path) -> None:
    long = charts.Chart("长" * 90, "条", ("很长的选项" * 30, "<b>&{{7*7}}"), (charts.Series("条", (1, 0)),))
    publish(drawn([long]), About("图"), tmp_path / "c.pdf")
    assert "…" in words(tmp_path / "c.pdf") and "<b>&{{7*7}}" in words(tmp_path / "c.pdf")


def test_the_workbook_has_a_native_chart_for_each_with_the_read_models_figures(sheet: Worksheet) -> None:
    native = sheet._charts  # type: ignore[attr-defined]
    assert len(native) == len(FOUND) and all(isinstance(one, BarChart) for one in native)
    for one, chart in zip(native, FOUND, strict=True):
        assert len(one.series) == len(chart.series)
        for made, series in zip(one.series, chart.series, strict=True):
            assert cells(sheet, made.val.numRef.f) == list(series.values)
            assert cells(sheet, made.cat.numRef.f) == list(chart.labels)


@needs_fonts
def test_a_chart_that_no_page_holds_goes_on_the_next(tmp_path: Path) -> None:
    labels, counts = tuple(f"类别{number}号" for number in range(1, 91)), tuple(range(1, 91))
    tall = charts.Chart("意见类别", "条", labels, (charts.Series("条", counts, tuple(f"共{n}" for n in counts)),))
    publish(drawn([tall]), About("统计图"), tmp_path / "a.pdf")
    found = words(tmp_path / "a.pdf")
    assert [found.count(label) for label in labels] == [1] * 90
    assert all(f"（共{number}）" in found for number in counts) and found.count("意见类别") > 1


def test_a_chart_of_twenty_choices_stays_on_one_printed_page(tmp_path: Path) -> None:
    book = Book("图", datetime(2026, 9, 1))
    labels = tuple(f"选项{number}" for number in range(1, 21))
    add_charts(book, [charts.Chart("先办哪一件", "票", labels, (charts.Series("票", tuple(range(20))),))], "统计图")
    book.save(tmp_path / "b.xlsx")
    (native,) = load_workbook(tmp_path / "b.xlsx")[said.SHEET]._charts  # type: ignore[attr-defined]
    assert 20 < native.anchor.to.row - native.anchor._from.row < PAGE


def test_bars_in_the_workbook_are_told_apart_without_colour(sheet: Worksheet) -> None:
    several = next(one for one in sheet._charts if len(one.series) > 2)  # type: ignore[attr-defined]
    patterns = [one.graphicalProperties.pattFill for one in several.series]
    assert patterns[0] is None and len({one.prst for one in patterns[1:]}) == len(patterns) - 1


def test_a_label_that_looks_like_a_formula_stays_text(sheet: Worksheet) -> None:
    cell = next(cell for row in sheet.iter_rows(max_col=1) for cell in row if cell.value == FORMULA)
    assert cell.data_type == "s" and cell.quotePrefix
