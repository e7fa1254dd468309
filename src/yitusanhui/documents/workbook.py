"""Excel: the workbook of a consultation, and the sheet in which the street office answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl.worksheet.datavalidation import DataValidation

from yitusanhui.documents import workbook_rows as rows
from yitusanhui.documents.charts import all_charts
from yitusanhui.documents.names import document_date
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.documents.site_list import project_rows, resource_rows
from yitusanhui.documents.stopping import expect
from yitusanhui.documents.workbook_charts import add_charts
from yitusanhui.documents.workbook_columns import columns, overleaf
from yitusanhui.documents.workbook_sheet import Book, Column, Value, lock
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import CommentStatus, CommitmentKind, ReplyKind
from yitusanhui.texts import charts, site_lists, tables


def made_at(report: ConsultationReport) -> datetime:
    """The day a file is dated with: that of the last meeting, so that the same report gives the same bytes."""
    return datetime.fromisoformat(document_date(report) or "1980-01-01")


def write_workbook(report: ConsultationReport, target: Path, meeting_id: int | None = None) -> None:
    """概况, 统计图, 会议, 意见采纳情况汇总表, 表决结果, 承诺清单, 整改清单, 评议结果, and for the file also 签到.

    For `meeting_id` alone, or for all meetings. Of the open copy it has no 签到, and is refused with DomainError
    `reasons_owed` while a comment is owed a reply or a reason.
    """
    refuse_if_owed(report, meeting_id)
    meetings = report.meetings if meeting_id is None else (report.meeting(meeting_id),)
    comments = report.comments if meeting_id is None else meetings[0].comments
    figures = report.comment_figures if meeting_id is None else meetings[0].comment_figures
    promised = report.commitments if meeting_id is None else meetings[0].commitments
    book = Book(report.title, made_at(report))
    expect(len(comments))

    def add(title: str, heads: tuple[str, ...], lines: rows.Rows, totals: tuple[Value, ...] = ()) -> None:
        if not report.audience.reads_names:
            heads, lines, totals = _told(heads, lines, totals)
        heading, wide = f"{report.title} {title}", columns(title, heads)
        book.add(title, wide, lines, heading=heading, totals=totals, overleaf=overleaf(title, heads))

    add(tables.OVERVIEW, tables.OVERVIEW_HEADS, rows.overview_rows(report, figures))
    add_charts(book, all_charts(report, meetings, figures), f"{report.title} {charts.SHEET}")
    add(tables.MEETINGS, tables.MEETING_HEADS, rows.meeting_rows(meetings))
    totals = (tables.TOTAL, figures.total, None, None, figures.endorsements)
    add(tables.COMMENTS, tables.COMMENT_HEADS, rows.comment_rows(report, comments), totals)
    add(tables.MOTIONS, tables.MOTION_HEADS, rows.motion_rows(meetings))
    for title, heads, kind in (
        (tables.PROMISES, tables.PROMISE_HEADS, CommitmentKind.PROMISE),
        (tables.RECTIFICATIONS, tables.RECTIFICATION_HEADS, CommitmentKind.RECTIFICATION),
    ):
        add(title, heads, rows.commitment_rows(report, promised, kind))
    if report.sites and meeting_id is None:
        add(site_lists.RESOURCES, site_lists.RESOURCE_HEADS, resource_rows(report))
        add(site_lists.PROJECTS, site_lists.PROJECT_HEADS, project_rows(report))
    add(tables.EVALUATIONS, tables.EVALUATION_HEADS, rows.evaluation_rows(meetings))
    if report.audience.reads_names:
        add(tables.ATTENDANCE, tables.ATTENDANCE_HEADS, rows.attendance_rows(meetings))
    book.save(target)


def _told(
    heads: tuple[str, ...], lines: rows.Rows, totals: tuple[Value, ...]
) -> tuple[tuple[str, ...], rows.Rows, tuple[Value, ...]]:
    """The same without columns that nothing stands in, as on paper: what the public doesn't read leaves no gap."""
    found = list(lines)
    told = [n for n in range(len(heads)) if not found or any(row[n] not in (None, "") for row in found)]
    shown = (tuple(row[n] for n in told) for row in found)
    return tuple(heads[n] for n in told), shown, tuple(totals[n] for n in told if n < len(totals))


def write_reply_sheet(report: ConsultationReport, target: Path) -> None:
    """The sheet a clerk fills and `intake` reads back: heads in the first row, a list to choose 采纳情况 from.

    What is answered already is filled in; withdrawn comments are not asked about.
    """
    book = Book(report.title, made_at(report))
    number, text, kind, reason, owner, due = tables.REPLY_HEADS
    columns = (
        Column(number, 10, "asked"),
        Column(text, 56, "said"),
        Column(kind, 14, "fill"),
        Column(reason, 40, "fill"),
        Column(owner, 18, "fill"),
        Column(due, 14, "day"),
    )
    asked = [line for line in report.comments if line.status is CommentStatus.RECORDED]
    expect(len(asked))
    answers = ((line, line.reply) for line in asked)
    sheet = book.add(
        tables.REPLIES,
        columns,
        (
            (
                line.number,
                line.text,
                *((reply.kind.value, reply.reason, reply.owner, reply.due) if reply else (None,) * 4),
            )
            for line, reply in answers
        ),
    )
    last = max(2, len(asked) + 1)
    sheet.data_validations.append(_kept(f"A2:B{last}"))
    sheet.data_validations.append(_choices(f"C2:C{last}"))
    lock(sheet)
    book.add(tables.HELP, (Column(tables.HELP, 90),), ((line,) for line in tables.REPLY_HELP))
    book.save(target)


def _kept(cells: str) -> DataValidation:
    """Number and words refuse to be typed over. They can't be locked: Excel sorts no row with a locked cell in it."""
    kept = DataValidation(type="custom", formula1="FALSE", showErrorMessage=True, error=tables.REPLY_KEPT)
    kept.add(cells)
    return kept


def _choices(cells: str) -> DataValidation:
    """采纳情况 to be chosen from a list in these cells."""
    choices = DataValidation(
        type="list",
        formula1='"' + ",".join(kind.value for kind in ReplyKind) + '"',
        allow_blank=True,
        showErrorMessage=True,
        error=tables.REPLY_CHOICE_WRONG,
    )
    choices.add(cells)
    return choices
