"""The whole project: its report, what it is called, how far its journal is, whether the file is whole."""

from __future__ import annotations

from collections.abc import Iterable

from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.check import Finding, check_file, whole
from yitusanhui.store.reading import consultation, cursor


def read_report(source: Source, comments: Iterable[CommentLine] | None = None) -> ConsultationReport:
    """The whole consultation, as it is at one moment; `comments` are all of them, where they are in hand."""
    rows = rows_of(source)
    with whole(rows):
        return consultation.load_report(rows, None if comments is None else tuple(comments))


def read_newest_entry(source: Source) -> int:
    """The number of the journal's newest entry."""
    return cursor.load_newest_entry(rows_of(source))


def read_head(source: Source) -> str:
    """The digest of the journal's newest entry: while it is the same, so is everything that is read of the file."""
    return cursor.load_head(rows_of(source))


def read_title(source: Source) -> str:
    """What the consultation is called."""
    return consultation.load_title(rows_of(source))


def check_consultation(source: Source) -> list[Finding]:
    """Everything that is off; empty when the file is whole."""
    return check_file(rows_of(source))
