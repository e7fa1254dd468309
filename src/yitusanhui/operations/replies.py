"""采纳答复: every comment ends with a reply. Replies belong to the project, so a sealed meeting doesn't stop them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import ReplyRow
from yitusanhui.domain.replying import of_another
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.operations.context import iso_day, standing_comment, words
from yitusanhui.operations.each_row import take_rows
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def reply_comment(
    file: ConsultationFile,
    *,
    number: int,
    kind: ReplyKind,
    reason: str = "",
    owner: str = "",
    due: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Answer a comment; a new reply replaces the old, which the journal keeps.

    A reason may come later, but is owed for anything but 采纳: the public table waits for it.
    """
    row = ReplyRow(number, kind, reason, owner, due)
    return file.write("reply_comment", lambda tx: _reply(tx, row, {}), request=request)


def import_replies(
    file: ConsultationFile,
    *,
    rows: Sequence[ReplyRow],
    lines: Sequence[int] = (),
    skip_bad: bool = False,
    request: str | None = None,
) -> ChangeSet:
    """Take the clerk's table, matched by comment number, all or none."""

    def change(tx: Transaction) -> None:
        said = {row["text"].strip(): row["id"] for row in tx.find("comments")}
        take_rows(tx, rows, lambda row: _reply(tx, row, said), lines=lines, skip_bad=skip_bad)

    return file.write("import_replies", change, request=request)


def _reply(tx: Transaction, row: ReplyRow, said: Mapping[str, int]) -> bool:
    """Insert or replace a reply; False when it says what was there already."""
    comment = standing_comment(tx, row.number)
    if other := of_another(row.text, comment["text"], said):
        raise DomainError("reply_misplaced", number=row.number, other=other)
    values = {
        "kind": ReplyKind(row.kind),
        "reason": words(row.reason),
        "owner": words(row.owner),
        "due": iso_day(row.due),
    }
    there = tx.live("replies", comment_id=row.number)
    if not there:
        tx.insert("replies", comment_id=row.number, at=tx.at, **values)
        return True
    differs = any(there[0][name] != value for name, value in values.items())
    return differs and tx.update("replies", there[0]["id"], at=tx.at, **values)
