"""Satisfaction: sheets out and back, levels, rates from the read model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, type_words
from tests.gui.panels.builders import hold_review, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.report import EvaluationLine
from yitusanhui.domain.satisfaction import Poll
from yitusanhui.domain.terms import Stage, Verdict
from yitusanhui.gui.dialogs.poll_sheets import PollSheets
from yitusanhui.gui.panels.evaluation import EvaluationPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.commitments import evaluate, make_commitment
from yitusanhui.operations.meetings import call_meeting, close_meeting, open_meeting
from yitusanhui.operations.reading import read_meeting


@pytest.fixture
def panel(session: Session, show: Show) -> EvaluationPanel:
    make_commitment(session.file, meeting_id=1, text="装灯", owner="物业")
    hold_review(session)
    shown = show(EvaluationPanel)
    shown.take_focus()
    return shown


def said(session: Session) -> tuple[EvaluationLine, ...]:
    return read_meeting(session.file, session.meeting_id).evaluations


def test_sixteen_sheets_come_to_the_known_rates(session: Session, panel: EvaluationPanel, qtbot: QtBot) -> None:
    type_keys(qtbot, "\n16\n16\n0\n10\n4\n1\n")
    assert "对不上" in panel.sheets.told.text()
    type_keys(qtbot, "1")
    assert "对得上：收回16张 = 各档16张 + 作废0张" in panel.sheets.told.text()
    type_keys(qtbot, "\n")
    (line,) = said(session)
    assert (line.issued, line.returned, line.invalid) == (16, 16, 0)
    assert [level.count for level in line.levels] == [10, 4, 1, 1]
    assert (line.satisfied, line.overall) == ("62.5%（10/16）", "87.5%（14/16）")
    assert "87.5%（14/16）" in panel.result.text()
    assert "62.5%（10/16）" in panel.result.text()


def test_the_unsure_may_be_left_out_of_the_base(session: Session, panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.sheets.unsure.click()
    type_keys(qtbot, "\n16\n16\n0\n10\n4\n1\n1\n")
    assert said(session)[0].overall == "93.3%（14/15）"


def test_hands_are_counted_without_sheets(session: Session, panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.sheets.hands.click()
    type_keys(qtbot, "10\n4\n1\n1\n")
    (line,) = said(session)
    assert line.by_hands and line.sentence.startswith("举手测评，16人表态。")
    assert not panel.sheets.papers["issued"].isEnabled() and panel.sheets.papers["issued"].text() == ""


def test_sheets_that_do_not_add_up_are_refused(
    session: Session, panel: EvaluationPanel, qtbot: QtBot, refusals: list[str]
) -> None:
    type_keys(qtbot, "\n16\n17\n0\n10\n4\n1\n1\n")
    assert said(session) == ()
    assert "对不上" in refusals[0]


def test_a_verdict_keeps_the_sheets_and_the_sheets_keep_the_verdict(
    session: Session, panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.subjects.go_to(1)
    type_keys(qtbot, "\n3\n3\n0\n2\n1\n0\n0\n")
    type_keys(qtbot, "2")
    (line,) = said(session)
    assert line.verdict is Verdict.PARTLY
    assert [level.count for level in line.levels] == [2, 1, 0, 0]
    panel.sheets.levels["满意"].setText("3")
    panel.sheets.levels["基本满意"].setText("0")
    press(qtbot, panel, "登记测评")
    (line,) = said(session)
    assert (line.verdict, line.levels[0].count) == (Verdict.PARTLY, 3)


def test_a_meeting_that_is_no_review_says_so(session: Session, show: Show) -> None:
    panel = show(EvaluationPanel)
    assert panel.early.isVisible()
    hold_review(session)
    assert not panel.early.isVisible()


def test_a_whole_of_another_name_stays_beside_the_usual_one(session: Session, show: Show) -> None:
    review = hold_review(session)
    levels = {"满意": 2, "基本满意": 0, "不满意": 0, "不了解": 0}
    evaluate(session.file, meeting_id=review, subject="物业服务", poll=Poll("four", levels, 2, 2))
    panel = show(EvaluationPanel)
    assert [subject.words for subject in panel.subjects.lines] == ["总体评价", "物业服务"]
    panel.subjects.go(1)
    assert "100.0%（2/2）" in panel.result.text()


def test_sheets_entered_one_by_one_have_to_match_what_came_back(
    session: Session, panel: EvaluationPanel, qtbot: QtBot
) -> None:
    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, PollSheets)
        qtbot.keyClicks(dialog, "1112")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog, "111")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    type_keys(qtbot, "\n5\n5\n0\n")
    in_the_dialog(enter)
    panel.sheets.enter_sheets()
    assert [figure.text() for figure in panel.sheets.levels.values()] == ["3", "1", "0", "0"]
    assert panel.sheets.papers["returned"].text() == "5"
    assert "对不上" in panel.sheets.told.text()


def test_a_second_review_finds_the_rectification_of_the_first_and_judges_it_by_a_key(
    session: Session, panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.subjects.go(1)
    type_keys(qtbot, "3")
    type_words(panel.rectification.text, "补装")
    type_keys(qtbot, "\n\n\n")
    close_meeting(session.file, meeting_id=session.meeting_id)
    again = session.do(call_meeting, stage=Stage.REVIEW)
    assert again is not None
    session.enter(int(str(again.facts["meeting"])))
    session.do(open_meeting, meeting_id=session.meeting_id)
    shown = [panel.subjects.model().index(row, 0).data() for row in range(3)]
    assert "承诺1　装灯　上次评议：未兑现" in shown[1] and "整改2　补装" in shown[2]
    panel.take_focus()
    panel.subjects.go(2)
    type_keys(qtbot, "1")
    assert [(line.commitment_id, line.verdict) for line in said(session)] == [(2, Verdict.KEPT)]
