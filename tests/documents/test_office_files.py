"""Word and Excel refuse what LibreOffice forgives: every workbook and every minutes of the sample keeps their rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.documents.builders import make_report
from tests.documents.office_files import word_faults, workbook_faults
from tests.documents.test_word import picture
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.look import with_look
from yitusanhui.documents.word import write_word
from yitusanhui.documents.workbook import write_reply_sheet, write_workbook
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import read_report


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Path:
    """Every .xlsx and .docx of the sample, and of a report with hostile words."""
    folder = tmp_path_factory.mktemp("office")
    reader = read_consultation(sample_file)
    _write(read_report(reader), folder, "样例", picture())
    _write(with_look(make_report(), "street"), folder, "难写的字", None)
    return folder


def _write(report: ConsultationReport, folder: Path, name: str, drawing: bytes | None) -> None:
    write_workbook(report, folder / f"{name}.xlsx")
    write_workbook(report, folder / f"{name}一次.xlsx", report.meetings[0].id)
    write_workbook(open_copy(report), folder / f"{name}公开.xlsx")
    write_reply_sheet(report, folder / f"{name}答复.xlsx")
    for meeting in report.meetings:
        write_word(report, meeting.id, folder / f"{name}{meeting.id}.docx", drawing=drawing)


def test_excel_finds_nothing_to_repair(files: Path) -> None:
    books = sorted(files.glob("*.xlsx"))
    assert len(books) == 8
    assert {book.name: faults for book in books if (faults := workbook_faults(book))} == {}


def test_word_finds_nothing_unreadable(files: Path) -> None:
    minutes = sorted(files.glob("*.docx"))
    assert len(minutes) == 6
    assert {one.name: faults for one in minutes if (faults := word_faults(one))} == {}


def spoilt(path: Path, target: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same file with one part changed."""
    with ZipFile(path) as whole, ZipFile(target, "w") as broken:
        for name in whole.namelist():
            read = whole.read(name)
            changed = change(read.decode()).encode() if name == part else read
            assert name != part or changed != read, "nothing was changed"
            broken.writestr(name, changed)
    return target


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (BOOK, 'name="填写说明"', 'name="意见答复"'),
        (BOOK, 'name="填写说明"', 'name="填写/说明"'),
        (BOOK, 'name="填写说明"', f'name="{"长" * 32}"'),
        (BOOK, "'意见答复'!$1:$1", "'没有的表'!$1:$1"),
        (SHEET, '<c r="A1"', '<c r="B1"'),
        (SHEET, ' s="1"', ' s="900"'),
        (SHEET, 'ht="30"', 'ht="500"'),
        (SHEET, "<formula1>FALSE", f"<formula1>{'A' * 256}"),
        (SHEET, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
        ("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet9.xml"),
    ],
)
def test_a_workbook_that_breaks_a_rule_is_found(files: Path, tmp_path: Path, part: str, old: str, new: str) -> None:
    path = spoilt(files / "样例答复.xlsx", tmp_path / "b.xlsx", part, lambda text: text.replace(old, new, 1))
    assert workbook_faults(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:tblCellMar>", "<w:tblW/><w:tblCellMar>"),
        ('<w:pStyle w:val="Title"/>', '<w:jc w:val="left"/><w:pStyle w:val="Title"/>'),
        ('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Nothing"/>'),
        ("</w:tcPr>", "</w:tcPr></w:tc><w:tc>"),
    ],
)
def test_minutes_that_break_a_rule_are_found(files: Path, tmp_path: Path, old: str, new: str) -> None:
    document = "word/document.xml"
    path = spoilt(files / "样例2.docx", tmp_path / "b.docx", document, lambda text: text.replace(old, new, 1))
    assert word_faults(path)
