"""What goes on to the next meeting of a stage from one that was called off, or put off and never held."""

from __future__ import annotations

from yitusanhui.domain.meetings import never_held
from yitusanhui.domain.terms import MeetingState, MotionState, Stage
from yitusanhui.store.connection import Row
from yitusanhui.store.transaction import Transaction

PARTICULARS = ("place", "chair", "recorder")


def replaced(tx: Transaction, stage: Stage) -> Row | None:
    """The last meeting of the stage, if it was never held: the next one is held in its stead."""
    last = max(tx.live("meetings", stage=stage), key=lambda row: int(row["id"]), default=None)
    return last if last is not None and never_held(MeetingState(last["state"]), last["opened_at"]) else None


def take_over(tx: Transaction, stage: Stage, gone: Row | None, meeting_id: int) -> None:
    """Place and people of the meeting it is held instead of, and all that was prepared for those called off.

    Words, topics and matters of an evening that was put off stay its own: they were said, and can be taken up again.
    """
    if gone is not None:
        tx.update("meetings", meeting_id, **{name: gone[name] for name in PARTICULARS})
    for off in tx.live("meetings", stage=stage, state=MeetingState.CANCELLED):
        for comment in tx.find("comments", meeting_id=off["id"]):
            tx.update("comments", comment["id"], meeting_id=meeting_id)
        for seconded in tx.live("endorsements", meeting_id=off["id"]):
            tx.update("endorsements", seconded["id"], meeting_id=meeting_id)
        for topic in tx.live("topics", meeting_id=off["id"]):
            tx.update("topics", topic["id"], meeting_id=meeting_id)
        for motion in tx.live("motions", meeting_id=off["id"], state=MotionState.DRAFTED):
            tx.update("motions", motion["id"], meeting_id=meeting_id)
