"""Voting logs that were kept elsewhere, online or on paper: the last vote of each voter counts.

A log becomes a counted motion of its own, or, where the same matter is open here by name, joins the ballots there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.ballots import kind_said
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.operations.context import meeting, words
from yitusanhui.operations.joined_votes import households_by_words, join_log, joins
from yitusanhui.operations.motions import (
    add_choice,
    freeze_result,
    insert_motion,
    keep_earlier,
    named_rule,
    plain_choices,
)
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.doubles import ONLINE
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say


def import_votes(
    file: ConsultationFile,
    *,
    meeting_id: int,
    rows: Sequence[VoteRow],
    method: Method = Method.NAMED,
    request: str | None = None,
) -> ChangeSet:
    """Take a voting log into counted motions marked imported; a motion that is not there is created.

    `method` is `named` (one choice a person, the last one counts) or `approval` (each choice once). Voters that the
    roster knows by household, address or name count as their household. A log of a motion that is open here by name
    joins its ballots (`operations.joined_votes`). Rows that are in the file already change nothing.
    """

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        known = {row["title"]: row for row in tx.live("motions", meeting_id=meeting_id)}
        homes = households_by_words(tx)
        by_title: dict[str, list[VoteRow]] = {}
        for row in rows:
            by_title.setdefault(words(row.motion, what="title"), []).append(row)
        same = 0
        for title, log in by_title.items():
            if title in known and joins(known[title]):
                same += join_log(tx, known[title], log, homes)
            else:
                same += _take_log(tx, meeting_id, title, known.get(title), log, method, homes)
        tx.facts.update(rows=len(rows), motions=len(by_title), taken=len(rows) - same, same=same)

    return file.write("import_votes", change, request=request)


def _take_log(
    tx: Transaction,
    meeting_id: int,
    title: str,
    motion: dict[str, Any] | None,
    log: list[VoteRow],
    method: Method,
    homes: dict[str, str],
) -> int:
    """Take the rows of one matter; returns how many were in the file already."""
    if motion is not None and (not motion["imported"] or motion["method"] != method):
        raise DomainError("motion_not_imported", title=title)
    motion_id = motion["id"] if motion else _new_motion(tx, meeting_id, title, method)
    choices = _choices(tx, motion_id, log, method)
    there = Counter(_key(row) for row in tx.live("ballots", motion_id=motion_id))
    fresh: list[dict[str, Any]] = []
    moved: set[tuple[str, str]] = set()  # of these a row is new: what the log has after it, at the same time, is later
    for row in log:
        voter, choice = words(row.voter, what="voter"), choices[words(row.choice, what="choice")]
        ballot = {
            "voter": homes.get(voter, voter),
            "given_as": voter,
            "choice_id": choice,
            "at": row.at,
            "area_cm2": row.area_cm2 or 0,
            "source": ONLINE,
        }
        known = there[_key(ballot)] > 0
        there[_key(ballot)] -= known
        if not known or (homes.get(voter, voter), row.at) in moved:
            moved.add((homes.get(voter, voter), row.at))
            fresh.append(ballot)
    for ballot in fresh:
        tx.insert("ballots", motion_id=motion_id, **ballot)
    if fresh:
        if motion is not None:
            keep_earlier(tx, motion, say("imported_again"))
        freeze_result(tx, motion_id)
    return len(log) - len(fresh)


def _key(ballot: dict[str, Any]) -> tuple[Any, ...]:
    return ballot["given_as"] or ballot["voter"], ballot["choice_id"], ballot["at"], ballot["area_cm2"]


def _new_motion(tx: Transaction, meeting_id: int, title: str, method: Method) -> int:
    return insert_motion(
        tx,
        meeting_id=meeting_id,
        title=title,
        rule=named_rule(tx, "advisory"),
        choices=(),
        method=method,
        state=MotionState.COUNTED,
        imported=1,
    )


def _choices(tx: Transaction, motion_id: int, log: list[VoteRow], method: Method) -> dict[str, int]:
    there = tx.live("choices", motion_id=motion_id)
    ids = {row["label"]: int(row["id"]) for row in there}
    kinds = {ChoiceKind(row["kind"]) for row in there}
    for label in dict.fromkeys(words(row.choice, what="choice") for row in log):
        if label not in ids:
            kind = _kind(label, method, kinds)
            kinds.add(kind)
            ids[label] = add_choice(tx, motion_id, len(ids) + 1, label, kind)
    return ids


def _kind(label: str, method: Method, taken: set[ChoiceKind]) -> ChoiceKind:
    """What the choice means. One word a vote is 赞成 and one is 反对; among several choices only these very words."""
    plain = dict(plain_choices())
    if label in plain or method.several:
        return plain.get(label, ChoiceKind.OPTION)
    kind = kind_said(label)
    return kind if kind is ChoiceKind.ABSTAIN or kind not in taken else ChoiceKind.OPTION
