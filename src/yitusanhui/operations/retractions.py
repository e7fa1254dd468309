"""封存后撤回: a resident takes words back after their meeting was sealed.

The sealed report stays as it was. The words leave later counts and every public text; the minutes say so in a line
of their own, and the file keeps both.
"""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState
from yitusanhui.operations.context import standing_comment, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def retract_comment(file: ConsultationFile, *, number: int, reason: str, request: str | None = None) -> ChangeSet:
    """Take a comment of a sealed meeting back, with a reason; before the seal it is simply withdrawn."""

    def change(tx: Transaction) -> None:
        comment = standing_comment(tx, number)
        if MeetingState(tx.get("meetings", comment["meeting_id"])["state"]) is not MeetingState.SEALED:
            raise DomainError("withdraw_instead", number=number)
        tx.insert("retractions", comment_id=number, reason=words(reason, what="reason"), at=tx.at)

    return file.write("retract_comment", change, request=request)
