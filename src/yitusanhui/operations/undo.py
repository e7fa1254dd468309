"""撤销: the last operations of the person at the keyboard taken back, each by an operation of its own.

What was changed gets its former values again; what was added is taken out of every figure (a comment is
withdrawn). Nothing is removed: the journal shows both. Votes that were closed and seals are not undone.
"""

from __future__ import annotations

import json
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import CommentStatus, MotionState
from yitusanhui.store.connection import Row
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say

UNDOABLE = frozenset(
    {
        "add_participant",
        "adjourn_meeting",
        "amend_comment",
        "announce_vote",
        "cast_ballot",
        "confirm_proxy",
        "correct_minutes",
        "count_hands",
        "count_papers",
        "draft_motion",
        "edit_commitment",
        "edit_meeting",
        "edit_option",
        "edit_participant",
        "edit_step",
        "edit_topic",
        "endorse_comment",
        "evaluate",
        "excuse",
        "go_to_step",
        "grant_proxy",
        "hold_vote",
        "import_comments",
        "import_replies",
        "import_roster",
        "make_commitment",
        "merge_comments",
        "offer_option",
        "open_vote",
        "part_comment",
        "place_comment",
        "post_notice",
        "raise_topic",
        "record_comment",
        "remove_participant",
        "reply_comment",
        "report_progress",
        "revoke_proxy",
        "settle_option",
        "sign_in",
        "sign_in_walk_in",
        "sign_out",
        "take_back_ballot",
        "take_back_endorsement",
        "take_position",
        "withdraw_comment",
    }
)
OF_A_VOTE = frozenset({"ballots", "counts", "roll", "choices"})
# What stands on a row: while any of it does, the row isn't taken out from under it.
LEANS_ON = {
    "participants": (("attendances", "participant_id"), ("proxies", "principal_id"), ("proxies", "agent_id")),
    "topics": (
        ("options", "topic_id"),
        ("topic_comments", "topic_id"),
        ("motions", "topic_id"),
        ("commitments", "topic_id"),
    ),
    "options": (("positions", "option_id"), ("motions", "option_id"), ("commitments", "option_id")),
    "commitments": (
        ("progress", "commitment_id"),
        ("evaluations", "commitment_id"),
        ("commitments", "from_commitment"),
    ),
}
# Of these there is one at a time: the place may have been filled since.
ONE_FOR = {"proxies": ("meeting_id", "principal_id"), "topic_comments": ("topic_id", "comment_id")}


def undo_last(file: ConsultationFile, *, request: str | None = None) -> ChangeSet:
    """Take back the newest operation of this actor that can be; `facts["undone"]` names it.

    Refuses when there is nothing to undo, or when what it changed was changed again since.
    """

    def change(tx: Transaction) -> None:
        last = _last(tx)
        if last["operation"] not in UNDOABLE:
            raise DomainError("cannot_undo", operation=say(f"done_{last['operation']}"))
        for entry in reversed(tx.entries_of(last["request"])):
            _take_back(tx, entry)
        tx.trace("requests", int(last["seq"]), None, {"undone": last["request"]})
        tx.facts.update(undone=last["operation"])

    return file.write("undo_last", change, request=request)


def _last(tx: Transaction) -> Row:
    """The newest request of this actor that wasn't undone yet."""
    undone: set[str] = set()
    for row in tx.requests_back(tx.actor):
        if row["operation"] == "undo_last":
            undone |= {
                json.loads(e["after"])["undone"] for e in tx.entries_of(row["request"]) if e["entity"] == "requests"
            }
        elif row["request"] not in undone:
            return row
    raise DomainError("nothing_to_undo")


def _take_back(tx: Transaction, entry: Row) -> None:
    table, row_id = entry["entity"], entry["entity_id"]
    now, after = tx.get(table, row_id), json.loads(entry["after"])
    if now != after:
        raise DomainError("changed_since")
    if table in OF_A_VOTE and tx.get("motions", now["motion_id"])["state"] == MotionState.COUNTED:
        raise DomainError("vote_is_counted")
    if entry["before"] is not None:
        former = _changed(json.loads(entry["before"]), after)
        if former.get("void") == 0 and table in ONE_FOR:
            _refuse_any(tx.live(table, **{name: now[name] for name in ONE_FOR[table]}))
        tx.update(table, row_id, **former)
    elif table == "comments":
        tx.update(table, row_id, status=CommentStatus.WITHDRAWN, withdrawn_reason=say("undone_comment"))
    else:
        for leaning, column in LEANS_ON.get(table, ()):
            _refuse_any(tx.live(leaning, **{column: row_id}))
        tx.update(table, row_id, void=1)


def _refuse_any(rows: list[Row]) -> None:
    if rows:
        raise DomainError("changed_since")


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if after[name] != value}
