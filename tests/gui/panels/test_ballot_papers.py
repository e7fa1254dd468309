"""Secret ballots and dots: totals only, checked while they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import new_session, open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui import paths
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.gui.panels.ballot_strokes import Called
from yitusanhui.gui.panels.fields import Figure
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.motions import cancel_motion
from yitusanhui.operations.reading import read_counts, read_motions, read_papers


@pytest.fixture
def session(home: Path, tmp_path: Path, qapp: object) -> Iterator[Session]:
    opened = new_session(tmp_path, households=78, present=44)
    yield opened
    opened.close()


def test_forty_four_ballots_add_up(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n8\n")
    assert "对不上" in panel.papers.told.text()
    type_keys(qtbot, "4\nzhang\nli\n")
    assert "对得上：收回44张 = 各项42张 + 空白0张 + 废票2张" in panel.papers.told.text()
    press(qtbot, panel, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert (counted.issued, counted.returned, counted.valid, counted.invalid) == (44, 44, 42, 2)
    assert [choice.votes for choice in counted.choices] == [30, 8, 4]
    assert counted.passed
    assert "68.2%（30/44）" in panel.result.sentence.text()


def test_a_second_vote_of_the_evening_begins_with_empty_cells(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n8\n4\nzhang\nli\n")
    press(qtbot, panel, "计票，公布结果")
    second = open_motion(session, Method.SECRET, choices=[("甲", ChoiceKind.OPTION), ("乙", ChoiceKind.OPTION)])
    panel.refresh()
    panel.motions.go_to(second)
    assert [figure.text() for figure in panel.papers.figures.every] == [""] * 6
    assert panel.papers.told.text() == ""
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n12\n")
    assert "对得上：收回44张 = 各项42张" in panel.papers.told.text()


def test_figures_that_were_checked_stand_when_the_window_is_opened_again(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n8\n4\nzhang\nli\n")
    again = show(VotesPanel)
    assert [figure.text() for figure in again.papers.figures.papers.values()] == ["44", "44", "2", "0"]
    assert "对得上" in again.papers.told.text()
    press(qtbot, again, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert counted.confirmed == ("zhang", "li")
    assert counted.passed


def test_figures_that_do_not_add_up_do_not_close_the_vote(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n8\n3\n")
    press(qtbot, panel, "计票，公布结果")
    assert read_motions(session.file, 1)[0].state is MotionState.OPEN
    assert "对不上" in refusals[0]


def test_more_back_than_out_voids_the_vote(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n45\n3\n0\n30\n8\n4\nzhang\nli\n")
    assert "作废" in panel.papers.told.text()
    press(qtbot, panel, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert counted.void
    assert not counted.passed
    assert panel.result.verdict.text() == "作废"


def test_ballots_called_out_are_counted_stroke_by_stroke(session: Session, show: Show, qtbot: QtBot) -> None:
    motion = open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    called: list[Called] = []
    panel.called.connect(called.append)
    panel.papers.figures.papers["returned"].setText("7")
    press(qtbot, panel, "唱票")
    assert [number for _, number in called[-1].lines] == [0] * 5 and called[-1].note == "已唱0张，收回7张，还差7张。"
    type_keys(qtbot, "1112\b2345")
    assert panel.papers.strokes.numbers == [3, 1, 1, 1, 1]
    lines = (("赞成", 3), ("反对", 1), ("弃权", 1), ("空白", 1), ("废票", 1))
    assert called[-1] == Called("是否同意", lines, "已唱7张，和收回的张数一样。")
    type_keys(qtbot, "\n")
    assert list(read_counts(session.file, motion)[1].values()) == [3, 1, 1]
    assert read_papers(session.file, motion) == {"issued": 0, "returned": 7, "invalid": 1, "blank": 1}


def test_what_is_put_right_after_the_calling_is_said_under_the_strokes(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "5\n5\n")
    press(qtbot, panel, "唱票")
    type_keys(qtbot, "11125\n")
    assert panel.papers.checker.hasFocus() and not panel.papers.is_calling
    called: list[Called] = []
    panel.called.connect(called.append)
    first, second, _ = panel.papers.figures.votes.values()
    first.setText("2")
    second.setText("2")
    press(qtbot, panel, "登记票数")
    (said,) = called
    assert (said.note, said.going_on) == ("更正：赞成3改为2、反对1改为2", False)
    assert [number for _, number in said.lines] == [2, 2, 0, 0, 1]


def test_figures_that_do_not_add_up_are_not_called_handed_in_without_a_word(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    told: list[str] = []
    session.told.connect(told.append)
    panel.take_focus()
    type_keys(qtbot, "42\n41\n1\n1\n25\n12\n3\n")
    assert "各项选择40张 + 空白1张 + 废票1张 = 42张，收回的是41张，相差1张" in panel.papers.told.text()
    assert told == ["已登记，但票数还对不上，先不要计票。请照面板上的提示核对、改正。"]


@pytest.mark.parametrize("method", [Method.SECRET, Method.HANDS])
def test_every_figure_and_the_button_that_counts_are_seen_at_1366_x_768(
    session: Session, show: Show, qtbot: QtBot, method: Method
) -> None:
    open_motion(session, method)
    panel = show(VotesPanel)
    panel.resize(470, 560)
    panel.take_focus()
    hands = "30\n8\n5\n29\n8\n5\n"
    type_keys(qtbot, hands if method is Method.HANDS else "44\n44\n2\n0\n30\n8\n4\nzhou,he\n")
    QApplication.processEvents()
    page = panel.hands if method is Method.HANDS else panel.papers
    figures = page.findChildren(Figure)
    for part in (*figures, panel.close_bar.callers, panel.close_bar.go_on):
        assert part.visibleRegion().boundingRect().height() >= part.height() - 2, part.accessibleName()


def test_strokes_stand_as_they_stood_when_the_window_went_down_while_ballots_were_called(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    motion = open_motion(session, Method.SECRET)
    before = journal_of(session)
    panel = show(VotesPanel)
    press(qtbot, panel, "唱票")
    type_keys(qtbot, "1112\b23")
    panel.papers.keeping.wait()
    panel.close()
    again = show(VotesPanel)
    assert again.papers.is_calling and again.papers.strokes.numbers == [3, 1, 1, 0, 0]
    assert journal_of(session) == before and read_counts(session.file, motion) == {}
    again.take_focus()
    type_keys(qtbot, "1\n")
    assert list(read_counts(session.file, motion)[1].values()) == [4, 1, 1]
    again.papers.keeping.wait()
    assert kept() == []
    assert not show(VotesPanel).papers.is_calling


def test_what_is_kept_of_a_calling_is_totals_and_no_order(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    found = []
    for keys in ("112", "\b\b\b", "211"):
        panel.papers.strokes.start([0] * 5)
        if not panel.papers.is_calling:
            press(qtbot, panel, "唱票")
        type_keys(qtbot, keys)
        panel.papers.keeping.wait()
        found.append([place.read_bytes() for place in kept()])
        panel.papers.strokes.start([0] * 5)
    assert found[0] == found[2] and len(found[0]) == 1


def test_strokes_of_a_vote_that_is_over_are_not_kept(session: Session, show: Show, qtbot: QtBot) -> None:
    motion = open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    press(qtbot, panel, "唱票")
    type_keys(qtbot, "11")
    session.do(cancel_motion, motion_id=motion, reason="改期")
    panel.papers.keeping.wait()
    assert kept() == []


def test_strokes_kept_of_another_file_under_this_name_are_not_taken(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.SECRET, title="换掉路灯")
    panel = show(VotesPanel)
    (motion,) = read_motions(session.file, 1)
    panel.papers.keeping.keep(motion, {1: 5})
    panel.papers.keeping.wait()
    assert panel.papers.keeping.left(motion).totals == {1: 5}
    assert panel.papers.keeping.left(replace(motion, title="是否同意")).totals == {}
    (place,) = kept()
    place.write_text("[", "utf-8")
    assert panel.papers.keeping.left(motion).totals == {}


@pytest.mark.parametrize(("width", "height"), [(470, 610), (470, 340)])  # of 1366x768, and of it at 150%
def test_nothing_covers_the_strokes(session: Session, show: Show, qtbot: QtBot, width: int, height: int) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.resize(width, height)
    press(qtbot, panel, "唱票")
    type_keys(qtbot, "1112233333333")
    QApplication.processEvents()
    papers = panel.papers
    parts = [one for one in (papers.title, papers.strokes, papers.told, papers.call) if one.isVisible()]
    places = [QRect(one.mapTo(panel, QPoint(0, 0)), one.size()) for one in parts]
    assert len(parts) == 4
    for one, below in pairwise(places):
        assert one.bottom() < below.top()
    assert places[-1].bottom() <= panel.height() and papers.strokes.height() >= papers.strokes.minimumHeight()


@pytest.mark.parametrize("height", [610, 340])
def test_the_keyboard_is_always_on_something_that_can_be_seen(
    session: Session, show: Show, qtbot: QtBot, height: int
) -> None:
    open_motion(session, Method.SECRET, choices=[(f"方案{n}", ChoiceKind.OPTION) for n in range(9)])
    panel = show(VotesPanel)
    panel.resize(470, height)
    panel.take_focus()
    for _ in range(14):
        QApplication.processEvents()
        here = QApplication.focusWidget()
        assert here is not None
        assert here.visibleRegion().boundingRect().height() >= here.height() - 2, here.accessibleName()
        type_keys(qtbot, "1\n")


def journal_of(session: Session) -> list[object]:
    return list(session.file.reader.rows("SELECT seq FROM journal"))


def kept() -> list[Path]:
    return list((paths.user_data() / "strokes").glob("*"))


def test_dots_are_totals_and_no_ballots(session: Session, show: Show, qtbot: QtBot) -> None:
    choices = [(label, ChoiceKind.OPTION) for label in ("路灯", "厕所")]
    open_motion(session, Method.DOTS, choices=choices)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "25\n12\nzhang\nli\n")
    press(qtbot, panel, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert [choice.votes for choice in counted.choices] == [25, 12]
    assert counted.passed is None
    assert "发出表决票" not in counted.sentence
    assert counted.leading == ("路灯",)


def test_figures_changed_after_they_were_checked_are_checked_again(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    open_motion(session, Method.SECRET)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "44\n44\n2\n0\n30\n8\n4\nzhang\n")
    press(qtbot, panel, "计票，公布结果")
    assert "两位监票人核对" in refusals[-1] and "zhang" in refusals[-1]
    panel.papers.checker.setFocus()
    type_keys(qtbot, "zhang\n")
    assert "请另一位核对" in refusals[-1]
    panel.papers.figures.papers["invalid"].setText("1")
    panel.papers.figures.votes[3, 0].setText("5")
    press(qtbot, panel, "登记票数")
    assert read_motions(session.file, 1)[0].confirmed == ()
    panel.papers.checker.setText("li、li（组长）")
    type_keys(qtbot, "\n")
    assert "请另一位核对" in refusals[-1] and panel.papers.checker.text() == "li（组长）"
    panel.papers.checker.setText("zhang")
    type_keys(qtbot, "\n")
    assert panel.close_bar.callers.hasFocus() and not panel.close_bar.tellers.isVisible()
    type_keys(qtbot, "\n")
    (counted,) = read_motions(session.file, 1)
    assert (counted.confirmed, counted.tellers) == (("li", "zhang"), "li、zhang")
