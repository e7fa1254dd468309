"""放行: sensitive words are held back from public copies until someone looked; amended words are looked at again."""

from __future__ import annotations

from pathlib import Path

from tests.builders import make_file, make_meeting
from yitusanhui.documents.current import open_copy
from yitusanhui.operations.comments import amend_comment, record_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_comment, read_report
from yitusanhui.operations.releases import release_comment

ID_NUMBER = "11010519491231002X"


def _public(file: ConsultationFile, number: int = 1) -> str:
    return next(one.text for one in open_copy(read_report(file)).comments if one.number == number)


def test_a_public_copy_holds_back_what_was_not_released(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="我有糖尿病，走不远")
        assert (read_comment(file, 1).flags, read_comment(file, 1).released) == (("糖尿病",), False)
        assert _public(file) == "我有**，走不远"
        release_comment(file, number=1)
        assert _public(file) == "我有糖尿病，走不远"


def test_words_amended_after_the_release_are_held_back_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="低保户也要照顾")
        release_comment(file, number=1)
        amend_comment(file, number=1, text="低保户老王也要照顾")
        assert not read_comment(file, 1).released
        release_comment(file, number=1)
        assert read_comment(file, 1).released


def test_an_id_number_is_never_kept_not_even_in_the_journal(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        done = record_comment(file, meeting_id=1, text=f"我的身份证{ID_NUMBER}")
        assert done.facts["id_numbers"] == 1
        amend_comment(file, number=1, text=f"更正：{ID_NUMBER[:6]} {ID_NUMBER[6:14]} {ID_NUMBER[14:]}")
        assert "身份证号不记" in read_comment(file, 1).text
        path = file.path
    assert ID_NUMBER.encode() not in path.read_bytes()
    assert ID_NUMBER[6:14].encode() not in path.read_bytes()
