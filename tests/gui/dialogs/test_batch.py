"""批量录入: a stack of slips, typed or pasted; what is strange is asked about before it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.builders import ROSTER, in_the_dialog, make_file, press
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.terms import SiteKind
from yitusanhui.gui.dialogs.batch import BatchDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import comments, meetings, reading, sites

CTRL = Qt.KeyboardModifier.ControlModifier
Slips = Callable[..., list[CommentLine]]


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A meeting that runs; two people on the roster are called 陈丽华."""
    twins = [RosterRow("陈丽华", "居民", door, home) for door, home in (("3号101", "3-101"), ("5号101", "5-101"))]
    shown = open_window(make_file(tmp_path, people=(*ROSTER, *twins)))
    shown.session.do(meetings.open_meeting, meeting_id=1)
    return shown


@pytest.fixture
def slips(window: MainWindow) -> Slips:
    """Pastes rows into the table and records; `asked` takes what is asked, `then` what one does before pressing again.

    Returns the comments of the file.
    """

    def paste(
        words: str, asked: list[str] | None = None, then: Callable[[BatchDialog], object] = lambda _: None
    ) -> list[CommentLine]:
        panel = window.panels.panels["comments"]
        assert isinstance(panel, CommentsPanel)
        window.panels.show_panel("comments")

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, BatchDialog)
            QApplication.clipboard().setText(words)
            press(dialog.table, Qt.Key.Key_V, CTRL)
            dialog.record()
            if asked is not None:
                asked.append(dialog.trouble.text())
                then(dialog)
                dialog.record()

        in_the_dialog(fill)
        panel.enter_batch()
        return list(reading.read_comments(window.session.file))

    return paste


def test_a_block_of_cells_is_pasted_and_recorded_together(window: MainWindow, slips: Slips) -> None:
    rows = [f"1-{row:03}\t第{row}张\t{('王𬱖', 'wang')[row % 2]}\ttc\t\t2\t19:05" for row in range(1, 16)]
    there = slips("\r\n".join(["条号\t意见\t提出人\t类别\t位置\t附议\t时间", *rows]) + "\r\n")
    assert [(line.ref, line.text) for line in there] == [(f"1-{row:03}", f"第{row}张") for row in range(1, 16)]
    assert {(c.source, c.category, c.author, c.endorsements) for c in there} == {("意见条", "停车充电", "王𬱖", 2)}
    assert all("T19:05" in line.said_at for line in there)


def test_it_says_which_numbers_they_became_and_goes_there(window: MainWindow, slips: Slips) -> None:
    comments.record_comment(window.session.file, meeting_id=1, text="在先")
    slips("\t要路灯\n\t要座椅")
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    assert "2号到3号" in window.toast.words.text()
    assert panel.list.chosen is not None and panel.list.chosen.number == 3


def test_a_cell_with_line_ends_is_one_comment(window: MainWindow, slips: Slips) -> None:
    assert [line.text for line in slips('1-001\t"楼道太暗\n要装灯"\n')] == ["楼道太暗 要装灯"]


def test_a_namesake_is_asked_about_and_told_apart_by_the_door(window: MainWindow, slips: Slips) -> None:
    asked: list[str] = []
    there = slips("\t要路灯\t陈丽华", asked, lambda dialog: dialog.table.item(0, 2).setText("陈丽华 5号101"))
    assert "2位（3号101、5号101）" in asked[0]
    assert [(line.author, line.address) for line in there] == [("陈丽华", "5号101")]


def test_an_unknown_category_and_name_are_asked_about_and_kept_as_written(window: MainWindow, slips: Slips) -> None:
    asked: list[str] = []
    (line,) = slips("\t要路灯\t过路人\t垃圾", asked)
    assert "第1行：没有“垃圾”这个类别" in asked[0] and "名册里没有“过路人”" in asked[0]
    assert (line.text, line.author, line.category) == ("要路灯 #垃圾", "过路人", "")


def test_the_place_is_a_site_or_another_comments_or_stays_words(window: MainWindow, slips: Slips) -> None:
    file = window.session.file
    spot = Shape(ShapeKind.POINT, (((300.0, 200.0),),))
    sites.add_site(file, blueprint_id=1, kind=SiteKind.FACILITY, name="六艺亭", shape=spot)
    window.session.do(comments.record_comment, meeting_id=1, text="在先", x=50, y=60)
    there = slips("\t甲\t\t\t六艺亭\n\t乙\t\t\t1号\n\t丙\t\t\t北门口")
    assert [(line.text, line.x, line.y) for line in there[1:]] == [
        ("甲", 300, 200),
        ("乙", 50, 60),
        ("丙（位置：北门口）", None, None),
    ]


def test_a_slip_that_was_entered_is_pointed_out(window: MainWindow, slips: Slips) -> None:
    slips("1-001\t要路灯")
    asked: list[str] = []
    there = slips("1-001\t要路灯！", asked)
    assert "条号 1-001 已经录过，是1号意见" in asked[0] and len(there) == 2
    assert len(slips("1-001\t要路灯！")) == 2
