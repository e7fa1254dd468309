"""票: choices of people who vote by name, and totals where they don't."""

from __future__ import annotations

from collections.abc import Mapping

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.operations.context import figure, running, voiding
from yitusanhui.operations.motions import motion_in
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def cast_ballot(
    file: ConsultationFile, *, motion_id: int, roll_id: int, choice_id: int, request: str | None = None
) -> ChangeSet:
    """One vote of the roll, by name. Casting again replaces it while the vote is open; the history stays.

    With 多选 every choice is a ballot of its own, and choosing the same one again changes nothing.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        running(tx, motion["meeting_id"])
        if not Method(motion["method"]).by_name:
            raise DomainError("secret_ballot")
        entry, choice = tx.get("roll", roll_id), tx.get("choices", choice_id)
        if entry["motion_id"] != motion_id or choice["motion_id"] != motion_id or entry["void"]:
            raise DomainError("not_on_the_roll")
        tx.insert(
            "ballots",
            motion_id=motion_id,
            roll_id=roll_id,
            voter=str(roll_id),
            choice_id=choice_id,
            area_cm2=entry["area_cm2"],
            at=tx.at,
        )

    return file.write("cast_ballot", change, request=request)


def take_back_ballot(
    file: ConsultationFile, *, motion_id: int, roll_id: int, choice_id: int | None = None, request: str | None = None
) -> ChangeSet:
    """One vote of the roll was entered by mistake: out of the count, kept in the history. With 多选 one choice."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        running(tx, motion["meeting_id"])
        which = {} if choice_id is None else {"choice_id": choice_id}
        for ballot in tx.live("ballots", motion_id=motion_id, roll_id=roll_id, **which):
            voiding(tx, "ballots", ballot["id"])

    return file.write("take_back_ballot", change, request=request)


def count_hands(
    file: ConsultationFile, *, motion_id: int, teller: int, votes: Mapping[int, int], request: str | None = None
) -> ChangeSet:
    """What teller 1 or 2 counted, by choice id. Entered again it replaces that teller's figures.

    `facts["differ"]` names the choices on which the two don't agree yet.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        if Method(motion["method"]) is not Method.HANDS or teller not in (1, 2):
            raise DomainError("wrong_method")
        set_counts(tx, motion_id, teller, votes)
        tx.facts["differ"] = differing_choices(tx, motion_id)

    return file.write("count_hands", change, request=request)


def count_papers(
    file: ConsultationFile,
    *,
    motion_id: int,
    votes: Mapping[int, int],
    issued: int | None = None,
    returned: int | None = None,
    invalid: int = 0,
    blank: int = 0,
    request: str | None = None,
) -> ChangeSet:
    """Totals of paper ballots or dots: 发出, 收回, 废票, 空白, and votes by choice id. No person, no order.

    `issued` and `returned` are None where no paper was handed out (dots).
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        if not Method(motion["method"]).on_paper:
            raise DomainError("wrong_method")
        for number in (issued or 0, returned or 0, invalid, blank):
            figure(number)
        tx.update("motions", motion_id, issued=issued, returned=returned, invalid=invalid, blank=blank)
        set_counts(tx, motion_id, 1, votes)

    return file.write("count_papers", change, request=request)


def set_counts(tx: Transaction, motion_id: int, teller: int, votes: Mapping[int, int]) -> None:
    """Replace a teller's figures; every choice gets one."""
    for old in tx.live("counts", motion_id=motion_id, teller=teller):
        voiding(tx, "counts", old["id"])
    for choice in tx.live("choices", motion_id=motion_id):
        number = figure(votes.get(choice["id"], 0))
        tx.insert("counts", motion_id=motion_id, teller=teller, choice_id=choice["id"], votes=number)


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
