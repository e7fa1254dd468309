"""The battery dies in the middle of the evening: what lies on the disk opens where one was."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.builders import make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.terms import Method, Stage
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.operations import meetings, motions, reading
from yitusanhui.operations.files import open_consultation

CTRL = Qt.KeyboardModifier.ControlModifier


def as_left_by_a_dead_battery(path: Path, spare: Path) -> None:
    """Keep file and log as they are on the disk this moment, written and not put together."""
    spare.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copyfile(one, spare / one.name)


def bring_back(path: Path, spare: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    for one in spare.iterdir():
        shutil.copyfile(one, path.parent / one.name)


def test_the_same_meeting_step_and_panel_with_the_last_words(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path))
    path, spare = window.session.file.path, tmp_path / "disk"
    window.session.do(meetings.open_meeting, meeting_id=1)
    for _ in range(4):
        press(window, Qt.Key.Key_Right, CTRL)
    press(window, Qt.Key.Key_3, CTRL)
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    type_words(panel.entry.line, "车棚离窗太近")
    press(panel.entry.line, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_5, CTRL)
    step = window.top.step.text()
    as_left_by_a_dead_battery(path, spare)
    window.close()
    bring_back(path, spare)
    again = open_window(open_consultation(path))
    assert again.session.meeting_id == 1
    assert isinstance(again.panels.current, VotesPanel)
    assert again.top.step.text().split("，")[0] == step.split("，")[0] != ""
    assert [line.text for line in reading.read_comments(again.session.file)] == ["车棚离窗太近"]


def test_a_vote_that_was_open_is_open_again(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path))
    path, spare = window.session.file.path, tmp_path / "disk"
    session = window.session
    session.do(meetings.open_meeting, meeting_id=1)
    press(window, Qt.Key.Key_2, CTRL)
    type_words(window.panels.current.finder.line, "zxm")  # type: ignore[attr-defined]
    for _ in range(2):  # two have these initials: asked once, then the first
        press(window.panels.current.finder.line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    session.do(motions.draft_motion, meeting_id=1, title="装灯", method=Method.HANDS)
    press(window, Qt.Key.Key_5, CTRL)
    for deed in (motions.announce_vote, motions.open_vote):
        session.do(deed, motion_id=1)
    as_left_by_a_dead_battery(path, spare)
    window.close()
    bring_back(path, spare)
    panel = open_window(open_consultation(path)).panels.current
    assert isinstance(panel, VotesPanel)
    assert panel.pages.currentWidget() is panel.hands and panel.hands.title.text() == "装灯"


def test_a_meeting_in_another_state_is_opened_at_its_work(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path))
    path = window.session.file.path
    press(window, Qt.Key.Key_4, CTRL)
    window.session.do(meetings.open_meeting, meeting_id=1)
    window.session.do(meetings.close_meeting, meeting_id=1)
    window.session.do(meetings.call_meeting, stage=Stage.COORDINATE)
    window.close()
    again = open_window(open_consultation(path))
    assert again.panels.current is again.panels.panels["minutes"]
