"""统计图 in Excel: the figures of every chart as a table, and beside it a native chart that follows the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.utils import get_column_letter

from yitusanhui.documents.charts import Chart
from yitusanhui.documents.workbook_sheet import Book, Column, Value, clean
from yitusanhui.texts import charts as words
from yitusanhui.texts import tables

FIRST = 3  # the first row below the heads
PAGE = 30  # rows of a printed page
LABEL, UNIT, FIGURE, GAP, CHART = 30, 7, 9, 2, 66  # widths of the columns; a chart fills the last
TITLE = 1_200  # hundredths of a point
LEAST, BAR = 9, 2  # rows of the sheet: a chart needs, each of its bars needs
PATTERNS = ("dkUpDiag", "ltUpDiag", "pct20", "diagCross", "pct5", "ltHorz")
BLACK, GREY, WHITE = "000000", "595959", "FFFFFF"


def add_charts(book: Book, charts: Sequence[Chart], heading: str) -> Any:
    """A sheet with a table a chart, one below the other, and the charts beside them."""
    most = max((len(chart.series) for chart in charts), default=1)
    label, unit, figure = tables.CHART_HEADS
    columns = [Column(label, LABEL, "plain"), Column(unit, UNIT, "figure")]
    columns += [
        *[Column("" if place else figure, _wide(charts, place), "figure") for place in range(most)],
        Column("", GAP, "plain"),
        Column(words.SHEET, CHART, "plain"),
    ]
    rows: list[tuple[Value, ...]] = []
    made: list[tuple[Chart, int, int]] = []
    for chart in charts:
        needed = max(min(LEAST + BAR * _bars(chart), PAGE), len(chart.labels) + 3)
        made.append((chart, FIRST + len(rows), needed - 1))
        table = _table(chart, most)
        rows += [(*row, None, None) for row in (*table, *[(None,) * (2 + most)] * (needed - len(table)))]
    sheet = book.add(words.SHEET, columns, rows, heading=heading, filtered=False)
    for chart, begins, high in made:
        native: Any = _native(sheet, chart, begins)
        native.anchor = _place(len(columns), begins, high)
        sheet.add_chart(native)
    sheet.print_area = [f"A{top}:{get_column_letter(len(columns))}{end}" for top, end in _pages(made)]
    return sheet


def _wide(charts: Sequence[Chart], place: int) -> int:
    """As wide as the longest name of a series there is in that column: 实到（含委托） was cut."""
    return max([FIGURE, *(2 * len(chart.series[place].name) + 1 for chart in charts if place < len(chart.series))])


def _place(column: int, begins: int, high: int) -> TwoCellAnchor:
    """From corner to corner of cells, so that a chart stays in its column whatever the width of the font's digits."""
    corners = [AnchorMarker(col=column - 1, row=begins - 1), AnchorMarker(col=column, row=begins - 1 + high)]
    return TwoCellAnchor("oneCell", *corners)


def _pages(made: Sequence[tuple[Chart, int, int]]) -> list[tuple[int, int]]:
    """First and last rows of printed pages, none of which cuts a chart in two."""
    pages: list[tuple[int, int]] = []
    for _, begins, high in made:
        last = begins + high - 1
        if pages and last - pages[-1][0] < PAGE:
            pages[-1] = pages[-1][0], last
        else:
            pages.append((begins, last))
    return pages


def _bars(chart: Chart) -> int:
    return len(chart.labels) * (1 if chart.stacked else len(chart.series))


def _table(chart: Chart, most: int) -> list[tuple[Value, ...]]:
    """The chart's title and its series' names, then a row a label."""
    empty: tuple[Value, ...] = (None,) * (most - len(chart.series))
    unit = chart.unit if chart.series[0].name != chart.unit else None  # said once
    rows: list[tuple[Value, ...]] = [(chart.title, unit, *(one.name for one in chart.series), *empty)]
    for place, label in enumerate(chart.labels):
        rows.append((label, None, *(one.values[place] for one in chart.series), *empty))
    return rows


def _native(sheet: Any, chart: Chart, begins: int) -> BarChart:
    """Bars that lie, in the order of the table, patterned for a black-and-white printer."""
    native = BarChart()
    native.type, native.gapWidth = "bar", 60
    native.grouping, native.overlap = ("stacked", 100) if chart.stacked else ("clustered", None)
    native.roundedCorners = False
    native.title = clean(words.CAPTION.format(title=chart.title, unit=chart.unit))
    titled: Any = native.title
    titled.overlay = False
    for paragraph in titled.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=TITLE, b=True))
    last = begins + len(chart.labels)
    native.add_data(Reference(sheet, 3, begins, 2 + len(chart.series), last), titles_from_data=True)
    native.set_categories(Reference(sheet, 1, begins + 1, max_row=last))
    for number, series in enumerate(native.series):
        series.graphicalProperties = _look(number)
        series.dLbls = _labels()
    native.x_axis.scaling.orientation = "maxMin"  # Excel counts lying bars from below
    native.x_axis.delete, native.y_axis.delete = False, True  # each bar bears its value
    native.y_axis.majorGridlines = None
    native.y_axis.scaling.min = 0
    if len(chart.series) == 1:
        native.legend = None
    else:
        native.legend.position = "b"
    return native


def _labels() -> DataLabelList:
    """The value beside its bar and nothing else."""
    shown = DataLabelList()
    shown.showVal = True
    shown.showSerName = shown.showCatName = shown.showLegendKey = shown.showPercent = False
    return shown


def _look(number: int) -> GraphicalProperties:
    look = GraphicalProperties(ln=LineProperties(solidFill=BLACK, w=9_525))
    if number == 0:
        look.solidFill = GREY
        return look
    pattern: Any = PatternFillProperties()
    pattern.prst = PATTERNS[number % len(PATTERNS)]
    pattern.foreground, pattern.background = _colour(BLACK), _colour(WHITE)
    look.pattFill = pattern
    return look


def _colour(rgb: str) -> ColorChoice:
    made: Any = ColorChoice()
    made.srgbClr = rgb
    return made  # type: ignore[no-any-return]
