"""宣读: the draft on the wall by keys, without names, corrected while it is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.builders import press, type_words
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.operations import attendance, comments, meetings, reading, topics

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def evening(window: MainWindow) -> MainWindow:
    do = window.session.do
    do(meetings.edit_meeting, meeting_id=1, chair="张晓明", recorder="李秀英", place="二楼会议室")
    do(meetings.open_meeting, meeting_id=1)
    for person in (1, 2):
        do(attendance.sign_in, meeting_id=1, participant_id=person)
    do(comments.record_comment, meeting_id=1, text="我家有残疾人，车棚离窗太近", author="张晓明")
    do(topics.raise_topic, meeting_id=1, title="车棚", comments=[1])
    do(topics.edit_topic, topic_id=1, agreement="张晓明和物业同意搬到东门，电话13800000001。")
    do(meetings.close_meeting, meeting_id=1)
    return window


def keyboard() -> object:
    return QApplication.focusWidget()


def on_the_wall(window: MainWindow) -> str:
    notice = window.wall.wall.notice
    return f"{notice.head.words}\n{notice.body.words}"


def read_to_the_end(window: MainWindow) -> list[str]:
    panel = window.panels.panel("minutes")
    assert isinstance(panel, MinutesPanel)
    seen = [on_the_wall(window)]
    for _ in range(len(panel.aloud.passages) - 1):
        press(panel.text, Key.Key_Space)
        seen.append(on_the_wall(window))
    return seen


def test_the_whole_draft_is_read_from_the_wall_by_one_key_and_names_nobody(evening: MainWindow) -> None:
    press(evening, Key.Key_F10, CTRL)
    assert evening.wall.wall.mode is WallMode.NOTICE and evening.wall.wall.isVisible()
    assert keyboard() is evening.panels.panel("minutes").text  # type: ignore[attr-defined]
    seen = read_to_the_end(evening)
    assert len(set(seen)) > 5
    whole = "\n".join(seen)
    assert "搬到东门" in whole and "二楼会议室" in whole
    for hidden in ("张晓明", "李秀英", "13800000001", "残疾"):
        assert hidden not in whole


def test_it_goes_back_and_ends_at_the_map(evening: MainWindow) -> None:
    press(evening, Key.Key_F10, CTRL)
    text = evening.panels.panel("minutes").text  # type: ignore[attr-defined]
    first = on_the_wall(evening)
    assert evening.top.wall.text() == "投影：宣读"
    press(text, Key.Key_Space)
    assert on_the_wall(evening) != first
    press(text, Key.Key_Up)
    assert on_the_wall(evening) == first
    press(text, Key.Key_Escape)
    assert evening.wall.wall.mode is WallMode.MAP
    press(text, Key.Key_Space)
    assert evening.wall.wall.mode is WallMode.MAP and evening.top.wall.text() == "投影：地图"


def test_what_is_corrected_while_it_is_read_is_in_the_file_and_the_keyboard_goes_on_reading(
    evening: MainWindow,
) -> None:
    press(evening, Key.Key_F10, CTRL)
    panel = evening.panels.panel("minutes")
    assert isinstance(panel, MinutesPanel)
    press(panel.text, Key.Key_Space)
    place = panel.section.currentIndex()
    press(panel.text, Key.Key_F2)
    line = QApplication.focusWidget()
    assert line is panel.correction
    type_words(line, "地点是三楼")
    press(line, Key.Key_Return)
    assert reading.read_meeting(evening.session.file, 1).corrections[0].text == "地点是三楼"
    assert "更正为：地点是三楼" in on_the_wall(evening)
    assert keyboard() is panel.text and panel.aloud.passages[panel.aloud.current].place == place
    assert QTest.qWaitForWindowActive(evening)


def test_after_something_was_recorded_in_between_the_same_passage_is_on_the_wall_again(evening: MainWindow) -> None:
    evening.session.do(meetings.open_meeting, meeting_id=1)
    press(evening, Key.Key_F10, CTRL)
    panel = evening.panels.panel("minutes")
    assert isinstance(panel, MinutesPanel)
    while "搬到东门" not in on_the_wall(evening):
        press(panel.text, Key.Key_Space)
    passage = on_the_wall(evening)
    press(evening, Key.Key_3, CTRL)
    evening.session.do(comments.record_comment, meeting_id=1, text="会后又想起一条", category="其他")
    evening.session.do(comments.record_comment, meeting_id=1, text="再补一条", category="绿化")
    evening.wall.turn_to(WallMode.MAP, evening)
    press(evening, Key.Key_F10, CTRL)
    assert evening.wall.wall.mode is WallMode.NOTICE
    assert on_the_wall(evening).split("\n", 1)[1] == passage.split("\n", 1)[1]
    press(evening, Key.Key_3, CTRL)
    press(evening, Key.Key_F10, CTRL)  # nothing was recorded this time
    assert evening.wall.wall.mode is WallMode.NOTICE
    assert on_the_wall(evening).split("\n", 1)[1] == passage.split("\n", 1)[1]
    press(evening, Key.Key_F10, CTRL)
    assert evening.wall.wall.mode is WallMode.MAP


def test_a_long_paragraph_is_read_in_whole_sentences(evening: MainWindow) -> None:
    words = "".join(f"第{number}户同意把车棚搬到东门北墙，并且自己出一部分钱。" for number in range(30))
    evening.session.do(topics.edit_topic, topic_id=1, agreement=words)
    press(evening, Key.Key_F10, CTRL)
    seen = read_to_the_end(evening)
    assert all(len(one) < 260 for one in seen)
    assert words in "".join(one.split("\n", 1)[1] for one in seen)


def test_a_long_list_is_read_in_whole_names(evening: MainWindow) -> None:
    words = "到会单位：" + "、".join(f"第{number}居民小组" for number in range(60)) + "。"
    evening.session.do(topics.edit_topic, topic_id=1, agreement=words)
    press(evening, Key.Key_F10, CTRL)
    seen = [one.split("\n", 1)[1] for one in read_to_the_end(evening)]
    assert all(len(one) < 200 for one in seen) and words in "".join(seen)
    assert sum(one.endswith("、") for one in seen) >= 2
