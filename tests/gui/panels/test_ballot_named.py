"""Names are called; one key a person."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.reading import read_motions, read_roll
from yitusanhui.operations.undo import undo_last


@pytest.fixture
def panel(session: Session, show: Show) -> VotesPanel:
    open_motion(session, Method.NAMED)
    shown = show(VotesPanel)
    shown.take_focus()
    return shown


def cast(session: Session) -> list[tuple[str, ...]]:
    return [line.choices for line in read_roll(session.file, 1)]


def test_a_key_votes_and_goes_on_and_backspace_goes_back(session: Session, panel: VotesPanel, qtbot: QtBot) -> None:
    type_keys(qtbot, "112\b3")
    assert cast(session)[:3] == [("赞成",), ("赞成",), ("弃权",)]
    assert panel.named.roll.currentIndex().row() == 3
    type_keys(qtbot, "11111")
    with qtbot.waitSignal(panel.result_ready):
        press(qtbot, panel, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert [choice.votes for choice in counted.choices] == [7, 0, 1]
    assert counted.passed


def test_nothing_of_the_count_shows_before_it_is_closed(session: Session, panel: VotesPanel, qtbot: QtBot) -> None:
    type_keys(qtbot, "1111")
    (motion,) = read_motions(session.file, 1)
    assert motion.state is MotionState.OPEN
    assert [choice.votes for choice in motion.choices] == [0, 0, 0]
    assert panel.named.progress.text() == "名册8票，已记4票。"
    assert not any("%" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_a_vote_entered_for_the_wrong_person_is_taken_back(session: Session, panel: VotesPanel, qtbot: QtBot) -> None:
    type_keys(qtbot, "1\b2\b\x7f")
    assert cast(session)[0] == ()
    session.do(undo_last)
    assert cast(session)[0] == ("反对",)


def test_typing_a_household_jumps_to_it(session: Session, panel: VotesPanel, qtbot: QtBot, refusals: list[str]) -> None:
    type_keys(qtbot, "/5-5")
    assert panel.named.roll.current.household == "5-501"
    type_keys(qtbot, "\n2")
    assert cast(session)[4] == ("反对",)
    type_keys(qtbot, "/99-9\n")
    assert refusals == ["名册上没有“99-9”。"]


def test_the_mouse_does_the_same(session: Session, panel: VotesPanel, qtbot: QtBot) -> None:
    press(qtbot, panel, "2 反对")
    assert cast(session)[:2] == [("反对",), ()]
    assert panel.named.roll.hasFocus()
