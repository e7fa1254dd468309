"""新开一次: what the last meeting had is offered again."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.gui.dialogs.meeting import CallDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import meetings, reading


def test_the_next_meeting_is_offered_the_place_and_people_of_the_last_one_held(window: MainWindow) -> None:
    session = window.session
    session.do(meetings.edit_meeting, meeting_id=1, place="活动室", chair="李书记", recorder="小王")
    session.do(meetings.open_meeting, meeting_id=1)
    session.do(meetings.close_meeting, meeting_id=1)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, CallDialog) and not dialog.when.text()
        dialog.recorder.setText("小李")
        dialog.ok.click()

    in_the_dialog(agree)
    window.call_round(Stage.COORDINATE)
    assert window.panels.current.isAncestorOf(window.focusWidget())
    called = reading.read_particulars(session.file)[-1]
    assert called.state is MeetingState.PLANNED
    assert (called.place, called.chair, called.recorder) == ("活动室", "李书记", "小李")


def test_before_any_meeting_was_held_nothing_is_offered(window: MainWindow) -> None:
    seen: list[str] = []
    in_the_dialog(lambda dialog: seen.extend((dialog.place.text(), dialog.chair.text())))  # type: ignore[attr-defined]
    window.call_round(Stage.CONSULT)
    assert seen == ["", ""]
