"""What is said once a comment is recorded."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading
from yitusanhui.texts import say


def recorded_words(session: Session, done: ChangeSet, *, placed: bool, endorsements: int, state: MeetingState) -> str:
    """Its number; that it has no place, that more agree than are here, that an ID number was left out."""
    told = say("comments.recorded", {"number": done.facts["number"]})
    if not placed and reading.read_blueprints(session.file):
        told += say("comments.recorded_no_place")
    if endorsements and state is MeetingState.RUNNING:
        told += _more_than_here(session, endorsements)
    return told + (say("id_numbers_left_out") if "id_numbers" in done.facts else "")


def _more_than_here(session: Session, endorsements: int) -> str:
    """More hands than people in the room: recorded as typed, and said."""
    here = sum(not line.left_at for line in session.attendees())
    return say("comments.more_than_here", {"here": here}) if endorsements > here else ""
