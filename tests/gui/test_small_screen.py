"""A street office's laptop at 150 %: 911 x 512 to work in. Every dialog fits, and no word is cut off."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import press, type_words
from tests.gui.small_screen import FRAME, OPENERS, SCREEN, Bench, cut_off, dialogs_there_are
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.gui.dialogs.amend import AmendDialog
from yitusanhui.gui.help_overlay import KeySheet
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.widgets import Scrolled
from yitusanhui.operations import meetings, reading


def test_no_dialog_is_left_out() -> None:
    assert dialogs_there_are() == set(OPENERS)


def test_every_dialog_fits_and_no_word_is_cut_off(bench: Bench, qtbot: QtBot) -> None:
    wrong: list[str] = []
    for kind, opener in OPENERS.items():
        dialog: QDialog = opener(bench)
        dialog.show()
        QApplication.processEvents()
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        if least.width() > SCREEN.width() or least.height() > SCREEN.height() - FRAME:
            wrong.append(f"{kind.__name__} needs {least.width()} x {least.height()}")
        if dialog.width() > SCREEN.width() or dialog.height() > SCREEN.height() - FRAME:
            wrong.append(f"{kind.__name__} opens with {dialog.width()} x {dialog.height()}")
        dialog.resize(min(dialog.width(), SCREEN.width()), min(dialog.height(), SCREEN.height() - FRAME))
        wrong += [f"{kind.__name__} cuts off {words}" for words in _cut_off_at_rest(dialog, qtbot)]
        dialog.close()
    assert not wrong, "\n".join(wrong)


def _cut_off_at_rest(dialog: QDialog, qtbot: QtBot) -> list[str]:
    """What is still cut off when a picture that is read beside has come, and the rest has moved for it."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not list(cut_off(dialog)), timeout=2000)
    return list(cut_off(dialog))


def test_no_part_of_a_panel_lies_over_another(bench: Bench, qtbot: QtBot) -> None:
    wrong: list[str] = []
    for name in bench.window.panels.names:
        bench.window.panels.show_panel(name)
        QApplication.processEvents()
        panel = bench.window.panels.panel(name)
        parts = [one for one in panel.children() if isinstance(one, QWidget) and one.isVisible()]
        wrong += [
            f"{name}: {type(one).__name__} and {type(other).__name__}"
            for one, other in combinations(parts, 2)
            if not one.isWindow() and not other.isWindow() and one.geometry().intersects(other.geometry())
        ]
    assert not wrong, "\n".join(wrong)


def test_no_part_of_a_topics_page_lies_over_another_and_what_is_written_is_seen(bench: Bench, qtbot: QtBot) -> None:
    reviewed = next(held for held in reading.read_particulars(bench.window.session.file) if held.stage == "coordinate")
    bench.window.session.enter(reviewed.id)
    bench.window.panels.show_panel("topics")
    topics = bench.window.panels.panel("topics")
    assert isinstance(topics, TopicsPanel)
    for place in range(topics.tabs.count()):
        topics.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        page = topics.tabs.currentWidget()
        parts = [one for one in page.children() if isinstance(one, QWidget) and one.isVisible()]
        over = [(one, other) for one, other in combinations(parts, 2) if one.geometry().intersects(other.geometry())]
        assert not over, (place, over)
    assert topics.agreement.agreement.height() >= 3 * topics.fontMetrics().lineSpacing()
    assert topics.options.area.height() >= 4 * topics.fontMetrics().lineSpacing()


def test_some_lines_of_the_minutes_are_read_on_a_small_screen(bench: Bench) -> None:
    bench.window.panels.show_panel("minutes")
    QApplication.processEvents()
    panel = bench.window.panels.panel("minutes")
    assert isinstance(panel, MinutesPanel) and panel.text.height() >= 130


def test_every_key_is_seen_whole_on_a_small_screen_and_the_sheet_is_scrolled_by_keys(bench: Bench) -> None:
    sheet = KeySheet(bench.window)
    sheet.show()
    QApplication.processEvents()
    page = sheet.findChild(QWidget, "page")
    assert page is not None and page.width() >= page.minimumSizeHint().width()
    assert sheet.bar.maximum() > 0 and "上下键" in sheet.heading.text()
    press(sheet, Qt.Key.Key_PageDown)
    assert sheet.isVisible() and sheet.bar.value() > 0
    press(sheet, Qt.Key.Key_Space)
    assert not sheet.isVisible()


def test_what_is_written_in_a_box_one_may_type_into_stands_in_its_middle(bench: Bench) -> None:
    dialog = OPENERS[AmendDialog](bench)
    dialog.show()
    QApplication.processEvents()
    box = next(one for one in dialog.findChildren(QComboBox) if one.isEditable())
    line = box.lineEdit()
    assert line is not None
    middle = line.mapTo(box, line.rect().center()).y()
    assert abs(middle - box.rect().center().y()) <= 2 and line.height() <= box.height()
    assert line.textMargins().top() == 0 and line.contentsRect().height() >= line.fontMetrics().height()


def at_a_new_meeting(bench: Bench) -> None:
    window = bench.window
    called = meetings.call_meeting(window.session.file, stage=Stage.REVIEW)
    window.session.enter(int(str(called.facts["meeting"])))
    window.session.do(meetings.open_meeting, meeting_id=window.session.meeting_id)
    QApplication.processEvents()


def test_while_forty_people_queue_three_who_answer_to_a_letter_are_seen(bench: Bench) -> None:
    """The first of sixteen was cut in half, below what the top bar says too and above buttons that are seldom used."""
    at_a_new_meeting(bench)
    bench.window.panels.show_panel("sign_in")
    panel = bench.window.panels.panel("sign_in")
    assert isinstance(panel, SignInPanel)
    type_words(panel.finder.line, "z")
    QApplication.processEvents()
    rows = panel.finder.list
    assert panel.banner.isVisible() and rows.viewport().height() >= 3 * rows.sizeHintForRow(0)
    assert "(&O)" in panel.more.text()
    press(panel.more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split("(")[0] for action in menu.actions()][:3] == ["指定持票人", "请假", "离场"]
    menu.close()
    bench.window.resize(1366, 728)
    assert panel.seldom.isVisible() and not panel.more.isVisible()


@pytest.mark.parametrize("name", ["sites", "commitments"])
def test_three_lines_of_a_list_are_seen_above_what_is_said_of_one(name: str, bench: Bench) -> None:
    bench.window.panels.show_panel(name)
    QApplication.processEvents()
    rows = bench.window.panels.panel(name).findChild(LineList)
    assert rows is not None and rows.viewport().height() >= 3 * rows.sizeHintForRow(0)


def test_no_box_of_colour_stands_there_without_words(bench: Bench) -> None:
    at_a_new_meeting(bench)
    empty = []
    for name in bench.window.panels.names:
        bench.window.panels.show_panel(name)
        QApplication.processEvents()
        labels = bench.window.panels.panel(name).findChildren(QLabel)
        boxes = (one for one in labels if one.property("kind") in ("warn", "bad", "good") and one.isVisible())
        empty += [name for one in boxes if not one.text()]
    assert empty == []


def test_at_100_percent_no_panel_has_to_be_scrolled(bench: Bench, qtbot: QtBot) -> None:
    bench.window.resize(1366, 728)
    topics = bench.window.panels.panel("topics")
    assert isinstance(topics, TopicsPanel)
    wrong: list[str] = []
    for name, page in [(name, 0) for name in bench.window.panels.names] + [("topics", page) for page in range(1, 5)]:
        bench.window.panels.show_panel(name)
        topics.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        area = bench.window.panels.tabs.currentWidget().findChild(Scrolled)
        if area is not None and area.verticalScrollBar().maximum() > 0:
            wrong.append(f"{name} {page}: {area.verticalScrollBar().maximum()}")
    assert not wrong, "\n".join(wrong)


def test_at_150_percent_no_word_of_the_comments_is_cut_off_once_it_is_sealed(bench: Bench) -> None:
    window = bench.window
    window.resize(SCREEN.width(), SCREEN.height() - FRAME)
    sealed = next(held for held in reading.read_particulars(window.session.file) if held.state is MeetingState.SEALED)
    window.session.enter(sealed.id)
    window.panels.show_panel("comments")
    panel = bench.entry
    QApplication.processEvents()
    note = panel.entry.note
    assert note.text() and note.height() >= note.heightForWidth(note.width())
    assert not (panel.chips.isVisible() or panel.source.isVisible())
    assert panel.list.viewport().height() >= panel.list.sizeHintForRow(0)


def test_at_150_percent_the_meetings_name_and_state_are_read_whole(bench: Bench) -> None:
    top = bench.window.top
    top.ends.setText("▲ 预计08:44结束")  # the longest that stands there
    QApplication.processEvents()
    assert top.title.width() >= top.title.sizeHint().width()
