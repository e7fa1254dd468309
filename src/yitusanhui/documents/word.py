"""Word: the editable twin of the minutes, from the same template and the same tables as the PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from reportlab.platypus import Flowable

from yitusanhui.documents import compose, parts
from yitusanhui.documents.blocks import NEWLINE, Block, render
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.still import StillZip
from yitusanhui.documents.word_styles import HEAD_CELL, LABEL, NOTE, STYLES, TABLE_CELL, describe, set_up
from yitusanhui.documents.workbook_sheet import clean
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import papers, tables

Drawn = Mapping[str, Callable[[], Sequence[Flowable]]]


def write_word(report: ConsultationReport, meeting_id: int, target: Path) -> Path:
    """会议纪要 of one meeting as .docx, to be edited in Word or WPS; the PDF is what is filed.

    The map is in the PDF alone. Raises KeyError for an unknown meeting, DomainError for a template that
    can't be used.
    """
    meeting = report.meeting(meeting_id)
    document = Document()
    set_up(document)
    about = compose.about(report, meeting, papers.MINUTES)
    describe(document, about.title, about.author, about.date)
    drawn = _parts(meeting)
    for block in render(report, meeting, "minutes"):
        _add(document, block, drawn)
    _save(document, target)
    return target


def _parts(meeting: MeetingReport) -> Drawn:
    """The minutes' tables. What only paper can hold, the map, isn't among them."""
    return {
        "steps": lambda: parts.steps(meeting.steps),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "attendees": lambda: parts.attendees(meeting),
        "notices": lambda: parts.notices(meeting),
        "signatures": lambda: [parts.Signatures(papers.SIGNERS)],
    }


def _add(document: Any, block: Block, drawn: Drawn) -> None:
    if block.kind != "part":
        _paragraph(document, block)
    elif block.text == "map":
        document.add_paragraph(tables.WORD_MAP, style=NOTE)
    else:
        for flowable in drawn.get(block.text, list)():
            _part(document, flowable)


def _paragraph(document: Any, block: Block) -> None:
    paragraph = document.add_paragraph(style=STYLES[block.kind])
    if block.label:
        _write(paragraph.add_run(style=LABEL), block.label)
    _write(paragraph.add_run(), block.text)


def _write(run: Any, text: str) -> None:
    """The words of one run; a line end that someone typed stays one."""
    run.text = clean(text.replace(NEWLINE, "\n"))


def _part(document: Any, flowable: Flowable) -> None:
    if isinstance(flowable, Grid):
        _table(document, flowable)
    elif isinstance(flowable, parts.Signatures):
        for label in flowable.labels:
            document.add_paragraph(label + tables.WORD_BLANK, style=STYLES["fact"])


def _table(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    _fill(table.rows[0], [column.title for column in grid.columns], HEAD_CELL)
    _repeat(table.rows[0])
    for row in grid.rows:
        _fill(table.add_row(), row, TABLE_CELL)
    shares = sum(column.share for column in grid.columns)
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    table.autofit = False
    for place, column in enumerate(grid.columns):
        for cell in table.columns[place].cells:
            cell.width = int(width * column.share / shares)
    document.add_paragraph(style=NOTE)


def _fill(row: Any, values: Sequence[str], style: str) -> None:
    for cell, value in zip(row.cells, values, strict=True):
        cell.paragraphs[0].style = style
        _write(cell.paragraphs[0].add_run(), value)


def _repeat(row: Any) -> None:
    """The head again on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader"))


def _save(document: Any, target: Path) -> None:
    """Write the file so that the same minutes give the same bytes."""
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as loose, StillZip(target, "w") as still:
        for name in loose.namelist():
            still.writestr(name, loose.read(name))
