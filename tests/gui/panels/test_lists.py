"""A list stays where one was when it is read again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.panels.comments_list import fitted
from yitusanhui.gui.panels.lists import LineList


@dataclass(frozen=True)
class Row:
    id: int
    words: str = ""


def numbered(qtbot: QtBot, *, several: bool = False) -> LineList:
    rows = LineList("行", lambda row: f"{row.id} {row.words}", several=several)
    qtbot.addWidget(rows)
    rows.show_lines([Row(number) for number in range(5)])
    return rows


def test_the_current_line_stays_when_others_come_before_it(qtbot: QtBot) -> None:
    rows = numbered(qtbot)
    rows.go_to(3)
    rows.show_lines([Row(9), Row(3, "new"), Row(1)])
    assert rows.current == Row(3, "new")


def test_a_line_that_is_gone_leaves_the_place(qtbot: QtBot) -> None:
    rows = numbered(qtbot)
    rows.go_to(4)
    rows.show_lines([Row(0), Row(1)])
    assert rows.current == Row(1)
    rows.show_lines([])
    assert rows.current is None
    assert rows.chosen == []


def test_marks_stay_with_their_lines(qtbot: QtBot) -> None:
    rows = numbered(qtbot, several=True)
    for place in (1, 3):
        rows.go(place)
        qtbot.keyClick(rows, " ")
    rows.show_lines([Row(3), Row(2), Row(1)])
    assert [row.id for row in rows.chosen] == [3, 1]


def test_a_line_end_in_words_does_not_break_the_line(qtbot: QtBot) -> None:
    rows = numbered(qtbot)
    rows.show_lines([Row(1, "a\nb")])
    assert rows.model().index(0, 0).data() == "1 a b"


def test_where_there_is_little_room_a_comment_still_says_what_became_of_it(qtbot: QtBot) -> None:
    said = "2026-09-01T19:20:00+08:00"
    line = CommentLine(
        1, 1, "灯", "阿卜杜热西提买买提江艾力肯巴依", "", "现场发言", "停车充电", said, CommentStatus.RECORDED
    )
    font = QFont()
    font.setPixelSize(13)
    measure = QFontMetrics(font)
    whole = "阿卜杜热西提买买提江艾力肯巴依 · 停车充电 · 现场发言 · 19:20 · 未标位置"
    full = measure.horizontalAdvance(whole)
    assert fitted(line, measure, full) == whole
    assert fitted(line, measure, full - 1) == "阿卜杜热西提买买提江艾力肯巴依 · 停车充电 · 19:20 · 未标位置"
    for width in (full // 2, full // 3):
        words = fitted(line, measure, width)
        assert words.startswith("阿卜杜热") and words.endswith(" · 未标位置")
        assert measure.horizontalAdvance(words) <= width
