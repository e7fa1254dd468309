"""承诺清单 and 整改清单: who does what by when, how far it is and how it was judged; as in the workbook, on paper."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.documents.blocks import day
from yitusanhui.documents.wide_lists import Row, WideList, write_lists
from yitusanhui.documents.workbook_rows import commitment_rows
from yitusanhui.documents.workbook_sheet import Value
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import CommitmentKind
from yitusanhui.texts import tables


def write_promise_list(report: ConsultationReport, meeting_id: int | None, target: Path) -> Path:
    """The lists of one meeting, or of all (None), as PDF/A; one that is empty is left out."""
    meeting = None if meeting_id is None else report.meeting(meeting_id)
    promised = report.commitments if meeting is None else meeting.commitments
    lists = [
        WideList(title, heads, rows, tables.PROMISE_SHARES, tables.PROMISES_CENTRED)
        for title, heads, kind in (
            (tables.PROMISES, tables.PROMISE_HEADS, CommitmentKind.PROMISE),
            (tables.RECTIFICATIONS, tables.RECTIFICATION_HEADS, CommitmentKind.RECTIFICATION),
        )
        if (rows := [_printed(heads, row) for row in commitment_rows(report, promised, kind)])
    ]
    return write_lists(report, meeting, tables.PROMISE_LISTS, lists, target)


def _printed(heads: tuple[str, ...], row: tuple[Value, ...]) -> Row:
    words = ("" if value is None else str(value) for value in row)
    return tuple(day(one) if head == tables.DUE else one for head, one in zip(heads, words, strict=True))
