"""The room's papers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.documents.builders import make_motion, make_report
from tests.documents.papers import assert_archival, letters, needs_fonts, pages, squeezed, words
from tests.documents.test_plate import image
from yitusanhui.documents.forms import write_ballots, write_notice, write_sheets, write_sign_in, write_slips
from yitusanhui.documents.page import LEFT, SLIM_SIZE
from yitusanhui.documents.slips import CHOICE
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import AttendeeLine, ConsultationReport, MotionLine, TopicLine
from yitusanhui.domain.terms import Method
from yitusanhui.texts import sentence

pytestmark = needs_fonts


def voting(*motions: MotionLine) -> ConsultationReport:
    report = make_report(5)
    return replace(report, meetings=tuple(replace(m, motions=motions) for m in report.meetings))


def test_a_notice_says_when_where_what_and_how_to_object(tmp_path: Path) -> None:
    target = write_notice(make_report(5), 1, tmp_path / "a.pdf", drawing=image())
    assert_archival(target)
    found = words(target)
    for part in ("2026年9月1日19:00", "滨江里居民区活动室", "规划师讲图", "图版v1", "异议", "北侧绿地停车"):
        assert part in found


def test_a_notice_names_its_matters_and_its_closing_is_no_larger_than_its_words(tmp_path: Path) -> None:
    report = make_report(8)
    matters = tuple(TopicLine(n, 2, f"第{n}件事", "怎么办？") for n in range(1, 12))
    many, one = (
        replace(report, meetings=tuple(replace(m, topics=found) for m in report.meetings))
        for found in (matters, matters[:1])
    )
    assert "议题：第1件事：怎么办？" in words(write_notice(one, 2, tmp_path / "one.pdf"))
    path = write_notice(many, 2, tmp_path / "many.pdf")
    assert "议题：会上协商下面11件事。1.第1件事" in words(path).replace(" ", "")
    high = {one.text: one.top - one.bottom for one in letters(path) if one.text in "协委"}
    assert high["委"] <= high["协"] + 0.5, "the office signs no larger than the text"


def test_a_notice_whose_time_is_not_set_leaves_it_to_be_written_in(tmp_path: Path) -> None:
    report = make_report(1)
    unset = replace(report, meetings=tuple(replace(meeting, planned_at="") for meeting in report.meetings))
    assert "时间：地点：" in words(write_notice(unset, 1, tmp_path / "a.pdf"))


def test_a_notice_and_its_drawing_are_a_page_each(tmp_path: Path) -> None:
    report = replace(make_report(5), title="滨江里口袋公园提质、非机动车充电棚移位和老旧小区综合整治工程")
    for number, meeting in enumerate(report.meetings, 1):
        found = [
            squeezed(page)
            for page in pages(write_notice(report, meeting.id, tmp_path / f"{number}.pdf", drawing=image()))
        ]
        assert len(found) == 2 and "（盖章）" in found[0] and "见附件" in found[0], meeting.name
        assert found[1].startswith("附件图纸") or found[1].endswith("附件图纸") or "附件图纸" in found[1]


def test_a_notice_too_long_for_a_page_is_set_in_full_and_names_its_annex(tmp_path: Path) -> None:
    report = make_report(5)
    meetings = tuple(replace(meeting, invited=("各有关单位和居民",) * 90) for meeting in report.meetings)
    found = [
        squeezed(p)
        for p in pages(write_notice(replace(report, meetings=meetings), 1, tmp_path / "a.pdf", drawing=image()))
    ]
    assert len(found) > 2 and "附件：图纸" in found[-2]


def test_the_salutation_of_a_notice_stands_at_the_edge(tmp_path: Path) -> None:
    target = write_notice(make_report(5), 1, tmp_path / "a.pdf")
    first = next(one for one in letters(target) if one.text == "各")
    assert first.left == pytest.approx(LEFT, abs=1)


def test_a_sign_in_sheet_has_those_who_came_and_lines_for_more(tmp_path: Path) -> None:
    target = write_sign_in(make_report(5), 1, tmp_path / "a.pdf", empty=30)
    assert_archival(target)
    assert "王𬱖1号楼101室H00118:41有刘老太" in words(target)
    assert all("签名" in page for page in pages(target))
    assert squeezed(pages(target)[-1]).split("—")[0].endswith("40")


def test_a_sign_in_sheet_takes_lower_lines_rather_than_a_page_for_two_names(tmp_path: Path) -> None:
    report = make_report(5)
    (line, *_) = report.meeting(1).attendees
    for count in (43, 44, 45):
        meetings = (replace(report.meetings[0], attendees=(line,) * count), *report.meetings[1:])
        found = pages(write_sign_in(replace(report, meetings=meetings), 1, tmp_path / f"{count}.pdf", empty=0))
        assert len(found) == 2 and sum(page.count("18:41") for page in found) == count


def test_lines_to_sign_by_hand_are_for_a_meeting_that_is_not_over(tmp_path: Path) -> None:
    report = make_report(5)
    over = pages(write_sign_in(report, 1, tmp_path / "a.pdf"))
    meetings = tuple(replace(meeting, closed_at="") for meeting in report.meetings)
    before = pages(write_sign_in(replace(report, meetings=meetings), 1, tmp_path / "b.pdf"))
    assert len(over) == 1 and squeezed(over[0]).split("—")[0].endswith("18:50")
    assert squeezed(before[-1]).split("—")[0].endswith("50")


def test_a_sign_in_sheet_lists_the_roster_for_a_meeting_to_come_and_lines_for_others(tmp_path: Path) -> None:
    report = make_report(5)
    roster = tuple(
        AttendeeLine(number, f"居民{number}", "居民", f"{number}号楼101室", f"{number}-101", "")
        for number in range(1, 79)
    )
    meetings = (replace(report.meetings[0], closed_at="", attendees=()), *report.meetings[1:])
    found = words(write_sign_in(replace(report, meetings=meetings, roster=roster), 1, tmp_path / "a.pdf"))
    assert "1居民11号楼101室1-101" in found and "78居民7878号楼101室78-101" in found and "88" in found
    over = replace(report, roster=roster)
    assert "居民7878号楼" not in words(write_sign_in(over, 1, tmp_path / "b.pdf"))


def test_a_roster_of_a_thousand_leaves_lines_to_write_on(tmp_path: Path) -> None:
    report = make_report(5)
    roster = tuple(AttendeeLine(number, f"居民{number}", "居民", "", "", "") for number in range(1000))
    meetings = (replace(report.meetings[0], closed_at="", attendees=()), *report.meetings[1:])
    found = pages(write_sign_in(replace(report, meetings=meetings, roster=roster), 1, tmp_path / "a.pdf"))
    assert len(found) <= 2 and "居民1" not in "".join(found)


def test_the_usual_slips_fill_their_sheets(tmp_path: Path) -> None:
    assert {page.count("我的意见") for page in pages(write_slips(make_report(5), 1, tmp_path / "a.pdf"))} == {3}


def test_slips_are_numbered_three_a_page(tmp_path: Path) -> None:
    target = write_slips(make_report(5), 1, tmp_path / "a.pdf", count=10, first=3)
    assert_archival(target)
    found = pages(target)
    assert [page.count("我的意见") for page in found] == [3, 3, 3, 1]
    assert [f"1-{n:03d}" in "".join(found) for n in range(2, 14)] == [False, *[True] * 10, False]


def test_old_people_read_what_they_consent_to_and_a_long_rule_leaves_three_ballots_a_page(tmp_path: Path) -> None:
    def least(path: Path, around: str) -> float:
        found = letters(path)
        text = "".join(one.text for one in found)
        place = text.index(around)
        return min(one.right - one.left for one in found[place : place + len(around)])

    slip = write_slips(make_report(5), 1, tmp_path / "a.pdf", count=3)
    assert least(slip, "同意隐去姓名后公示") >= 12
    rule = (
        "意向表决（三分之二）：不设到会人数要求；赞成票占到会有表决权人数三分之二以上的，通过；一户一票；"
        "空白票按弃权计；委托票计入到会人数，每人至多受托1票。"
    )
    secret = replace(make_motion(method=Method.SECRET), rule_words=rule, binding=False)
    ballot = write_ballots(voting(secret), 1, tmp_path / "b.pdf", count=3)
    assert least(ballot, "只选一项") >= 10 and pages(ballot)[0].count("表决票") == 3


def test_a_secret_ballot_bears_no_number(tmp_path: Path) -> None:
    target = write_ballots(voting(make_motion(method=Method.SECRET)), 2, tmp_path / "a.pdf", count=3)
    assert_archival(target)
    found = words(target)
    assert found.count("表决票") == 3
    assert found.count("□赞成□反对□弃权") == 3
    assert "1-001" not in found and "签名" not in found
    first, rest = found[: len(found) // 3], found[len(found) // 3 :]
    assert rest == first * 2


def test_a_box_holds_a_stamp_or_a_sticker_and_long_choices_stay_on_the_paper(tmp_path: Path) -> None:
    """A box of 4 mm held neither; three ballots a page as before."""
    few = letters(write_ballots(voting(make_motion(method=Method.SECRET)), 2, tmp_path / "a.pdf", count=3))
    boxes = [one for one in few if one.text == "□"]
    assert len(boxes) == 9 and all(one.right - one.left >= 10 * 72 / 25.4 for one in boxes)
    motion = make_motion(method=Method.DOTS)
    labels = (
        "方案A 原址更新，加隔音板",
        "方案B 移至东门北侧围墙边，围墙外再装一排遮雨棚和充电柜，先建后拆",
        "方案C 分设两处",
    )
    long = replace(motion, choices=tuple(replace(motion.choices[0], label=label) for label in labels))
    many = letters(write_ballots(voting(long), 2, tmp_path / "b.pdf", count=2))
    assert max(one.right for one in many) <= SLIM_SIZE[0] + min(one.left for one in many) + 1
    assert all(one.right - one.left >= 8 * 72 / 25.4 for one in many if one.text == "□")


def test_ballots_share_a_page_evenly_and_hands_need_none(tmp_path: Path) -> None:
    report = voting(make_motion(1, method=Method.HANDS), make_motion(2, method=Method.WRITTEN))
    target = write_ballots(report, 2, tmp_path / "a.pdf", count=8)
    assert "1-001" not in words(target)
    first = letters(target)
    tops = sorted({round(one.top) for one in first if one.text == "票" and one.top - one.bottom > 15}, reverse=True)
    apart = [upper - lower for upper, lower in pairwise(tops)]
    assert len(tops) > 1 and max(apart) - min(apart) <= 1
    assert apart[0] * (len(tops) + 1) > SLIM_SIZE[1] - apart[0] / 2


def test_a_slip_with_room_left_prints_larger_and_no_fewer_a_page(tmp_path: Path) -> None:
    def size_of(path: Path, character: str) -> float:
        return next(letter.top - letter.bottom for letter in letters(path) if letter.text == character)

    few = write_ballots(voting(replace(make_motion(), id=1)), 1, tmp_path / "a.pdf", count=6)
    sizes = [
        size_of(write_ballots(voting(replace(make_motion(), id=1, title="换灯，" * n)), 1, tmp_path / "b.pdf"), "赞")
        for n in range(10, 90, 10)
    ]
    assert size_of(few, "赞") > 1.04 * CHOICE.size and max(sizes) > size_of(few, "赞"), "two a page print larger"
    assert max(letter.right for letter in letters(few)) < 595 - 15 * 2.8


def test_a_written_ballot_is_numbered_and_signed(tmp_path: Path) -> None:
    found = words(write_ballots(voting(make_motion(method=Method.WRITTEN)), 2, tmp_path / "a.pdf", count=2))
    assert "1-001" in found and "1-002" in found and "签名" in found


def test_a_ballot_for_dots_says_how_many(tmp_path: Path) -> None:
    dots = replace(make_motion(method=Method.DOTS), most_choices=3)
    found = words(write_ballots(voting(dots), 2, tmp_path / "a.pdf", count=1))
    assert "把圆点贴在方框内，至多贴3点" in found and "只选一项" not in found
    assert "1-001" not in found


def test_as_many_ballots_as_votes_present(tmp_path: Path) -> None:
    assert words(write_ballots(make_report(5), 2, tmp_path / "a.pdf")).count("表决票") == 44


def test_without_a_matter_there_are_no_ballots(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        write_ballots(voting(), 2, tmp_path / "a.pdf")
    assert "表决事项" in sentence(refused.value)


def test_a_ballot_with_many_choices_and_a_long_title_stays_on_its_slip(tmp_path: Path) -> None:
    line = make_motion(title="是否" * 120)
    many = replace(line, choices=tuple(replace(line.choices[0], id=n, label=f"选项{n}") for n in range(12)))
    target = write_ballots(voting(many), 2, tmp_path / "a.pdf", count=2)
    assert "选项11" in words(target)
    assert min(letter.bottom for letter in letters(target)) > 40


def test_a_ballot_no_page_can_hold_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        write_ballots(voting(make_motion(title="是否" * 3000)), 2, tmp_path / "a.pdf", count=1)
    assert "缩短" in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_asks_about_each_promise_and_the_whole_unsigned(tmp_path: Path) -> None:
    target = write_sheets(make_report(5), 3, tmp_path / "a.pdf", count=2)
    assert_archival(target)
    found = words(target)
    assert found.count("满意度测评表") == 2
    assert "满意基本满意不满意不了解" in found and "总体" in found and "不记名" in found


def test_before_the_poll_a_sheet_takes_the_template_s_scale(tmp_path: Path) -> None:
    report = make_report(5)
    before = replace(report, meetings=tuple(replace(m, evaluations=()) for m in report.meetings))
    found = words(write_sheets(before, 3, tmp_path / "a.pdf", count=1))
    assert "满意基本满意不满意" in found and "总体评价" in found


def test_a_vote_that_was_held_elsewhere_gets_no_papers(tmp_path: Path) -> None:
    report = voting(replace(make_motion(1), imported=True))
    with pytest.raises(DomainError) as caught:
        write_ballots(report, 1, tmp_path / "a.pdf")
    assert caught.value.code == "no_motion_to_print"
