"""Consultations for the panels, built as a person builds them: through operations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import made_once
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import Method, Stage
from yitusanhui.gui.session import Session
from yitusanhui.operations import attendance, comments, files, meetings, minutes, motions, roster
from yitusanhui.operations.motions import Choice

SAID = ("车棚离窗太近", "要装路灯", "公园要有厕所", "晚上不要跳广场舞")
KEYS = {"\n": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace, "\x7f": Qt.Key.Key_Delete, "\t": Qt.Key.Key_Tab}


def new_session(folder: Path, *, households: int = 12, present: int = 8) -> Session:
    """A session in a running 征询会."""
    session = Session(_running(households, present)(folder))
    session.enter(1)
    return session


@cache
def _running(households: int, present: int) -> Callable[[Path], files.ConsultationFile]:
    """The file of that meeting, with so many there of so many, and four comments."""

    def make(folder: Path) -> files.ConsultationFile:
        file = files.new_consultation(folder / "口袋公园.ytsh", title="口袋公园", actor="小王")
        rows = [
            RosterRow(f"王{number}", "居民", f"{number}号楼{number}01室", f"{number}-{number}01", 500000, "")
            for number in range(1, households + 1)
        ]
        roster.import_roster(file, rows=rows)
        meetings.open_meeting(file, meeting_id=1)
        for person in range(1, present + 1):
            attendance.sign_in(file, meeting_id=1, participant_id=person)
        for number, text in enumerate(SAID, 1):
            comments.record_comment(file, meeting_id=1, text=text, author=f"王{number}")
        return file

    return made_once(make)


def open_motion(session: Session, method: Method, *, choices: Sequence[Choice] = (), title: str = "是否同意") -> int:
    """A motion announced and open; returns its id."""
    drafted = motions.draft_motion(
        session.file, meeting_id=session.meeting_id, title=title, method=method, choices=choices
    )
    motion = int(str(drafted.facts["motion"]))
    motions.announce_vote(session.file, motion_id=motion)
    motions.open_vote(session.file, motion_id=motion)
    return motion


def hold_review(session: Session, *, sealed: bool = False) -> int:
    """Close this meeting and open a 评议会; returns its id."""
    meetings.close_meeting(session.file, meeting_id=session.meeting_id)
    if sealed:
        minutes.seal_meeting(session.file, meeting_id=session.meeting_id)
    review = int(str(meetings.call_meeting(session.file, stage=Stage.REVIEW).facts["meeting"]))
    meetings.open_meeting(session.file, meeting_id=review)
    session.enter(review)
    return review


def type_keys(qtbot: QtBot, keys: str) -> None:
    """Type into whatever has the keyboard; line ends, backspace, delete and tab are their keys."""
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the keyboard"
        if key in KEYS:
            qtbot.keyClick(here, KEYS[key])
        else:
            qtbot.keyClicks(here, key)


def press(qtbot: QtBot, panel: QWidget, words: str) -> None:
    """Click the visible button that says this."""
    said = [(one, re.sub(r"\(&\w\)", "", one.text())) for one in panel.findChildren(QPushButton) if one.isVisible()]
    found = [one for one, text in said if text == words]
    assert found, f"no button says {words}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
