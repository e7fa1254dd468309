"""全过程报告: everything from the first word to the verdict, in one archival file, without residents' names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.builders import NAMES, make_report
from tests.documents.papers import assert_archival, needs_fonts, pages, squeezed, words
from yitusanhui.documents.process import write_process
from yitusanhui.domain.report import ConsultationReport, ReplyLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind

pytestmark = needs_fonts


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("process")
    Image.new("RGB", (400, 300), "white").save(folder / "d.jpg")
    picture = (folder / "d.jpg").read_bytes()
    return write_process(make_report(), folder / "p.pdf", drawings={1: picture, 2: picture})


def test_it_is_archival_and_has_every_meeting_vote_and_promise(written: Path) -> None:
    assert_archival(written)
    report, text = make_report(), words(written)
    for meeting in report.meetings:
        assert meeting.name in text and squeezed(meeting.attendance.sentence) in text
        for motion in meeting.motions:
            assert squeezed(motion.sentence) in text
            assert all(squeezed(test.words) in text for test in (*motion.quorum, *motion.tests))
    assert all(squeezed(line.text) in text for line in report.commitments)


def test_every_comment_that_stands_is_followed_with_its_answer(written: Path) -> None:
    text = words(written)
    for line in make_report().comments:
        if line.status is CommentStatus.RECORDED:
            assert squeezed(line.text.replace("\x07", "")) in text
    assert "北侧绿地停车" in text and "（采用）" in text and "兑现" in text


def test_it_has_charts_and_a_plate_for_each_version(written: Path) -> None:
    text = words(written)
    for title in ("意见来源", "意见类别", "答复情况", "到会情况", "满意度测评", "承诺兑现"):
        assert f"{title}（单位：" in text
    assert "附件1意见溯源总表" in text and "附件2图版v1" in text and "附件3图版v2" in text


def test_residents_are_not_named_and_fonts_are_recorded(written: Path) -> None:
    text = words(written)
    assert "ttf" not in text and "校验码前16位" in text, "which fonts were used is said in the package"
    shown = "".join(pages(written))
    assert not [name for name in (NAMES[4], NAMES[6], NAMES[8]) if name in shown]
    assert "1号楼101室" not in shown


def test_a_project_that_has_not_met_yet_is_reported_too(tmp_path: Path) -> None:
    write_process(ConsultationReport("新项目", "街道", "居民区"), tmp_path / "p.pdf")
    assert "会议尚未召开" in words(tmp_path / "p.pdf")


def test_replies_that_came_after_the_seal_are_there(tmp_path: Path) -> None:
    report = make_report(unanswered=(1,))
    late = ReplyLine(ReplyKind.PARTLY, "已经装好")
    comments = (replace(report.comments[0], reply=late), *report.comments[1:])
    write_process(replace(report, comments=comments), tmp_path / "p.pdf")
    assert "已经装好" in words(tmp_path / "p.pdf")
