"""The top of the window."""

from __future__ import annotations

from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import meetings


def test_a_quorum_that_is_missing_is_grey_until_the_meeting_is_open(window: MainWindow) -> None:
    missing = window.top.figures["missing"]
    assert window.session.attendance().quorate is False
    assert missing.property("kind") == "quiet"
    window.session.do(meetings.open_meeting, meeting_id=1)
    assert missing.property("kind") == "short"
