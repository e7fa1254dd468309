"""A table as it lies in a file: rows of text cells, numbered as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yitusanhui.domain.errors import DomainError

MOST_ROWS = 200_000
MOST_COLUMNS = 256
FORMULA = "\ufdd0formula"  # stands for a formula without a saved result; no typed cell holds a noncharacter first


@dataclass(frozen=True, slots=True)
class Row:
    """One row that isn't empty."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook, or a CSV file, whose sheet has no name. `placed`: headers that a map's places fill."""

    name: str
    rows: tuple[Row, ...]
    doubtful_encoding: str = ""
    placed: tuple[str, ...] = ()


def within_limits(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that hold something. Raises `table_too_long`, `table_too_wide`."""
    kept: list[Row] = []
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        if len(kept) == MOST_ROWS:
            raise DomainError("table_too_long", limit=MOST_ROWS)
        if len(row.cells) > MOST_COLUMNS and any(cell.strip() for cell in row.cells[MOST_COLUMNS:]):
            raise DomainError("table_too_wide", row=row.number, limit=MOST_COLUMNS)
        kept.append(row)
    return tuple(kept)
