"""The top of the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from yitusanhui.domain.clock import stamp
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.operations import meetings, reading


def test_a_quorum_that_is_missing_is_grey_until_the_meeting_is_open(window: MainWindow) -> None:
    missing = window.top.figures["missing"]
    assert window.session.attendance().quorate is False
    assert missing.property("kind") == "quiet"
    window.session.do(meetings.open_meeting, meeting_id=1)
    assert missing.property("kind") == "short"


def test_a_meeting_that_is_late_says_so_and_the_bar_stays_as_high_as_it_was(window: MainWindow) -> None:
    window.session.do(meetings.open_meeting, meeting_id=1)
    high = window.top.sizeHint().height()
    began = datetime.now().astimezone() - timedelta(hours=4)
    window.top._held = replace(reading.read_meeting(window.session.file, 1), opened_at=stamp(began))
    window.top.tick()
    assert window.top.ends.text().startswith("▲")
    assert window.top.sizeHint().height() == high


def test_nobody_is_asked_to_speak_in_a_meeting_that_is_over(window: MainWindow) -> None:
    window.session.do(meetings.open_meeting, meeting_id=1)
    parts = (window.top.turn, window.top.who, window.top.start)
    assert all(part.isVisible() for part in parts)
    window.session.do(meetings.close_meeting, meeting_id=1)
    assert not any(part.isVisible() for part in parts)


def test_the_clock_of_a_meeting_begun_on_another_day_is_not_shown_beside_the_agenda(window: MainWindow) -> None:
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.panels.show_panel("prepare")
    panel = window.panels.current
    assert isinstance(panel, PreparePanel)
    held = reading.read_meeting(window.session.file, 1)
    assert panel.agenda.whole.isVisible()
    began = datetime.now().astimezone() - timedelta(days=3)
    panel.agenda.show_steps(replace(held, opened_at=stamp(began)))
    assert not panel.agenda.whole.isVisible()
