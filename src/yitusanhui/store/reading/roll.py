"""Who may vote, who is here, and who carries whose vote."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from yitusanhui.domain.households import Person, load_roles
from yitusanhui.domain.plain import from_plain
from yitusanhui.domain.proxies import Grant
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.kept_roster import KeptRoster
from yitusanhui.store.reading.templates import kept_template
from yitusanhui.store.rows import Rows

END = "9"  # after every time


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the roster as the sign-in field finds them."""

    id: int
    name: str
    role: str
    address: str
    household: str
    votes: bool
    search: str
    phone: str
    area_cm2: int | None
    consent: bool | None = None  # to be named in public; None: not asked


def load_people(rows: Rows) -> tuple[PersonLine, ...]:
    """Everyone on the roster, in order of entry."""
    return _PEOPLE.read(rows)


def _people(rows: Rows, ids: Sequence[int] | None) -> dict[int, PersonLine]:
    found = _on_the_roster(rows, ", ".join(field.name for field in fields(PersonLine)), ids)
    for row in found:
        row["votes"], row["consent"] = bool(row["votes"]), _answer(row["consent"])
    return {row["id"]: PersonLine(**row) for row in found}


def _answer(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)


def persons_of(rows: Rows, meeting_id: int) -> list[Person]:
    """The roster a meeting counts by: as it was when the meeting closed, with those who signed in since; else today's.

    People entered for the next meeting don't change who was expected at the last one.
    """
    everyone = persons(rows)
    kept = rows.row("SELECT roster FROM meetings WHERE id = ?", meeting_id)
    if kept is None or kept["roster"] is None:
        return everyone
    frozen = [from_plain(Person, one) for one in json.loads(kept["roster"])]
    known, there = {person.id for person in frozen}, set(came(rows, meeting_id))
    return frozen + [person for person in everyone if person.id in there - known]


def persons(rows: Rows) -> list[Person]:
    """The roster as the counting rules see it, in order of entry. One owner: same name and phone."""
    return list(_PERSONS.read(rows))


def _persons(rows: Rows, ids: Sequence[int] | None) -> dict[int, Person]:
    owners = load_roles(_roles(rows), column="业主")
    return {
        row["id"]: Person(
            id=row["id"],
            name=row["name"],
            role=row["role"],
            household=row["home"],
            votes=bool(row["votes"]),
            area_cm2=row["area_cm2"] or 0,
            owner=f"{row['name']} {row['phone']}" if row["phone"] else "",
            owns=owners.get(row["role"], True),
        )
        for row in _on_the_roster(rows, "id, name, role, home, votes, area_cm2, phone", ids)
    }


def _roles(rows: Rows) -> str:
    return kept_template(rows, "roles.csv")


def _on_the_roster(rows: Rows, columns: str, ids: Sequence[int] | None) -> list[Row]:
    """Everyone, or those of these ids who are still on it."""
    some = f"AND id IN ({','.join('?' * len(ids))})" if ids is not None else ""
    return rows.rows(f"SELECT {columns} FROM participants WHERE void = 0 {some} ORDER BY id", *(ids or ()))


_PEOPLE, _PERSONS = KeptRoster(_people), KeptRoster(_persons, _roles)


def arrivals(rows: Rows, meeting_id: int) -> list[int]:
    """Ids of those who are here now, in order of arrival."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 0 AND left_at = '' "
        "ORDER BY arrived_at, id",
        meeting_id,
    )
    return [row["participant_id"] for row in found]


def came(rows: Rows, meeting_id: int, by: str = END) -> list[int]:
    """Ids of those who came at all, in order of arrival, `by` a time: 实到 doesn't shrink when someone goes home."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 0 AND arrived_at <= ? "
        "ORDER BY arrived_at, id",
        meeting_id,
        by,
    )
    return [row["participant_id"] for row in found]


def has_anyone_left(rows: Rows, meeting_id: int) -> bool:
    """Whether somebody who came has gone home."""
    found = rows.row(
        "SELECT 1 FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 0 AND left_at <> ''", meeting_id
    )
    return found is not None


def excused(rows: Rows, meeting_id: int) -> list[int]:
    """Ids of those who asked to be excused."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 1", meeting_id
    )
    return [row["participant_id"] for row in found]


def grants(rows: Rows, meeting_id: int, by: str = END) -> list[Grant]:
    """The meeting's proxies in order of entry, those given `by` a time."""
    return [
        Grant(row["id"], row["principal_id"], row["agent_id"], bool(row["on_the_spot"]), bool(row["confirmed"]))
        for row in rows.rows(
            "SELECT * FROM proxies WHERE meeting_id = ? AND void = 0 AND granted_at <= ? ORDER BY id", meeting_id, by
        )
    ]


def chosen_holders(rows: Rows, meeting_id: int) -> dict[str, int]:
    """Household -> who was chosen to hold its vote."""
    found = rows.rows(
        "SELECT p.home, p.id FROM attendances a JOIN participants p ON p.id = a.participant_id "
        "WHERE a.meeting_id = ? AND a.void = 0 AND a.holds_vote = 1",
        meeting_id,
    )
    return {row["home"]: row["id"] for row in found}
