"""票: choices of people who vote by name, and totals where they don't."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.domain.values import check_value
from yitusanhui.operations.context import figure, running, voiding
from yitusanhui.operations.motions import motion_in
from yitusanhui.operations.recounting import ask_for_recount
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def cast_ballot(
    file: ConsultationFile, *, motion_id: int, roll_id: int, choice_id: int, value: int = 0, request: str | None = None
) -> ChangeSet:
    """One vote of the roll, by name. Casting again replaces it while the vote is open; the history stays.

    With 多选 every choice is a ballot of its own, and choosing the same one again changes nothing. So is every
    `value` of 打分 and 排序: a score, or a rank that this person has not given yet.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        running(tx, motion["meeting_id"])
        if not Method(motion["method"]).keeps_names(bool(motion["named"])):
            raise DomainError("secret_ballot")
        entry, choice = tx.get("roll", roll_id), tx.get("choices", choice_id)
        if entry["motion_id"] != motion_id or choice["motion_id"] != motion_id or entry["void"]:
            raise DomainError("not_on_the_roll")
        _check_ballot(tx, motion, roll_id, choice, value)
        tx.insert(
            "ballots",
            motion_id=motion_id,
            roll_id=roll_id,
            voter=str(roll_id),
            choice_id=choice_id,
            area_cm2=entry["area_cm2"],
            at=tx.at,
            value=value,
        )

    return file.write("cast_ballot", change, request=request)


def take_back_ballot(
    file: ConsultationFile, *, motion_id: int, roll_id: int, choice_id: int | None = None, request: str | None = None
) -> ChangeSet:
    """One vote of the roll was entered by mistake: out of the count, kept in the history. With 多选 one choice.

    An order of options (排序) is taken back whole.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        running(tx, motion["meeting_id"])
        whole = choice_id is None or Method(motion["method"]).ranks
        which = {} if whole else {"choice_id": choice_id}
        for ballot in tx.live("ballots", motion_id=motion_id, roll_id=roll_id, **which):
            voiding(tx, "ballots", ballot["id"])

    return file.write("take_back_ballot", change, request=request)


def count_hands(
    file: ConsultationFile, *, motion_id: int, teller: int, votes: Mapping[int, int], request: str | None = None
) -> ChangeSet:
    """What teller 1 or 2 counted, by choice id. Entered again it replaces that teller's figures.

    `facts["differ"]` names the choices on which the two don't agree yet. Figures that differ, or that two votes
    or less decide, ask for a recount: `facts["recount"]` is the sentence.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        if not Method(motion["method"]).by_hands or teller not in (1, 2):
            raise DomainError("wrong_method")
        set_counts(tx, motion_id, teller, {choice: {0: number} for choice, number in votes.items()})
        differ = differing_choices(tx, motion_id)
        tx.facts.update(differ=differ, recount=ask_for_recount(tx, motion, teller, differ))

    return file.write("count_hands", change, request=request)


def count_papers(
    file: ConsultationFile,
    *,
    motion_id: int,
    votes: Mapping[int, int] | Mapping[int, Mapping[int, int]],
    issued: int | None = None,
    returned: int | None = None,
    invalid: int = 0,
    blank: int = 0,
    request: str | None = None,
) -> ChangeSet:
    """Totals of paper ballots or dots: 发出, 收回, 废票, 空白, and votes by choice id. No person, no order.

    Of 打分 and 排序 `votes` say for each choice id how many ballots gave which score or rank. `issued` and
    `returned` are None where no paper was handed out (dots). Whoever confirmed other figures confirms again.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        method = Method(motion["method"])
        if not method.counts_papers(bool(motion["named"])):
            raise DomainError("wrong_method")
        for number in (issued or 0, returned or 0, invalid, blank):
            figure(number)
        before = _papers(tx, motion_id)
        tx.update("motions", motion_id, issued=issued, returned=returned, invalid=invalid, blank=blank)
        set_counts(tx, motion_id, 1, {choice: _by_value(motion, given) for choice, given in votes.items()})
        if _papers(tx, motion_id) != before:
            tx.update("motions", motion_id, confirmed="")

    return file.write("count_papers", change, request=request)


def set_counts(tx: Transaction, motion_id: int, teller: int, votes: Mapping[int, Mapping[int, int]]) -> None:
    """Replace a teller's figures; every choice gets one, or one for each value that it may be given."""
    motion = tx.get("motions", motion_id)
    values = range(1, motion["top"] + 1) if Method(motion["method"]).valued else (0,)
    for old in tx.live("counts", motion_id=motion_id, teller=teller):
        voiding(tx, "counts", old["id"])
    for choice in tx.live("choices", motion_id=motion_id):
        given = votes.get(choice["id"], {})
        for value in values:
            number = figure(given.get(value, 0))
            tx.insert("counts", motion_id=motion_id, teller=teller, choice_id=choice["id"], value=value, votes=number)


def differing_choices(tx: Transaction, motion_id: int) -> list[str]:
    """Labels of the choices on which both tellers' figures are there and differ."""
    first, second = (
        {count["choice_id"]: count["votes"] for count in tx.live("counts", motion_id=motion_id, teller=teller)}
        for teller in (1, 2)
    )
    return [
        choice["label"]
        for choice in tx.live("choices", motion_id=motion_id)
        if first and second and first.get(choice["id"]) != second.get(choice["id"])
    ]


def _check_ballot(tx: Transaction, motion: dict[str, Any], roll_id: int, choice: dict[str, Any], value: int) -> None:
    """Refuse more choices than the rule allows, a number out of range, a rank given twice or before the one ahead."""
    method = Method(motion["method"])
    mine = {
        ballot["choice_id"]: ballot["value"] for ballot in tx.live("ballots", motion_id=motion["id"], roll_id=roll_id)
    }
    most = json.loads(motion["rule"]).get("most_choices", 0)
    if method.limited and most and len({*mine, choice["id"]}) > most:
        raise DomainError("too_many_choices", most=most)
    if not method.valued:
        return
    check_value(method, motion["top"], value)
    others = {given for other, given in mine.items() if other != choice["id"]}
    if method.ranks and (value in others or not others >= set(range(1, value))):
        raise DomainError("rank_taken", rank=value)


def _by_value(motion: dict[str, Any], given: int | Mapping[int, int]) -> Mapping[int, int]:
    """Votes of one choice by value. Raises DomainError `value_out_of_range` and `wrong_method`."""
    method = Method(motion["method"])
    if isinstance(given, int):
        if method.valued:
            raise DomainError("wrong_method")
        return {0: given}
    for value in given:
        check_value(method, motion["top"], value)
    return given


def _papers(tx: Transaction, motion_id: int) -> tuple[object, ...]:
    """The figures that were counted from paper, as they are."""
    motion = tx.get("motions", motion_id)
    totals = [(row["choice_id"], row["value"], row["votes"]) for row in tx.live("counts", motion_id=motion_id)]
    return (*(motion[name] for name in ("issued", "returned", "invalid", "blank")), sorted(totals))
