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
    for name, words in (("planned_at", f"{TODAY} 19:00"), ("place", "活动室"), ("chair", "顾书记"), ("recorder", "小陈")):
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
    panel = hands.goes_to(3)
    hands.types("@zxm\n车棚离窗太近 #tc\n+15")
    hands.clicks_drawing(0.5, 0.5)
    hands.types("\n")
    hands.types("@lxy\n东门太暗，要装路登\n")
    hands.types("@sgf\n不要广场舞\n")
    hands.types("@zjg\n打错的一条\n")
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.types("@w\n垃圾房要移\n")
    panel.list.setFocus()  # type: ignore[attr-defined]
    raise SystemExit
