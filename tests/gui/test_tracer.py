"""溯源 in the window: by one key from what one is on, on by Enter, back, to the panel, to the wall."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press
from tests.gui.hands import CTRL
from yitusanhui.domain.story import Thing, ThingKind
from yitusanhui.domain.terms import Audience, Fate, Stage
from yitusanhui.gui.dialogs.last_time import LastTimeDialog
from yitusanhui.gui.dialogs.loose_ends import LooseEndsDialog
from yitusanhui.gui.dialogs.story import StoryDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import comments, commitments, meetings, reading, replies, topics

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held(window: MainWindow) -> MainWindow:
    """A meeting with two comments in a topic, and a promise of it."""
    do = window.session.do
    do(meetings.open_meeting, meeting_id=1)
    do(comments.record_comment, meeting_id=1, text="张晓明说车棚太近", author="张小曼")
    do(comments.record_comment, meeting_id=1, text="东门太暗")
    do(topics.raise_topic, meeting_id=1, title="车棚", comments=[1])
    do(commitments.make_commitment, meeting_id=1, text="搬车棚", owner="物业", topic_id=1)
    return window


def _key(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, key, modifier)


def test_ctrl_g_tells_the_story_and_enter_follows_it_there_and_back(held: MainWindow) -> None:
    seen: list[Thing] = []

    def follow(dialog: QDialog) -> None:
        assert isinstance(dialog, StoryDialog)
        seen.append(dialog.thing)
        dialog.others.setFocus()
        press(dialog.others, Qt.Key.Key_Return)
        seen.append(dialog.thing)
        press(dialog, Qt.Key.Key_Left, ALT)
        seen.append(dialog.thing)
        press(dialog, Qt.Key.Key_Right, ALT)
        seen.append(dialog.thing)
        press(dialog, Qt.Key.Key_G)

    held.panels.show_panel("comments")
    held.session.comment_selected.emit(1)
    in_the_dialog(follow)
    _key(held, Qt.Key.Key_G, CTRL)
    comment, topic = Thing(ThingKind.COMMENT, 1), Thing(ThingKind.TOPIC, 1)
    assert seen == [comment, topic, comment, topic]
    assert held.panels.current is held.panels.panel("topics")


def test_on_nothing_it_asks_for_a_number(held: MainWindow) -> None:
    seen: list[Thing] = []

    def answer(dialog: QDialog) -> None:
        in_the_dialog(lambda story: seen.append(story.thing))  # type: ignore[attr-defined]
        QTest.keyClicks(dialog.focusWidget(), "2")
        press(dialog.focusWidget(), Qt.Key.Key_Return)

    held.panels.show_panel("prepare")
    in_the_dialog(answer)
    _key(held, Qt.Key.Key_G, CTRL)
    assert seen == [Thing(ThingKind.COMMENT, 2)]


def test_the_wall_tells_a_story_without_names(held: MainWindow) -> None:
    held.tracer.show_on_the_wall(Thing(ThingKind.COMMENT, 1))
    words = held.wall.own_notice
    assert "车棚太近" in words and "搬车棚" in words
    assert "张晓明" not in words and "张小曼" not in words
    held.wall.wall.close()


def test_a_loose_end_leads_to_where_it_is_tied(held: MainWindow) -> None:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, LooseEndsDialog)
        for _ in range(2):  # past 已散会 and number 1
            press(dialog.list, Qt.Key.Key_Down)
        press(dialog.list, Qt.Key.Key_Return)

    held.session.do(meetings.close_meeting, meeting_id=1)
    in_the_dialog(go)
    _key(held, Qt.Key.Key_G, CTRL | SHIFT)
    panel = held.panels.current
    assert panel is held.panels.panel("replies")
    assert panel.list.current.number == 2  # type: ignore[attr-defined]


def test_loose_ends_stand_under_their_kind_and_the_arrows_pass_over_headings(held: MainWindow) -> None:
    shown: list[str] = []
    passed: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, LooseEndsDialog)
        model = dialog.list.model()
        shown.extend(model.index(row, 0).data() for row in range(model.rowCount()))
        for _ in range(model.rowCount()):
            passed.append(dialog.list.currentIndex().data())
            press(dialog.list, Qt.Key.Key_Down)

    ends = held.tracer.open_ends()
    in_the_dialog(look)
    held.tracer.loose_ends()
    heads = [words for words in shown if not words.startswith("　　")]
    assert len(heads) == len({end.kind for end in ends}) > 1 and len(shown) == len(heads) + len(ends)
    assert set(passed) == {words for words in shown if words.startswith("　　")}


def test_where_nothing_is_loose_it_says_so(window: MainWindow) -> None:
    told: list[str] = []
    in_the_dialog(lambda dialog: told.append(dialog.told.text()))  # type: ignore[attr-defined]
    window.tracer.loose_ends()
    assert told == ["件件有着落，条条有下文。"]


def test_the_path_counts_what_is_loose(held: MainWindow, qtbot: object) -> None:
    qtbot.waitUntil(lambda: held.path.loose.text() == "还没有下文（2）")  # type: ignore[attr-defined]
    held.session.do(meetings.close_meeting, meeting_id=1)
    qtbot.waitUntil(lambda: held.path.loose.text() == "还没有下文（5）")  # type: ignore[attr-defined]
    held.session.do(replies.reply_comment, number=2, kind="采纳")
    qtbot.waitUntil(lambda: held.path.loose.text() == "还没有下文（4）")  # type: ignore[attr-defined]


def test_a_topic_left_for_the_next_round_is_taken_up_there_by_enter(held: MainWindow) -> None:
    do = held.session.do
    do(topics.leave_open, topic_id=1, fate=Fate.NEXT_ROUND)
    do(meetings.close_meeting, meeting_id=1)
    done = do(meetings.call_meeting, stage=Stage.COORDINATE)
    assert done is not None
    later = int(str(done.facts["meeting"]))
    held.session.enter(later)

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, LastTimeDialog)
        press(dialog.list, Qt.Key.Key_Return)
        assert not dialog.take_up.isEnabled()

    in_the_dialog(take)
    held.tracer.last_time()
    assert [(topic.title, topic.comments) for topic in reading.read_topics(held.session.file, later)] == [
        ("车棚", (1,))
    ]


def test_a_story_is_printed_where_the_person_says(
    held: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    target = tmp_path / "溯源.pdf"
    monkeypatch.setattr("yitusanhui.gui.tracer.ask_new_file", lambda *_: target)
    held.tracer.print(Thing(ThingKind.COMMENT, 1), Audience.PUBLIC)
    qtbot.waitUntil(lambda: target.exists(), timeout=20_000)  # type: ignore[attr-defined]
    assert target.read_bytes().startswith(b"%PDF")


def test_a_meeting_that_opens_is_told_what_comes_from_before(held: MainWindow, qtbot: object) -> None:
    do = held.session.do
    do(meetings.close_meeting, meeting_id=1)
    done = do(meetings.call_meeting, stage=Stage.COORDINATE)
    assert done is not None
    later = int(str(done.facts["meeting"]))
    held.session.enter(later)
    told: list[str] = []
    held.session.told.connect(told.append)
    do(meetings.open_meeting, meeting_id=later)
    qtbot.waitUntil(lambda: any("有4件上次的事要交代" in words for words in told))  # type: ignore[attr-defined]
