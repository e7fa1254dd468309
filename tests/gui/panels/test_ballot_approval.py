"""Each person may choose several."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.reading import read_motions, read_roll

CHOICES = [(label, ChoiceKind.OPTION) for label in ("路灯", "厕所", "坡道")]


def test_keys_toggle_and_enter_goes_on(session: Session, show: Show, qtbot: QtBot) -> None:
    motion = open_motion(session, Method.APPROVAL, choices=CHOICES)
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "123" + "2" + "\n" + "1")
    roll = read_roll(session.file, motion)
    assert [set(line.choices) for line in roll[:2]] == [{"路灯", "坡道"}, {"路灯"}]
    press(qtbot, panel, "计票，公布结果")
    (counted,) = read_motions(session.file, 1)
    assert [choice.votes for choice in counted.choices] == [2, 0, 1]
    assert counted.voters == 2
