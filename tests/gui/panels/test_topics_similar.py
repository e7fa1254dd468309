"""像是同一件事: offered, never merged by itself; a person takes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from tests.gui.panels.builders import type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.gui.panels import topics_similar
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.comments import record_comment, withdraw_comment
from yitusanhui.operations.reading import read_topics
from yitusanhui.operations.topics import raise_topic

ALIKE = ("车棚离窗太近，晚上充电怕着火", "车棚离窗太近，充电怕着火，晚上睡不着")


@pytest.fixture
def panel(session: Session, show: Show) -> TopicsPanel:
    """Comments 5 and 6 sound alike."""
    for text in ALIKE:
        record_comment(session.file, meeting_id=1, text=text)
    panel = show(TopicsPanel)
    assert isinstance(panel, TopicsPanel)
    panel.refresh()
    return panel


def test_a_pair_that_sounds_alike_is_offered_and_nothing_is_merged(panel: TopicsPanel, session: Session) -> None:
    similar = panel.comments.similar
    assert similar.isVisible()
    assert similar.list.lines[0].numbers == (5, 6)
    assert "像" in similar.list.model().index(0, 0).data()
    assert read_topics(session.file) == ()


def test_enter_marks_the_pair_for_a_new_topic(panel: TopicsPanel, session: Session, qtbot: QtBot) -> None:
    panel.comments.similar.setFocus()
    press(panel.comments.similar.list, Qt.Key.Key_Return)
    panel.title.setFocus()
    panel.title.insert("车棚")
    type_keys(qtbot, "\n")
    assert read_topics(session.file)[0].comments == (5, 6)


def test_enter_puts_one_under_the_topic_that_has_the_other(panel: TopicsPanel, session: Session) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="车棚", comments=[5]).facts["topic"]
    panel.refresh()
    panel.topics.go_to(topic)
    assert panel.comments.similar.list.lines[0].numbers == (6,)
    press(panel.comments.similar.list, Qt.Key.Key_Return)
    assert read_topics(session.file)[0].comments == (5, 6)


def test_where_nothing_sounds_alike_there_is_no_list(session: Session, show: Show) -> None:
    panel = show(TopicsPanel)
    assert isinstance(panel, TopicsPanel)
    assert not panel.comments.similar.isVisible()


def test_among_thousands_a_new_one_is_offered_without_comparing_all_again(
    panel: TopicsPanel, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics_similar, "AT_ONCE", 3)
    monkeypatch.setattr(topics_similar, "FEW", 1)
    similar = panel.comments.similar
    learnt = similar._likeness
    record_comment(session.file, meeting_id=1, text="路灯要装两盏，现在太暗")
    raise_topic(session.file, meeting_id=1, title="路灯", comments=[2])
    panel.refresh()
    qtbot.waitUntil(lambda: [line.id for line in similar.list.lines] == [7])
    withdraw_comment(session.file, number=7, reason="本人收回")
    panel.refresh()
    qtbot.waitUntil(lambda: not similar.list.lines)
    assert similar._likeness is learnt
