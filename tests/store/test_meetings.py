"""A sealed meeting is read as it was sealed, each file's its own, and what came after the seal comes on top at once."""

from __future__ import annotations

from pathlib import Path

from tests.builders import make_file, make_meeting
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import add_addendum, seal_meeting
from yitusanhui.operations.reading import read_meeting
from yitusanhui.operations.retractions import retract_comment


def sealed(folder: Path, name: str, words: str) -> ConsultationFile:
    file = make_file(folder, name=name)
    make_meeting(file)
    record_comment(file, meeting_id=1, text=words)
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    return file


def test_a_sealed_meeting_is_each_file_s_own(tmp_path: Path) -> None:
    with sealed(tmp_path, "甲", "要路灯") as one, sealed(tmp_path, "乙", "要长椅") as other:
        for _ in range(2):
            assert [line.text for line in read_meeting(one, 1).comments] == ["要路灯"]
            assert [line.text for line in read_meeting(other, 1).comments] == ["要长椅"]


def test_what_comes_after_the_seal_is_there_at_once(tmp_path: Path) -> None:
    with sealed(tmp_path, "甲", "要路灯") as file:
        assert read_meeting(file, 1).addenda == ()
        add_addendum(file, meeting_id=1, text="补记一句", reason="漏记")
        retract_comment(file, number=1, reason="本人收回")
        told = read_meeting(file, 1).addenda
        assert len(told) == 2 and told[0].text == "补记一句"
        assert [line.text for line in read_meeting(file, 1).comments] == ["要路灯"]
