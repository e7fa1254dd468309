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
        "add_layer",
        "add_participant",
        "add_site",
        "adjourn_meeting",
        "put_off_meeting",
        "align_version",
        "amend_comment",
        "announce_vote",
        "answer_placement",
        "answer_site_placement",
        "ask_to_speak",
        "attach_photo",
        "caption_attachment",
        "cast_ballot",
        "change_procedure",
        "choose_look",
        "confirm_agreement",
        "confirm_count",
        "confirm_proxy",
        "correct_minutes",
        "correct_project",
        "count_hands",
        "count_papers",
        "decline_recount",
        "draft_motion",
        "drop_rewording",
        "drop_speech",
        "edit_commitment",
        "edit_meeting",
        "edit_option",
        "edit_participant",
        "edit_site",
        "edit_step",
        "edit_topic",
        "end_speech",
        "endorse_comment",
        "evaluate",
        "excuse",
        "go_to_step",
        "grant_proxy",
        "note_quorum",
        "hold_vote",
        "import_comments",
        "import_replies",
        "import_roster",
        "leave_open",
        "make_commitment",
        "merge_comments",
        "note_consent",
        "offer_option",
        "open_vote",
        "part_comment",
        "place_comment",
        "post_notice",
        "raise_topic",
        "record_comment",
        "release_comment",
        "remove_attachment",
        "remove_layer",
        "remove_participant",
        "remove_site",
        "rename_layer",
        "reply_comment",
        "report_progress",
        "reshape_site",
        "retime_steps",
        "retract_comment",
        "revoke_proxy",
        "reword_minutes",
        "set_control_points",
        "set_scale",
        "set_site_status",
        "settle_option",
        "show_layer",
        "sign_in",
        "sign_in_walk_in",
        "sign_out",
        "start_speech",
        "take_back_ballot",
        "take_back_confirmation",
        "take_back_endorsement",
        "take_back_sign_in",
        "take_position",
        "take_templates",
        "take_up_topic",
        "tick_check",
        "turn_attachment",
        "withdraw_comment",
    }
)
OF_A_VOTE = frozenset({"ballots", "counts", "roll", "choices"})


def undo_last(file: ConsultationFile, *, request: str | None = None) -> ChangeSet:
    """Take back the newest operation, if it is this actor's and can be; `facts["undone"]` names it.

    Strictly the newest first, so that nothing is ever taken out from under what came after it.
    """

    def change(tx: Transaction) -> None:
        last = _last(tx)
        if last["actor"] != tx.actor:
            raise DomainError("done_by_another", operation=say(f"done_{last['operation']}"))
        if last["operation"] not in UNDOABLE:
            raise DomainError("cannot_undo", operation=say(f"done_{last['operation']}"))
        for entry in reversed(tx.entries_of(last["request"])):
            _take_back(tx, entry)
        tx.trace("requests", int(last["seq"]), None, {"undone": last["request"]})
        tx.facts.update(undone=last["operation"])

    return file.write("undo_last", change, request=request)


def _last(tx: Transaction) -> Row:
    """The newest request that wasn't undone yet."""
    undone: set[str] = set()
    for row in tx.requests_back():
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
    if any(now[name] != value for name, value in after.items()):  # columns of a later version are not in the trace
        raise DomainError("changed_since")
    if table in OF_A_VOTE and tx.get("motions", now["motion_id"])["state"] == MotionState.COUNTED:
        raise DomainError("vote_is_counted")
    if entry["before"] is not None:
        tx.update(table, row_id, **_changed(json.loads(entry["before"]), after))
    elif table == "templates":
        return  # one that this file had not kept yet was put in as shipped, and stays
    elif table == "comments":
        tx.update(table, row_id, status=CommentStatus.VOIDED, withdrawn_reason=say("undone_comment"))
    else:
        tx.update(table, row_id, void=1)


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if after[name] != value}
