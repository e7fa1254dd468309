"""Online votes that join the paper ballots of the same matter: found by household, the last in time counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.operations.context import iso_time, running, words
from yitusanhui.store.reading.doubles import ONLINE
from yitusanhui.store.transaction import Transaction

SHOWN = 5


def joins(motion: dict[str, Any]) -> bool:
    """Whether a log joins this motion: it is open here, by name, one choice a person."""
    return (
        not motion["imported"]
        and MotionState(motion["state"]) is MotionState.OPEN
        and Method(motion["method"]).takes_logs
    )


def households_by_words(tx: Transaction) -> dict[str, str]:
    """What a log may call a voter -> household: its number, its address, or a name that only one household has."""
    people = [row for row in tx.live("participants") if row["home"]]
    found: dict[str, str] = {}
    for column in ("name", "address", "household", "home"):
        homes: dict[str, set[str]] = {}
        for row in people:
            homes.setdefault(row[column].strip(), set()).add(row["home"])
        found |= {said: next(iter(one)) for said, one in homes.items() if said and len(one) == 1}
    return found


def join_log(tx: Transaction, motion: dict[str, Any], log: Sequence[VoteRow], homes: dict[str, str]) -> int:
    """Put the rows of a log beside the ballots recorded here. One older than what stands is kept, not counted.

    Returns how many were here already.

    Raises DomainError `voters_not_on_roll`, `choices_unknown`, `vote_time_missing`, before anything is written.
    """
    running(tx, motion["meeting_id"])
    entries = {row["household"]: row for row in tx.live("roll", motion_id=motion["id"]) if row["household"]}
    choices = {row["label"]: row["id"] for row in tx.live("choices", motion_id=motion["id"])}
    _refuse("voters_not_on_roll", (row.voter for row in log if _home(row, homes) not in entries))
    _refuse("choices_unknown", (row.choice for row in log if words(row.choice) not in choices))
    _refuse("vote_time_missing", (row.voter for row in log if not row.at or row.at.isdecimal()))
    before = tx.find("ballots", motion_id=motion["id"])
    there = Counter((row["given_as"], row["choice_id"], row["at"]) for row in before if row["source"] == ONLINE)
    standing = {row["voter"]: row["at"] for row in before if not row["void"]}
    joined = late = same = 0
    for at, row in sorted(((iso_time(tx, row.at), row) for row in log), key=lambda one: one[0]):
        entry, choice = entries[_home(row, homes)], choices[words(row.choice)]
        key = (words(row.voter), choice, at)
        if there[key]:
            there[key] -= 1
            same += 1
            continue
        voter = str(entry["id"])
        superseded = at < standing.get(voter, "")
        ballot = {"motion_id": motion["id"], "roll_id": entry["id"], "voter": voter, "choice_id": choice, "at": at}
        ballot |= {"area_cm2": entry["area_cm2"], "source": ONLINE, "given_as": words(row.voter)}
        tx.insert("ballots", **ballot, void=int(superseded))
        standing[voter] = max(at, standing.get(voter, ""))
        joined, late = joined + 1, late + superseded
    tx.facts.update(joined=joined, superseded=late)
    return same


def _home(row: VoteRow, homes: dict[str, str]) -> str:
    said = words(row.voter, what="voter")
    return homes.get(said, said)


def _refuse(code: str, wrong: Iterable[str]) -> None:
    found = list(dict.fromkeys(wrong))
    if found:
        more = "…" if len(found) > SHOWN else ""
        raise DomainError(code, count=len(found), which="、".join(found[:SHOWN]) + more)
