"""One project from the drawing to the residents' verdict, by keys and clicks only; then what the file says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui import deeds
from tests.gui.hands import Hands
from yitusanhui.documents.blocks import render
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import (
    CommentStatus,
    CommitmentKind,
    MeetingState,
    OptionState,
    ReplyKind,
    Stage,
    Stance,
    Verdict,
)
from yitusanhui.gui.app import Program
from yitusanhui.gui.panels.minutes_page import page
from yitusanhui.operations import reading


@pytest.fixture
def hands(own_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    program = Program()
    program.start()
    with qtbot.waitActive(program.parent):
        program.parent.activateWindow()
    yield Hands(program, monkeypatch)
    program.parent.close()


def test_three_meetings_from_the_drawing_to_the_verdict(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    deeds.begin_a_project(hands, tmp_path / "车棚.ytsh", qtbot)
    deeds.bring_drawing_and_roster(hands, tmp_path, qtbot)
    deeds.call_the_first_meeting(hands)
    deeds.sign_in(hands)
    deeds.open_and_step(hands)
    deeds.take_comments(hands)
    deeds.count_hands(hands)
    deeds.correct_and_seal(hands, "秩序", "会上另有两位居民补充了意见")
    deeds.reply(hands)
    deeds.call(hands, Stage.COORDINATE)
    deeds.settle_a_topic(hands)
    deeds.count_names(hands)
    deeds.promise(hands)
    deeds.correct_and_seal(hands, "地点", "会议在二楼举行")
    deeds.call(hands, Stage.REVIEW)
    deeds.judge(hands)
    deeds.correct_and_seal(hands, "说明", "测评表由居务监督员清点")
    report = reading.read_report(hands.window.session.file)
    the_consultation_is_whole(report)
    the_comments_are_as_they_were_said(report)
    the_votes_are_as_they_were_counted(report)
    the_promise_was_judged(report)
    the_minutes_say_so(report)


def the_consultation_is_whole(report: ConsultationReport) -> None:
    assert [meeting.stage for meeting in report.meetings] == list(Stage)
    assert {meeting.state for meeting in report.meetings} == {MeetingState.SEALED}
    first = report.meetings[0]
    assert (first.chair, first.recorder, first.place) == ("顾书记", "小陈", "活动室")
    assert (first.notice_given_days, first.notice_days) == (8, 7)
    figures = first.attendance
    assert (figures.present, figures.proxies, figures.expected, figures.quorate) == (8, 1, 10, True)
    assert first.steps[3].started_at and not first.steps[4].started_at
    assert (report.street, report.community, report.title) == ("曹杨街道", "梅岭居民区", "车棚迁移")


def the_comments_are_as_they_were_said(report: ConsultationReport) -> None:
    said = {line.number: line for line in report.meetings[0].comments}
    car, lamp, dance, bins = (said[number] for number in (1, 2, 3, 5))
    assert (car.text, car.author, car.category, car.endorsements) == ("车棚离窗太近", "张晓明", "停车充电", 15)
    assert car.x == pytest.approx(800, abs=5) and car.y == pytest.approx(500, abs=5)
    assert (lamp.text, lamp.amended, lamp.author) == ("东门太暗，要装路灯", 1, "李秀英")
    assert (dance.status, bool(dance.withdrawn_reason)) == (CommentStatus.WITHDRAWN, True)
    assert said[4].status is CommentStatus.VOIDED
    assert bins.author == "王𬱖"
    replies = [line.reply.kind for line in report.comments if line.reply]
    assert replies == [ReplyKind.ADOPTED, ReplyKind.PARTLY, ReplyKind.EXPLAINED]


def the_votes_are_as_they_were_counted(report: ConsultationReport) -> None:
    (hands,), (names,) = report.meetings[0].motions, report.meetings[1].motions
    assert [(choice.label, choice.votes) for choice in hands.choices] == [("赞成", 6), ("反对", 2), ("弃权", 1)]
    assert hands.passed and hands.present == 9
    assert [choice.votes for choice in names.choices] == [4, 0, 1]
    (topic,) = report.meetings[1].topics
    assert (topic.comments, topic.agreement) == ((1, 2), "同意采用方案A，棚顶加天沟")
    assert [option.state for option in topic.options] == [OptionState.ADOPTED, OptionState.PROPOSED]
    stances = [[position.stance for position in option.positions] for option in topic.options]
    assert stances == [[Stance.ACCEPTS, Stance.ACCEPTS_IF], [Stance.REJECTS, Stance.ACCEPTS]]


def the_promise_was_judged(report: ConsultationReport) -> None:
    whole, kept = report.meetings[2].evaluations
    assert (whole.satisfied, whole.overall) == ("62.5%（10/16）", "87.5%（14/16）")
    assert kept.verdict is Verdict.BROKEN
    promised, rectified = report.commitments
    assert (promised.text, promised.owner, promised.due[5:]) == ("把车棚搬到东门北墙", "物业公司", "12-31")
    assert (rectified.kind, rectified.from_commitment) == (CommitmentKind.RECTIFICATION, promised.id)


def the_minutes_say_so(report: ConsultationReport) -> None:
    first, second, third = (
        re.sub("<[^>]+>", "", page(render(report, meeting, "minutes"), meeting)) for meeting in report.meetings
    )
    assert "应到10人，实到9人（亲自出席8人，书面委托1人）" in first
    assert "赞成6票，反对2票，弃权1票" in first and "吴监票、郑监票" in first
    assert "东门太暗，要装路灯" in first and "要装路登" not in first
    assert "打错的一条" not in first and "“秩序”处更正：会上另有两位居民补充了意见" in first
    assert "同意采用方案A，棚顶加天沟" in second and "把车棚搬到东门北墙" in second
    assert "会议在二楼举行" in second and "“说明”处更正：测评表由居务监督员清点" in third
    assert "综合满意率87.5%（14/16）" in third and "限期补装天沟" in third
