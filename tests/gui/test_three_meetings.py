"""One project from the drawing to the residents' verdict, by keys and clicks only; then what the file says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_drawing
from tests.gui.hands import CTRL, Hands
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
from yitusanhui.gui.panels.evaluation import EvaluationPanel
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.panels.minutes_page import page
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.operations import reading
from yitusanhui.texts import say

ROSTER = """姓名,类型,楼栋门牌,户号
张晓明,居民,1号楼101室,1-101
李秀英,居民,1号楼102室,1-102
王𬱖,居民,1号楼103室,1-103
赵国栋,居民,2号楼101室,2-101
钱多多,居民,2号楼102室,2-102
孙桂芳,居民,2号楼103室,2-103
周建国,居民,3号楼101室,3-101
吴美丽,居民,3号楼102室,3-102
郑大海,居民,3号楼103室,3-103
陈规划,社区规划师,,
"""
TODAY = date.today()


@pytest.fixture
def hands(own_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    program = Program()
    program.start()
    with qtbot.waitActive(program.parent):
        program.parent.activateWindow()
    yield Hands(program, monkeypatch)
    program.parent.close()


def test_three_meetings_from_the_drawing_to_the_verdict(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    begin_a_project(hands, tmp_path / "车棚.ytsh", qtbot)
    bring_drawing_and_roster(hands, tmp_path, qtbot)
    call_the_first_meeting(hands)
    sign_in(hands)
    open_and_step(hands)
    take_comments(hands)
    count_hands(hands)
    correct_and_seal(hands, "秩序", "会上另有两位居民补充了意见")
    reply(hands)
    call(hands, Stage.COORDINATE)
    settle_a_topic(hands)
    count_names(hands)
    promise(hands)
    correct_and_seal(hands, "地点", "会议在二楼举行")
    call(hands, Stage.REVIEW)
    judge(hands)
    correct_and_seal(hands, "说明", "测评表由居务监督员清点")
    report = reading.read_report(hands.window.session.file)
    the_consultation_is_whole(report)
    the_comments_are_as_they_were_said(report)
    the_votes_are_as_they_were_counted(report)
    the_promise_was_judged(report)
    the_minutes_say_so(report)


def begin_a_project(hands: Hands, path: Path, qtbot: QtBot) -> None:
    hands.will_choose(path)
    hands.will("车棚迁移\t曹杨街道\t梅岭居民区\n")
    hands.key(Qt.Key.Key_N, CTRL)
    with qtbot.waitActive(hands.window):
        hands.window.activateWindow()


def bring_drawing_and_roster(hands: Hands, folder: Path, qtbot: QtBot) -> None:
    session = hands.window.session
    sheet, table = folder / "平面图.png", folder / "名册.csv"
    sheet.write_bytes(make_drawing().original)
    table.write_text(ROSTER, "utf-8")
    hands.will_choose(sheet)
    hands.key(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: hands.window.pane.view.drawing_size == (1600, 1000))
    hands.will_choose(table)
    hands.goes_to(1)
    hands.clicks("导入名册")
    qtbot.waitUntil(lambda: len(reading.read_roster(session.file)) == 10)


def call_the_first_meeting(hands: Hands) -> None:
    prepare = hands.goes_to(1)
    assert isinstance(prepare, PreparePanel)
    for name, words in (
        ("planned_at", f"{TODAY} 19:00"),
        ("place", "活动室"),
        ("chair", "顾书记"),
        ("recorder", "小陈"),
    ):
        hands.clicks_into(prepare.fields[name])
        hands.types(f"{words}\n")
    hands.will(f"南门公告栏\t{TODAY - timedelta(days=8)} 09:00\n")
    hands.clicks("登记公告")


def sign_in(hands: Hands) -> None:
    hands.goes_to(2)
    for initials in ("zxm", "lxy", "w", "zgd", "qdd", "sgf", "zjg"):
        hands.types(f"{initials}\n")
    hands.will("9号楼\n")
    hands.types("宋金宝\n")
    hands.will("wml\nzxm\n", click="登记委托")
    hands.clicks("委托")


def open_and_step(hands: Hands) -> None:
    hands.goes_to(1)
    hands.types("\n")
    for _ in range(4):
        hands.key(Qt.Key.Key_Right, CTRL)


def take_comments(hands: Hands) -> None:
    hands.goes_to(3)
    hands.types("@zxm\n车棚离窗太近 #tc\n+15")
    hands.clicks_drawing(0.5, 0.5)
    hands.types("\n")
    hands.types("@lxy\n东门太暗，要装路登\n")
    hands.types("@sgf\n不要广场舞\n")
    hands.types("@zjg\n打错的一条\n")
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.types("@w\n垃圾房要移\n")
    hands.types("↓↓↓")  # from the empty line into the list, the newest on top
    hands.will("\n")
    hands.types("\x7f")
    hands.types("↓")
    hands.will("\b灯\n")
    hands.key(Qt.Key.Key_F2)


def count_hands(hands: Hands) -> None:
    panel = hands.goes_to(5)
    assert isinstance(panel, VotesPanel)
    hands.types("是否同意车棚搬到东门\n1\n\n\n")
    hands.types("\n\n")
    hands.types("6\n2\n1\n5\n3\n1\n")
    assert "不一致：赞成、反对" in panel.hands.told.text()
    motion = panel.hands.motion
    assert motion is not None
    for choice, votes in zip(motion.choices[:2], "62", strict=True):
        hands.clicks_into(panel.hands.figures[2, choice.id])
        hands.types(f"{votes}\n")
    hands.clicks_into(panel.close_bar.tellers)
    hands.types("吴监票、郑监票\n小陈\n")


def correct_and_seal(hands: Hands, section: str, words: str) -> None:
    panel = hands.goes_to(9)
    assert isinstance(panel, MinutesPanel)
    hands.clicks_into(panel.section)
    hands.types(f"{section}\n{words}\n")
    hands.clicks("散会", panel)
    hands.clicks("封存…", panel)
    box = panel.findChild(QMessageBox)
    assert box is not None
    hands.clicks("封存", box)


def reply(hands: Hands) -> None:
    hands.goes_to(8)
    hands.types("1\n物业公司\n12-31\n")
    hands.types("2先装两盏\n街道管理办\n\n")
    hands.types("4另有安排\n\n\n")


def call(hands: Hands, stage: Stage) -> None:
    hands.key(Qt.Key.Key_F3)
    hands.will("\t二楼会议室\t顾书记\t小陈\n")
    hands.types("↓↓\n")
    assert reading.read_particulars(hands.window.session.file)[-1].stage is stage
    hands.goes_to(2)
    for initials in ("zxm", "lxy", "zgd", "qdd", "sgf"):
        hands.types(f"{initials}\n")
    hands.goes_to(1)
    hands.types("\n")


def settle_a_topic(hands: Hands) -> None:
    panel = hands.goes_to(4)
    assert isinstance(panel, TopicsPanel)
    hands.types("1 2\n车棚搬到哪里\n")
    hands.clicks_tab(panel.tabs, 1)
    hands.clicks_into(panel.options.fields["title"])
    hands.types("东门北墙\n沿墙建\n18万\n9号楼\n")
    hands.types("原址加防火墙\n\n\n\n")
    hands.clicks_tab(panel.tabs, 2)
    hands.clicks_into(panel.board.who)
    hands.types("9号楼居民\na1\n3不要再吵\n")
    hands.types("物业公司\na2棚顶要有天沟\n1\n")
    hands.clicks_tab(panel.tabs, 1)
    hands.clicks_into(panel.options.cards[0])
    hands.types("1")
    hands.clicks_tab(panel.tabs, 3)
    hands.clicks_into(panel.agreement.agreement)
    hands.types("同意采用方案A，棚顶加天沟")
    hands.key(Qt.Key.Key_Return, CTRL)


def count_names(hands: Hands) -> None:
    hands.goes_to(4)
    hands.clicks(say("topics.vote"))
    panel = hands.window.panels.current
    assert isinstance(panel, VotesPanel)
    hands.types("\n2\n\n\n")
    hands.types("\n\n")
    hands.types("11123")
    hands.types("\b1")
    hands.clicks_into(panel.close_bar.tellers)
    hands.types("吴监票、郑监票\n小陈\n")


def promise(hands: Hands) -> None:
    hands.goes_to(6)
    hands.types("把车棚搬到东门北墙\n物业公司\n12-31\n")


def judge(hands: Hands) -> None:
    panel = hands.goes_to(7)
    assert isinstance(panel, EvaluationPanel)
    hands.types("\n16\n16\n0\n10\n4\n1\n1\n")
    hands.types("↓3")
    hands.types("限期补装天沟\n\n12-31\n")


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
    first, second, third = (page(render(report, meeting, "minutes"), meeting) for meeting in report.meetings)
    assert "应到10人，实到9人（亲自出席8人，书面委托1人）" in first
    assert "赞成6票，反对2票，弃权1票" in first and "吴监票、郑监票" in first
    assert "东门太暗，要装路灯" in first and "要装路登" not in first
    assert "打错的一条" not in first and "秩序　会上另有两位居民补充了意见" in first
    assert "同意采用方案A，棚顶加天沟" in second and "把车棚搬到东门北墙" in second
    assert "地点　会议在二楼举行" in second and "说明　测评表由居务监督员清点" in third
    assert "综合满意率87.5%（14/16）" in third and "限期补装天沟" in third
