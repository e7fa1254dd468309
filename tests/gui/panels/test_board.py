"""Positions are entered by keys, Enter by Enter, and stand on the board."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import type_words
from tests.gui.panels.builders import type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import Stance
from yitusanhui.gui.panels.board import PositionBoard
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.reading import read_topics
from yitusanhui.operations.topics import offer_option, raise_topic


@pytest.fixture
def board(session: Session, show: Show) -> PositionBoard:
    topic = raise_topic(session.file, meeting_id=1, title="车棚", comments=[1]).facts["topic"]
    for title in ("东门", "原址"):
        offer_option(session.file, topic_id=topic, title=title)
    panel = show(TopicsPanel)
    panel.tabs.setCurrentWidget(panel.board)
    panel.board.setFocus()
    return panel.board


def test_one_person_takes_a_position_on_each_option(session: Session, board: PositionBoard, qtbot: QtBot) -> None:
    type_keys(qtbot, "9-101\na1\n3too near\n")
    first, second = read_topics(session.file)[0].options
    assert [(p.stakeholder, p.stance) for p in first.positions] == [("9-101", Stance.ACCEPTS)]
    assert [(p.stance, p.words) for p in second.positions] == [(Stance.REJECTS, "too near")]
    assert board.table.rowCount() == 1
    assert board.table.item(0, 1).text() == "不接受\ntoo near"
    assert board.who.hasFocus()


def test_a_condition_must_be_said(session: Session, board: PositionBoard, qtbot: QtBot, refusals: list[str]) -> None:
    type_keys(qtbot, "9-101\na2\n")
    assert refusals == ["有条件接受，请写明条件。"]
    board.said.insert("加天沟")
    type_keys(qtbot, "\n")
    (position,) = read_topics(session.file)[0].options[0].positions
    assert (position.stance, position.words) == (Stance.ACCEPTS_IF, "加天沟")


def test_a_cell_is_taken_into_the_form_and_changed(session: Session, board: PositionBoard, qtbot: QtBot) -> None:
    type_keys(qtbot, "9-101\na3\n")
    board.table.cellClicked.emit(0, 0)
    type_keys(qtbot, "4\n")
    (position,) = read_topics(session.file)[0].options[0].positions
    assert position.stance is Stance.RESERVES


def test_whose_position_on_what_comes_next_is_said_large(board: PositionBoard, qtbot: QtBot) -> None:
    type_keys(qtbot, "9-101\na")
    assert board.now.text() == "9-101 对方案A"
    type_keys(qtbot, "1\n")
    assert board.now.text().startswith("还是 9-101，对方案B") and board.now.property("kind") == "kept"
    type_keys(qtbot, "3\n")
    assert board.now.property("kind") == "muted"


@pytest.mark.parametrize("by_an_input_method", [False, True])
def test_a_name_typed_where_a_stance_is_expected_is_another_party(
    by_an_input_method: bool, session: Session, board: PositionBoard, qtbot: QtBot
) -> None:
    type_keys(qtbot, "9-101\na1\n")
    assert board.stance.hasFocus()
    if by_an_input_method:
        assert board.stance.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        type_words(board.stance, "高")
        type_words(board.who, "小明")
        type_keys(qtbot, "\nb3\n")
    else:
        type_keys(qtbot, "Gao\nb3\n")
    first, second = read_topics(session.file)[0].options
    who = "高小明" if by_an_input_method else "Gao"
    assert [(p.stakeholder, p.stance) for p in first.positions] == [("9-101", Stance.ACCEPTS)]
    assert [(p.stakeholder, p.stance) for p in second.positions] == [(who, Stance.REJECTS)]


@pytest.mark.parametrize("keys", ["9-101\na1\n", "9-101\n"])  # a stance is asked for, or an option
def test_a_name_pasted_where_a_choice_is_expected_is_another_party(
    keys: str, session: Session, board: PositionBoard, qtbot: QtBot
) -> None:
    type_keys(qtbot, keys)
    QApplication.clipboard().setText("高 小明\n")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (board.who.text(), board.who.hasFocus(), board.now.text()) == ("高 小明", True, "高 小明 的立场")
    type_keys(qtbot, "\nb3\n\n")
    second = read_topics(session.file)[0].options[1]
    assert [(p.stakeholder, p.stance) for p in second.positions] == [("高 小明", Stance.REJECTS)]


@pytest.mark.parametrize("number", ["3", "３"])
def test_a_number_that_an_input_method_hands_over_is_the_stance_and_nobody_s_name(
    number: str, session: Session, board: PositionBoard, qtbot: QtBot
) -> None:
    type_keys(qtbot, "9-101\na")
    hand_over(board.stance, number)
    type_keys(qtbot, "\n")
    first = read_topics(session.file)[0].options[0]
    assert [(p.stakeholder, p.stance) for p in first.positions] == [("9-101", Stance.REJECTS)]


def test_a_whole_name_that_an_input_method_hands_over_is_another_party(
    session: Session, board: PositionBoard, qtbot: QtBot
) -> None:
    type_keys(qtbot, "9-101\na1\n")
    hand_over(board.stance, "高小明")
    hand_over(board.who, "（代）")
    type_keys(qtbot, "\na2")
    hand_over(board.said, "加天沟")
    type_keys(qtbot, "\n")
    first = read_topics(session.file)[0].options[0]
    assert [p.stakeholder for p in first.positions] == ["9-101", "高小明（代）"]
    assert first.positions[1].words == "加天沟"


def hand_over(widget: QWidget, words: str) -> None:
    """As an input method does: first what is composed, then the words at once."""
    QApplication.sendEvent(widget, QInputMethodEvent("gao", []))
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def test_an_empty_board_says_what_comes_first(session: Session, show: Show, board: PositionBoard, qtbot: QtBot) -> None:
    assert board.empty.isVisible() and "一路回车" in board.empty.text()
    type_keys(qtbot, "Wang\na1\n\n\n")
    assert not board.empty.isVisible()
    raise_topic(session.file, meeting_id=1, title="路灯")
    board.show_topic(read_topics(session.file)[-1], "")
    assert board.empty.isVisible() and "Alt+2" in board.empty.text()
