"""What the people at the laptop do in the three meetings, by keys and clicks only."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_drawing
from tests.gui.hands import CTRL, Hands
from yitusanhui.domain.terms import Stage
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


def begin_a_project(hands: Hands, path: Path, qtbot: QtBot) -> None:
    """Start page, Ctrl+N, three fields, a place."""
    hands.will_choose(path)
    hands.will("车棚迁移\t曹杨街道\t梅岭居民区\n")
    hands.key(Qt.Key.Key_N, CTRL)
    with qtbot.waitActive(hands.window):
        hands.window.activateWindow()


def bring_drawing_and_roster(hands: Hands, folder: Path, qtbot: QtBot) -> None:
    """Ctrl+I for the drawing, a button for the roster."""
    session = hands.window.session
    sheet, table = folder / "平面图.png", folder / "名册.csv"
    sheet.write_bytes(make_drawing().original)
    table.write_text(ROSTER, "utf-8")
    hands.will_choose(sheet)
    hands.will("\n")
    hands.key(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: hands.window.pane.view.drawing_size == (1600, 1000))
    hands.will_choose(table)
    hands.goes_to(1)
    hands.clicks("导入名册")
    qtbot.waitUntil(lambda: len(reading.read_roster(session.file)) == 10)


def call_the_first_meeting(hands: Hands) -> None:
    """When, where, who; the notice was hung eight days ago."""
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
    """Seven by initials, a walk-in, a proxy."""
    hands.goes_to(2)
    for initials in ("zhangxiaoming", "lxy", "w", "zgd", "qdd", "sgf", "zjg"):
        hands.types(f"{initials}\n")
    hands.will("9号楼\n")
    hands.types("宋金宝\n")
    hands.will("wml\nzhangxiaoming\n", click="登记委托")
    hands.clicks("委托")


def open_and_step(hands: Hands) -> None:
    """开会, and on to the fourth step."""
    hands.goes_to(1)
    hands.clicks("开会")
    for _ in range(4):
        hands.key(Qt.Key.Key_Right, CTRL)


def take_comments(hands: Hands) -> None:
    """One with everything, one amended, one withdrawn, one taken back by Ctrl+Z."""
    hands.goes_to(3)
    hands.types("@zhangxiaoming\n车棚离窗太近 #tc +15")
    hands.clicks_drawing(0.5, 0.5)
    hands.types("\n")
    hands.types("@lxy\n东门太暗，要装路登\n")
    hands.types("@sgf\n不要广场舞\n")
    hands.types("@zjg\n打错的一条\n")
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.types("@王𬱖\n垃圾房要移\n")
    hands.types("↓↓↓")  # from the empty line into the list, the newest on top
    hands.will("\n")
    hands.types("\x7f")
    hands.types("↓")
    hands.will("\b灯\n")
    hands.key(Qt.Key.Key_F2)


def count_hands(hands: Hands) -> None:
    """A vote by hands: the tellers differ, count again, agree."""
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
    hands.clicks_into(panel.hands.reason)  # one vote less and it fails: to be counted again, or said why not
    hands.types("当场又数过一遍\n\n\n")


def correct_and_seal(hands: Hands, section: str, words: str) -> None:
    """A correction read aloud, 散会, 封存."""
    panel = hands.goes_to(9)
    assert isinstance(panel, MinutesPanel)
    hands.clicks_into(panel.section)
    hands.types(f"{section}\n{words}\n")
    hands.clicks("散会", panel)
    hands.clicks("封存(&E)", panel)
    box = panel.findChild(QMessageBox)
    assert box is not None
    hands.clicks("封存", box)


def reply(hands: Hands) -> None:
    """Every comment that stands gets its reply."""
    hands.goes_to(8)
    hands.types("1\n物业公司\n12-31\n")
    hands.types("2先装两盏\n街道管理办\n\n")
    hands.types("4另有安排\n\n\n")


def call(hands: Hands, stage: Stage) -> None:
    """The next stage from the path, five signed in, opened."""
    hands.key(Qt.Key.Key_F3)
    hands.will("\t二楼会议室\t顾书记\t小陈\n")
    hands.types("↓↓\n")
    assert reading.read_particulars(hands.window.session.file)[-1].stage is stage
    hands.goes_to(2)
    for initials in ("zhangxiaoming", "lxy", "zgd", "qdd", "sgf"):
        hands.types(f"{initials}\n")
    hands.goes_to(1)
    hands.will("\n")  # no date, no notice: asked once
    hands.clicks("开会")


def settle_a_topic(hands: Hands) -> None:
    """Two comments, two options, two who stand somewhere, one adopted, the agreement."""
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
    """A vote by names, one of them put right."""
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
    """Who does what by when."""
    hands.goes_to(6)
    hands.types("把车棚搬到东门北墙\n物业公司\n12-31\n")


def judge(hands: Hands) -> None:
    """Sheets of the poll; the promise was not kept and is to be put right."""
    panel = hands.goes_to(7)
    assert isinstance(panel, EvaluationPanel)
    hands.types("\n16\n16\n0\n10\n4\n1\n1\n")
    hands.types("↓3")
    hands.types("限期补装天沟\n\n12-31\n")
