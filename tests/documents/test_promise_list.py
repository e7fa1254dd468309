"""承诺清单 and 整改清单 on paper: what the workbook has, line by line; for the public without names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.builders import make_file, make_meeting
from tests.documents.papers import pages, squeezed
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.export_plan import plan
from yitusanhui.documents.promise_list import write_promise_list
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import CommitmentKind
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.reading import read_report
from yitusanhui.operations.roster import add_participant


def printed(path: Path) -> str:
    return squeezed("".join(pages(path)))


@pytest.fixture
def told(tmp_path: Path) -> ConsultationReport:
    with make_file(tmp_path) as file:
        make_meeting(file)
        add_participant(file, row=RosterRow("王𬱖", "业主", "3号楼402室"))
        make_commitment(file, meeting_id=1, text="给王𬱖家门口装灯", owner="物业", due="2026-08-31")
        make_commitment(file, meeting_id=1, text="=cmd|' /C calc'!A0", owner="<script>", due="2026-09-01")
        make_commitment(
            file, meeting_id=1, text="灯罩朝下", owner="居委会", due="2026-11-30", kind=CommitmentKind.RECTIFICATION,
            from_commitment=1,
        )  # fmt: skip
        return read_report(file)


def test_each_promise_stands_on_paper_with_who_and_by_when(told: ConsultationReport, tmp_path: Path) -> None:
    found = printed(write_promise_list(told, None, tmp_path / "单.pdf"))
    for said in ("承诺清单", "整改清单", "给王𬱖家门口装灯", "物业", "2026年8月31日", "=cmd|'/Ccalc'!A0", "<script>"):
        assert squeezed(said) in found
    assert "2026年11月30日" in found and "来源承诺" in found


def test_residents_read_it_without_names_and_without_empty_columns(told: ConsultationReport, tmp_path: Path) -> None:
    found = printed(write_promise_list(open_copy(told), None, tmp_path / "单.pdf"))
    assert "王𬱖" not in found and "家门口装灯" in found
    assert "复评结果" not in found and "说明" not in found


def test_a_list_of_nothing_is_left_out_and_so_is_the_paper(told: ConsultationReport, tmp_path: Path) -> None:
    with make_file(tmp_path, name="空") as file:
        make_meeting(file)
        bare = read_report(file)
        make_commitment(file, meeting_id=1, text="装灯", owner="物业", due="2026-08-31")
        found = printed(write_promise_list(read_report(file), 1, tmp_path / "单.pdf"))
    assert "承诺清单" in found and "整改措施" not in found
    assert not [job for job in plan(bare, None) if job.genre.startswith("promises")]
    assert [job.genre for job in plan(told, None) if job.genre.startswith("promises")] == [
        "promises",
        "promises_public",
    ]


def test_paper_and_workbook_have_the_same_lines(told: ConsultationReport, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    write_workbook(told, tmp_path / "表.xlsx")
    found = printed(write_promise_list(told, None, tmp_path / "单.pdf"))
    book = load_workbook(tmp_path / "表.xlsx")
    for sheet in ("承诺清单", "整改清单"):
        texts = [str(row[2].value) for row in book[sheet].iter_rows(min_row=2) if row[2].value]
        assert texts and all(squeezed(text) in found for text in texts)
    with Pdf.open(tmp_path / "单.pdf") as pdf:
        assert len(pdf.pages) == 1
