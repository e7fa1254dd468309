"""会前核对: the meeting's list, ticked in the file."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.operations.context import meeting, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def tick_check(
    file: ConsultationFile, *, meeting_id: int, item: str, done: bool = True, request: str | None = None
) -> ChangeSet:
    """One thing of the list was seen to, or after all not."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        named, at = words(item, what="item"), tx.at if done else ""
        there = tx.live("checks", meeting_id=meeting_id, item=named)
        if not there:
            tx.insert("checks", meeting_id=meeting_id, item=named, done_at=at)
        elif bool(there[0]["done_at"]) != done:
            tx.update("checks", there[0]["id"], done_at=at)

    return file.write("tick_check", change, request=request)
