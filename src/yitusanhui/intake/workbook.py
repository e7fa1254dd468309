"""Rows of an .xlsx workbook as text cells, numbered as the spreadsheet shows them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from openpyxl import load_workbook

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.grid import FORMULA, Grid, Row, within_limits
from yitusanhui.intake.sniff import ZIP, spoken
from yitusanhui.intake.worksheet import Extras, fill_down, scan

MOST_XML = 150_000_000  # bytes unpacked of all parts we read
MOST_PARTS = 5_000
LAST_ROW = 1_048_576
_ESCAPED = re.compile("_x00([01][0-9A-Fa-f])_")  # how Excel writes a control character


def read_workbook(data: bytes) -> list[Grid]:
    """Each visible sheet of the workbook, in order.

    Raises `table_damaged`, `table_kind`, `table_bomb`, `table_too_long`, `table_too_wide`. A formula whose result
    was not saved reads as `grid.FORMULA`.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _require_harmless(archive)
            extras = {part: scan(archive.open(part)) for part in archive.namelist() if _is_sheet(part)}
        return _sheets(data, extras)
    except DomainError:
        raise
    except Exception as error:  # a broken part shows as whatever zipfile or openpyxl trips over
        raise DomainError("table_damaged") from error


def _is_sheet(part: str) -> bool:
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def _require_harmless(archive: ZipFile) -> None:
    """Refuse other archives, what unpacks to too much, and XML that declares entities."""
    parts = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise DomainError("table_kind", kind=spoken(ZIP))
    read = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in read) > MOST_XML:
        raise DomainError("table_bomb")
    if any(_declares_a_type(archive, part) for part in read):
        raise DomainError("table_bomb")


def _declares_a_type(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether the XML has a DOCTYPE, which no workbook has and which entity tricks need."""
    found: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append(True)
    parser.StartElementHandler = lambda *_: found.append(False)
    with archive.open(part) as stream:
        while not found and (chunk := stream.read(4096)):
            parser.Parse(chunk)
    return bool(found and found[0])


def _sheets(data: bytes, extras: dict[str, Extras]) -> list[Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl drops on reading (styles, pictures) is no data
        values = load_workbook(BytesIO(data), read_only=True, data_only=True)
        written = load_workbook(BytesIO(data), read_only=True)
        visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        return [Grid(sheet.title, within_limits(_rows_of(sheet, written[sheet.title], extras))) for sheet in visible]


def _rows_of(sheet: Any, written: Any, extras: dict[str, Extras]) -> Iterator[Row]:
    # WORKAROUND(https://foss.heptapod.net/openpyxl/openpyxl): the streaming reader knows no merged cells.
    extra = extras.get(sheet._worksheet_path.lstrip("/"), Extras())
    rows = _with_formulas(_rows(sheet), _rows(written)) if extra.formulas else _rows(sheet)
    return fill_down(rows, extra)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says of its size may be a lie
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > LAST_ROW:
            raise DomainError("table_damaged")
        if any(value is not None for value in cells):
            yield Row(number, tuple(_text(value) for value in cells))


def _with_formulas(values: Iterator[Row], formulas: Iterator[Row]) -> Iterator[Row]:
    """Every row, with `FORMULA` in cells that hold a formula and no result."""
    results = {row.number: row.cells for row in values}
    for row in formulas:
        cells = results.get(row.number, ())
        cells += ("",) * (len(row.cells) - len(cells))
        pairs = zip(cells, row.cells, strict=False)
        yield Row(row.number, tuple(value or (FORMULA if formula else "") for value, formula in pairs))


def _text(value: object) -> str:
    """A cell as the person sees it: 3 for 3.0, ISO for dates, fifteen digits as Excel counts."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            return rounded.date().isoformat() if rounded.time() == time() else rounded.isoformat(" ")
        case _:
            return value.isoformat() if isinstance(value, date | time) else str(value)
