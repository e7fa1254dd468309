"""Opens a brought table, .xlsx, .csv or GeoJSON by its content, finds its header, and hands out its rows by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RowProblem
from yitusanhui.domain.words import one_line
from yitusanhui.intake.cells import shown
from yitusanhui.intake.delimited import read_delimited
from yitusanhui.intake.files import read_file
from yitusanhui.intake.geo_table import read_features
from yitusanhui.intake.grid import FORMULA, Grid, Row
from yitusanhui.intake.headers import (
    Column,
    Layout,
    exact,
    find_layout,
    missing,
    require_clear,
    require_fields,
)
from yitusanhui.intake.lines import Line
from yitusanhui.intake.sniff import OLE, ZIP, kind_of, spoken

LIMIT_MB = 50
SHOWN_HEADERS = 20


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below the header, and what is worth saying of the file."""

    lines: tuple[Line, ...]
    remarks: list[RowProblem] = field(default_factory=list)


def open_table(path: Path, columns: tuple[Column, ...], chosen: Mapping[str, str]) -> Table:
    """The table in that file; `chosen` names field -> header and goes before what a header is called.

    Raises what `read_file`, `read_workbook` and `read_delimited` raise, `table_kind` for other files,
    `table_unknown_field`, `table_headers_missing`, `table_column_twice`, `table_area_unit`, `table_no_rows`.
    """
    require_fields(columns, chosen)
    grids = _grids(read_file(path, limit_mb=LIMIT_MB), path, columns, chosen)
    if chosen:
        fields = {column.field for column in columns}
        chosen = {name: name for name in grids[0].placed if name in fields} | dict(chosen)
    grid, layout = _the_one(grids, columns, chosen)
    require_clear(layout)
    table = Table(_lines(grid, layout))
    if not table.lines:
        raise DomainError("table_no_rows", row=layout.header.number)
    _remark(table, grids, grid, layout, chosen)
    return table


def _grids(data: bytes, path: Path, columns: tuple[Column, ...], chosen: Mapping[str, str]) -> list[Grid]:
    kind = kind_of(data)
    if kind == ZIP:
        from yitusanhui.intake.workbook import read_workbook  # a quarter of a second that the window needn't wait

        return read_workbook(data)
    if kind == OLE:
        raise DomainError("table_old_excel", name=path.name)
    if kind and kind not in ("BMP", "SVG"):  # a CSV may begin with BM or hold <svg
        raise DomainError("table_kind", kind=spoken(kind))
    if (features := read_features(data)) is not None:
        return [features]

    def score(grid: Grid) -> tuple[int, ...]:
        layout = find_layout(grid, columns, chosen)
        if layout is None or missing(layout, columns, chosen):
            return (0,)
        width = len(layout.header.cells)
        overlong = sum(len(row.cells) > width for row in grid.rows)
        return (len(layout.places), min(width, 2), -overlong, width)

    return [read_delimited(data, score)]


def _the_one(grids: list[Grid], columns: tuple[Column, ...], chosen: Mapping[str, str]) -> tuple[Grid, Layout]:
    """The first sheet that has the header."""
    found = [(grid, layout) for grid in grids if (layout := find_layout(grid, columns, chosen))]
    if not found:
        raise DomainError("table_no_rows", row=1)
    for grid, layout in found:
        if not missing(layout, columns, chosen):
            return grid, layout
    likely = max((layout for _, layout in found), key=lambda layout: len(layout.places))
    raise DomainError(
        "table_headers_missing",
        missing="、".join(missing(likely, columns, chosen)),
        found="、".join(map(shown, likely.headers()[:SHOWN_HEADERS])),
        row=likely.header.number,
    )


def _lines(grid: Grid, layout: Layout) -> tuple[Line, ...]:
    """Rows below the header; a header printed again on the next page is none."""
    names = {name: layout.name_of(name) for name in layout.places}
    width = len(layout.header.cells)
    lines = []
    for row in grid.rows:
        if row.number <= layout.header.number or row.cells == layout.header.cells:
            continue
        first = next(cell for cell in row.cells if cell.strip())
        line = Line(row.number, _by_field(row, layout), names, one_line(first))
        if not grid.name and any(cell.strip() for cell in row.cells[width:]):
            line.refuse("row_too_long", cells=len(row.cells), headers=width)
        lines.append(line)
    return tuple(lines)


def _by_field(row: Row, layout: Layout) -> dict[str, str]:
    return {name: _joined(row, places) for name, places in layout.places.items()}


def _joined(row: Row, places: tuple[int, ...]) -> str:
    cells = [cell for place in places if place < len(row.cells) and (cell := row.cells[place])]
    return FORMULA if FORMULA in cells else " ".join(cells)


def _remark(table: Table, grids: list[Grid], grid: Grid, layout: Layout, chosen: Mapping[str, str]) -> None:
    """Say what a person may not expect: a guessed encoding, another sheet, columns left out."""

    def say(code: str, **facts: object) -> None:
        table.remarks.append(RowProblem(layout.header.number, code, facts))

    if grid.doubtful_encoding:
        say("table_encoding_guessed", encoding=grid.doubtful_encoding)
    if sum(bool(other.rows) for other in grids) > 1:
        say("table_sheet_used", sheet=grid.name)
    used = {place for places in layout.places.values() for place in places}
    left = [exact(cell) for place, cell in enumerate(layout.header.cells) if exact(cell) and place not in used]
    if left and not chosen:
        say("table_columns_left", columns="、".join(map(shown, left[:SHOWN_HEADERS])))
