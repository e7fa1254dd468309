"""The projector's window: what residents see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from yitusanhui.atlas.scene import build_scene
from yitusanhui.domain.terms import Audience, Method
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.ballot_papers import PapersPage
from yitusanhui.gui.panels.ballot_strokes import Called
from yitusanhui.gui.wall import Wall
from yitusanhui.gui.wall_fit import JOINER, LEAST, FittedWords, unbroken
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.gui.wall_result import WallBars
from yitusanhui.operations import attendance, ballots, comments, meetings, motions, reading, recounting

WORDS = "王𬱖家 5号楼303室 楼下的车棚太近，电话 13812345678"


def said(window: MainWindow) -> None:
    window.session.do(
        comments.record_comment, meeting_id=1, text=WORDS, author="张晓明", x=400.0, y=300.0, endorsements=2
    )
    window.session.comment_selected.emit(1)


def everything_on(wall: QWidget) -> str:
    words = [label.text() for label in wall.findChildren(QLabel)]
    words += [fitted.words for fitted in wall.findChildren(FittedWords)]
    words += [f"{bar.label} {bar.figures}" for bars in wall.findChildren(WallBars) for bar in bars.bars]
    surface = wall.map.surface  # type: ignore[attr-defined]
    words += [f"{pin.text} {pin.by}" for pin in surface.scene.pins]
    return " ".join(words)


def test_no_name_number_or_flat_reaches_the_wall(window: MainWindow) -> None:
    said(window)
    for mode in WallMode:
        window.wall.turn_to(mode, window)
    shown = everything_on(window.wall.wall)
    assert "车棚太近" in shown and "附议2" in shown
    for secret in ("张晓明", "13812345678", "13800001111", "3号楼101室"):
        assert secret not in shown
    large = window.wall.wall.comment.body.words
    assert "王𬱖" not in large and "303" not in large


def test_the_wall_refuses_a_scene_that_is_not_for_residents(qtbot: QtBot) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    with pytest.raises(ValueError, match="public"):
        wall.show_scene(build_scene((), (), Audience.INTERNAL, blueprint_id=None))


def test_one_key_blanks_the_wall_and_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F5)
    wall = window.wall.wall
    assert wall.isVisible()
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_F12)
    assert wall.mode is WallMode.BLANK and not wall.line.words.isVisible()
    press(wall, Qt.Key.Key_B)
    assert wall.mode is WallMode.COMMENT
    press(window, Qt.Key.Key_F5)
    assert not wall.isVisible()


def test_each_page_has_a_key(window: MainWindow) -> None:
    keys = {
        Qt.Key.Key_F6: WallMode.MAP,
        Qt.Key.Key_F7: WallMode.COMMENT,
        Qt.Key.Key_F8: WallMode.TIMER,
        Qt.Key.Key_F9: WallMode.SENTENCE,
        Qt.Key.Key_F10: WallMode.NOTICE,
    }
    for key, mode in keys.items():
        press(window, key)
        assert window.wall.wall.mode is mode


def shows_all(window: MainWindow) -> bool:
    area = window.wall.wall.map.surface.viewport.area
    return area.left <= 1 and area.top <= 1 and area.right >= 1599 and area.bottom >= 999


def test_the_wall_shows_the_whole_drawing_until_it_is_told_to_look_where_the_window_looks(window: MainWindow) -> None:
    said(window)
    window.pane.view.fly_to(400.0, 300.0)
    press(window, Qt.Key.Key_F5)
    surface = window.wall.wall.map.surface
    assert shows_all(window)
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert (round(surface.viewport.x), round(surface.viewport.y)) == (400, 300)
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shows_all(window)
    window.pane.view.fly_to(200.0, 200.0)
    assert shows_all(window)


def test_a_withdrawn_comment_leaves_the_wall(window: MainWindow) -> None:
    said(window)
    window.session.do(comments.withdraw_comment, number=1, reason="本人收回")
    assert "车棚太近" not in everything_on(window.wall.wall)


def test_before_a_result_the_page_is_who_is_here_in_large_figures(window: MainWindow) -> None:
    window.session.do(attendance.sign_in, meeting_id=1, participant_id=1)
    window.wall.turn_to(WallMode.SENTENCE, window)
    page = window.wall.wall.sentence
    counts = reading.read_attendance(window.session.file, 1)
    assert page.currentWidget() is page.attendance
    numbers = [number.words for number in page.attendance.numbers]
    assert numbers[:3] == [str(counts.expected), str(counts.voting), str(counts.voting)]
    assert [name.words for name in page.attendance.names] == ["应到", "实到", "有表决权", "还差"]


def vote(window: MainWindow, votes: tuple[int, int, int]) -> None:
    """王𬱖 is voted on by hands; 吴监票 and 郑监票 counted."""
    file = window.session.file
    meetings.open_meeting(file, meeting_id=1)
    for person in (1, 2, 3):
        attendance.sign_in(file, meeting_id=1, participant_id=person)
    motions.draft_motion(file, meeting_id=1, title="是否同意王𬱖家门口装灯", method=Method.HANDS)
    motions.announce_vote(file, motion_id=1)
    motions.open_vote(file, motion_id=1)
    choices = reading.read_motions(file, 1)[0].choices
    for teller in (1, 2):
        counted = {choice.id: number for choice, number in zip(choices, votes, strict=True)}
        asked = ballots.count_hands(file, motion_id=1, teller=teller, votes=counted).facts["recount"]
    if asked:
        recounting.decline_recount(file, motion_id=1, reason="只有三个人")
    motions.close_vote(file, motion_id=1, tellers="吴监票、郑监票", callers="李秀英")


@pytest.mark.parametrize(
    ("votes", "verdict", "formula"),
    [
        ((2, 1, 0), "通过", "赞成2票，超过到会有表决权3人的半数"),
        ((1, 2, 0), "未通过", "赞成1票，未超过到会有表决权3人的半数"),
    ],
)
def test_a_result_is_a_word_bars_and_one_line_without_a_name(
    votes: tuple[int, int, int], verdict: str, formula: str, window: MainWindow
) -> None:
    vote(window, votes)
    window.wall.turn_to(WallMode.SENTENCE, window)
    page = window.wall.wall.sentence.counted
    assert window.wall.wall.sentence.currentWidget() is page
    assert (page.verdict.words, page.formula.words) == (verdict, formula)
    assert [bar.figures for bar in page.bars.bars] == [
        f"{number}票（{percent}）" for number, percent in zip(votes, percents(votes), strict=True)
    ]
    shown = everything_on(window.wall.wall)
    assert "监票" not in shown and "王𬱖" not in shown and "李秀英" not in shown


def percents(votes: tuple[int, int, int]) -> list[str]:
    return [{0: "0.0%", 1: "33.3%", 2: "66.7%"}[number] for number in votes]


def test_a_bar_is_as_long_as_its_share_of_the_base(window: MainWindow) -> None:
    vote(window, (2, 1, 0))
    window.wall.turn_to(WallMode.SENTENCE, window)
    assert [bar.share for bar in window.wall.wall.sentence.counted.bars.bars] == [667, 333, 0]


def test_the_laptop_always_says_what_is_on_the_wall(window: MainWindow) -> None:
    said(window)
    badge, told = window.top.wall, []
    assert (badge.text(), badge.property("kind")) == ("投影：关", "wall_off")
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F12):
        press(window, key)
        told.append(badge.text())
    assert told == ["投影：地图", "投影：1号意见", "投影：计时", "投影：人数", "投影：黑屏"]
    assert badge.property("kind") == "wall_black"
    press(window.wall.wall, Qt.Key.Key_B)
    assert (badge.text(), badge.property("kind")) == ("投影：人数", "wall_on")
    press(window, Qt.Key.Key_F5)
    assert badge.text() == "投影：关"


@pytest.mark.parametrize("width", range(120, 700, 37))
def test_a_number_and_its_unit_are_never_on_two_lines(width: int, qapp: object) -> None:
    words = unbroken("应到78人，实到44人（亲自出席39人，书面委托1人），赞成30票（68.2%）。")
    lines = QTextLayout(words, QFont())
    lines.beginLayout()
    while (line := lines.createLine()).isValid():
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
        assert not (words[end - 1].isdigit() and words[end : end + 1] in ("人", "票"))
        assert words[end - 1 : end] != JOINER
    lines.endLayout()


def test_a_date_is_read_on_one_line() -> None:
    assert unbroken("时间：2026年9月1日19:00").replace(JOINER, "|") == "时间：2026|年|9|月|1|日|19:00"
    assert JOINER not in unbroken("今年、每日")


def test_the_turn_is_counted_on_window_and_wall(window: MainWindow) -> None:
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.timer.runs
    assert window.wall.wall.timer.body.words == window.top.turn.text() == "2:00"


def test_words_are_as_large_as_their_room_allows(qtbot: QtBot) -> None:
    fitted = FittedWords()
    qtbot.addWidget(fitted)
    room = QRect(0, 0, 900, 500)
    fitted.show_words("车棚")
    short = fitted.size_for(room)
    fitted.show_words("车棚离窗太近。" * 20)
    assert LEAST <= fitted.size_for(room) < short
    fitted.show_words("车棚离窗太近。" * 2000)
    assert fitted.size_for(room) == LEAST


def test_the_strokes_come_to_the_wall_with_the_first_ballot_called(qtbot: QtBot) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    wall.show_strokes(Called("车棚", (("赞成", 6), ("反对", 1))))
    assert wall.mode is WallMode.STROKES
    assert wall.strokes.numbers == [6, 1]
    wall.toggle_blank()
    wall.show_strokes(Called("车棚", (("赞成", 7), ("反对", 1))))
    assert wall.mode is WallMode.BLANK
    wall.show_mode(WallMode.MAP)
    wall.show_strokes(Called("车棚", (("赞成", 6), ("反对", 2)), "更正", going_on=False))
    assert wall.mode is WallMode.MAP and wall.strokes.numbers == [6, 2]


class Writes:
    """Stands in for a painter, and keeps the words it is given; what else is drawn is let go."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def font(self) -> QFont:
        return QFont()

    def fontMetrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def drawText(self, *what: object) -> None:
        self.words.append(str(what[-1]))

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


@pytest.mark.parametrize("label", ["赞成", "方案乙：只划线不建棚，充电放在东门外"])
def test_every_choice_is_read_whole_beside_or_above_its_strokes(qtbot: QtBot, label: str) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    drawn: list[str] = []
    wall.strokes.rows.lines = ((label, 12), ("弃权", 1), ("空白", 0), ("废票", 1))
    wall.strokes.rows.resize(1024, 520)
    wall.strokes.rows.paint_on(Writes(drawn))  # type: ignore[arg-type]
    assert drawn[0] == label


def test_ballots_called_out_in_the_panel_are_strokes_on_the_wall(window: MainWindow) -> None:
    file = window.session.file
    meetings.open_meeting(file, meeting_id=1)
    attendance.sign_in(file, meeting_id=1, participant_id=1)
    motions.draft_motion(file, meeting_id=1, title="是否同意", method=Method.SECRET)
    motions.announce_vote(file, motion_id=1)
    motions.open_vote(file, motion_id=1)
    window.panels.show_panel("votes")
    page = window.panels.current.papers
    assert isinstance(page, PapersPage)
    page.show_motion(reading.read_motions(file, 1)[0])
    page.call.click()
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        press(page.strokes, key)
    assert window.wall.wall.strokes.numbers == [2, 1, 0, 0, 0]
