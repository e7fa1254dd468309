"""CSV that Excel and WPS open without garbage, and in which no cell becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from yitusanhui.documents.workbook_sheet import Value, clean

_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def guarded(value: Value) -> Value:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay."""
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def write_csv(target: Path, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """UTF-8 with BOM, lines ending in CR LF (RFC 4180)."""
    with target.open("w", encoding="utf-8-sig", newline="") as sink:
        writer = csv.writer(sink)
        writer.writerow(heads)
        writer.writerows([guarded(value) for value in row] for row in rows)
