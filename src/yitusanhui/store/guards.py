"""Triggers that hold whatever the program does: sealed stays sealed, nothing is deleted, secrets stay secret.

Guards are dropped and installed anew after every migration, because sqlite-utils' `transform()` rebuilds a
table without its triggers; a test compares the live list with `expected()`.
"""

from __future__ import annotations

from typing import Any

from yitusanhui.domain.terms import Method

# How a row names its meeting; {row} is OLD or NEW.
MEETING_OF = {
    "agenda_steps": "{row}.meeting_id",
    "notices": "{row}.meeting_id",
    "attendances": "{row}.meeting_id",
    "proxies": "{row}.meeting_id",
    "corrections": "{row}.meeting_id",
    "rewordings": "{row}.meeting_id",
    "comments": "{row}.meeting_id",
    "endorsements": "{row}.meeting_id",
    "topics": "{row}.meeting_id",
    "topic_comments": "(SELECT meeting_id FROM topics WHERE id = {row}.topic_id)",
    "options": "(SELECT meeting_id FROM topics WHERE id = {row}.topic_id)",
    "positions": "(SELECT t.meeting_id FROM topics t JOIN options o ON o.topic_id = t.id WHERE o.id = {row}.option_id)",
    "motions": "{row}.meeting_id",
    "choices": "(SELECT meeting_id FROM motions WHERE id = {row}.motion_id)",
    "roll": "(SELECT meeting_id FROM motions WHERE id = {row}.motion_id)",
    "ballots": "(SELECT meeting_id FROM motions WHERE id = {row}.motion_id)",
    "counts": "(SELECT meeting_id FROM motions WHERE id = {row}.motion_id)",
    "commitments": "{row}.meeting_id",
    "evaluations": "{row}.meeting_id",
    "site_states": "{row}.meeting_id",
    "attachments": "{row}.meeting_id",  # none: it came after, such as the photo of a promise kept
    "speeches": "{row}.meeting_id",
    "pauses": "{row}.meeting_id",
    "checks": "{row}.meeting_id",
    "confirmations": "(SELECT meeting_id FROM topics WHERE id = {row}.topic_id)",
}
# Kept for ever, though not part of one meeting.
KEPT = (
    *("consultation", "meetings", "participants", "blueprints", "replies", "progress", "addenda", "templates"),
    *("control_points", "tie_points", "placements", "sites", "site_placements", "layers", "retractions", "releases"),
)
# Written once.
FROZEN = ("journal", "receipts", "blobs", "addenda", "seals")
TOTALS_ONLY = ", ".join(f"'{method}'" for method in Method if not method.keeps_names(True))
BY_NAME_OR_NOT = ", ".join(f"'{method}'" for method in Method if method.valued)


def expected() -> dict[str, str]:
    """Every guard of this version: name -> SQL."""
    guards: dict[str, str] = {}
    for table, meeting in MEETING_OF.items():
        guards |= _sealed(table, "INSERT", [meeting.format(row="NEW")])
        guards |= _sealed(table, "UPDATE", [meeting.format(row="OLD"), meeting.format(row="NEW")])
    guards |= _sealed("meetings", "UPDATE", ["OLD.id"])
    for table in (*MEETING_OF, *KEPT, *FROZEN):
        guards |= _refuse(f"{table}_keeps", table, "DELETE", "1", "kept")
    for table in FROZEN:
        guards |= _refuse(f"{table}_frozen", table, "UPDATE", "1", "kept")
    for table in ("seals", *MEETING_OF, *KEPT):
        key = "meeting_id" if table == "seals" else "id"
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
        guards |= _refuse(f"{table}_not_replaced", table, "INSERT", there, "kept")
    guards |= _refuse("journal_in_order", "journal", "INSERT", _OUT_OF_ORDER, "journal_order")
    guards |= _refuse("seal_waits", "meetings", "UPDATE", _SEALS_WITH_OPEN_VOTE, "vote_still_open")
    guards |= _refuse("secret_has_no_voter", "ballots", "INSERT", _TIES_A_VOTER, "secret_ballot")
    guards |= _refuse("secret_stays_secret", "motions", "UPDATE", _BECOMES_NAMED, "secret_ballot")
    return guards


_OUT_OF_ORDER = (
    "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal) OR NEW.prev_hash <> "
    f"coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), '{'0' * 64}')"
)
_SEALS_WITH_OPEN_VOTE = (
    "NEW.state = 'sealed' AND EXISTS (SELECT 1 FROM motions WHERE meeting_id = NEW.id AND void = 0 "
    "AND state IN ('announced', 'open'))"
)
_TIES_A_VOTER = (
    "EXISTS (SELECT 1 FROM motions WHERE id = NEW.motion_id AND "
    f"(method IN ({TOTALS_ONLY}) OR method IN ({BY_NAME_OR_NOT}) AND named = 0))"
)
_BECOMES_NAMED = "OLD.named <> NEW.named OR OLD.method <> NEW.method"


def _sealed(table: str, event: str, meetings: list[str]) -> dict[str, str]:
    when = " OR ".join(f"(SELECT state FROM meetings WHERE id = {one}) = 'sealed'" for one in meetings)
    return _refuse(f"{table}_sealed_{event.lower()}", table, event, when, "meeting_sealed")


def _refuse(name: str, table: str, event: str, when: str, code: str) -> dict[str, str]:
    return {
        name: f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{code}'); END"
    }


def install(db: Any) -> None:
    """Drop every trigger and install the guards of this version."""
    for trigger in db.triggers:
        db.conn.execute(f'DROP TRIGGER "{trigger.name}"')
    for sql in expected().values():
        db.conn.execute(sql)
