"""What the session counts once for all who ask is always what the file says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.gui.builders import make_file
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.gui.session import Session
from yitusanhui.operations import attendance, meetings, reading, roster, undo

Deed = Callable[[Session], ChangeSet | None]
MOVED = RosterRow("张晓明", "居民", "9号楼901室", "9-901")
NEWCOMER = RosterRow("钱多多", "居民", "6号楼601室", "6-601")
DEEDS: dict[str, Deed] = {
    "someone is added": lambda s: s.do(roster.add_participant, row=NEWCOMER),
    "a table is brought": lambda s: s.do(roster.import_roster, rows=[NEWCOMER]),
    "a door is corrected": lambda s: s.do(roster.edit_participant, participant_id=1, row=MOVED),
    "someone is taken off": lambda s: s.do(roster.remove_participant, participant_id=2),
    "someone may be named": lambda s: s.do(roster.note_consent, participant_id=1, consent=True),
    "someone comes": lambda s: s.do(attendance.sign_in, meeting_id=1, participant_id=2),
    "someone comes who is on no list": lambda s: s.do(attendance.sign_in_walk_in, meeting_id=1, row=NEWCOMER),
    "someone goes": lambda s: s.do(attendance.sign_out, meeting_id=1, participant_id=1),
    "someone is excused": lambda s: s.do(attendance.excuse, meeting_id=1, participant_id=3),
    "the other of a household holds the vote": lambda s: (
        s.do(attendance.sign_in, meeting_id=1, participant_id=4)
        and s.do(attendance.hold_vote, meeting_id=1, participant_id=4)
    ),
    "the meeting is closed": lambda s: s.do(meetings.close_meeting, meeting_id=1),
}


@pytest.fixture
def session(own_home: object, tmp_path: object, qapp: object) -> Session:
    """A meeting under way that one person came to; the roster and the sheet were looked at."""
    opened = Session(make_file(tmp_path))  # type: ignore[arg-type]
    opened.enter(1)
    opened.do(meetings.open_meeting, meeting_id=1)
    opened.do(attendance.sign_in, meeting_id=1, participant_id=1)
    assert opened.people().people and opened.attendees() and opened.attendance().present
    return opened


@pytest.mark.parametrize("name", DEEDS)
def test_roster_sheet_and_figures_are_the_file_s_once(session: Session, name: str) -> None:
    assert DEEDS[name](session) is not None
    assert_true(session)
    session.do(undo.undo_last)
    assert_true(session)
    session.close()


def test_a_roster_that_nobody_changed_is_not_read_again(session: Session) -> None:
    before = session.people()
    session.do(attendance.sign_in, meeting_id=1, participant_id=2)
    assert session.people() is before
    session.close()


def assert_true(session: Session) -> None:
    assert session.people().people == reading.read_roster(session.file)
    assert session.attendees() == reading.read_attendees(session.file, 1)
    assert session.attendance() == reading.read_attendance(session.file, 1)
