"""The draft is read aloud, corrected, sealed with open eyes, and completed by addenda."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.terms import MeetingState, Method, OptionState
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations import ballots, comments, commitments, meetings, minutes, motions, topics
from yitusanhui.operations.reading import check_consultation, read_meeting


def answer(qtbot: QtBot, panel: MinutesPanel, words: str) -> str:
    """Press a button of the question that is asked; returns what the question said."""
    box = panel.findChild(QMessageBox)
    said = f"{box.text()}\n{box.informativeText()}"
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()
    return said


def seal(session: Session) -> None:
    meetings.close_meeting(session.file, meeting_id=1)
    minutes.seal_meeting(session.file, meeting_id=1)


def test_the_draft_is_what_will_be_printed(session: Session, show: Show) -> None:
    text = show(MinutesPanel).text.toPlainText()
    assert "口袋公园征询会第1次会议纪要" in text
    assert read_meeting(session.file, 1).attendance.sentence in text
    assert "车棚离窗太近" in text


def test_markup_in_a_comment_is_read_out_and_not_obeyed(session: Session, show: Show) -> None:
    words = "<script>alert(1)</script> {{7*7}} <b>&amp;"
    comments.record_comment(session.file, meeting_id=1, text=words, author="王𬱖")
    assert words in show(MinutesPanel).text.toPlainText()


def test_a_paragraph_that_is_clicked_is_corrected(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    panel.text.anchorClicked.emit(QUrl("#2"))
    type_keys(qtbot, "Room 2\n")
    (correction,) = read_meeting(session.file, 1).corrections
    assert (correction.section, correction.text) == (panel.section.itemText(2), "Room 2")
    assert "Room 2" in panel.text.toPlainText()


def test_sealing_asks_and_says_what_is_missing(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    press(qtbot, panel, "散会")
    press(qtbot, panel, "封存…")
    said = answer(qtbot, panel, "先不封存")
    assert "不能撤销" in said
    assert "没有写主持人" in said
    assert "还有4条意见没有答复" in said
    assert read_meeting(session.file, 1).state is MeetingState.CLOSED
    press(qtbot, panel, "封存…")
    answer(qtbot, panel, "封存")
    assert read_meeting(session.file, 1).state is MeetingState.SEALED
    assert read_meeting(session.file, 1).seal.digest[:12] in panel.sealed.text()


def test_an_addendum_follows_the_seal_with_its_reason(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    seal(session)
    panel = show(MinutesPanel)
    panel.addendum.setFocus()
    type_keys(qtbot, "The builder came\n\n")
    assert refusals == ["内容是空的，没有存。请填写后再按回车。"]
    type_keys(qtbot, "left out\n")
    (addendum,) = read_meeting(session.file, 1).addenda
    assert (addendum.text, addendum.reason) == ("The builder came", "left out")
    assert check_consultation(session.file) == []


@pytest.mark.parametrize(
    "try_it",
    [
        lambda s: s.do(minutes.correct_minutes, meeting_id=1, section="a", text="b"),
        lambda s: s.do(topics.raise_topic, meeting_id=1, title="t"),
        lambda s: s.do(topics.edit_topic, topic_id=1, agreement="t"),
        lambda s: s.do(topics.settle_option, option_id=1, state=OptionState.ADOPTED),
        lambda s: s.do(motions.draft_motion, meeting_id=1, title="t", method=Method.HANDS),
        lambda s: s.do(motions.reopen_vote, motion_id=1, reason="r"),
        lambda s: s.do(ballots.count_hands, motion_id=1, teller=1, votes={}),
        lambda s: s.do(ballots.take_back_ballot, motion_id=1, roll_id=1),
        lambda s: s.do(commitments.make_commitment, meeting_id=1, text="t", owner="o"),
        lambda s: s.do(commitments.evaluate, meeting_id=1, subject="t", note="n"),
        lambda s: s.do(meetings.close_meeting, meeting_id=1),
    ],
)
def test_everything_refuses_after_the_seal_with_a_sentence(
    session: Session, refusals: list[str], try_it: Callable[[Session], ChangeSet | None]
) -> None:
    open_motion(session, Method.HANDS)
    motions.cancel_motion(session.file, motion_id=1)
    topic = topics.raise_topic(session.file, meeting_id=1, title="t").facts["topic"]
    topics.offer_option(session.file, topic_id=topic, title="o")
    seal(session)
    assert try_it(session) is None
    assert refusals == ["这次会议已经封存，不能再改。需要补充的，请用“补记”并写明理由。"]
