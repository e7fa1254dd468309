"""The whole report as the public may read it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yitusanhui.domain import masking
from yitusanhui.domain.bodies import SURNAMES, is_body
from yitusanhui.domain.lines_votes import DoubleLine, DoubleVote
from yitusanhui.domain.masking import mask_words, public
from yitusanhui.domain.placing import PlacementLine
from yitusanhui.domain.plain import from_plain, to_plain
from yitusanhui.domain.report import (
    AttendeeLine,
    CheckLine,
    CommentFigures,
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    EndorsementLine,
    EvaluationLine,
    MeetingReport,
    MotionLine,
    OptionLine,
    PositionLine,
    ProxyLine,
    RemarkLine,
    ReplyLine,
    SpeechLine,
    StepLine,
    TopicLine,
)
from yitusanhui.domain.sites import SiteLine, SitePlacementLine, SiteStateLine
from yitusanhui.domain.terms import (
    CommentStatus,
    CommitmentKind,
    CommitmentState,
    MeetingState,
    Method,
    MotionState,
    PlacementState,
    ReplyKind,
    SiteKind,
    SiteStatus,
    Stage,
    Stance,
)

NAME = "张吉祥"
DIGEST = "13812345678" * 5
AT = "2026-09-01T19:30:00+08:00"


def comment(number: int, name: str, *, withdrawn: bool = False) -> CommentLine:
    return CommentLine(
        number=number,
        meeting_id=1,
        text=f"我是{name}，3号楼402室，电话13812345678",
        author=name,
        address="3号楼402室",
        source="现场发言",
        category="停车",
        said_at=AT,
        status=CommentStatus.WITHDRAWN if withdrawn else CommentStatus.RECORDED,
        withdrawn_reason="说错了" if withdrawn else "",
        reply=ReplyLine(ReplyKind.ADOPTED, reason=f"{name}说得对", owner=name),
        ref="13812345678",
    )


def report_about(name: str) -> ConsultationReport:
    """A report in which one person does everything a person can do in it."""
    position = PositionLine(name, Stance.REJECTS, f"{name}不同意")
    topic = TopicLine(1, 1, "停车", f"{name}问", (1, 2), (OptionLine(1, "A", "方案", positions=(position,)),))
    motion = MotionLine(
        id=1,
        meeting_id=1,
        title=f"{name}的提议",
        method=Method.SECRET,
        state=MotionState.COUNTED,
        rule="意向表决",
        rule_words="",
        tellers=f"{name}、李强",
        callers=name,
        sentence=f"监票人：{name}",
        issued=44,
        confirmed=(name, "李强"),
        doubles=(DoubleLine("3-402", (DoubleVote("paper", name, "赞成", AT, True),)),),
    )
    promise = CommitmentLine(1, 1, CommitmentKind.PROMISE, f"{name}家门口", name, "2026-12-31", CommitmentState.OPEN)
    comments = (comment(1, name), comment(2, name, withdrawn=True))
    meeting = MeetingReport(
        id=1,
        stage=Stage.CONSULT,
        stage_name="征询会",
        round=1,
        name="征询会第1次",
        state=MeetingState.CLOSED,
        chair=f"{name}（居委会主任）",
        recorder=name,
        opened_at=AT,
        steps=(StepLine(1, 1, "签到", 5, script=f"请{name}讲图"),),
        attendees=(AttendeeLine(1, name, "居民", "3号楼402室", "3-402", AT, proxy_for=("李强",)),),
        proxies=(ProxyLine(1, "赵敏明", name, "全部事项", "", False, True),),
        comments=comments,
        topics=(topic,),
        motions=(motion,),
        commitments=(promise,),
        evaluations=(EvaluationLine(1, 1, f"{name}家门口", 1, None, name, 1, 1, 0),),
        corrections=(RemarkLine(1, "意见", f"应为{name}", AT),),
    )
    return ConsultationReport(
        title="鲁班路口袋公园",
        uid=DIGEST,
        created_at=AT,
        meetings=(meeting,),
        comments=comments,
        comment_figures=CommentFigures(total=1, withdrawn=1, by_source={"现场发言": 1, f"{name}转交": 1}),
        topics=(topic,),
        commitments=(promise,),
        templates={"presets.toml": f"# {name}"},
        journal_head=DIGEST,
    )


def dump(report: ConsultationReport) -> str:
    return json.dumps(to_plain(report), ensure_ascii=False)


def test_the_public_reads_what_was_said_and_not_by_whom() -> None:
    shown = public(report_about(NAME)).comments[0]
    assert (shown.author, shown.address, shown.ref) == ("张*祥", "3号楼", "")
    assert shown.text == "我是张*祥，3号楼**室，电话***"
    assert shown.reply is not None and shown.reply.owner == "张*祥"


def test_withdrawn_comments_are_gone_and_nothing_points_to_them() -> None:
    shown = public(report_about(NAME))
    assert [c.number for c in shown.comments] == [1]
    assert [c.number for c in shown.meetings[0].comments] == [1]
    assert shown.topics[0].comments == shown.meetings[0].topics[0].comments == (1,)
    assert shown.comment_figures.withdrawn == 1
    assert "说错了" not in dump(shown)


def test_lists_of_people_are_gone_and_officers_are_masked() -> None:
    meeting = public(report_about(NAME)).meetings[0]
    assert (meeting.attendees, meeting.proxies) == ((), ())
    assert (meeting.chair, meeting.recorder) == ("张*祥（居委会主任）", "张*祥")
    assert (meeting.motions[0].tellers, meeting.motions[0].callers) == ("张*祥、李*", "张*祥")


def test_who_checked_the_papers_and_which_households_voted_twice_stays_inside() -> None:
    motion = public(report_about(NAME)).meetings[0].motions[0]
    assert (motion.confirmed, motion.doubles) == ((), ())


@pytest.mark.parametrize(
    "name", ["张吉祥", "王𬱖", "欧阳修", "Anna Lee", "<script>", "{{7*7}}", "=cmd|' /C calc'!A0", '"\\']
)
def test_a_name_is_nowhere_in_the_public_copy(name: str) -> None:
    copy = dump(public(report_about(name)))
    assert json.dumps(name, ensure_ascii=False)[1:-1] not in copy
    assert "13812345678" not in copy.replace(DIGEST, "")
    assert "402" not in copy


def test_the_rosters_names_are_masked_though_they_never_signed_in() -> None:
    report = report_about("赵敏")
    assert "陈建国" not in dump(public(ConsultationReport(title="陈建国家门口", meetings=report.meetings), ["陈建国"]))


def test_times_digests_and_figures_stay_as_they_are() -> None:
    report = report_about(NAME)
    shown = public(report)
    assert (shown.uid, shown.journal_head, shown.created_at) == (DIGEST, DIGEST, AT)
    assert shown.meetings[0].opened_at == AT
    assert shown.meetings[0].motions[0].issued == 44
    assert (shown.title, shown.templates) == ("鲁班路口袋公园", {})


def test_sources_that_look_alike_once_masked_are_added_up() -> None:
    figures = CommentFigures(by_source={"张吉祥转交": 2, "张如祥转交": 3})
    shown = public(ConsultationReport(title="", comment_figures=figures), ["张吉祥", "张如祥"])
    assert shown.comment_figures.by_source == {"张*祥转交": 5}


def test_words_endorsed_later_and_then_withdrawn_are_gone_too() -> None:
    report = report_about(NAME)
    endorsed = (EndorsementLine(1, "留下的话", 3), EndorsementLine(2, "收回的话", 3))
    later = replace(report.meetings[0], id=2, comments=(), endorsed=endorsed)
    shown = public(replace(report, meetings=(*report.meetings, later)))
    assert [line.number for line in shown.meetings[1].endorsed] == [1]
    assert "收回的话" not in dump(shown)


def test_where_withdrawn_words_stood_on_a_later_drawing_is_gone_too() -> None:
    answers = tuple(PlacementLine(number, 2, PlacementState.CONFIRMED, 10.0, 10.0) for number in (1, 2))
    shown = public(replace(report_about(NAME), placements=answers))
    assert [line.number for line in shown.placements] == [1]


def test_who_asked_to_speak_and_what_was_ticked_stays_inside() -> None:
    report = report_about(NAME)
    meeting = replace(report.meetings[0], speeches=(SpeechLine(1, "李强", AT),), checks=(CheckLine("话筒", AT),))
    shown = public(replace(report, meetings=(meeting,))).meetings[0]
    assert (shown.speeches, shown.checks) == ((), ())


@pytest.mark.parametrize(("released", "words"), [(False, "我有**，走不动"), (True, "我有糖尿病，走不动")])
def test_sensitive_words_are_held_back_until_they_are_released(released: bool, words: str) -> None:
    said = replace(comment(1, NAME), text="我有糖尿病，走不动", flags=("糖尿病",), released=released)
    report = report_about(NAME)
    shown = public(replace(report, comments=(said,), meetings=(replace(report.meetings[0], comments=(said,)),)))
    assert {c.text for c in (*shown.comments, *shown.meetings[0].comments)} == {words}


@pytest.mark.parametrize(("consent", "author"), [(False, "张*祥"), (True, "张吉祥")])
def test_a_speaker_is_named_who_agreed_to_it(consent: bool, author: str) -> None:
    said = replace(comment(1, NAME), text="加个坡道", consent=consent)
    report = report_about(NAME)
    shown = public(replace(report, comments=(said,), meetings=(replace(report.meetings[0], comments=(said,)),)))
    assert {c.author for c in (*shown.comments, *shown.meetings[0].comments)} == {author}


def test_notes_on_sites_and_who_pays_for_them_stay_inside() -> None:
    states = (SiteStateLine(SiteStatus.TALKING, AT, note="等街道批"),)
    site = SiteLine(
        1,
        1,
        SiteKind.IDLE,
        "墙角",
        None,
        note="先别说",
        facts={"place": "墙角", "owner": "物业", "funds": "维修资金"},
        states=states,
        placement_note="问过了",
    )
    placed = SitePlacementLine(1, 2, PlacementState.GONE, note="拆了")
    shown = public(replace(report_about(NAME), sites=(site,), site_placements=(placed,)))
    assert shown.sites[0].facts == {"place": "墙角"}
    assert not any(note in dump(shown) for note in ("等街道批", "先别说", "问过了", "拆了"))


def test_how_people_spoke_is_told_by_fives_and_of_no_one_comment() -> None:
    figures = CommentFigures(total=57, by_source={"现场发言": 50, "扫码": 4, "问需求计": 3}, by_category={"宜居": 2})
    shown = public(replace(report_about(NAME), comment_figures=figures))
    assert shown.comment_figures.by_source == {"现场发言": 50, "其他途径": 7}
    assert shown.comment_figures.by_category == {"宜居": 2}
    assert {c.source for c in (*shown.comments, *shown.meetings[0].comments)} == {""}


def test_an_office_that_takes_a_stand_is_named() -> None:
    position = PositionLine("物业公司", Stance.ACCEPTS)
    topic = TopicLine(1, 1, "停车", "", options=(OptionLine(1, "A", "方案", positions=(position,)),))
    shown = public(ConsultationReport(title="", topics=(topic,)))
    assert shown.topics[0].options[0].positions[0].stakeholder == "物业公司"


def test_a_public_copy_is_whole_and_masking_it_again_changes_nothing() -> None:
    shown = public(report_about(NAME))
    assert public(shown) == shown
    assert from_plain(ConsultationReport, to_plain(shown)) == shown


@pytest.mark.parametrize("group", ["跳舞队", "菜场", "幼儿园", "卫生站", "社区食堂", "商户代表", "物业"])
def test_a_group_that_takes_a_stand_stays_readable_in_what_people_say(group: str) -> None:
    position = PositionLine(group, Stance.ACCEPTS, f"{group}同意")
    topic = TopicLine(1, 1, "停车", f"{group}怎么说", options=(OptionLine(1, "A", "方案", positions=(position,)),))
    said = replace(comment(1, NAME), text=f"我们{group}二十几个人")
    shown = public(ConsultationReport(title="", topics=(topic,), comments=(said,)))
    assert shown.comments[0].text == f"我们{group}二十几个人"
    assert shown.topics[0].options[0].positions[0] == position


GIVEN = st.text("芳秀英国玉堂园会队站方楼𬱖", min_size=1, max_size=2)
PEOPLE = st.builds(str.__add__, st.sampled_from(sorted(SURNAMES)), GIVEN).filter("商会".__ne__)  # not a person


@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_people_of_the_roster_are_masked_whatever_else_their_name_may_mean(people: list[str]) -> None:
    said = tuple(replace(comment(n, ""), text=f"我碰到{name}了") for n, name in enumerate(people, 1))
    report = ConsultationReport(title="", comments=said, people=tuple(people))
    assert not [name for name in people if any(name in c.text for c in public(report).comments)]


NAMES = st.text(st.characters(categories=["Lo", "Lu", "Ll"]), min_size=2, max_size=5)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_no_name_of_the_roster_is_in_the_public_copy(names: list[str]) -> None:
    frame = dump(public(report_about("氵氵"))).replace("氵*", "")
    assume(not any(name in frame or name.startswith("u0") or is_body(name) for name in names))
    copy = dump(public(report_about(names[0]), names))
    assert not [name for name in names if name in copy]


def test_what_is_said_twice_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []
    monkeypatch.setattr(masking, "mask_words", lambda text: (searched.append(text), mask_words(text))[1])
    said = tuple(
        CommentLine(
            n,
            1,
            f"第{n}盏路灯，电话13800138000",
            "王小明",
            "",
            "现场发言",
            "照明",
            "2026-09-01T19:10:00+08:00",
            CommentStatus.RECORDED,
        )
        for n in range(1, 9)
    )
    held = MeetingReport(1, Stage.CONSULT, "", 1, "会议室", MeetingState.CLOSED, comments=said)
    shown = public(ConsultationReport("路灯", meetings=(held,), comments=said))
    assert "13800138000" not in shown.comments[0].text == shown.meetings[0].comments[0].text
    assert len(searched) == len(set(searched)) >= len(said)


def test_text_of_whatever_kind_is_masked() -> None:
    class Said(str):
        """As a library may hand it in."""

    masked = masking._every_text((Said("电话13800138000"), 3, None), masking.words_mask(ConsultationReport("路灯")))
    assert "13800138000" not in masked[0] and masked[1:] == (3, None)
