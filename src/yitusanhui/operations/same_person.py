"""Is a row of a table someone who is on the roster already? Told so that a corrected table corrects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from yitusanhui.domain.errors import DomainError

Key = tuple[str, ...]


class SamePerson:
    """Matches rows with people by name and home; failing that by name and phone, or name and door, where unique.

    One owner of several flats stands in several rows: a phone alone tells who it is only where it stands once
    in the table and once on the roster.
    """

    def __init__(self, people: Iterable[dict[str, Any]], rows: Iterable[Key]) -> None:
        self._whole: dict[Key, int] = {}
        self._partly: dict[Key, list[int]] = defaultdict(list)
        self._in_table: Counter[Key] = Counter(key for row in rows for key in _partial(row))
        self._seen: set[Key] = set()
        for person in people:
            row = identity(person)
            self._whole[_whole(row)] = person["id"]
            for key in _partial(row):
                self._partly[key].append(person["id"])

    def find(self, row: Key) -> int | None:
        """The id of the person that a row speaks of, None for someone new; a row that repeats is refused."""
        if _whole(row) in self._seen:
            raise DomainError("participant_twice", name=row[0])
        self._seen.add(_whole(row))
        if _whole(row) in self._whole:
            return self._whole[_whole(row)]
        for key in _partial(row):
            if self._in_table[key] == 1 and len(self._partly[key]) == 1:
                return self._partly[key][0]
        return None


def identity(row: dict[str, Any]) -> Key:
    """Name, door, household, phone."""
    return row["name"], row["address"], row["household"], row["phone"]


def _whole(row: Key) -> Key:
    name, address, household, phone = row
    return name, address, household, "" if address or household else phone


def _partial(row: Key) -> list[Key]:
    name, address, _, phone = row
    return [(kind, name, value) for kind, value in (("phone", phone), ("door", address)) if value]
