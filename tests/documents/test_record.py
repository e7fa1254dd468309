"""会议记录."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.builders import make_report
from tests.documents.papers import assert_archival, needs_fonts, squeezed, words
from tests.documents.pieces import make_comment
from yitusanhui.documents.forms import write_sign_in
from yitusanhui.documents.record import write_record
from yitusanhui.domain.report import ProxyLine, StepLine
from yitusanhui.domain.terms import CommentStatus

pytestmark = needs_fonts


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(make_report(20), 1, tmp_path_factory.mktemp("record") / "a.pdf")


def test_it_is_archival(record: Path) -> None:
    assert_archival(record)


def test_it_says_who_came_when_and_for_whom(record: Path) -> None:
    found = words(record)
    for line in make_report(20).meeting(1).attendees:
        assert squeezed(line.name) in found
        assert line.arrived_at[11:16] in found
    assert "刘老太委托王𬱖" in found and "现场登记" in found


def test_it_says_who_said_what(record: Path) -> None:
    found = words(record)
    for line in make_report(20).meeting(1).comments:
        assert squeezed(line.author) in found
        assert squeezed(line.text)[:12] in found


def test_withdrawn_words_stay_with_the_reason(record: Path) -> None:
    found = words(record)
    assert "夜里广场舞声音大，请设分贝牌。" in found
    assert "已撤回，原因：本人当场撤回" in found


def test_it_shows_corrections_and_the_seal(record: Path) -> None:
    found = words(record)
    assert "2号意见应为“儿童沙坑及周边”" in found
    assert "封存码" + "d" * 64 in found


@pytest.mark.parametrize("meeting_id", [2, 3])
def test_the_other_meetings_have_one_too(meeting_id: int, tmp_path: Path) -> None:
    assert_archival(write_record(make_report(20), meeting_id, tmp_path / "a.pdf"))


def printed(folder: Path, **changes: object) -> str:
    report = make_report(20)
    meeting = replace(report.meeting(1), **changes)  # type: ignore[arg-type]
    meetings = tuple(meeting if line.id == 1 else line for line in report.meetings)
    return words(write_record(replace(report, meetings=meetings), 1, folder / "a.pdf"))


def test_only_steps_that_were_begun_are_told_and_never_the_script(tmp_path: Path) -> None:
    steps = (
        StepLine(1, 1, "签到", 15, "请报门牌号", "2026-09-01T19:02:00+08:00", "2026-09-01T19:20:00+08:00"),
        StepLine(2, 2, "逐图征询", 45, "我们一处一处来"),
    )
    found = printed(tmp_path, steps=steps)
    assert "会议经过" in found and "签到1519:0219:20" in found
    assert "逐图征询" not in found and "请报门牌号" not in found


def test_a_meeting_whose_steps_were_never_begun_has_no_course(tmp_path: Path) -> None:
    assert "会议经过" not in printed(tmp_path, steps=(StepLine(1, 1, "签到", 15),))


@pytest.mark.parametrize(
    ("until", "on_the_spot", "confirmed", "said"),
    [
        ("", False, True, "事项：各事项。"),
        ("2026-09-02", False, True, "事项：各事项，期限至2026年9月2日。"),
        ("", True, True, "事项：各事项（现场委托，主持人已确认）。"),
        ("", True, False, "事项：各事项（现场委托，未经主持人确认）。"),
    ],
)
def test_a_proxy_is_told_without_blanks(
    until: str, on_the_spot: bool, confirmed: bool, said: str, tmp_path: Path
) -> None:
    proxy = ProxyLine(1, "张伟", "张秀英", "各事项", until, on_the_spot, confirmed)
    assert f"张伟委托张秀英，{said}" in printed(tmp_path, proxies=(proxy,))


def test_who_sent_a_namesake_is_told_apart_by_the_door_in_record_and_sign_in_sheet(tmp_path: Path) -> None:
    report = make_report(2)
    first, second, *others = report.meeting(1).attendees
    doors = ("9号楼101室", "9号楼102室")
    came = (
        replace(first, name="王芳", address="3号楼301室", proxy_for=(), proxy_doors=()),
        replace(second, votes=True, proxy_for=("王芳", "周萍"), proxy_doors=doors),
        *others,
    )
    proxies = (
        ProxyLine(1, "王芳", second.name, "各事项", "", False, True, doors[0], second.address),
        ProxyLine(2, "周萍", second.name, "各事项", "", False, True, doors[1], second.address),
    )
    found = printed(tmp_path, attendees=came, proxies=proxies)
    assert f"王芳（9号楼101室）委托{second.name}，" in found and f"周萍委托{second.name}，" in found
    held = tuple(replace(m, attendees=came) if m.id == 1 else m for m in report.meetings)
    sheet = words(write_sign_in(replace(report, meetings=held), 1, tmp_path / "s.pdf"))
    assert "王芳（9号楼101室）、周萍" in sheet


def test_numbers_voided_while_typing_are_named_and_their_words_left_out(tmp_path: Path) -> None:
    void = {"status": CommentStatus.VOIDED, "text": "mcd", "withdrawn_reason": "录入撤销"}
    lines = [make_comment(n, **void) if n in (2, 4, 5, 6) else make_comment(n) for n in range(1, 8)]
    found = printed(tmp_path, comments=tuple(lines))
    assert "2、4至6号是录入时作废的编号，不是居民的意见，不计入总数。" in found
    assert "mcd" not in found and "录入撤销" not in found


def test_what_was_said_is_listed_once_and_the_map_without_a_list(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (620, 438)).save(made, "PNG")
    report = make_report(20)
    found = words(write_record(report, 1, tmp_path / "a.pdf", drawing=made.getvalue()))
    said = squeezed(report.meeting(1).comments[0].text)
    assert "意见分布图" in found and found.count(f"1{said}") + found.count(f"现场发言{said}") == 1
