"""复核: recounts of hands that are asked for, done or declined, and figures from paper confirmed by two people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical
from yitusanhui.domain.tellers import bare, check_disinterested
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.operations.context import words
from yitusanhui.operations.motions import motion_in
from yitusanhui.operations.tellers import ASKED, DECLINED, DONE, confirmed_by, hangs_on_two, recounts_of
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.parties import load_parties
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say

BOTH = {1, 2}


def decline_recount(file: ConsultationFile, *, motion_id: int, reason: str, request: str | None = None) -> ChangeSet:
    """The room does without the recount that a narrow result asks for; the reason is printed with the result.

    Figures that differ can't do without: one of the two is wrong.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        asked = recounts_of(motion)
        if not asked or asked[-1]["state"] != ASKED:
            raise DomainError("no_recount_asked", title=motion["title"])
        if asked[-1]["differ"]:
            raise DomainError("tellers_differ", title=motion["title"])
        asked[-1].update(state=DECLINED, reason=words(reason, what="reason"))
        tx.update("motions", motion_id, recounts=canonical(asked))

    return file.write("decline_recount", change, request=request)


def confirm_count(file: ConsultationFile, *, motion_id: int, name: str, request: str | None = None) -> ChangeSet:
    """One of two people who check the figures counted from paper says that they stand as entered."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        if not Method(motion["method"]).counts_papers(bool(motion["named"])):
            raise DomainError("wrong_method")
        if not tx.live("counts", motion_id=motion_id):
            raise DomainError("not_counted_yet", title=motion["title"])
        who, before = words(name, what="name"), confirmed_by(motion)
        check_disinterested(who, load_parties(tx, motion_id))
        if bare(who) in map(bare, before):
            raise DomainError("confirmed_twice", name=who)
        tx.update("motions", motion_id, confirmed=canonical([{"who": one} for one in (*before, who)]))

    return file.write("confirm_count", change, request=request)


def ask_for_recount(tx: Transaction, motion: dict[str, Any], teller: int, differ: Sequence[str]) -> str:
    """Keep that a recount is asked for, or that it was done; the sentence while one is open, else "".

    A difference is settled once both agree, a narrow result once both have counted again. Each is asked for once.
    """
    asked = recounts_of(motion)
    _take_count(asked, teller, differ)
    if not asked or asked[-1]["state"] != ASKED:
        why = _why(tx, motion, asked, differ)
        if why:
            asked.append({"at": tx.at, "why": why, "state": ASKED, "differ": bool(differ), "again": []})
    if asked != recounts_of(motion):
        tx.update("motions", motion["id"], recounts=canonical(asked))
    return str(asked[-1]["why"]) if asked and asked[-1]["state"] == ASKED else ""


def _take_count(asked: list[dict[str, Any]], teller: int, differ: Sequence[str]) -> None:
    """A teller counted again while a recount was open."""
    if not asked or asked[-1]["state"] != ASKED:
        return
    last = asked[-1]
    last["again"] = sorted({*last["again"], teller})
    if not differ and (last["differ"] or set(last["again"]) == BOTH):
        last["state"] = DONE


def _why(tx: Transaction, motion: dict[str, Any], asked: Sequence[dict[str, Any]], differ: Sequence[str]) -> str:
    if differ:
        return say("recount_differ", {"choices": "、".join(differ)})
    tellers = {row["teller"] for row in tx.live("counts", motion_id=motion["id"])}
    if tellers != BOTH or any(not one["differ"] for one in asked):
        return ""
    try:
        return say("recount_close") if hangs_on_two(tx, motion) else ""
    except DomainError:
        return ""  # more hands than voters: said when it is closed
