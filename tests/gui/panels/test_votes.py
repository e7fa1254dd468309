"""A motion goes from draft to result; nothing of the count shows before it is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.documents.papers import needs_fonts, words
from tests.gui.panels.builders import open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.ballots import count_hands
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.motions import announce_vote, draft_motion
from yitusanhui.operations.reading import read_motions, read_roll
from yitusanhui.operations.topics import offer_option, raise_topic


def words_on(panel: VotesPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_a_motion_is_drafted_announced_and_opened(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "Lamps\n1")
    panel.draft.preset.setCurrentIndex(list(panel.draft.presets).index("residents"))
    assert "应到人数过半数" in words_on(panel)
    press(qtbot, panel, "拟定")
    (motion,) = read_motions(session.file, 1)
    assert (motion.title, motion.method, motion.state) == ("Lamps", Method.HANDS, MotionState.DRAFTED)
    assert motion.rule == "居民会议、居民代表会议"
    type_keys(qtbot, "\n")
    assert "有表决权8票，应到12票" in words_on(panel)
    assert len(panel.roll.roll.lines) == 8
    type_keys(qtbot, "\n")
    assert read_motions(session.file, 1)[0].state is MotionState.OPEN
    assert panel.pages.currentWidget() is panel.hands


def test_a_motion_is_drafted_without_the_mouse(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(VotesPanel)
    panel.take_focus()
    type_keys(qtbot, "Lamps\n2\n\n\n")
    (motion,) = read_motions(session.file, 1)
    assert (motion.title, motion.method, motion.rule) == ("Lamps", Method.NAMED, "意向表决")
    assert panel.roll.go_on.hasFocus()


def test_who_comes_after_the_announcement_is_not_on_the_roll(session: Session, show: Show, qtbot: QtBot) -> None:
    motion = open_motion(session, Method.NAMED)
    panel = show(VotesPanel)
    session.do(sign_in, meeting_id=1, participant_id=9)
    assert len(panel.named.roll.lines) == len(read_roll(session.file, motion)) == 8


def test_options_of_a_topic_become_the_choices(session: Session, show: Show, qtbot: QtBot) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="车棚", question="放哪里？").facts["topic"]
    for title in ("东门", "方案乙：原址"):
        offer_option(session.file, topic_id=topic, title=title)
    panel = show(VotesPanel)
    panel.start_draft(topic_id=topic)
    assert panel.draft.words.text() == "放哪里？"
    panel.draft.method.setFocus()
    type_keys(qtbot, "3")
    press(qtbot, panel, "拟定")
    (motion,) = read_motions(session.file, 1)
    assert [choice.label for choice in motion.choices] == ["方案A 东门", "方案乙：原址", "弃权"]
    assert motion.choices[0].kind is ChoiceKind.OPTION
    assert motion.topic_id == topic


def test_choices_may_be_typed(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(VotesPanel)
    panel.draft.words.setText("先做哪件")
    panel.draft.own.setText("路灯、厕所，弃权")
    panel.draft.method.pick(1)
    press(qtbot, panel, "拟定")
    choices = [(choice.label, choice.kind) for choice in read_motions(session.file, 1)[0].choices]
    assert choices == [
        ("路灯", ChoiceKind.OPTION),
        ("厕所", ChoiceKind.OPTION),
        ("弃权", ChoiceKind.ABSTAIN),
    ]


def test_a_motion_without_a_title_is_refused_in_a_sentence(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    panel = show(VotesPanel)
    panel.draft.method.pick(0)
    press(qtbot, panel, "拟定")
    assert read_motions(session.file, 1) == ()
    assert len(refusals) == 1 and "还没有写要表决的事" in refusals[0]


def test_an_open_vote_can_be_called_off(session: Session, show: Show, qtbot: QtBot) -> None:
    open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.close_bar.reason.setFocus()
    type_keys(qtbot, "too late\n")
    assert read_motions(session.file, 1)[0].state is MotionState.CANCELLED
    assert "已经取消" in words_on(panel)


def test_what_is_being_drafted_survives_a_change_elsewhere(session: Session, show: Show) -> None:
    motion = open_motion(session, Method.HANDS)
    panel = show(VotesPanel)
    panel.start_draft()
    panel.draft.words.setText("下一件")
    panel.draft.method.pick(2)
    ids = [choice.id for choice in read_motions(session.file, 1)[0].choices]
    session.do(count_hands, motion_id=motion, teller=1, votes=dict.fromkeys(ids, 0))
    assert panel.pages.currentWidget() is panel.draft
    assert (panel.draft.words.text(), panel.draft.method.index) == ("下一件", 2)


def test_a_sealed_meeting_offers_no_new_vote(session: Session, show: Show) -> None:
    close_meeting(session.file, meeting_id=1)
    seal_meeting(session.file, meeting_id=1)
    panel = show(VotesPanel)
    assert panel.pages.currentWidget() is panel.over
    assert panel.new.isHidden()


@needs_fonts
def test_ballots_of_a_vote_on_paper_are_printed_from_its_own_page(
    session: Session, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, opened = tmp_path / "票.pdf", []
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr("yitusanhui.gui.minutes_print.QDesktopServices.openUrl", lambda url: opened.append(url) or True)
    draft_motion(session.file, meeting_id=1, title="先装路灯", method=Method.HANDS)
    panel = show(VotesPanel)
    assert not panel.roll.ballots.isVisible()
    motion = draft_motion(session.file, meeting_id=1, title="装路灯", method=Method.SECRET).facts["motion"]
    session.do(announce_vote, motion_id=motion)
    panel.motions.go_to(motion)
    press(qtbot, panel, "打表决票…")
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    paper = words(target)
    assert paper.count("□赞成") == read_motions(session.file, 1)[-1].present and "先装路灯" not in paper
