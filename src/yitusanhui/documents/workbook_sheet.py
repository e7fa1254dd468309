"""Tables in an Excel file: one style for each kind of cell, text that stays text, sheets that print on A4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from yitusanhui.documents.still import StillZip
from yitusanhui.documents.stopping import Stopped, go_on
from yitusanhui.texts import tables

Value: TypeAlias = str | int | float | None
A4, DAY = "9", "yyyy-mm-dd"
SIDES, ENDS = 0.4, 0.6  # inches of margin left and right, above and below
LINE = 15.6  # points of a line of 10.5 pt: Noto and 思源 need more than 宋体
MOST_LINES = 26  # Excel's rows are 409 points high at most
LONGEST = 32_767  # Excel's limit for one cell, in UTF-16 units
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE = Side("thin", color="808080")
_GRID = Border(_LINE, _LINE, _LINE, _LINE)
_FIRST_DAY = date(1899, 12, 30)  # Excel's day 0
_BODY = Font("宋体", 10.5)
_OPEN = Protection(locked=False)
DATED = ("date", "day")
COUNTED = ("number", "area", "total", "figure", "asked", *DATED)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in half-width characters (汉字 take two), and what its cells hold.

    `style` is text, short (centred text), number, area, date; of a sheet to be filled in asked, said, fill, day; plain
    and figure have no rules around them.
    """

    head: str
    width: float
    style: str = "text"


def clean(text: str) -> str:
    """`text` without what a spreadsheet or XML can't hold; line ends as \\n; cut at Excel's limit, and said."""
    text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        whole = text.encode("utf-16-le")[: 2 * (LONGEST - len(tables.CUT))]
        text = whole.decode("utf-16-le", "ignore") + tables.CUT
    return text


def _styles() -> tuple[NamedStyle, ...]:
    top = Alignment(vertical="top", wrap_text=True)
    centred = Alignment(horizontal="center", vertical="top", wrap_text=True)
    head = Alignment(horizontal="center", vertical="center", wrap_text=True)
    grey, pale = PatternFill("solid", "D9E2EC"), PatternFill("solid", "FFF8DC")
    body, bold = _BODY, Font("黑体", 10.5, bold=True)
    return (
        NamedStyle("text", body, border=_GRID, alignment=top, number_format="@"),
        NamedStyle("short", body, border=_GRID, alignment=centred, number_format="@"),
        NamedStyle("number", body, border=_GRID, alignment=centred, number_format="0"),
        NamedStyle("area", body, border=_GRID, alignment=centred, number_format="#,##0.00"),
        NamedStyle("date", body, border=_GRID, alignment=centred, number_format=DAY),
        NamedStyle("asked", body, border=_GRID, alignment=centred, number_format="0", protection=_OPEN),
        NamedStyle("said", body, border=_GRID, alignment=top, number_format="@", protection=_OPEN),
        NamedStyle("fill", body, pale, _GRID, top, "@", _OPEN),
        NamedStyle("day", body, pale, _GRID, centred, DAY, _OPEN),
        NamedStyle("head", bold, grey, _GRID, head, "@"),
        NamedStyle("total", bold, border=_GRID, alignment=centred, number_format="0"),
        NamedStyle("plain", body, alignment=Alignment(vertical="top"), number_format="@"),
        NamedStyle("figure", body, alignment=centred, number_format="0"),
        NamedStyle("heading", Font("黑体", 14, bold=True), alignment=Alignment(vertical="center")),
    )


def _measure_by(book: Any, font: Font) -> None:
    """Widths are counted in digits of the Normal style's font: openpyxl's Calibri isn't on every office's computer."""
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


class _Ready(Cell):
    """A cell that is written again and again: its style is looked up once, and so it costs what a bare one does."""

    __slots__ = ("style_id",)
    has_style: ClassVar[bool] = True


def _as_they_are(cells: Sequence[_Ready], row: int) -> Sequence[_Ready]:
    """openpyxl would first try each cell as a value, and fail, once a cell."""
    for place, cell in enumerate(cells, 1):
        cell.row, cell.column = row, place
    return cells


class Book:
    """A workbook being written, sheet by sheet."""

    def __init__(self, title: str, made_at: datetime) -> None:
        self._book = Workbook(write_only=True)
        _measure_by(self._book, _BODY)
        for style in _styles():
            self._book.add_named_style(style)
        self._book.properties.title = clean(title)
        self._book.properties.creator = ""
        self._book.properties.created = self._book.properties.modified = made_at

    def add(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Value]],
        *,
        heading: str = "",
        totals: Sequence[Value] = (),
        filtered: bool = True,
        overleaf: Sequence[int] = (),
    ) -> Any:
        """A sheet with a heading (left out when ""), heads that repeat on each page, rows, and a line of totals.

        It is as wide as a page, or as several: from these columns on (from 0) it goes on `overleaf`, where the first
        column is repeated. One that isn't `filtered` is no list.
        """
        sheet: Any = self._book.create_sheet(title)
        first = 2 if heading else 1
        sheet._values_to_row = _as_they_are
        _lay_out(sheet, columns, first)
        if heading:
            begins = {1: heading, **{place: tables.GOES_ON.format(heading=heading) for place in overleaf}}
            words = [begins.get(place) for place in range(len(columns))] if overleaf else [heading]
            sheet.append([self._cell(sheet, "heading", word) for word in words])
        sheet.append([self._cell(sheet, "head", column.head) for column in columns])
        try:
            count = self._rows(sheet, columns, rows, first + 1)
        except Stopped:
            self._give_up()
            raise
        if filtered:
            sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{first + count}"
        if totals:
            padded = [*totals, *[None] * (len(columns) - len(totals))]
            sheet.append([self._cell(sheet, "total", value) for value in padded])
        if overleaf:
            _print_in_parts(sheet, overleaf, len(columns), first + count + bool(totals))
        return sheet

    def _rows(self, sheet: Any, columns: Sequence[Column], rows: Iterable[Sequence[Value]], first: int) -> int:
        cells = [self._cell(sheet, column.style, None) for column in columns]
        dated = [place for place, column in enumerate(columns) if column.style in DATED]
        count = 0
        for row in rows:
            go_on()
            for cell, value in zip(cells, row, strict=True):
                _put(cell, value)
            for place in dated:
                _put(cells[place], _day(row[place]))
            tall = _lines(columns, row)
            if tall > 1:
                sheet.row_dimensions[first + count].height = tall * LINE
            sheet.append(cells)
            count += 1
        return count

    def _give_up(self) -> None:
        """Leave nothing behind: openpyxl keeps the rows, people's words, in files of its own until the end."""
        sheets: Any = self._book.worksheets
        for sheet in sheets:
            sheet.close()
            sheet._writer.cleanup()

    def _cell(self, sheet: WriteOnlyWorksheet, style: str, value: Value) -> _Ready:
        styled = WriteOnlyCell(sheet)
        styled.style = style
        styled.quotePrefix = style not in COUNTED
        cell: Any = _Ready(sheet, 1, 1)
        cell.style_id = styled.style_id
        _put(cell, value)
        ready: _Ready = cell
        return ready

    def save(self, target: Path) -> None:
        """Write the file; the same tables give the same bytes."""
        with StillZip(target, "w") as archive:
            ExcelWriter(self._book, archive).save()


def lock(sheet: Any) -> None:
    """Heads can't be changed; no password, and rows may still be sorted and filtered, columns widened."""
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)


def _lines(columns: Sequence[Column], row: Sequence[Value]) -> int:
    """How many lines the tallest cell of a row has: not every program makes a row as high as its words on opening."""
    most = 1
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, str) and len(value) * 2 > column.width - 1 and column.style not in ("plain", "figure"):
            most = max(most, sum(_wrapped(part, column.width - 1) for part in value.split("\n")))
    return min(most, MOST_LINES)


def _wrapped(text: str, width: float) -> int:
    """Lines of a text in a column that many half-width characters wide."""
    used = len(text) + sum(character > "\u2000" for character in text)
    return max(1, ceil(used / max(1.0, width)))


def _day(value: Value) -> Value:
    """A date as Excel counts it, so that it sorts as one; what is none for Excel stays as it was written."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return (found - _FIRST_DAY).days if found and found.year > 1900 else value


def _put(cell: Any, value: Value) -> None:
    """Text goes in as text, whatever it begins with (openpyxl would make a formula of `=…`)."""
    text = isinstance(value, str)
    cell._value = clean(value) if isinstance(value, str) else value
    cell.data_type = "s" if text else "n"


def _lay_out(sheet: Any, columns: Sequence[Column], head: int) -> None:
    """A4 landscape, as wide as the sheet, heads on each page, its name and page number; heads stay when one scrolls."""
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for row in range(1, head + 1):
        sheet.row_dimensions[row].height = 30
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows = f"1:{head}"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = SIDES, SIDES, ENDS, ENDS
    margins.header = margins.footer = ENDS / 2
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.left.text, sheet.oddFooter.center.text = "&A", tables.PAGE


def _print_in_parts(sheet: Any, overleaf: Sequence[int], width: int, last: int) -> None:
    """Each part is a print area of its own: breaks wouldn't be heeded where a sheet is fitted to the page's width."""
    parts = pairwise((0, *overleaf, width))
    sheet.print_area = [f"{get_column_letter(left + 1)}1:{get_column_letter(right)}{last}" for left, right in parts]
    sheet.print_title_cols = "A:A"
