"""Finding a person as fast as someone types: pinyin initials, surname, door number, household."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

from yitusanhui.domain.homes import flat_of
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.reading import PersonLine

MOST = 60


class PeopleIndex:
    """The roster in memory. 2,000 people are searched in a few milliseconds."""

    def __init__(self, people: Iterable[PersonLine] = ()) -> None:
        self.people = tuple(people)
        self.by_id = {person.id: person for person in self.people}
        self._keys = [
            (person, key, f" {key}") for person in self.people for key in [_key(person.search, person.address)]
        ]

    def find(self, typed: str, most: int = MOST, last: Container[int] = ()) -> list[PersonLine]:
        """Who matches every word typed, the best first: a whole word, then a beginning, then anywhere.

        Of those who match as well, the ones in `last` (ids, such as of those who came already) come after the others.
        """
        words = normal(typed).split()
        if not words:
            return []
        matching = self._keys
        for word in words:
            matching = [one for one in matching if word in one[1]]
        found = [
            (max(_rank(word, spaced) for word in words), person.id in last, place, person)
            for place, (person, _, spaced) in enumerate(matching)
        ]
        found.sort(key=lambda one: one[:3])
        return [one[3] for one in found[:most]]

    def answers_to(self, typed: str) -> list[PersonLine]:
        """Those of whom it is a whole word: initials, a name, a door; letters that only begin one mean a look."""
        words = normal(typed).split()
        matching = self._keys if words else []
        for word in words:
            matching = [one for one in matching if word in one[1] and _rank(word, one[2]) == 0]
        return [person for person, _, _ in matching]

    def named(self, name: str) -> PersonLine | None:
        """The one person of that name; None when there is none or several."""
        same = [person for person in self.people if person.name == name]
        return same[0] if len(same) == 1 else None

    def twin(self, row: RosterRow, but: int = 0) -> PersonLine | None:
        """Someone of the same name behind the same door, other than the person `but`."""
        same = (one for one in self.people if (one.name, one.address) == (row.name, row.address))
        return next((one for one in same if one.id != but), None)

    def meant(self, typed: str) -> PersonLine | None:
        """The one person that a name, initials or a door can mean; None when nobody fits, or several do."""
        found = self.find(typed, most=MOST)
        exact = [person for person in found if person.name == typed.strip()] or found
        return exact[0] if len(exact) == 1 else None


def normal(typed: str) -> str:
    """What was typed as the search keys have it: half-width, lower case."""
    return unicodedata.normalize("NFKC", typed).lower().strip()


@lru_cache(maxsize=4_096)  # of one whose door is corrected the others' stay
def _key(search: str, address: str) -> str:
    """The search key, and the door as it is said in a queue: 3号楼201室 also as 3-201 and 3201."""
    flat = flat_of(address).lower()
    return f"{search} {flat} {flat.replace('-', '')}" if flat else search


def _rank(word: str, spaced: str) -> int:
    if f" {word} " in f"{spaced} ":
        return 0
    return 1 if f" {word}" in spaced else 2
