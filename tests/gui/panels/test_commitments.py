"""A promise is made, progresses, is judged in the review, and what was broken is put right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog
from tests.gui.panels.builders import hold_review, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.attached import COMMITMENTS
from yitusanhui.domain.terms import AttachmentKind, CommitmentKind, CommitmentState, Verdict
from yitusanhui.gui.dialogs.promise import PromiseDialog
from yitusanhui.gui.panels.commitments import CommitmentsPanel
from yitusanhui.gui.panels.evaluation import EvaluationPanel
from yitusanhui.gui.session import Session
from yitusanhui.intake.photo import read_photo
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.reading import read_commitments, read_meeting
from yitusanhui.operations.topics import raise_topic


def test_a_promise_is_followed_to_its_rectification(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(CommitmentsPanel)
    panel.take_focus()
    type_keys(qtbot, "Move the shed\nStreet\n2027-12-31\n")
    (promise,) = read_commitments(session.file)
    assert (promise.text, promise.owner, promise.due) == ("Move the shed", "Street", "2027-12-31")
    panel.note.setFocus()
    type_keys(qtbot, "tendered\n2")
    (promise,) = read_commitments(session.file)
    assert (promise.state, promise.note) == (CommitmentState.DOING, "tendered")
    review = hold_review(session, sealed=True)
    evaluation = show(EvaluationPanel)
    evaluation.take_focus()
    evaluation.subjects.go_to(promise.id)
    type_keys(qtbot, "3")
    (said,) = read_meeting(session.file, review).evaluations
    assert (said.commitment_id, said.verdict) == (promise.id, Verdict.BROKEN)
    type_keys(qtbot, "Do it by spring")
    press(qtbot, evaluation, "登记整改")
    owed = read_commitments(session.file)[1]
    assert (owed.kind, owed.from_commitment) == (CommitmentKind.RECTIFICATION, promise.id)
    assert (owed.meeting_id, owed.owner) == (review, "Street")


def test_a_promise_without_an_owner_is_asked_for_where_it_is_missing(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    panel = show(CommitmentsPanel)
    panel.text.insert("装灯")
    panel.due.setFocus()
    type_keys(qtbot, "12-31\n")
    assert "责任单位" in refusals[0] and panel.owner.hasFocus() and read_commitments(session.file) == ()


def test_in_a_hearing_a_promise_is_about_no_topic_unless_one_is_chosen(session: Session, show: Show) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="停车").facts["topic"]
    panel = show(CommitmentsPanel)
    for text, place in (("修路灯", None), ("划车位", 1)):
        if place is not None:
            panel.origin.setCurrentIndex(place)
        panel.text.insert(text)
        panel.owner.insert("物业")
        panel.hand_in()
    assert [promise.topic_id for promise in read_commitments(session.file)] == [None, topic]
    assert f"议题{topic} 停车" in panel.detail.text()
    panel.list.go_to(1)
    assert "停车" not in panel.detail.text()


def test_a_promise_is_of_the_one_topic_of_this_meeting_unless_another_is_chosen(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    raise_topic(session.file, meeting_id=1, title="旧议题")
    review = hold_review(session)
    topic = raise_topic(session.file, meeting_id=review, title="今晚议题").facts["topic"]
    panel = show(CommitmentsPanel)
    panel.text.insert("装灯")
    panel.owner.insert("物业")
    panel.hand_in()
    panel.origin.setCurrentIndex(0)
    panel.text.insert("补树")
    panel.owner.insert("绿化所")
    panel.hand_in()
    assert [promise.topic_id for promise in read_commitments(session.file)] == [topic, None]


def test_a_date_that_is_none_is_refused_in_a_sentence(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    panel = show(CommitmentsPanel)
    panel.take_focus()
    type_keys(qtbot, "Lamps\nStreet\n13-45\n")
    assert read_commitments(session.file) == ()
    assert refusals == ["日期“13-45”读不懂。请写成 2026-12-31 或 12-31。"]
    assert panel.text.text() == "Lamps"


def test_a_promise_may_come_from_a_topic(session: Session, show: Show, qtbot: QtBot) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="灯", comments=[2]).facts["topic"]
    panel = show(CommitmentsPanel)
    panel.origin.setCurrentIndex(1)
    panel.text.setText("装灯")
    panel.owner.setText("物业")
    press(qtbot, panel, "登记承诺")
    assert read_commitments(session.file)[0].topic_id == topic


def test_promises_of_a_sealed_meeting_still_progress(session: Session, show: Show, qtbot: QtBot) -> None:
    make_commitment(session.file, meeting_id=1, text="装灯", owner="物业")
    hold_review(session, sealed=True)
    panel = show(CommitmentsPanel)
    panel.take_focus()
    type_keys(qtbot, "3")
    assert read_commitments(session.file)[0].state is CommitmentState.DONE


def test_on_a_small_laptop_three_promises_are_seen_whole_even_beside_photos(
    session: Session, show: Show, tmp_path: Path
) -> None:
    made = [make_commitment(session.file, meeting_id=1, text=f"装灯{n}", owner="物业") for n in range(5)]
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    picture.save(str(tmp_path / "灯.png"))
    what = {"entity": COMMITMENTS, "entity_id": made[0].facts["commitment"], "photo": read_photo(tmp_path / "灯.png")}
    session.do(attach_photo, kind=AttachmentKind.BEFORE, caption="东门", **what)
    panel = show(CommitmentsPanel)
    assert panel.photos.list.item(0).text() == "整改前 东门"
    panel.resize(480, 550)
    assert panel.photos.list.isVisible()
    assert panel.list.viewport().height() >= 3 * panel.list.sizeHintForRow(0)
    assert panel.minimumSizeHint().height() <= 550


def test_without_promises_only_the_form_and_what_to_do_are_there(session: Session, show: Show) -> None:
    panel = show(CommitmentsPanel)
    assert panel.none.isVisible() and panel.text.isVisible()
    assert not (panel.list.isVisible() or panel.photos.isVisible() or panel.note.isVisible())


def test_what_was_taken_down_is_put_right_by_keys(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(CommitmentsPanel)
    panel.take_focus()
    type_keys(qtbot, "Move the shed\nStreet\n2027-12-31\n")
    panel.list.setFocus()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PromiseDialog)
        dialog.owner.setText("Housing office")
        dialog.day.setText("13-45")
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
        assert dialog.trouble.text()
        dialog.day.setText("2028-01-31")
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)

    in_the_dialog(act)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    (promise,) = read_commitments(session.file)
    assert (promise.text, promise.owner, promise.due) == ("Move the shed", "Housing office", "2028-01-31")
