"""The minutes as a page on the screen: a table too long to be laid out at once says how much is left out."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.builders import make_comments, make_meeting
from yitusanhui.documents.blocks import Block
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import CommentStatus, Stage
from yitusanhui.gui.panels.minutes_page import FIRST, LONG, WHOLE, page


def held(count: int) -> MeetingReport:
    lines = tuple(replace(make_comments(1)[0], number=n, text=f"第{n}句") for n in range(1, count + 1))
    return make_meeting(1, Stage.CONSULT, lines)


def test_a_long_table_says_how_many_rows_are_on_paper_only() -> None:
    shown = page([Block("part", "comments")], held(WHOLE + 7))
    assert f"第{FIRST}句" in shown and f"第{FIRST + 1}句" not in shown
    assert f"表里另有{WHOLE + 7 - FIRST}行" in shown


def test_withdrawn_words_are_neither_shown_nor_counted_among_what_is_left_out() -> None:
    said = held(WHOLE + 7)
    gone = replace(said.comments[0], status=CommentStatus.WITHDRAWN)
    shown = page([Block("part", "comments")], replace(said, comments=(gone, *said.comments[1:])))
    assert "第1句" not in shown and f"第{FIRST + 1}句" in shown
    assert f"表里另有{WHOLE + 6 - FIRST}行" in shown


def test_a_table_that_fits_is_whole() -> None:
    shown = page([Block("part", "comments")], held(WHOLE))
    assert f"第{WHOLE}句" in shown and "另有" not in shown


def test_a_paragraph_of_a_thousand_names_says_how_much_of_it_is_on_paper_only() -> None:
    shown = page([Block("fact", "名" * (LONG + 9), "出席："), Block("text", "字" * LONG)], held(1))
    assert shown.count("名") == LONG and "另有9字" in shown
    assert shown.count("字") == LONG + 1  # 另有9字 aside, all of it
