"""Rows of a CSV file: encoding, delimiter, quoted line breaks."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from io import StringIO

from charset_normalizer import from_bytes

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.grid import Grid, Row, within_limits

DELIMITERS = ",;\t"
LONGEST_CELL = 1_000_000  # characters
_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_delimited(data: bytes, score: Callable[[Grid], tuple[int, ...]]) -> Grid:
    """The file read with the delimiter that `score` likes best; a score that begins with 0 is no table at all.

    Raises `table_encoding`, `table_quotes` (a quotation mark that is never closed), `table_damaged`.
    """
    text, doubtful = decode(data)
    grids, refusals = [], []
    for delimiter in DELIMITERS:
        try:
            grids.append(Grid("", within_limits(_rows(text, delimiter)), doubtful))
        except DomainError as refusal:
            refusals.append(refusal)
    best = max(grids, key=score, default=None)
    if best is None or (refusals and score(best)[0] == 0 and not any(map(_has_columns, grids))):
        raise refusals[0]
    return best


def _has_columns(grid: Grid) -> bool:
    """Whether that delimiter parts anything: if so, the quotation marks are right and the header is what is wrong."""
    return any(len(row.cells) > 1 for row in grid.rows[:1])


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where that was a guess.

    By its mark, else UTF-8, else GB 18030 (which holds GBK and GB 2312), else what charset-normalizer finds.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), ""
        except UnicodeDecodeError:
            pass
    best = from_bytes(data).best()
    if best is None:
        raise DomainError("table_encoding")
    return str(best), best.encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DomainError("table_encoding") from error


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            yield Row(number, tuple(cells))
    except csv.Error as error:
        raise DomainError("table_quotes", row=number + 1) from error
