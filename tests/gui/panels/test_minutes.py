"""The draft is read aloud, corrected, sealed with open eyes, and completed by addenda."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import type_words
from tests.gui.panels.builders import hold_review, open_motion, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState, Method, OptionState, Stage
from yitusanhui.gui.panels import minutes_draft
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations import attendance, ballots, comments, commitments, meetings, minutes, motions, topics
from yitusanhui.operations.reading import check_consultation, read_meeting
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import say


def answer(qtbot: QtBot, panel: MinutesPanel, words: str) -> str:
    """Press a button of the question that is asked; returns what the question said."""
    box = panel.findChild(QMessageBox)
    said = f"{box.text()}\n{box.informativeText()}"
    next(one for one in box.findChildren(QPushButton) if one.text().startswith(f"{words}(")).click()
    return said


def seal(session: Session) -> None:
    meetings.close_meeting(session.file, meeting_id=1)
    minutes.seal_meeting(session.file, meeting_id=1)


def test_the_draft_is_what_will_be_printed(session: Session, show: Show) -> None:
    text = show(MinutesPanel).text.toPlainText()
    assert "口袋公园征询会第1次会议纪要" in text
    assert read_meeting(session.file, 1).attendance.sentence in text
    assert "车棚离窗太近" in text


def test_coming_back_to_the_draft_it_has_what_was_done_meanwhile_and_is_drafted_once(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = show(MinutesPanel)
    drafts: list[int] = []
    usual = minutes_draft.drafted
    monkeypatch.setattr(minutes_draft, "drafted", lambda *of: usual(*of) if drafts.append(1) is None else [])
    for deed in (
        lambda: comments.record_comment(session.file, meeting_id=1, text="要一把长椅"),
        lambda: comments.endorse_comment(session.file, number=2, meeting_id=1, count=7),
        lambda: undo_last(session.file),
        lambda: attendance.sign_in(session.file, meeting_id=1, participant_id=9),
        lambda: meetings.edit_meeting(session.file, meeting_id=1, chair="李主任"),
    ):
        panel.hide()
        deed()
        panel.show()
        panel.refresh()
        kept = panel.text.toPlainText()
        panel.draft._newest = (0, "")
        panel.refresh()
        assert panel.text.toPlainText() == kept
    assert "要一把长椅" in kept and "附议7人次" not in kept and "李主任" in kept
    assert len(drafts) == 2 * 5  # once for each deed, and once because the test asked


def test_of_thousands_of_comments_the_draft_comes_beside_the_work_and_one_reads_on_meanwhile(
    session: Session, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes_draft, "AT_ONCE", 0)
    panel = show(MinutesPanel)
    qtbot.waitUntil(lambda: "车棚离窗太近" in panel.text.toPlainText())
    comments.record_comment(session.file, meeting_id=1, text="要一把长椅")
    panel.refresh()
    read = panel.text.toPlainText()
    assert "车棚离窗太近" in read and "要一把长椅" not in read
    comments.record_comment(session.file, meeting_id=1, text="灯要亮")  # before the draft has come
    panel.refresh()
    qtbot.waitUntil(lambda: "灯要亮" in panel.text.toPlainText())
    assert "要一把长椅" in panel.text.toPlainText()


def test_a_draft_that_could_not_be_read_is_tried_again(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = show(MinutesPanel)
    comments.record_comment(session.file, meeting_id=1, text="要一把长椅")
    with monkeypatch.context() as pulled:
        pulled.setattr(minutes_draft, "read_report", refuse)
        with pytest.raises(DomainError):
            panel.refresh()
    panel.refresh()
    assert "要一把长椅" in panel.text.toPlainText()


def refuse(*_: object) -> None:
    raise DomainError("file_unreadable")


def test_what_asks_the_draft_waits_for_it_and_another_meeting_doesn_t_show_this_one_s(
    session: Session, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes_draft, "AT_ONCE", 0)
    meetings.close_meeting(session.file, meeting_id=1)
    planned = meetings.call_meeting(session.file, stage=Stage.COORDINATE)
    panel = show(MinutesPanel)
    panel.ask_to_seal()
    assert panel.meeting is not None and panel.meeting.id == 1
    answer(qtbot, panel, "先不封存")
    panel.rewording._open(0, None, "口袋公园")
    session.enter(int(str(planned.facts["meeting"])))
    assert panel.meeting is None and panel.text.toPlainText() == say("minutes.drafting")
    assert not panel.section.count() and not panel.section.currentText()
    assert not panel.seal_button.isVisible() and not panel.correcting.isVisible()  # which of them, the draft tells
    assert panel.photos.entity_id == planned.facts["meeting"] and not panel.rewording.isVisible()
    qtbot.waitUntil(lambda: panel.meeting is not None)
    assert "协调会" in panel.text.toPlainText()


def test_markup_in_a_comment_is_read_out_and_not_obeyed(session: Session, show: Show) -> None:
    words = "<script>alert(1)</script> {{7*7}} <b>&amp;"
    comments.record_comment(session.file, meeting_id=1, text=words, author="王𬱖")
    assert words in show(MinutesPanel).text.toPlainText()


def spot_of(panel: MinutesPanel, words: str) -> QPoint:
    """Beside the paragraph with these words: at the right edge of the page, level with them."""
    cursor = panel.text.document().find(words)
    panel.text.setTextCursor(cursor)
    panel.text.ensureCursorVisible()
    cursor.clearSelection()
    panel.text.setTextCursor(cursor)
    return QPoint(panel.text.viewport().width() - 8, panel.text.cursorRect(cursor).center().y())


def click_beside(panel: MinutesPanel, words: str, *, twice: bool = False) -> None:
    page, spot = panel.text.viewport(), spot_of(panel, words)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=spot)
    if twice:
        QTest.mouseDClick(page, Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize("twice", [False, True])
def test_a_click_beside_a_paragraph_chooses_it_and_what_is_typed_is_kept(
    twice: bool, session: Session, show: Show, qtbot: QtBot
) -> None:
    panel = show(MinutesPanel)
    click_beside(panel, "公园要有厕所", twice=twice)
    assert panel.section.currentText().startswith("意见有：")
    type_keys(qtbot, "Room 2\n")
    (correction,) = read_meeting(session.file, 1).corrections
    assert correction.text == "Room 2"
    whole = correction.section
    assert whole.startswith("意见有：") and whole.endswith("。") and "…" not in whole
    said = panel.text.toPlainText()
    assert f"{whole} 〔更正为：Room 2〕" in said
    assert f"原为“{whole[:-1].translate({0x201C: 0x2018, 0x201D: 0x2019})}”，更正为“Room 2”" in said


def test_a_corrected_labelled_line_says_what_it_was_and_stays_marked_when_it_grows(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    panel = show(MinutesPanel)
    click_beside(panel, "出席：")
    came = panel.section.currentData()
    assert came.startswith("出席：")
    type_keys(qtbot, "Li Si came too\n")
    assert f"原为“{came}”，更正为“Li Si came too”（" in panel.text.toPlainText()
    session.do(attendance.sign_in, meeting_id=1, participant_id=9)
    (line,) = (one for one in panel.text.toPlainText().splitlines() if one.startswith("出席："))
    assert not line.startswith(f"{came} ") and line.endswith("〔更正为：Li Si came too〕")


def test_the_rule_of_one_vote_is_corrected_and_not_that_of_another(session: Session, show: Show, qtbot: QtBot) -> None:
    for title in ("车棚", "长椅"):
        motions.draft_motion(session.file, meeting_id=1, title=title, method=Method.HANDS)
    panel = show(MinutesPanel)
    rules = [n for n in range(panel.section.count()) if "规则：" in panel.section.itemData(n)]
    assert len(rules) == 2
    panel._correct_here(rules[1])
    type_keys(qtbot, "two thirds\n")
    said = panel.text.toPlainText()
    assert "原为“（二）长椅，规则：" in said
    assert [said.count(one) for one in ("〔更正为：two thirds〕", "更正为“two thirds”")] == [1, 1]


def test_a_correction_of_a_part_named_by_its_heading_says_where(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    panel.section.setEditText("出席")
    panel.correction.setFocus()
    type_keys(qtbot, "Li Si came too\n")
    assert "“出席”处更正：Li Si came too（" in panel.text.toPlainText()


def test_a_heading_typed_with_enter_is_taken_as_it_was_typed(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    panel.section.setFocus()
    type_words(panel.section.lineEdit(), "秩序")
    type_keys(qtbot, "\nLi Si came too\n")
    assert "“秩序”处更正：Li Si came too（" in panel.text.toPlainText()


def test_another_meeting_begins_with_nothing_chosen_to_be_corrected(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    click_beside(panel, "公园要有厕所")
    type_keys(qtbot, "Room 2")
    hold_review(session)
    assert (panel.section.currentText(), panel.correction.text()) == ("", "")


def test_the_minutes_alone_are_written_to_be_signed(
    session: Session, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, opened, told = tmp_path / "签字.pdf", [], []
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr("yitusanhui.gui.minutes_print.QDesktopServices.openUrl", lambda url: opened.append(url) or True)
    session.told.connect(told.append)
    press(qtbot, show(MinutesPanel), "打印")
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    assert target.read_bytes().startswith(b"%PDF") and "签字.pdf" in told[-1]
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["签字.pdf"]


def test_choosing_another_paragraph_leaves_what_is_typed(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    click_beside(panel, "公园要有厕所")
    type_keys(qtbot, "Room 2")
    click_beside(panel, "要装路灯", twice=True)
    assert panel.correction.text() == "Room 2" and panel.section.currentIndex() >= 0


def reword(qtbot: QtBot, panel: MinutesPanel, beside: str, words: str) -> None:
    """Click a paragraph, press 改写, and type other words over it."""
    click_beside(panel, beside)
    press(qtbot, panel, "改写")
    assert panel.rewording.words.hasFocus()
    panel.rewording.words.selectAll()
    type_keys(qtbot, words)
    QTest.keyClick(panel.rewording.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_paragraph_is_reworded_and_the_words_stay_while_other_things_are_recorded(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    topics.raise_topic(session.file, meeting_id=1, title="Lamps", comments=[2])
    topics.edit_topic(session.file, topic_id=1, agreement="Three lamps")
    panel = show(MinutesPanel)
    reword(qtbot, panel, "协商结果：Three lamps", "Agreed to put up three lamps.")
    commitments.make_commitment(session.file, meeting_id=1, text="装灯", owner="物业")
    panel.refresh()
    said = panel.text.toPlainText()
    assert "Agreed to put up three lamps.〔已改写〕" in said.replace(" 〔", "〔")
    assert "协商结果：Three lamps" not in said and not panel.overtaken.isVisible()


def test_words_whose_record_changed_are_kept_marked_and_checked_one_by_one(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    topics.raise_topic(session.file, meeting_id=1, title="Lamps", comments=[2])
    topics.edit_topic(session.file, topic_id=1, agreement="Three lamps")
    panel = show(MinutesPanel)
    reword(qtbot, panel, "协商结果：Three lamps", "Agreed to put up three lamps.")
    topics.edit_topic(session.file, topic_id=1, agreement="Four lamps")
    panel.refresh()
    assert "Agreed to put up three lamps." in panel.text.toPlainText()
    assert panel.overtaken.isVisible() and "有1段" in panel.overtaken.text()
    panel.overtaken.click()
    assert "协商结果：Four lamps" in panel.rewording.why.text()
    panel.rewording.words.selectAll()
    type_keys(qtbot, "Agreed to put up four lamps.")
    QTest.keyClick(panel.rewording.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (line,) = read_meeting(session.file, 1).rewordings
    assert (line.drafted, line.text) == ("协商结果：Four lamps。", "Agreed to put up four lamps.")
    panel.refresh()
    assert not panel.overtaken.isVisible()


def test_a_paragraph_goes_back_to_what_the_record_drafts(session: Session, show: Show, qtbot: QtBot) -> None:
    topics.raise_topic(session.file, meeting_id=1, title="Lamps", comments=[2])
    topics.edit_topic(session.file, topic_id=1, agreement="Three lamps")
    panel = show(MinutesPanel)
    reword(qtbot, panel, "协商结果：Three lamps", "Agreed.")
    panel.refresh()
    click_beside(panel, "Agreed.")
    press(qtbot, panel, "改写")
    press(qtbot, panel, "恢复起草的文字")
    panel.refresh()
    assert read_meeting(session.file, 1).rewordings == () and "协商结果：Three lamps" in panel.text.toPlainText()


def test_a_sentence_with_figures_is_not_opened_to_be_reworded(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    told: list[str] = []
    session.told.connect(told.append)
    click_beside(panel, read_meeting(session.file, 1).attendance.sentence[:12])
    press(qtbot, panel, "改写")
    assert not panel.rewording.isVisible() and "固定句式" in told[-1]


def test_the_page_has_most_of_the_panel(show: Show) -> None:
    panel = show(MinutesPanel)
    assert panel.text.height() > panel.height() * 2 // 3


def test_the_tables_of_the_printed_minutes_are_on_the_screen(session: Session, show: Show) -> None:
    commitments.make_commitment(session.file, meeting_id=1, text="装<b>路灯", owner="物业", due="2026-12-31")
    text = show(MinutesPanel).text.toPlainText()
    for words in (*(step.name for step in read_meeting(session.file, 1).steps), "装<b>路灯", "物业", "责任单位"):
        assert words in text


def test_a_meeting_that_was_closed_too_early_goes_on(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    press(qtbot, panel, "散会")
    assert panel.seal_button.isVisible() and "可以更正" in panel.remark.text()
    press(qtbot, panel, "继续开会")
    assert read_meeting(session.file, 1).state is MeetingState.RUNNING
    assert not panel.remark.isVisible()


def test_sealing_asks_and_says_what_is_missing(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(MinutesPanel)
    press(qtbot, panel, "散会")
    press(qtbot, panel, "封存…")
    said = answer(qtbot, panel, "先不封存")
    assert "不能撤销" in said
    assert "没有写主持人" in said and "没有附签字页" in said and "议程一步也没有走" in said
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
    motions.cancel_motion(session.file, motion_id=1, reason="改日")
    topic = topics.raise_topic(session.file, meeting_id=1, title="t").facts["topic"]
    topics.offer_option(session.file, topic_id=topic, title="o")
    seal(session)
    assert try_it(session) is None
    assert refusals == ["这次会议已经封存，不能再改。需要补充的，请用“补记”并写明理由。"]


def test_after_the_end_every_button_shows_its_whole_words_on_a_small_laptop(session: Session, show: Show) -> None:
    meetings.close_meeting(session.file, meeting_id=1)
    panel = show(MinutesPanel)
    panel.resize(480, 600)
    QApplication.processEvents()
    seen = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert "继续开会" in "".join(button.text() for button in seen)
    assert [button.text() for button in seen if button.width() < button.sizeHint().width()] == []
