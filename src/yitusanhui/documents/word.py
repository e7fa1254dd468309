"""Word: the editable twin of the minutes, from the same template and the same tables as the PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from reportlab.platypus import Flowable

from yitusanhui.documents import compose, parts
from yitusanhui.documents.annex import CAPTION, Photos
from yitusanhui.documents.blocks import NEWLINE, Block
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.look import look
from yitusanhui.documents.minutes import drafted, worded
from yitusanhui.documents.page import BODY, LEVEL_1, LEVEL_2, SUBTITLE
from yitusanhui.documents.still import StillZip
from yitusanhui.documents.stopping import go_on
from yitusanhui.documents.titles import BREAK
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import HANG_ROOM, Paragraph, Prose, Style
from yitusanhui.documents.word_annexes import add_annexes, annex_titles
from yitusanhui.documents.word_styles import (
    FACT,
    HEAD_CELL,
    LABEL,
    NOTE,
    PHOTO_WORDS,
    PITCH,
    STYLES,
    SUBJECT,
    TABLE_CELL,
    below,
    describe,
    hang,
    narrow_cells,
    set_head,
    set_up,
)
from yitusanhui.documents.workbook_sheet import clean
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import papers, tables

SIGNED = "signatures"
LONGEST_LABEL = int(HANG_ROOM * 28)  # characters of 28 a line: nothing hangs below a longer one, as in the PDF
TITLE_LINE = 20  # characters of 22 pt in the type area
PAPER_STYLES: Mapping[Style, str] = {
    LEVEL_1: "Heading 1", LEVEL_2: "Heading 2", SUBTITLE: SUBJECT, CAPTION: PHOTO_WORDS,
}  # fmt: skip
Drawn = Mapping[str, Callable[[], Sequence[Flowable]]]


def write_word(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    drawing: bytes | None = None,
    photos: Photos | None = None,
) -> Path:
    """会议纪要 of one meeting as .docx, to be edited in Word or WPS; the PDF is what is filed.

    Annexes are those of the paper: every comment, the map on `drawing`, a picture of the meeting's, and `photos`.
    Raises KeyError for an unknown meeting, DomainError for a template or drawing that can't be used.
    """
    meeting = report.meeting(meeting_id)
    document = Document(BytesIO(_blank()))
    page = Page(document)
    about = compose.about(report, meeting, papers.MINUTES)
    describe(document, about.title, about.author, about.date)
    head, number = look(report).head_of(papers.MINUTES)
    if head:
        set_head(page, head, number)
    drawn = _parts(report, meeting)
    for block in worded(drafted(report, meeting), meeting):
        page.add(block, drawn)
    add_annexes(page, report, meeting, drawing, photos)
    _save(document, target)
    return target


@cache
def _blank() -> bytes:
    """A document without words, with page and styles: python-docx takes as long to make them as many words."""
    document, made = Document(), BytesIO()
    set_up(document)
    document.save(made)
    return made.getvalue()


def _parts(report: ConsultationReport, meeting: MeetingReport) -> Drawn:
    """The minutes' tables."""
    return {
        "steps": lambda: parts.steps(meeting.steps),
        "commitments": lambda: parts.commitments(meeting.commitments),
        "evaluations": lambda: parts.evaluations(meeting.evaluations),
        "attendees": lambda: parts.attendees(meeting),
        "notices": lambda: parts.notices(meeting),
        "signatures": lambda: [*_named(report, meeting), parts.Signatures(papers.SIGNERS)],
    }


def _named(report: ConsultationReport, meeting: MeetingReport) -> list[Flowable]:
    """附件说明, as on paper."""
    names = annex_titles(report, meeting)
    return [Prose(compose.annex_note(names))] if names else []


class Page:
    """The document being filled. Styles go by their ids, found once: python-docx looks for each name anew."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.ids = {style.name: style.style_id for style in document.styles}

    def add(self, block: Block, drawn: Drawn) -> None:
        """One block: a paragraph, or a part that is a table or lines to sign on."""
        if block.kind != "part":
            self._paragraph(block)
        elif block.text in ("map", "comments"):
            return  # annexes, on pages of their own
        else:
            for flowable in drawn.get(block.text, list)():
                if block.text == SIGNED:
                    self._keep_last()
                self.part(flowable)

    def _paragraph(self, block: Block) -> None:
        paragraph = self.line("", STYLES[block.kind])
        if block.label:
            label = paragraph.add_run()
            label._r.style = self.ids[LABEL]
            _write(label, block.label)
            if STYLES[block.kind] == FACT and len(block.label) <= LONGEST_LABEL:
                hang(paragraph, len(block.label))
        _write(paragraph.add_run(), _titled(block))

    def line(self, text: str, style: str) -> Any:
        """A paragraph in that style."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.ids[style]
        if text:
            _write(paragraph.add_run(), text)
        return paragraph

    def part(self, flowable: Flowable) -> None:
        """A table, prose, or lines to sign on; what is only air on paper is nothing here."""
        if isinstance(flowable, Prose):
            for paragraph in flowable.content:
                self._set(paragraph)
        elif isinstance(flowable, Grid):
            self._table(flowable)
        elif isinstance(flowable, Together):
            for piece in flowable.content:
                self.part(piece)
        elif isinstance(flowable, parts.Signatures):
            self._keep_last()
            for place, label in enumerate(flowable.labels, 1):
                line = self.line(label + tables.WORD_BLANK, FACT).paragraph_format
                line.keep_with_next = place < len(flowable.labels)
                line.space_before = PITCH if place == 1 else None

    def _set(self, paragraph: Paragraph) -> None:
        """A paragraph as the PDF has it, in the style of that name here."""
        made = self.line("", PAPER_STYLES.get(paragraph.style, "Normal"))
        if paragraph.label:
            label = made.add_run()
            label._r.style = self.ids[LABEL]
            _write(label, paragraph.label)
        _write(made.add_run(), paragraph.text)
        if paragraph.style.role == BODY.role and (paragraph.style.before or paragraph.style.indent > BODY.indent):
            below(made, paragraph.style.indent, paragraph.style.before)
        if paragraph.style.keep:
            made.paragraph_format.keep_with_next = True

    def _keep_last(self) -> None:
        """The last paragraph, and the last rows of a table before it, stay with the lines to sign on."""
        if self.document.paragraphs:
            last = self.document.paragraphs[-1]
            last.paragraph_format.keep_with_next = True
            if self.document.tables and last._p.getprevious() is self.document.tables[-1]._tbl:
                for row in self.document.tables[-1].rows[-2:]:
                    _keep(row)

    def _table(self, grid: Grid) -> None:
        if self.document.paragraphs and self.document.paragraphs[-1].text.endswith(papers.LEADS_ON):
            self._keep_last()
        table = self.document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        table.autofit = False
        narrow_cells(table)
        shares = sum(column.share for column in grid.columns)
        section = self.document.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        widths = [int(width * column.share / shares) for column in grid.columns]
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = wide
        self._fill(table.rows[0], [column.title for column in grid.columns], HEAD_CELL, widths)
        _repeat(table.rows[0])
        blank = _whole(table.add_row())
        self._fill(blank, [""] * len(grid.columns), TABLE_CELL, widths)
        table._tbl.remove(blank._tr)
        for values in grid.rows:  # python-docx takes a millisecond to make a cell, and there may be 50,000
            table._tbl.append(_filled(blank._tr, values))
        for place in {0, len(grid.rows) - 1}:  # neither the head nor the last row stands alone on a page
            _keep(table.rows[place])
        self.line("", NOTE)

    def _fill(self, row: Any, values: Sequence[str], style: str, widths: Sequence[int]) -> None:
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.width = width
            cell.paragraphs[0]._p.style = self.ids[style]
            _write(cell.paragraphs[0].add_run(), value)


def _titled(block: Block) -> str:
    """A title longer than a line, broken where its author marked it."""
    long = block.kind == "title" and len(block.text) > TITLE_LINE
    return block.marked.replace(BREAK, NEWLINE) if long and block.marked else block.text


def _write(run: Any, text: str) -> None:
    """The words of one run; a line end that someone typed stays one."""
    go_on()
    run.text = clean(text.replace(NEWLINE, "\n"))


def _filled(blank: Any, values: Sequence[str]) -> Any:
    """A row like that one, with words in its cells."""
    row = deepcopy(blank)
    for cell, value in zip(row.tc_lst, values, strict=True):
        _write(cell.p_lst[0].r_lst[0], value)
    return row


def _whole(row: Any) -> Any:
    """A row that isn't cut by the end of a page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}cantSplit"))
    return row


def _keep(row: Any) -> None:
    """A row that stays on the page of the next one."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


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
