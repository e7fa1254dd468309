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
from yitusanhui.documents.word_styles import FACT, HEAD_CELL, LABEL, NOTE, STYLES, TABLE_CELL, describe, set_up
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
    page = _Page(document)
    about = compose.about(report, meeting, papers.MINUTES)
    describe(document, about.title, about.author, about.date)
    drawn = _parts(meeting)
    for block in render(report, meeting, "minutes"):
        page.add(block, drawn)
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


class _Page:
    """The document being filled. Styles go by their ids, found once: python-docx looks for each name anew."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.ids = {style.name: style.style_id for style in document.styles}

    def add(self, block: Block, drawn: Drawn) -> None:
        """One block: a paragraph, or a part that is a table or lines to sign on."""
        if block.kind != "part":
            self._paragraph(block)
        elif block.text == "map":
            self._line(tables.WORD_MAP, NOTE)
        else:
            for flowable in drawn.get(block.text, list)():
                self._part(flowable)

    def _paragraph(self, block: Block) -> None:
        paragraph = self._line("", STYLES[block.kind])
        if block.label:
            label = paragraph.add_run()
            label._r.style = self.ids[LABEL]
            _write(label, block.label)
        _write(paragraph.add_run(), block.text)

    def _line(self, text: str, style: str) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.ids[style]
        if text:
            _write(paragraph.add_run(), text)
        return paragraph

    def _part(self, flowable: Flowable) -> None:
        if isinstance(flowable, Grid):
            self._table(flowable)
        elif isinstance(flowable, parts.Signatures):
            self._keep_last()
            for label in flowable.labels:
                self._line(label + tables.WORD_BLANK, FACT).paragraph_format.keep_with_next = (
                    label != flowable.labels[-1]
                )

    def _keep_last(self) -> None:
        """The last paragraph stays with the lines to sign on."""
        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _table(self, grid: Grid) -> None:
        table = self.document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        table.autofit = False
        shares = sum(column.share for column in grid.columns)
        section = self.document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        widths = [int(width * column.share / shares) for column in grid.columns]
        self._fill(table.rows[0], [column.title for column in grid.columns], HEAD_CELL, widths)
        _repeat(table.rows[0])
        for row in grid.rows:
            self._fill(table.add_row(), row, TABLE_CELL, widths)
        self._line("", NOTE)

    def _fill(self, row: Any, values: Sequence[str], style: str, widths: Sequence[int]) -> None:
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.width = width
            cell.paragraphs[0]._p.style = self.ids[style]
            _write(cell.paragraphs[0].add_run(), value)


def _write(run: Any, text: str) -> None:
    """The words of one run; a line end that someone typed stays one."""
    run.text = clean(text.replace(NEWLINE, "\n"))


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
