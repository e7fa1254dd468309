"""After the seal the project goes on: tables and notices say how far, the sealed minutes stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import make_file, make_meeting
from yitusanhui.documents.current import answered
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.terms import CommitmentState
from yitusanhui.operations.commitments import make_commitment, report_progress
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import read_report


@pytest.mark.parametrize("meeting_id", [None, 1])
def test_a_promise_kept_after_the_seal_is_kept_in_the_table_of_its_meeting_too(
    tmp_path: Path, meeting_id: int | None
) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        make_commitment(file, meeting_id=1, text="修好东门路灯", owner="物业", due="2026-04-01")
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
        report_progress(file, commitment_id=1, state=CommitmentState.DONE, note="已换灯头")
        report = read_report(file)
    assert report.meeting(1).commitments[0].state is CommitmentState.OPEN
    path = tmp_path / "表.xlsx"
    write_workbook(answered(report), path, meeting_id)
    told = [cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert "已落实" in told and "待落实" not in told
