"""意见采纳情况汇总表 on paper: a row a comment, on wide pages; what the workbook has in columns stands in lines."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Spacer

from yitusanhui.documents import compose, faces
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.documents.page import TITLE, WIDE, WIDE_SIZE, publish
from yitusanhui.documents.parts import answer, columns, in_lines
from yitusanhui.documents.typeset import Paragraph, Prose, Style
from yitusanhui.documents.workbook_rows import meeting_names
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.texts import papers

SIZE = 9.5
FIGURES = Style(faces.SERIF, 12, 20, indent=2)


def write_ledger(report: ConsultationReport, meeting_id: int | None, target: Path) -> Path:
    """意见采纳情况汇总表 of one meeting, or of all (None), as PDF/A, for the report's audience.

    Of the open copy it names no one, and is refused with DomainError `reasons_owed` while a comment is owed a
    reply or a reason.
    """
    refuse_if_owed(report, meeting_id)
    named = report.audience.reads_names
    meeting = None if meeting_id is None else report.meeting(meeting_id)
    comments = meeting.comments if meeting else report.comments
    figures = meeting.comment_figures if meeting else report.comment_figures
    names = meeting_names(report)
    rows = [_row(line, names.get(line.meeting_id, ""), named) for line in comments]
    title = compose.heading(report, meeting, papers.LEDGER)
    prose = Prose([Paragraph(TITLE, title), Paragraph(FIGURES, figures.sentence)])
    heads = papers.LEDGER_HEADS if named else papers.PUBLIC_LEDGER_HEADS
    grid = Grid(columns(heads, papers.LEDGER_CENTRED), rows, tallest=WIDE_SIZE[1], size=SIZE, fitted=True)
    described = compose.about(report, meeting, papers.LEDGER)
    return publish([prose, Spacer(0, 6), grid], described, target, first=WIDE)


def _row(line: CommentLine, meeting: str, named: bool) -> tuple[str, ...]:
    kind, reason, owner = answer(line)
    where = in_lines(meeting, " ".join(filter(None, (line.source, line.category))))
    who = (in_lines(line.author, line.address),) if named else ()
    return (str(line.number), line.text, where, *who, str(line.endorsements), kind, reason, owner)
