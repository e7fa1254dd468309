"""表决结果 on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from tests.documents.builders import make_motion, make_report
from tests.documents.papers import assert_archival, needs_fonts, squeezed, words
from tests.documents.pieces import make_priority
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.record import write_record
from yitusanhui.documents.votes import write_votes
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.report import ConsultationReport, MotionLine, RemarkLine
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.texts import tables

pytestmark = needs_fonts


def voted(line: MotionLine) -> ConsultationReport:
    report = make_report(5)
    meetings = tuple(replace(m, motions=(line,) if m.id == 2 else ()) for m in report.meetings)
    return replace(report, meetings=meetings)


def test_each_result_has_its_rule_figures_sum_and_worth(tmp_path: Path) -> None:
    report = make_report(5)
    target = write_votes(report, None, tmp_path / "a.pdf")
    assert_archival(target)
    found = words(target)
    for meeting in report.meetings:
        for line in meeting.motions:
            assert squeezed(line.title) in found and squeezed(line.sentence) in found
            assert all(squeezed(f"{choice.label}{choice.votes}{choice.percent}") in found for choice in line.choices)
    assert "".join(("78", "44", "44", "44", "42", "2", "4", "44", "通过")) in found
    assert "赞成30票，超过到会有表决权44人的半数，符合规则。" in found
    assert "不替代业主大会" in found


def test_votes_stand_under_the_meeting_and_day_they_were_held(tmp_path: Path) -> None:
    found = words(write_votes(make_report(5), None, tmp_path / "a.pdf"))
    assert "表决结果一、征询会第1次（2026年9月1日）优先做哪一项规则：" in found
    assert "二、协调会第1次（2026年10月15日）" in found and "（一）" not in found, "what stands alone bears no number"
    assert "表决结果征询会第1次（2026年9月1日）" in words(write_votes(make_report(5), 1, tmp_path / "b.pdf"))


def test_shares_say_what_they_are_shares_of(tmp_path: Path) -> None:
    line = make_motion(share_of="到会有表决权44人")
    assert "选择票数占到会有表决权44人赞成3068.2%" in words(write_votes(voted(line), 2, tmp_path / "a.pdf"))


def test_a_show_of_hands_has_no_papers_to_count(tmp_path: Path) -> None:
    line = make_motion(method=Method.HANDS, issued=None, returned=None)
    assert "7844——422444通过" in words(write_votes(voted(line), 2, tmp_path / "a.pdf"))


def test_areas_are_in_square_metres_where_they_count(tmp_path: Path) -> None:
    line = make_motion()
    with_area = replace(line, choices=tuple(replace(c, area_cm2=7_950_000) for c in line.choices))
    assert "795.00" in words(write_votes(voted(with_area), 2, tmp_path / "a.pdf"))
    assert "面积" not in words(write_votes(voted(line), 2, tmp_path / "b.pdf"))


def test_a_binding_decision_carries_no_disclaimer(tmp_path: Path) -> None:
    assert "不替代" not in words(write_votes(voted(make_motion(binding=True)), 2, tmp_path / "a.pdf"))


def test_a_matter_not_counted_shows_how_far_it_is_and_no_figures(tmp_path: Path) -> None:
    found = words(write_votes(voted(make_motion(state=MotionState.OPEN)), 2, tmp_path / "a.pdf"))
    assert "正在表决" in found and "68.2%" not in found


def test_a_meeting_without_matters_says_so(tmp_path: Path) -> None:
    assert "没有表决事项" in words(write_votes(make_report(5), 3, tmp_path / "a.pdf"))


def test_results_before_it_was_counted_again_stay_with_the_reason(tmp_path: Path) -> None:
    before = RemarkLine(1, "是否采用方案B", "赞成29票，本事项通过。", "2026-10-15T20:05:00+08:00", "唱票有误。")
    report = voted(make_motion(earlier=(before,)))
    said = "2026年10月15日20:05重新开启，原因：唱票有误。原结果作废，原结果为：赞成29票，本事项通过。"
    assert said in words(write_votes(report, 2, tmp_path / "a.pdf"))
    assert said in words(write_record(report, 2, tmp_path / "b.pdf"))
    minutes = words(write_minutes(report, 2, tmp_path / "c.pdf"))
    assert "本事项曾计票1次，2026年10月15日20:05因“唱票有误”重新开启，原结果为：" in minutes
    assert "赞成29票" in minutes
    write_workbook(report, tmp_path / "d.xlsx")
    cells = [cell.value for row in load_workbook(tmp_path / "d.xlsx")[tables.MOTIONS].iter_rows() for cell in row]
    assert said in cells


def test_dots_are_ranked_and_decide_nothing(tmp_path: Path) -> None:
    found = words(write_votes(voted(make_priority(meeting_id=2)), 2, tmp_path / "a.pdf"))
    assert "规则：按得点多少排列，供排序参考，不作决定。表决方式：圆点贴纸。" in found
