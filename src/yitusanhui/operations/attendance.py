"""Signing in (签到): arrivals, walk-ins, excuses, leaving, proxies, and who holds a household's vote."""

from __future__ import annotations

from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.proxies import check_proxy
from yitusanhui.operations.context import iso_time, meeting, row_of, standing, voiding, words
from yitusanhui.operations.roster import insert_person
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.roll import arrivals, grants, persons
from yitusanhui.store.reading.templates import load_kept_procedure
from yitusanhui.store.transaction import Transaction


def sign_in(
    file: ConsultationFile,
    *,
    meeting_id: int,
    participant_id: int,
    arrived_at: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Someone of the roster is here. A second time changes nothing; coming back undoes leaving."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        _arrive(tx, meeting_id, participant_id, iso_time(tx, arrived_at) if arrived_at else tx.at)

    return file.write("sign_in", change, request=request)


def sign_in_walk_in(
    file: ConsultationFile,
    *,
    meeting_id: int,
    row: RosterRow,
    arrived_at: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Someone who is not on the roster is here: added, marked as a walk-in, signed in."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        person = insert_person(tx, row, walk_in=True)
        _arrive(tx, meeting_id, person, iso_time(tx, arrived_at) if arrived_at else tx.at)
        tx.facts["participant"] = person

    return file.write("sign_in_walk_in", change, request=request)


def excuse(file: ConsultationFile, *, meeting_id: int, participant_id: int, request: str | None = None) -> ChangeSet:
    """Someone asked to be excused (请假)."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        there = _attendance(tx, meeting_id, participant_id)
        if there and not there["excused"]:
            raise DomainError("already_present")
        if not there:
            tx.insert("attendances", meeting_id=meeting_id, participant_id=_person(tx, participant_id), excused=1)

    return file.write("excuse", change, request=request)


def sign_out(
    file: ConsultationFile,
    *,
    meeting_id: int,
    participant_id: int,
    left_at: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Someone left before the end; a roll frozen earlier stays as it was."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        there = _present(tx, meeting_id, participant_id)
        tx.update("attendances", there["id"], left_at=iso_time(tx, left_at) if left_at else tx.at)

    return file.write("sign_out", change, request=request)


def take_back_sign_in(
    file: ConsultationFile, *, meeting_id: int, participant_id: int, request: str | None = None
) -> ChangeSet:
    """取消签到: the wrong one was signed in. Refused for one who carries a proxy or stands on a roll of voters."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        there = _present(tx, meeting_id, participant_id)
        facts = {"name": tx.get("participants", participant_id)["name"]}
        if tx.live("proxies", meeting_id=meeting_id, agent_id=participant_id):
            raise DomainError("carries_proxy", **facts)
        motions = {row["id"] for row in tx.live("motions", meeting_id=meeting_id)}
        stands = [*tx.live("roll", holder_id=participant_id), *tx.live("roll", cast_by_id=participant_id)]
        if any(row["motion_id"] in motions for row in stands):
            raise DomainError("stands_on_roll", **facts)
        voiding(tx, "attendances", there["id"])

    return file.write("take_back_sign_in", change, request=request)


def hold_vote(file: ConsultationFile, *, meeting_id: int, participant_id: int, request: str | None = None) -> ChangeSet:
    """Of several people of one household who are here, this one holds its vote."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        holder = _present(tx, meeting_id, participant_id)
        person = tx.get("participants", participant_id)
        if not person["votes"]:
            raise DomainError("role_has_no_vote", name=person["name"], role=person["role"])
        _check_shared(tx, meeting_id, person)
        for other in tx.live("attendances", meeting_id=meeting_id, holds_vote=1):
            if tx.get("participants", other["participant_id"])["home"] == person["home"]:
                tx.update("attendances", other["id"], holds_vote=0)
        tx.update("attendances", holder["id"], holds_vote=1)

    return file.write("hold_vote", change, request=request)


def _check_shared(tx: Transaction, meeting_id: int, person: dict[str, Any]) -> None:
    """Refuse to choose where there is no choice. Raises DomainError `home_not_known`, `nobody_else_of_home`."""
    if not person["home"]:
        raise DomainError("home_not_known", name=person["name"])
    others = {one["id"] for one in tx.live("participants", home=person["home"], votes=1)} - {person["id"]}
    if not others & set(arrivals(tx, meeting_id)):
        raise DomainError("nobody_else_of_home", name=person["name"])


def grant_proxy(
    file: ConsultationFile,
    *,
    meeting_id: int,
    principal_id: int,
    agent_id: int,
    scope: str,
    power: str = "",
    until: str = "",
    on_the_spot: bool = False,
    confirmed: bool = True,
    request: str | None = None,
) -> ChangeSet:
    """A written authority (民法典 165): who, for what, with what power, until when.

    One given on the spot counts once the chair has confirmed it.
    """

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        _check_proxy(tx, meeting_id, principal_id, agent_id)
        tx.facts["proxy"] = tx.insert(
            "proxies",
            meeting_id=meeting_id,
            principal_id=principal_id,
            agent_id=agent_id,
            scope=words(scope, what="scope"),
            power=words(power),
            until=words(until),
            on_the_spot=int(on_the_spot),
            confirmed=int(confirmed),
            granted_at=tx.at,
        )

    return file.write("grant_proxy", change, request=request)


def confirm_proxy(file: ConsultationFile, *, proxy_id: int, request: str | None = None) -> ChangeSet:
    """The chair confirms an authority given on the spot (现场委托)."""

    def change(tx: Transaction) -> None:
        row_of(tx, "proxies", proxy_id)
        tx.update("proxies", proxy_id, confirmed=1)

    return file.write("confirm_proxy", change, request=request)


def revoke_proxy(file: ConsultationFile, *, proxy_id: int, request: str | None = None) -> ChangeSet:
    """An authority is taken back, for instance since the principal came after all."""

    def change(tx: Transaction) -> None:
        row_of(tx, "proxies", proxy_id)
        voiding(tx, "proxies", proxy_id)

    return file.write("revoke_proxy", change, request=request)


def _check_proxy(tx: Transaction, meeting_id: int, principal_id: int, agent_id: int) -> None:
    people = {person.id: person for person in persons(tx)}
    if principal_id not in people or agent_id not in people:
        raise DomainError("no_such_row", entity="participants", id=principal_id)
    present = set(arrivals(tx, meeting_id))
    check_proxy(
        people[principal_id],
        people[agent_id],
        grants(tx, meeting_id),
        present=present if present & {principal_id} else None,
        max_proxies=load_kept_procedure(tx, meeting_id).max_proxies,
    )


def _arrive(tx: Transaction, meeting_id: int, participant_id: int, at: str) -> None:
    there = _attendance(tx, meeting_id, participant_id)
    if there is None:
        tx.insert("attendances", meeting_id=meeting_id, participant_id=_person(tx, participant_id), arrived_at=at)
    elif there["excused"]:
        tx.update("attendances", there["id"], excused=0, arrived_at=at)
    else:
        tx.update("attendances", there["id"], left_at="")


def _person(tx: Transaction, participant_id: int) -> int:
    return int(standing(tx, "participants", participant_id)["id"])


def _attendance(tx: Transaction, meeting_id: int, participant_id: int) -> dict[str, Any] | None:
    return next(iter(tx.live("attendances", meeting_id=meeting_id, participant_id=participant_id)), None)


def _present(tx: Transaction, meeting_id: int, participant_id: int) -> dict[str, Any]:
    there = _attendance(tx, meeting_id, participant_id)
    if there is None or there["excused"]:
        raise DomainError("not_signed_in", name=tx.get("participants", participant_id)["name"])
    return there
