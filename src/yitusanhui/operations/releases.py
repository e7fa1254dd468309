"""放行: words that hold something sensitive are shown again once the recorder has looked at them."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.operations.context import standing_comment
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def release_comment(file: ConsultationFile, *, number: int, request: str | None = None) -> ChangeSet:
    """Let a comment's words be shown on the wall and in public, as they stand now.

    Amended words have to be looked at again. It belongs to the project: the last look before publishing comes after
    the seal.
    """

    def change(tx: Transaction) -> None:
        comment = standing_comment(tx, number)
        there = tx.live("releases", comment_id=number)
        if there:
            tx.update("releases", there[0]["id"], amended=comment["amended"], at=tx.at)
        else:
            tx.insert("releases", comment_id=number, amended=comment["amended"], at=tx.at)

    return file.write("release_comment", change, request=request)
