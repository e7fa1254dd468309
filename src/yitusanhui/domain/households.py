"""应到: the votes there are. One household, one vote; an owner counts once for all units."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

from yitusanhui.domain.rules import Unit

NO = frozenset({"否", "无", "没有", "0", "no", "n", "false"})


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the roster. `owner`: rows of one owner share it (name and phone, say), "" is a row by itself.

    `area_cm2` is the unit's area in square centimetres and stands on each of the unit's rows.
    """

    id: int
    name: str
    role: str = ""
    household: str = ""
    votes: bool = True
    area_cm2: int = 0
    owner: str = ""
    owns: bool = True  # a tenant has a household's vote, not an owner's

    def __hash__(self) -> int:
        """By the id: a whole roster is looked up in `_expected` several times at every arrival."""
        return self.id


@dataclass(frozen=True, slots=True)
class Bloc:
    """The people who share one vote, in the roster's order, and the area behind it in square centimetres."""

    household: str
    members: tuple[Person, ...]
    area_cm2: int


def load_roles(csv_text: str, column: str = "有表决权") -> dict[str, bool]:
    """What a column of templates/roles.csv says of each role (类型): whether it has a vote, or is an owner's."""
    rows = csv.DictReader(StringIO(csv_text.removeprefix("\ufeff")))
    return {
        (row.get("类型") or "").strip(): (row.get(column) or "").strip().lower() not in NO
        for row in rows
        if (row.get("类型") or "").strip()
    }


def role_votes(role: str, roles: Mapping[str, bool]) -> bool:
    """Whether a role has a vote: as listed, else by the listed roles in it (社区规划师), of which one may say no."""
    role = role.strip()
    if role in roles:
        return roles[role]
    within = [votes for known, votes in roles.items() if known in role]
    return bool(within) and all(within)


def expected_votes(people: Iterable[Person], unit: Unit = "household") -> tuple[Bloc, ...]:
    """应到: one vote a household, a person, or an owner, whose units' areas then add up.

    People without a household count for themselves. A unit's owner is the first of its rows that votes:
    one unit one owner, one person with several units once (建筑物区分所有权解释 8, 9).
    """
    return _expected(tuple(people), unit)


@lru_cache(maxsize=4)  # the same roster is asked for three times at every arrival
def _expected(people: tuple[Person, ...], unit: Unit) -> tuple[Bloc, ...]:
    units: dict[tuple[str, int], list[Person]] = {}
    for person in people:
        if person.votes and (person.owns or unit != "owner"):
            household = "" if unit == "person" else person.household.strip()
            units.setdefault((household, 0 if household else person.id), []).append(person)
    blocs: dict[object, list[list[Person]]] = {}
    for key, rows in units.items():
        owner = rows[0].owner if unit == "owner" else ""
        blocs.setdefault(owner or key, []).append(rows)
    return tuple(_bloc(units_of_one) for units_of_one in blocs.values())


def expected_households(people: Iterable[Person]) -> int:
    """应到 as a number of votes: one a household."""
    return len(expected_votes(people))


def _bloc(units: list[list[Person]]) -> Bloc:
    if len(units) == 1 and len(units[0]) == 1:  # nearly all of 2,000, at every sign-in
        (person,) = units[0]
        return Bloc(person.household.strip(), (person,), person.area_cm2)
    area = sum(max(person.area_cm2 for person in rows) for rows in units)
    members = tuple(person for rows in units for person in rows)
    return Bloc(members[0].household.strip(), members, area)
