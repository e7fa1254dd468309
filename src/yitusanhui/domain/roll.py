"""表决名册: who holds which vote when the vote is announced. From then on it is frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from yitusanhui.domain.households import (
    Bloc,
    Person,
    expected_households,
    expected_votes,
    load_roles,
    role_votes,
)
from yitusanhui.domain.proxies import Grant, check_proxy, why_not
from yitusanhui.domain.rules import Unit

__all__ = [
    "Bloc",
    "Grant",
    "Person",
    "Roll",
    "RollEntry",
    "RollNote",
    "build_roll",
    "check_proxy",
    "expected_households",
    "expected_votes",
    "load_roles",
    "role_votes",
]


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One vote: whose it is, who casts it, and the area behind it in square centimetres."""

    household: str
    holder_id: int
    cast_by_id: int
    area_cm2: int = 0
    by_proxy: bool = False


@dataclass(frozen=True, slots=True)
class RollNote:
    """A remark on the roll: a code of `texts`, whom it is about, and the facts of the sentence."""

    code: str
    person_id: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roll:
    """The votes in the room, in the order of the roster, and remarks on them."""

    entries: tuple[RollEntry, ...]
    notes: tuple[RollNote, ...] = ()

    @property
    def proxies(self) -> int:
        """How many of the votes are cast by proxy."""
        return sum(entry.by_proxy for entry in self.entries)

    @property
    def area_cm2(self) -> int:
        """The area behind all votes in the room, in square centimetres."""
        return sum(entry.area_cm2 for entry in self.entries)


def build_roll(
    people: Sequence[Person],
    present_ids: Sequence[int],
    grants: Iterable[Grant] = (),
    *,
    rule_max_proxies: int = 1,
    chosen: Mapping[str, int] | None = None,
    unit: Unit = "household",
) -> Roll:
    """The roll as it freezes. `present_ids` in order of arrival; `chosen`: who holds a household's vote.

    Of a household the first to arrive holds the vote, unless another who is there was chosen. A proxy counts
    only while nobody of the household is there, and the agent is, votes, and carries no more than the rule
    allows; grants come in the order in which they were handed in.
    """
    arrival = {person_id: place for place, person_id in reversed(list(enumerate(present_ids)))}
    blocs = expected_votes(people, unit)
    entries: dict[int, RollEntry] = {}
    notes: list[RollNote] = []
    for place, bloc in enumerate(blocs):
        there = [p for p in bloc.members if p.id in arrival]
        if there:
            holder = there[0]
            if len(there) > 1:
                there.sort(key=lambda p: arrival[p.id])
                wanted = (chosen or {}).get(bloc.household, 0)
                holder = next((p for p in there if p.id == wanted), there[0])
            entries[place] = RollEntry(bloc.household, holder.id, holder.id, bloc.area_cm2)
            notes += [_shares(p, holder) for p in there if p is not holder]
    given = list(grants)
    notes += _add_proxies(entries, blocs, people, arrival, given, rule_max_proxies) if given else []
    return Roll(tuple(entries[place] for place in sorted(entries)), tuple(notes))


def _add_proxies(
    entries: dict[int, RollEntry],
    blocs: Sequence[Bloc],
    people: Sequence[Person],
    arrival: Mapping[int, int],
    grants: Iterable[Grant],
    max_proxies: int,
) -> list[RollNote]:
    persons = {person.id: person for person in people}
    places = {p.id: place for place, bloc in enumerate(blocs) for p in bloc.members}
    carried: Counter[int] = Counter()
    notes = []
    for grant in grants:
        principal, agent = persons.get(grant.principal_id), persons.get(grant.agent_id)
        if principal is None or agent is None:
            continue
        code = why_not(principal, agent, arrival, carried[agent.id], max_proxies)
        code = code or ("" if grant.stands else "proxy_not_confirmed")
        place = places.get(principal.id, -1)
        if not code and place in entries:
            code = "proxy_already_given" if entries[place].by_proxy else "proxy_household_present"
        if code:
            facts = {"principal": principal.name, "agent": agent.name, "limit": max_proxies}
            notes.append(RollNote(code, principal.id, facts))
            continue
        carried[agent.id] += 1
        bloc = blocs[place]
        entries[place] = RollEntry(bloc.household, principal.id, agent.id, bloc.area_cm2, by_proxy=True)
    return notes


def _shares(person: Person, holder: Person) -> RollNote:
    facts = {"name": person.name, "holder": holder.name, "household": holder.household}
    return RollNote("household_has_one_vote", person.id, facts)
