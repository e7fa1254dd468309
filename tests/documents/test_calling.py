"""What is printed when a meeting is called, and what its record says of how it ran."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.builders import make_report
from tests.documents.papers import assert_archival, needs_fonts, pages, squeezed, words
from yitusanhui.documents.calling import timed, write_agenda, write_script
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.record import write_record
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import (
    CheckLine,
    ConsultationReport,
    PauseLine,
    RemarkLine,
    SpeechLine,
)

pytestmark = needs_fonts
DAY = "2026-09-01T"


def held(**more: object) -> ConsultationReport:
    report = make_report(5)
    return replace(report, meetings=tuple(replace(m, **more) for m in report.meetings))  # type: ignore[arg-type]


def test_the_steps_follow_one_another_from_the_planned_time_on() -> None:
    meeting = make_report(5).meetings[0]
    given = [(step.at, step.minutes) for step in timed(meeting)]
    assert given[:3] == [("19:00", 0), ("19:00", 5), ("19:05", given[2][1])]
    assert {step.at for step in timed(replace(meeting, planned_at=""))} == {""}


def test_an_agenda_has_times_and_rules_and_no_words_for_the_chair(tmp_path: Path) -> None:
    report = held(rules=("一人讲两分钟。",))
    target = write_agenda(report, 1, tmp_path / "a.pdf")
    assert_archival(target)
    found = words(target)
    steps = report.meetings[0].steps
    assert all(squeezed(step.name) in squeezed(found) for step in steps) and "一人讲两分钟" in found
    assert "19:00" in found


def test_the_chairs_paper_has_the_words_to_say_and_the_list(tmp_path: Path) -> None:
    report = held(checks=(CheckLine("监票人已商定{{7*7}}"),))
    first = replace(report.meetings[0].steps[0], script="各位邻居 <script> =cmd 王𬱖")
    report = replace(report, meetings=(replace(report.meetings[0], steps=(first,)), *report.meetings[1:]))
    target = write_script(report, 1, tmp_path / "a.pdf")
    assert_archival(target)
    found = squeezed(words(target))
    assert "各位邻居<script>=cmd王𬱖" in found and "监票人已商定{{7*7}}" in found


@pytest.mark.parametrize("checks", range(3, 17))
def test_the_rules_of_speaking_stand_on_one_page_of_the_chairs_paper(tmp_path: Path, checks: int) -> None:
    rules = ("一人讲两分钟", "没讲过的先讲", "说事不说人", "主持人保持中立")
    report = held(checks=tuple(CheckLine(f"第{number}项已核对") for number in range(checks)), rules=rules)
    step = replace(report.meetings[0].steps[0], script="各位邻居晚上好。" * 6)
    report = replace(report, meetings=(replace(report.meetings[0], steps=(step,)), *report.meetings[1:]))
    found = [squeezed(page) for page in pages(write_script(report, 1, tmp_path / "a.pdf"))]
    assert [sum(words in page for words in ("发言规则", *rules)) for page in found if "发言规则" in page] == [5]


def ran() -> ConsultationReport:
    return held(
        notice_days=7,
        notice_given_days=3,
        pauses=(
            PauseLine("停电", f"{DAY}19:30:00+08:00", f"{DAY}19:42:00+08:00"),
            PauseLine("", f"{DAY}20:30:00+08:00"),
        ),
        speeches=(
            SpeechLine(2, "王𬱖", f"{DAY}19:04:00+08:00", f"{DAY}19:10:00+08:00", f"{DAY}19:12:05+08:00"),
            SpeechLine(1, "刘老太", f"{DAY}19:03:00+08:00"),
        ),
        checks=(CheckLine("公告已张贴", f"{DAY}18:00:00+08:00"), CheckLine("投影已连接")),
        corrections=(
            RemarkLine(1, "到会人数", "19:05 到会3人，还差2人，主持人宣布再等", f"{DAY}19:05:00+08:00"),
            RemarkLine(2, "意见", "把东门改为西门", f"{DAY}21:00:00+08:00"),
        ),
    )


def test_the_record_says_who_spoke_how_long_what_was_checked_and_why_it_paused(tmp_path: Path) -> None:
    target = write_record(ran(), 1, tmp_path / "a.pdf")
    assert_archival(target)
    found = squeezed(words(target))
    assert "19:3019:42停电" in found and "20:30未复会" in found
    assert "1王𬱖19:1019:122分05秒" in found
    assert "公告已张贴" in found and "投影已连接未核对" in found
    assert "实际3日，不足7日" in found
    assert "19:05到会3人，还差2人，主持人宣布再等。" in found
    assert found.index("主持人宣布再等") < found.index("把东门改为西门")


def test_the_minutes_say_the_pauses_and_the_short_notice(tmp_path: Path) -> None:
    found = squeezed(words(write_minutes(ran(), 1, tmp_path / "a.pdf")))
    assert "19:30休会（停电），19:42复会。" in found and "20:30休会，未再复会。" in found
    assert "应公告7日，不足" in found and "主持人宣布再等" in found
    assert found.count("主持人宣布再等") == 1


def test_who_spoke_and_what_was_checked_stays_in_the_office() -> None:
    meeting = public(ran()).meetings[0]
    assert meeting.speeches == () and meeting.checks == () and len(meeting.pauses) == 2
