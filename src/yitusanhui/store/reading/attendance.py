"""应到, 实到, 委托, and the sign-in sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from yitusanhui.domain.attendance import attendance_figures
from yitusanhui.domain.households import Bloc, Person, expected_votes
from yitusanhui.domain.report import AttendanceFigures, AttendeeLine, ProxyLine
from yitusanhui.domain.roll import Roll, build_roll
from yitusanhui.store.reading.kept_roster import KeptRoster
from yitusanhui.store.reading.roll import (
    END,
    arrivals,
    came,
    chosen_holders,
    excused,
    grants,
    has_anyone_left,
    persons_of,
)
from yitusanhui.store.reading.templates import formats, load_kept_procedure
from yitusanhui.store.rows import Rows

Signer = tuple[int, str, str, str, str, str, int]


def load_attendance(rows: Rows, meeting_id: int) -> AttendanceFigures:
    """The figures of one meeting, in votes; 列席 in heads."""
    people, there = persons_of(rows, meeting_id), came(rows, meeting_id)
    return _figures(rows, meeting_id, people, there, _roll(rows, meeting_id, people, there))


def load_attendees(rows: Rows, meeting_id: int) -> tuple[AttendeeLine, ...]:
    """The sign-in sheet in order of arrival, with who holds a vote and for whom."""
    people = persons_of(rows, meeting_id)
    return _attendees(rows, meeting_id, people, _roll(rows, meeting_id, people, came(rows, meeting_id)))


def load_sheet(rows: Rows, meeting_id: int) -> tuple[AttendanceFigures, tuple[AttendeeLine, ...]]:
    """The figures and the sign-in sheet, counted from one roll."""
    people, there = persons_of(rows, meeting_id), came(rows, meeting_id)
    roll = _roll(rows, meeting_id, people, there)
    return _figures(rows, meeting_id, people, there, roll), _attendees(rows, meeting_id, people, roll)


def load_quorate(rows: Rows, meeting_id: int, at: str = "") -> bool | None:
    """Whether enough had come by a time, or by now; None where no number is asked for."""
    people, by = persons_of(rows, meeting_id), at or END
    there = came(rows, meeting_id, by)
    return _figures(rows, meeting_id, people, there, _roll(rows, meeting_id, people, there, by)).quorate


def _figures(
    rows: Rows, meeting_id: int, people: Sequence[Person], there: Sequence[int], roll: Roll
) -> AttendanceFigures:
    procedure, blocs = load_kept_procedure(rows, meeting_id), expected_votes(people)
    voters = {person.id for person in people if person.votes}
    figures = attendance_figures(
        expected=len(blocs),
        present=sum(not entry.by_proxy for entry in roll.entries),
        proxies=sum(entry.by_proxy for entry in roll.entries),
        excused=_excused_votes(rows, meeting_id, blocs, roll),
        others=sum(one not in voters for one in there),
        quorum=procedure.thresholds,
        proxies_count=procedure.proxies_count,
        formats=formats(rows),
    )
    if not has_anyone_left(rows, meeting_id):
        return figures
    here = _roll(rows, meeting_id, people, arrivals(rows, meeting_id))
    return replace(figures, gone=len(roll.entries) - len(here.entries))


def _attendees(rows: Rows, meeting_id: int, people: Sequence[Person], roll: Roll) -> tuple[AttendeeLine, ...]:
    names = {person.id: person.name for person in people}
    carried: dict[int, list[int]] = {}
    for entry in roll.entries:
        if entry.by_proxy:
            carried.setdefault(entry.cast_by_id, []).append(entry.holder_id)
    doors = _doors(rows, [one for those in carried.values() for one in those])
    holders = {entry.holder_id for entry in roll.entries if not entry.by_proxy}
    found = rows.rows(
        "SELECT participant_id, arrived_at, left_at FROM attendances "
        "WHERE meeting_id = ? AND void = 0 AND excused = 0 ORDER BY arrived_at, id",
        meeting_id,
    )
    signers = {signer[0]: signer for signer in _SIGNERS.read(rows)}
    return tuple(
        _attendee(
            _signed(*signers[number], arrived_at, left_at, number in holders), carried.get(number, ()), names, doors
        )
        for number, arrived_at, left_at in (row.values() for row in found)
    )


def _attendee(
    line: AttendeeLine, carried: Sequence[int], names: Mapping[int, str], doors: Mapping[int, str]
) -> AttendeeLine:
    if not carried:
        return line
    return replace(
        line,
        proxy_for=tuple(names[one] for one in carried),
        proxy_doors=tuple(doors.get(one, "") for one in carried),
    )


@lru_cache(maxsize=4_096)  # of two thousand people one has just come, and the others' lines stay
def _signed(
    participant_id: int,
    name: str,
    role: str,
    address: str,
    household: str,
    home: str,
    walk_in: int,
    arrived_at: str,
    left_at: str,
    votes: bool,
) -> AttendeeLine:
    """A line of the sheet, from the columns of `_signers` and of who came when."""
    return AttendeeLine(
        participant_id=participant_id,
        name=name,
        role=role,
        address=address,
        household=household,
        home=home,
        arrived_at=arrived_at,
        left_at=left_at,
        votes=votes,
        walk_in=bool(walk_in),
    )


def _signers(rows: Rows, ids: Sequence[int] | None) -> dict[int, Signer]:
    """What a line says of people, also of those no longer on the roster."""
    some = f"WHERE id IN ({','.join('?' * len(ids))})" if ids is not None else ""
    found = rows.rows(
        f"SELECT id, name, role, address, household, home, walk_in FROM participants {some} ORDER BY id", *(ids or ())
    )
    return {row["id"]: tuple(row.values()) for row in found}


_SIGNERS = KeptRoster(_signers)


def _doors(rows: Rows, ids: Sequence[int]) -> dict[int, str]:
    """门牌 of these people."""
    marks = ",".join("?" * len(ids))
    found = rows.rows(f"SELECT id, address FROM participants WHERE id IN ({marks})", *ids) if ids else ()
    return {row["id"]: row["address"] for row in found}


def load_proxies(rows: Rows, meeting_id: int) -> tuple[ProxyLine, ...]:
    """The authorities of one meeting."""
    found = rows.rows(
        "SELECT x.*, p.name AS principal, g.name AS agent, p.address AS principal_door, g.address AS agent_door "
        "FROM proxies x JOIN participants p ON p.id = x.principal_id "
        "JOIN participants g ON g.id = x.agent_id WHERE x.meeting_id = ? AND x.void = 0 ORDER BY x.id",
        meeting_id,
    )
    return tuple(
        ProxyLine(
            id=row["id"],
            principal=row["principal"],
            agent=row["agent"],
            scope=row["scope"],
            until=row["until"],
            on_the_spot=bool(row["on_the_spot"]),
            confirmed=bool(row["confirmed"]),
            principal_door=row["principal_door"],
            agent_door=row["agent_door"],
        )
        for row in found
    )


def _roll(rows: Rows, meeting_id: int, people: Sequence[Person], there: Sequence[int], by: str = END) -> Roll:
    """Who holds which vote among those who are there and those who sent someone."""
    return build_roll(
        people,
        there,
        grants(rows, meeting_id, by),
        rule_max_proxies=load_kept_procedure(rows, meeting_id).max_proxies,
        chosen=chosen_holders(rows, meeting_id),
    )


def _excused_votes(rows: Rows, meeting_id: int, blocs: Sequence[Bloc], roll: Roll) -> int:
    """Votes whose people are excused and that nobody holds or carries."""
    away = set(excused(rows, meeting_id))
    if not away:
        return 0
    held = {entry.holder_id for entry in roll.entries}
    return sum(
        any(person.id in away for person in bloc.members) and not any(person.id in held for person in bloc.members)
        for bloc in blocs
    )


def load_roster_lines(rows: Rows) -> tuple[AttendeeLine, ...]:
    """The roster in order of entry, as lines to be signed."""
    found = rows.rows("SELECT id, name, role, address, household, walk_in FROM participants WHERE void = 0 ORDER BY id")
    return tuple(
        AttendeeLine(
            participant_id=row["id"],
            name=row["name"],
            role=row["role"],
            address=row["address"],
            household=row["household"],
            arrived_at="",
            walk_in=bool(row["walk_in"]),
        )
        for row in found
    )
