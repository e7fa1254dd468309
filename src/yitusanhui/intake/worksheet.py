"""What openpyxl's streaming reader leaves out of a worksheet: cells merged downwards, and formulas without results."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from openpyxl.utils import column_index_from_string

from yitusanhui.intake.grid import Row

CHUNK = 1 << 20
_MERGED = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")


@dataclass(slots=True)
class Extras:
    """Of one worksheet: has it formulas; and by first row, the columns merged from there down to which row."""

    formulas: bool = False
    merged: defaultdict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def scan(stream: IO[bytes]) -> Extras:
    """Read the worksheet's XML once, in pieces."""
    extras, kept = Extras(), b""
    while chunk := stream.read(CHUNK):
        kept += chunk
        extras.formulas = extras.formulas or bool(_FORMULA.search(kept))
        end = 0
        for found in _MERGED.finditer(kept):
            end = found.end()
            first, last = int(found[2]), int(found[3])
            if last > first:
                extras.merged[first].append((column_index_from_string(found[1].decode()) - 1, last))
        kept = kept[max(end, len(kept) - 80) :]
    return extras


def fill_down(rows: Iterable[Row], extras: Extras) -> Iterator[Row]:
    """The rows with what a merged cell says in each row it covers: one 门牌 for a whole household."""
    if not extras.merged:
        yield from rows
        return
    covering: dict[int, tuple[int, str]] = {}
    for row in rows:
        covering = {column: (last, text) for column, (last, text) in covering.items() if last >= row.number}
        cells = list(row.cells)
        for column, (_, text) in covering.items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        for column, last in extras.merged.get(row.number, ()):
            if column < len(row.cells):
                covering[column] = (last, row.cells[column])
        yield Row(row.number, tuple(cells))
