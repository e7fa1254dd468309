"""The agreement confirmed by key, read from the wall without names, and what stays open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.builders import press, type_words
from yitusanhui.domain.report import TopicLine
from yitusanhui.domain.terms import Consent, Fate, Stance
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.operations import reading, topics


@pytest.fixture
def panel(window: MainWindow) -> TopicsPanel:
    """A topic with an option on which two parties have a stand, and an agreement."""
    do = window.session.do
    do(topics.raise_topic, meeting_id=1, title="车棚")
    do(topics.offer_option, topic_id=1, title="东门")
    for party in ("物业", "9号楼居民"):
        do(topics.take_position, option_id=1, stakeholder=party, stance=Stance.ACCEPTS)
    do(topics.edit_topic, topic_id=1, agreement="搬到东门，张晓明看线")
    window.panels.show_panel("topics")
    found = window.panels.current
    assert isinstance(found, TopicsPanel)
    found.tabs.setCurrentWidget(found.confirmation)
    return found


def _topic(panel: TopicsPanel) -> TopicLine:
    return reading.read_topics(panel.session.file)[0]


def test_each_party_confirms_or_reserves_by_a_key(panel: TopicsPanel) -> None:
    part = panel.confirmation
    press(part.parties, Qt.Key.Key_1)
    press(part.parties, Qt.Key.Key_2)  # nothing written: asked for the words
    assert [one.party for one in _topic(panel).confirmations] == ["物业"]
    type_words(part.words, "灯要朝下")
    press(part.words, Qt.Key.Key_Return)
    press(part.parties, Qt.Key.Key_2)
    assert [(one.stance, one.words) for one in _topic(panel).confirmations] == [
        (Consent.CONFIRMS, ""),
        (Consent.RESERVES, "灯要朝下"),
    ]
    assert part.told.text() == "各方都表了态。"
    press(part.parties, Qt.Key.Key_Backspace)
    assert [one.party for one in _topic(panel).confirmations] == ["物业"]


def test_a_party_that_took_no_stand_is_added_by_name(panel: TopicsPanel) -> None:
    type_words(panel.confirmation.another, "居委会")
    press(panel.confirmation.another, Qt.Key.Key_Return)
    assert [one.party for one in _topic(panel).confirmations] == ["居委会"]


def test_the_agreement_is_read_from_the_wall_without_names(window: MainWindow, panel: TopicsPanel) -> None:
    panel.confirmation.read.click()
    assert "搬到东门" in window.wall.own_notice and "张晓明" not in window.wall.own_notice
    window.wall.wall.close()


def test_what_stays_open_goes_somewhere(panel: TopicsPanel) -> None:
    part = panel.confirmation
    part.fate.setFocus()
    press(part.fate, Qt.Key.Key_Down)
    press(part.fate, Qt.Key.Key_Return)
    press(part.note, Qt.Key.Key_Return)
    assert _topic(panel).fate is Fate.NEXT_ROUND


def test_an_option_takes_a_drawing_by_a_key(panel: TopicsPanel) -> None:
    panel.tabs.setCurrentWidget(panel.options)
    press(panel.options.cards[0], Qt.Key.Key_T)
    assert _topic(panel).options[0].blueprint_id == 1
    press(panel.options.cards[0], Qt.Key.Key_T)
    assert _topic(panel).options[0].blueprint_id is None
