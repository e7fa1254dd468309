from __future__ import annotations

from pathlib import Path

from tests.builders import make_file
from yitusanhui.domain.incoming import CommentRow
from yitusanhui.operations.comments import import_comments


def test_rows_that_were_taken_back_are_not_among_what_changed(tmp_path: Path) -> None:
    rows = [CommentRow("甲"), CommentRow("乙", endorsements=-1), CommentRow("丙")]
    with make_file(tmp_path) as file:
        done = import_comments(file, meeting_id=1, rows=rows, skip_bad=True)
        numbers = {number for table, number in done.touched if table == "comments"}
        assert done.facts["taken"] == 2 and len(numbers) == 2
