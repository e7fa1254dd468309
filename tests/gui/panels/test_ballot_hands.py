"""Two tellers count hands; they must agree before the vote can be closed."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import Method, MotionState, Stance
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.motions import announce_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_counts, read_motions
from yitusanhui.operations.topics import offer_option, raise_topic, take_position


def close(qtbot: QtBot, panel: VotesPanel) -> None:
    panel.close_bar.tellers.setText(panel.close_bar.tellers.text() or "甲、乙")
    press(qtbot, panel, "计票，公布结果")


def test_tellers_who_differ_are_told_on_what_and_the_recount_closes_the_vote(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    motion = open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "7\n0\n1\n6\n1\n1\n")
    assert "不一致：赞成、反对" in panel.hands.told.text()
    panel.close_bar.tellers.setFocus()
    type_keys(qtbot, "J, Y\nB\n")
    assert read_motions(session.file, 1)[0].state is MotionState.OPEN
    assert "不一致" in refusals[0]
    choices = [choice.id for choice in read_motions(session.file, 1)[0].choices]
    for choice, votes in zip(choices[:2], ("7", "0"), strict=True):
        panel.hands.figures[2, choice].setText(votes)
    with qtbot.waitSignal(panel.result_ready) as told:
        close(qtbot, panel)
    (counted,) = read_motions(session.file, 1)
    assert [choice.votes for choice in counted.choices] == [7, 0, 1]
    assert counted.passed
    assert counted.tellers == "J, Y"
    assert told.args == [counted.sentence]
    assert read_counts(session.file, motion)[2] == dict(zip(choices, (7, 0, 1), strict=True))


def test_one_teller_alone_does_not_close_a_vote(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "6\n1\n1\n")
    press(qtbot, panel, "登记两人的数")
    assert "还差监票人2" in panel.hands.told.text()
    close(qtbot, panel)
    assert read_motions(session.file, 1)[0].state is MotionState.OPEN
    assert refusals


def test_a_tie_is_shown_as_a_tie(session: Session, show: Show, qtbot: QtBot) -> None:
    choices = [(label, kind) for label, kind in (("东门", "option"), ("原址", "option"))]
    open_motion(session, Method.HANDS, choices=choices)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "4\n4\n4\n4\n")
    panel.hands.reason.setFocus()
    type_keys(qtbot, "counted aloud\n")
    close(qtbot, panel)
    (counted,) = read_motions(session.file, 1)
    assert counted.tie
    assert panel.result.sentence.text() == counted.sentence


def test_a_counted_vote_opens_again_only_with_a_reason(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "7\n0\n1\n7\n0\n1\n")
    close(qtbot, panel)
    press(qtbot, panel, "重新计票")
    assert refusals == ["内容是空的，没有存。请填写后再按回车。"]
    panel.result.reason.setFocus()
    type_keys(qtbot, "missed a row\n")
    assert read_motions(session.file, 1)[0].state is MotionState.OPEN
    assert panel.pages.currentWidget() is panel.hands
    assert panel.hands.figures[1, 1].text() == "7"


def test_more_hands_than_voters_are_said_while_they_are_typed(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "8\n1")
    assert "监票人1数了9票，多于到会有表决权的8票" in panel.hands.told.text()
    assert panel.hands.told.property("kind") == "bad"
    type_keys(qtbot, "\n\n8\n1\n0\n")
    assert "可以计票" not in panel.hands.told.text()
    panel.hands.figures[1, 2].setFocus()
    type_keys(qtbot, "0\n0\n8\n0\n0\n")
    assert "可以计票" in panel.hands.told.text()


def test_bars_are_drawn_to_the_base_of_the_rule(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "7\n0\n1\n7\n0\n1\n")
    close(qtbot, panel)
    bars = panel.result.findChildren(QProgressBar)
    assert [(bar.value(), bar.maximum()) for bar in bars] == [(875, 1000), (0, 1000), (125, 1000)]


def test_a_narrow_result_is_counted_again_blind_and_says_so(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "5\n2\n1\n5\n2\n1\n")
    assert "结果只差两票以内。请两位监票人各自重数" in panel.hands.told.text()
    assert [figure.text() for figure in panel.hands.figures.values()] == [""] * 6
    close(qtbot, panel)
    assert "结果只差两票以内" in refusals[-1]
    panel.take_focus()
    type_keys(qtbot, "5\n2\n1\n5\n2\n1\n")
    close(qtbot, panel)
    (counted,) = read_motions(session.file, 1)
    assert counted.passed and [one.state for one in counted.recounts] == ["counted"]


def test_a_recount_is_declined_by_one_key_with_the_reason_that_always_holds(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "5\n2\n1\n5\n2\n-1\n")  # nothing is asked for yet
    type_keys(qtbot, "-J, Y\nB\n")
    (counted,) = read_motions(session.file, 1)
    assert [choice.votes for choice in counted.choices] == [5, 2, 1]
    assert [(one.state, one.reason) for one in counted.recounts] == [("declined", "两位监票人各数一遍，数字一致")]


def test_a_recount_that_is_declined_keeps_its_reason(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "5\n2\n1\n5\n2\n1\n")
    panel.hands.reason.setFocus()
    type_keys(qtbot, "both sure\n")
    assert panel.close_bar.tellers.hasFocus()
    type_keys(qtbot, "J, Y\nB\n")
    (counted,) = read_motions(session.file, 1)
    assert [(one.state, one.reason) for one in counted.recounts] == [("declined", "both sure")]


def test_who_may_not_watch_is_said_when_the_vote_opens_and_again_when_written(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="Shed").facts["topic"]
    option = offer_option(session.file, topic_id=topic, title="East").facts["option"]
    take_position(session.file, option_id=option, stakeholder="zhou", stance=Stance.ACCEPTS)
    panel = show(VotesPanel)
    panel.close_bar.tellers.setText("zhou、he")
    done = draft_motion(session.file, meeting_id=1, title="Shed", method=Method.HANDS, topic_id=topic)
    announce_vote(session.file, motion_id=done.facts["motion"])
    session.do(open_vote, motion_id=done.facts["motion"])
    assert "zhou与这项表决有利害关系" in refusals[-1] and panel.close_bar.tellers.text() == "he"
    panel.close_bar.tellers.setText("")
    panel.close_bar.tellers.setFocus()
    type_keys(qtbot, "he,zhou\n")
    assert len(refusals) == 2 and panel.close_bar.tellers.text() == "he"


def test_a_column_that_is_not_finished_is_no_count_and_asks_for_no_recount(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    motion = open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "6\n1\n1\n5\n")
    press(qtbot, panel, "登记两人的数")
    assert refusals == ["监票人2的数还有空格，请填完再登记；没有人举手的填0。"]
    assert read_counts(session.file, motion) == {} and read_motions(session.file, 1)[0].recounts == ()
    assert panel.hands.figures[2, 2].hasFocus()


def test_the_boxes_stay_where_they_are_when_a_sentence_comes_and_goes(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    """A figure typed into a box that has moved away would be another choice's."""
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    figures = list(panel.hands.figures.values())

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [figure.mapTo(panel, QPoint(0, 0)) for figure in figures] + [QPoint(0, panel.hands.area.height())]

    before = places()
    assert panel.hands.told.property("kind") == "muted"
    figures[0].setFocus()
    type_keys(qtbot, "9")
    assert panel.hands.told.property("kind") == "bad" and places() == before
    type_keys(qtbot, "\b")
    assert panel.hands.told.property("kind") == "muted" and places() == before
    type_keys(qtbot, "5\n2\n1\n4\n3\n1\n")
    assert "不一致" in panel.hands.told.text() and places() == before
