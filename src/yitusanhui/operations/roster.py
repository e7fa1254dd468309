"""The roster (名册): who may come, who votes, for which household."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.homes import Resident, homes
from yitusanhui.domain.households import load_roles, role_votes
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.context import standing, template, words
from yitusanhui.operations.each_row import take_rows
from yitusanhui.operations.same_person import SamePerson, identity
from yitusanhui.operations.search_keys import search_key
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction

USUAL_ROLE = RosterRow(name="").role


def import_roster(
    file: ConsultationFile,
    *,
    rows: Sequence[RosterRow],
    lines: Sequence[int] = (),
    skip_bad: bool = False,
    request: str | None = None,
) -> ChangeSet:
    """Add the people of a table, all or none. Someone who is there already is brought up to date.

    `facts["parted"]` counts 户号 that stand in several buildings and were told apart by them, `facts["joined"]`
    people without a 户号 who share a vote by their door.
    """

    def change(tx: Transaction) -> None:
        roles = load_roles(template(tx, "roles.csv"))
        given = [(words(r.name), words(r.address), words(r.household), words(r.phone)) for r in rows]
        same = SamePerson(tx.live("participants"), given)

        def take(row: RosterRow) -> bool:
            values = _values(row, roles)
            there = same.find(identity(values))
            if there is not None:
                return tx.update("participants", there, **values)
            tx.insert("participants", **values, home=values["household"], added_at=tx.at)
            return True

        take_rows(tx, rows, take, lines=lines, skip_bad=skip_bad)
        tx.facts["parted"], tx.facts["joined"] = _settle_homes(tx)

    return file.write("import_roster", change, request=request)


def add_participant(
    file: ConsultationFile, *, row: RosterRow, walk_in: bool = False, request: str | None = None
) -> ChangeSet:
    """Add one person to the roster."""

    def change(tx: Transaction) -> None:
        tx.facts["participant"] = insert_person(tx, row, walk_in=walk_in)

    return file.write("add_participant", change, request=request)


def edit_participant(
    file: ConsultationFile, *, participant_id: int, row: RosterRow, request: str | None = None
) -> ChangeSet:
    """Put right what the roster says of a person. Sealed meetings keep what they said."""

    def change(tx: Transaction) -> None:
        tx.update("participants", participant_id, **_values(row, load_roles(template(tx, "roles.csv"))))
        _settle_homes(tx)

    return file.write("edit_participant", change, request=request)


def note_consent(
    file: ConsultationFile, *, participant_id: int, consent: bool | None, request: str | None = None
) -> ChangeSet:
    """同意公开: whether a person agreed to be named in public (个人信息保护法 25); None takes the answer back."""

    def change(tx: Transaction) -> None:
        standing(tx, "participants", participant_id)
        tx.update("participants", participant_id, consent=None if consent is None else int(consent))

    return file.write("note_consent", change, request=request)


def remove_participant(file: ConsultationFile, *, participant_id: int, request: str | None = None) -> ChangeSet:
    """Take someone entered by mistake out of the roster; refused once they signed in anywhere."""

    def change(tx: Transaction) -> None:
        if tx.live("attendances", participant_id=participant_id):
            raise DomainError("participant_attended")
        tx.update("participants", participant_id, void=1)

    return file.write("remove_participant", change, request=request)


def insert_person(tx: Transaction, row: RosterRow, *, walk_in: bool) -> int:
    """Insert one checked person; returns the id."""
    values = _values(row, load_roles(template(tx, "roles.csv")))
    person = tx.insert("participants", **values, home=values["household"], walk_in=int(walk_in), added_at=tx.at)
    _settle_homes(tx)
    return person


def _settle_homes(tx: Transaction) -> tuple[int, int]:
    """Keep everyone's home right; how many 户号 several buildings share, how many people without one share a door."""
    people = tx.live("participants")
    found = homes(Resident(row["id"], row["address"], row["household"]) for row in people)
    for row in people:
        if row["home"] != found[row["id"]]:
            tx.update("participants", row["id"], home=found[row["id"]])
    parted = {row["household"] for row in people if row["household"] and found[row["id"]] != row["household"]}
    many = Counter(found.values())
    joined = [row for row in people if not row["household"] and found[row["id"]] and many[found[row["id"]]] > 1]
    return len(parted), len(joined)


def _values(row: RosterRow, roles: Mapping[str, bool]) -> dict[str, Any]:
    name, address, household = words(row.name, what="name"), words(row.address), words(row.household)
    role = words(row.role) or USUAL_ROLE
    return {
        "name": name,
        "role": role,
        "address": address,
        "household": household,
        "area_cm2": row.area_cm2,
        "phone": words(row.phone),
        "votes": int(_may_vote(name, role, row.votes, roles)),
        "search": search_key(name, address, household),
        **({} if row.consent is None else {"consent": int(row.consent)}),
    }


def _may_vote(name: str, role: str, said: bool | None, roles: Mapping[str, bool]) -> bool:
    """规划师, 街道, 物业 and the like speak and don't vote, whatever the table says."""
    by_role = role_votes(role, roles)
    if said and not by_role and any(known in role for known in roles):
        raise DomainError("role_has_no_vote", name=name, role=role)
    return by_role if said is None else said
