"""会议纪要."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.builders import make_file, make_meeting
from tests.documents.builders import FORMULA, JINJA, SCRIPT, make_motion, make_report
from tests.documents.papers import assert_archival, letters, needs_fonts, pages, squeezed, words
from tests.documents.test_plate import image
from yitusanhui.documents.minutes import drafted, passages, write_minutes
from yitusanhui.documents.page import LEFT, PITCH
from yitusanhui.documents.record import write_record
from yitusanhui.documents.word import write_word
from yitusanhui.domain.digest import digest
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import (
    ChoiceLine,
    ConditionLine,
    ConfirmationLine,
    ConsultationReport,
    MeetingReport,
    RemarkLine,
    RewordingLine,
    StepLine,
    TopicLine,
)
from yitusanhui.domain.terms import ChoiceKind, CommentStatus, CommitmentKind, Consent, Fate, Stage, Verdict
from yitusanhui.domain.wording import ranges
from yitusanhui.operations import commitments, meetings, topics
from yitusanhui.operations.reading import read_report
from yitusanhui.texts import sentence

pytestmark = needs_fonts
ADVISORY = "本次表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。"
NAME = "documents/minutes.txt.j2"


@pytest.fixture(scope="module")
def report() -> ConsultationReport:
    return make_report(20)


@pytest.fixture(scope="module")
def printed(report: ConsultationReport, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("minutes")
    return {n: write_minutes(report, n, folder / f"{n}.pdf", drawing=image()) for n in (1, 2, 3)}


def changed(report: ConsultationReport, meeting_id: int, **changes: object) -> ConsultationReport:
    meetings: tuple[MeetingReport, ...] = tuple(
        replace(m, **changes) if m.id == meeting_id else m
        for m in report.meetings  # type: ignore[arg-type]
    )
    return replace(report, meetings=meetings)


def test_each_of_the_three_meetings_is_archival(printed: dict[int, Path]) -> None:
    for path in printed.values():
        assert_archival(path)


def test_it_opens_with_what_was_held_when_and_by_whom(report: ConsultationReport, printed: dict[int, Path]) -> None:
    first = squeezed(pages(printed[1])[0])
    meeting = report.meeting(1)
    assert first.startswith("滨江里微更新征询会第1次会议纪要时间：2026年9月1日19:02至20:30")
    for fact in (f"地点：{meeting.place}", f"主持：{meeting.chair}", f"记录：{meeting.recorder}"):
        assert fact in first


def test_fixed_sentences_are_printed_as_the_read_model_has_them(
    report: ConsultationReport, printed: dict[int, Path]
) -> None:
    for number, path in printed.items():
        meeting, found = report.meeting(number), words(path)
        said = [meeting.attendance.sentence, meeting.comment_figures.sentence]
        said += [line.sentence for line in (*meeting.motions, *meeting.evaluations)]
        said += [f"{test.words}，符合规则" for line in meeting.motions for test in (*line.quorum, *line.tests)]
        assert [one for one in said if squeezed(one) not in found] == []


def test_every_comment_has_its_number_words_and_endorsements(
    report: ConsultationReport, printed: dict[int, Path]
) -> None:
    found = words(printed[1])
    for line in report.meeting(1).comments:
        text = squeezed(re.sub("[\x00-\x1f]", "", line.text))
        if line.status is CommentStatus.RECORDED:
            assert f"{line.number}{line.category}{text}" in found
        else:
            assert text not in found


def test_comments_are_told_by_topic_and_category_with_counts_the_rest_by_number(tmp_path: Path) -> None:
    report = make_report(60)
    meeting = report.meeting(1)
    found = words(write_minutes(report, 1, tmp_path / "a.pdf"))
    for group in digest(meeting):
        title = f"关于“{group.title}”" if group.topic else group.title
        assert squeezed(f"{title}（{len(group.comments)}条，附议{group.endorsements}人次）") in found
        assert all(f"（{line.number}号" in found for line in group.quoted)
        if group.others:
            assert f"其余{len(group.others)}条为{ranges(group.others)}号。" in found


def test_hostile_words_are_only_words(printed: dict[int, Path]) -> None:
    found = words(printed[1])
    for text in (FORMULA, SCRIPT, JINJA):
        assert squeezed(text) in found


def test_topics_options_positions_and_agreement_are_told(printed: dict[int, Path]) -> None:
    found = words(printed[1])
    assert "由3、4号意见归并" in found
    assert "方案B" in found and "采用本方案。" in found
    assert "车主代表有条件接受，认为“要有雨棚”（本人已确认）" in found
    assert "协商结果：采用方案B" in found


def test_every_result_says_what_it_is_not(printed: dict[int, Path]) -> None:
    assert ADVISORY in words(printed[1]) and ADVISORY in words(printed[2])


def test_a_binding_decision_does_not_say_so(report: ConsultationReport, tmp_path: Path) -> None:
    bound = changed(report, 2, motions=(make_motion(binding=True),))
    assert ADVISORY not in words(write_minutes(bound, 2, tmp_path / "a.pdf"))


def test_promises_have_an_owner_and_a_date(report: ConsultationReport, printed: dict[int, Path]) -> None:
    found = words(printed[2])
    for line in report.meeting(2).commitments:
        assert squeezed(line.text) in found and line.owner in found
    assert "2026年11月15日" in found


def test_a_meeting_without_quorum_says_that_it_decides_nothing(report: ConsultationReport, tmp_path: Path) -> None:
    few = replace(report.meeting(1).attendance, quorate=False)
    found = words(write_minutes(changed(report, 1, attendance=few), 1, tmp_path / "a.pdf"))
    assert "不形成会议决定" in found


def test_corrections_and_addenda_are_told_with_reason_and_time(printed: dict[int, Path]) -> None:
    found = words(printed[1])
    assert "2号意见应为“儿童沙坑及周边”" in found
    assert "原因：签到表漏登" in found


def test_a_corrected_sentence_is_quoted_whole_with_what_it_is_to_be(report: ConsultationReport, tmp_path: Path) -> None:
    long = "会议依次进行了签到，宣布开会、核对人数、宣读规则，规划师“小李”讲图，逐图征询，归类宣读，确认记录并签字。"
    remark = RemarkLine(1, long, "讲图由李工程师代讲。", "2026-09-01T20:00:00+08:00")
    found = words(write_minutes(changed(report, 1, corrections=(remark,)), 1, tmp_path / "a.pdf"))
    quoted = long[:-1].replace("“", "‘").replace("”", "’")
    assert f"原为“{quoted}”，更正为“讲图由李工程师代讲”（2026年9月1日20:00）" in found


@pytest.mark.parametrize("write", [write_minutes, write_record])
def test_a_corrected_labelled_line_is_quoted_with_its_label_and_a_heading_says_where(
    write: Callable[..., Path], report: ConsultationReport, tmp_path: Path
) -> None:
    at = "2026-09-01T20:00:00+08:00"
    remarks = (RemarkLine(1, "主持：张三", "李四", at), RemarkLine(2, "秩序", "会场安静", at))
    found = words(write(changed(report, 1, corrections=remarks), 1, tmp_path / "a.pdf"))
    assert "1. 原为“主持：张三”，更正为“李四”（" in found.replace("1.原", "1. 原")
    assert "“秩序”处更正：会场安静（" in found


def test_someone_who_sent_a_namesake_of_another_is_told_apart_by_the_door(
    report: ConsultationReport, tmp_path: Path
) -> None:
    came = list(report.meeting(1).attendees)
    came[0] = replace(came[0], name="王芳", votes=True, proxy_for=(), proxy_doors=())
    came[1] = replace(came[1], votes=True, proxy_for=("王芳", "周萍"), proxy_doors=("9号楼101室", "9号楼102室"))
    named = changed(report, 1, attendees=tuple(came))
    line = next(block.text for block in drafted(named, named.meeting(1)) if block.label.startswith("出席"))
    assert line.startswith(f"王芳（{came[0].address}）、{came[1].name}（受王芳（9号楼101室）、周萍委托）")
    old = changed(report, 1, attendees=(came[0], replace(came[1], proxy_doors=())))  # sealed before doors were kept
    line = next(block.text for block in drafted(old, old.meeting(1)) if block.label.startswith("出席"))
    assert f"{came[1].name}（受王芳、周萍委托）" in line


@pytest.mark.parametrize(
    ("endorsed", "said"), [((9, 3), "附议较多的意见有："), ((9, 0), "有人附议的意见是："), ((0, 0), "意见有：")]
)
def test_only_what_was_endorsed_is_told_as_endorsed(
    report: ConsultationReport, endorsed: tuple[int, int], said: str
) -> None:
    first, second, *others = report.meeting(1).comments
    told = [replace(first, endorsements=endorsed[0]), replace(second, endorsements=endorsed[1])]
    lines = [replace(line, category="停车", endorsements=0) for line in others if line.status is CommentStatus.RECORDED]
    lines = [*(replace(line, category="停车") for line in told), *lines]
    named = changed(report, 1, comments=tuple(lines), topics=())
    (text,) = (
        block.text
        for block in drafted(named, named.meeting(1))
        if "意见有：“" in block.text or "意见是：“" in block.text
    )
    assert text.startswith(said) and text.count("附议") - ("附议" in said) == sum(map(bool, endorsed))


def test_which_of_several_options_passed_is_said(report: ConsultationReport, tmp_path: Path) -> None:
    labels = ("方案A 放东门", "方案B 放西门")
    choices = tuple(ChoiceLine(n, label, ChoiceKind.OPTION, 30 - n) for n, label in enumerate(labels, 1))
    tests = tuple(
        ConditionLine(f"{label}{n}票", str(n), "42", met=True) for n, label in zip((28, 22), labels, strict=True)
    )
    motion = replace(make_motion(), title="车棚放哪里", choices=choices, tests=tests, leading=labels[:1])
    found = words(write_minutes(changed(report, 1, motions=(motion,)), 1, tmp_path / "a.pdf"))
    assert "表决通过“车棚放哪里”：方案A 放东门。" in found.replace("方案A放", "方案A 放")


def test_namesakes_carry_their_doors_and_who_left_early_is_named(report: ConsultationReport, tmp_path: Path) -> None:
    came = list(report.meeting(1).attendees)
    came[1] = replace(came[1], name=came[0].name, left_at="2026-09-01T19:30:00+08:00")
    found = words(write_minutes(changed(report, 1, attendees=tuple(came)), 1, tmp_path / "a.pdf"))
    assert all(f"{came[0].name}（{one.address}）" in found for one in came[:2])
    assert f"{came[2].name}（{came[2].address}" not in found
    assert f"会议期间提前离场1人：{came[1].name}（{came[1].address}）（19:30）。" in found


def test_it_ends_with_lines_to_sign_on_and_the_map_on_a_new_page(printed: dict[int, Path]) -> None:
    found = pages(printed[1])
    place = next(n for n, page in enumerate(found) if "居民代表：" in page and "日　期：" in page)
    assert squeezed(found[place + 1]).startswith("附件1意见一览表编号类别意见来源附议")
    assert "附件：1.意见一览表2.意见分布图主持人：" in squeezed(found[place])
    plate = next(page for page in found if squeezed(page).startswith("附件2"))
    assert squeezed(plate).startswith("附件2意见分布图") and "图版v1" in plate


def test_an_annex_s_title_stands_on_the_third_line(printed: dict[int, Path]) -> None:
    place = next(n for n, page in enumerate(pages(printed[1])) if squeezed(page).startswith("附件1"))
    found = letters(printed[1], place)
    mark, title = (next(letter for letter in found if letter.text == text) for text in "附览")
    assert mark.bottom - title.bottom == pytest.approx(2 * PITCH, abs=1)
    assert mark.left == pytest.approx(LEFT, abs=1)


def test_the_same_report_gives_the_same_bytes(report: ConsultationReport, tmp_path: Path) -> None:
    one = write_minutes(report, 1, tmp_path / "1.pdf", drawing=image())
    two = write_minutes(report, 1, tmp_path / "2.pdf", drawing=image())
    assert one.read_bytes() == two.read_bytes()


def test_an_office_s_own_template_is_used(report: ConsultationReport, tmp_path: Path) -> None:
    own = replace(report, templates={NAME: "# 自定标题\n{{ meeting.place }}\n! signatures"})
    assert words(write_minutes(own, 1, tmp_path / "a.pdf")).startswith("自定标题滨江里居民区活动室主持人：")


def test_an_unknown_part_is_named_with_those_there_are(report: ConsultationReport, tmp_path: Path) -> None:
    own = replace(report, templates={NAME: "! dragons"})
    with pytest.raises(DomainError) as refused:
        write_minutes(own, 1, tmp_path / "a.pdf")
    assert "dragons" in sentence(refused.value) and "signatures" in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_meeting_still_has_minutes(report: ConsultationReport, tmp_path: Path) -> None:
    bare = MeetingReport(9, report.meetings[0].stage, "征询会", 2, "征询会第2次", report.meetings[0].state)
    alone = ConsultationReport("空项目", meetings=(bare,))
    assert_archival(write_minutes(alone, 9, tmp_path / "a.pdf"))


def test_an_unknown_meeting_is_a_key_error(report: ConsultationReport, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_minutes(report, 77, tmp_path / "a.pdf")


def test_gaps_between_the_numbers_are_explained_and_only_then(report: ConsultationReport, tmp_path: Path) -> None:
    why = "编号有空缺的，是已撤回或录入作废的意见。"
    whole = tuple(line for line in report.meeting(1).comments if line.status is CommentStatus.RECORDED)
    gone = (*whole, replace(whole[0], number=99, status=CommentStatus.VOIDED))
    assert why in words(write_minutes(changed(report, 1, comments=gone), 1, tmp_path / "a.pdf"))
    assert why not in words(write_minutes(changed(report, 1, comments=whole), 1, tmp_path / "b.pdf"))


def test_what_was_agreed_and_passed_stands_at_one_place_with_owners_and_dates(printed: dict[int, Path]) -> None:
    found = words(printed[2])
    decided = found[found.index("议定事项") :]
    assert "表决通过“是否采用方案B（错时共享车位）”。" in decided
    assert "责任单位和时限如下：编号类别事项" in decided


def test_what_stays_open_or_reserved_is_said(report: ConsultationReport, tmp_path: Path) -> None:
    topic = report.meeting(1).topics[0]
    reserved = ConfirmationLine("物业", Consent.RESERVES, "费用由谁出")
    topics = (
        replace(topic, confirmations=(reserved,)),
        TopicLine(8, 1, "车棚", "建在哪里", fate=Fate.OWNERS, fate_note="要动公共收益"),
        TopicLine(9, 1, "路灯", "装几盏"),
    )
    motions = (make_motion(passed=False),)
    found = words(write_minutes(changed(report, 1, topics=topics, motions=motions), 1, tmp_path / "a.pdf"))
    left = found[found.index("未决和保留事项") :]
    assert f"物业对“{topic.title}”的协商结果保留意见：“费用由谁出”。" in left
    assert "“车棚”未决：提交业主大会依法决定，要动公共收益。" in left
    assert "“路灯”尚未形成协商结果。" in left
    assert "“是否采用方案B（错时共享车位）”表决未通过。" in left


def test_a_second_round_says_which_topics_the_first_left_and_what_is_a_rectification(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        topics.raise_topic(file, meeting_id=1, title="车棚")
        topics.leave_open(file, topic_id=1, fate=Fate.NEXT_ROUND)
        made = {"meeting_id": 1, "owner": "物业"}
        commitments.make_commitment(file, text="加装路灯", **made)
        commitments.make_commitment(file, text="补装三盏", kind=CommitmentKind.RECTIFICATION, from_commitment=1, **made)
        meetings.close_meeting(file, meeting_id=1)
        meetings.call_meeting(file, stage=Stage.CONSULT)
        meetings.open_meeting(file, meeting_id=2)
        for title in ("车棚", "停车"):
            topics.raise_topic(file, meeting_id=2, title=title)
        for number in (1, 2):
            commitments.evaluate(file, meeting_id=2, commitment_id=number, verdict=Verdict.KEPT)
        commitments.evaluate(file, meeting_id=2, subject="总体评价", verdict=Verdict.PARTLY)
        found = words(write_minutes(read_report(file), 2, tmp_path / "a.pdf"))
    assert "会议就“车棚”进行协商。本议题由征询会第1次留待本次协商。" in found
    assert found.count("留待本次") == 1
    assert "本次评议承诺和整改事项2项" in found
    assert "1.加装路灯：兑现。" in found and "2.补装三盏（整改）：兑现。" in found


def test_a_second_review_lists_what_it_leaves_unjudged_of_earlier_promises(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for text in ("加装路灯", "移走车棚", "补种香樟", "修好坡道"):
            commitments.make_commitment(file, meeting_id=1, text=text, owner="物业", due="2026-12-31")
        for number in (2, 3):
            meetings.close_meeting(file, meeting_id=number - 1)
            meetings.call_meeting(file, stage=Stage.REVIEW)
            meetings.open_meeting(file, meeting_id=number)
            if number == 2:
                commitments.evaluate(file, meeting_id=2, commitment_id=1, verdict=Verdict.KEPT)
                commitments.evaluate(file, meeting_id=2, commitment_id=2, verdict=Verdict.BROKEN)
                again = {"kind": CommitmentKind.RECTIFICATION, "from_commitment": 2}
                commitments.make_commitment(file, meeting_id=2, text="月底移走", owner="街道", **again)
                commitments.evaluate(file, meeting_id=2, commitment_id=3, verdict=Verdict.PARTLY)
        commitments.evaluate(file, meeting_id=3, commitment_id=3, verdict=Verdict.KEPT)
        found = [words(write_minutes(read_report(file), number, tmp_path / "a.pdf")) for number in (1, 2, 3)]
    assert "未作评议" not in found[0]
    assert "以往会议的承诺、整改，尚有1项本次未作评议：承诺4“修好坡道”（物业，2026年12月31日前）。" in found[1]
    assert "尚有2项本次未作评议：承诺4“修好坡道”（物业，2026年12月31日前）；整改5“月底移走”（街道）。" in found[2]


def test_a_paragraph_in_the_recorder_s_words_is_printed_so_in_pdf_and_word(
    report: ConsultationReport, tmp_path: Path
) -> None:
    meeting = report.meeting(1)
    blocks = drafted(report, meeting)
    place, block = next((n, b) for n, b in enumerate(blocks) if b.text.startswith("协商结果："))
    line = RewordingLine(1, passages(blocks)[place].section, block.text, "会议商定：<b>采用方案B</b>。", "")
    edited = changed(report, 1, rewordings=(line,))
    found = words(write_minutes(edited, 1, tmp_path / "a.pdf"))
    assert "会议商定：<b>采用方案B</b>。" in found and squeezed(block.text) not in found
    write_word(edited, 1, tmp_path / "a.docx")
    assert "会议商定：<b>采用方案B</b>。" in [one.text for one in Document(str(tmp_path / "a.docx")).paragraphs]


def test_an_agenda_that_was_not_followed_is_told_as_planned(report: ConsultationReport, tmp_path: Path) -> None:
    steps = (StepLine(1, 1, "签到", 15), StepLine(2, 2, "逐图征询", 45))
    found = words(write_minutes(changed(report, 1, steps=steps), 1, tmp_path / "a.pdf"))
    assert "会议议程为：签到，逐图征询。" in found
