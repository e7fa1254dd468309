"""意见采纳情况汇总表 on paper: the same rows as the workbook, one a comment, on wide pages."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.documents import compose
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.documents.page import BODY, TITLE, WIDE, WIDE_SIZE, publish
from yitusanhui.documents.parts import columns
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.documents.workbook_rows import comment_rows
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import papers, tables

SIZE = 9.0


def write_ledger(
    report: ConsultationReport,
    meeting_id: int | None,
    target: Path,
    *,
    audience: Audience = Audience.INTERNAL,
) -> Path:
    """意见采纳情况汇总表 of one meeting, or of all (None), as PDF/A.

    For the public it is masked, names no one, and is refused with DomainError `reasons_owed` while a
    comment is owed a reply or a reason.
    """
    heads = papers.LEDGER_HEADS
    if audience is Audience.PUBLIC:
        refuse_if_owed(report, meeting_id)
        report = public(report)
        heads = papers.PUBLIC_LEDGER_HEADS
    meeting = None if meeting_id is None else report.meeting(meeting_id)
    comments = meeting.comments if meeting else report.comments
    figures = meeting.comment_figures if meeting else report.comment_figures
    places = [tables.COMMENT_HEADS.index(title) for title, _ in heads]
    rows = [[_words(row[place]) for place in places] for row in comment_rows(report, comments)]
    described = compose.about(report, meeting, papers.LEDGER)
    heading = [Paragraph(TITLE, described.title), Paragraph(BODY, figures.sentence)]
    grid = Grid(columns(heads, papers.LEDGER_CENTRED), rows, tallest=WIDE_SIZE[1], size=SIZE)
    return publish([Prose(heading), grid], described, target, first=WIDE)


def _words(value: object) -> str:
    return "" if value is None else str(value)
