"""The roll as it freezes: one vote a household, in person or by proxy."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.roll import Grant, Person, Roll, RollEntry, build_roll
from yitusanhui.texts import say

WANG = Person(1, "王芳", household="3-402", area_cm2=800)
ZHANG = Person(2, "张吉祥", household="3-402", area_cm2=800)
LI = Person(3, "李强", household="3-501", area_cm2=900)
ZHAO = Person(4, "赵敏", household="3-502", area_cm2=700)
SUN = Person(5, "孙悦")
PLANNER = Person(9, "陈规划", role="规划师", votes=False)
PEOPLE = [WANG, ZHANG, LI, ZHAO, SUN, PLANNER]


def holders(roll: Roll) -> list[tuple[int, int]]:
    return [(entry.holder_id, entry.cast_by_id) for entry in roll.entries]


def codes(roll: Roll) -> list[str]:
    assert all("{" not in say(note.code, note.facts) for note in roll.notes)
    return [note.code for note in roll.notes]


def test_of_two_of_a_household_the_first_to_arrive_holds_the_vote() -> None:
    roll = build_roll(PEOPLE, [ZHANG.id, LI.id, WANG.id])
    assert holders(roll) == [(2, 2), (3, 3)]
    assert codes(roll) == ["household_has_one_vote"]
    assert roll.area_cm2 == 1700


def test_the_household_may_choose_another_who_is_there() -> None:
    assert holders(build_roll(PEOPLE, [2, 1], chosen={"3-402": WANG.id})) == [(1, 1)]


@pytest.mark.parametrize("chosen", [WANG.id, LI.id, 99])
def test_whoever_was_chosen_and_is_not_there_holds_nothing(chosen: int) -> None:
    assert holders(build_roll(PEOPLE, [2], chosen={"3-402": chosen})) == [(2, 2)]


def test_a_planner_speaks_and_does_not_vote() -> None:
    assert build_roll(PEOPLE, [PLANNER.id]).entries == ()


def test_someone_without_a_household_has_a_vote() -> None:
    assert build_roll(PEOPLE, [SUN.id]).entries == (RollEntry("", 5, 5, 0, by_proxy=False),)


def test_a_proxy_casts_the_vote_of_an_absent_household() -> None:
    roll = build_roll(PEOPLE, [LI.id], [Grant(1, WANG.id, LI.id)])
    assert roll.entries == (RollEntry("3-402", 1, 3, 800, by_proxy=True), RollEntry("3-501", 3, 3, 900))
    assert roll.proxies == 1


@pytest.mark.parametrize(
    ("present", "grant", "code"),
    [
        ([1, 3], Grant(1, 1, 3), "proxy_principal_present"),
        ([2, 3], Grant(1, 1, 3), "proxy_household_present"),
        ([4], Grant(1, 1, 3), "proxy_agent_absent"),
        ([3, 9], Grant(1, 1, 9), "proxy_agent_votes_not"),
        ([3], Grant(1, 9, 3), "proxy_principal_votes_not"),
        ([3], Grant(1, 1, 3, on_the_spot=True), "proxy_not_confirmed"),
    ],
)
def test_a_proxy_that_does_not_count_is_remarked_on(present: list[int], grant: Grant, code: str) -> None:
    roll = build_roll(PEOPLE, present, [grant])
    assert roll.proxies == 0
    assert codes(roll) == [code]


def test_one_given_on_the_spot_counts_once_the_chair_confirmed_it() -> None:
    assert build_roll(PEOPLE, [3], [Grant(1, 1, 3, on_the_spot=True, confirmed=True)]).proxies == 1


def test_an_agent_carries_one_unless_the_rule_allows_more() -> None:
    grants = [Grant(1, WANG.id, LI.id), Grant(2, ZHAO.id, LI.id), Grant(3, SUN.id, LI.id)]
    assert build_roll(PEOPLE, [LI.id], grants).proxies == 1
    assert build_roll(PEOPLE, [LI.id], grants, rule_max_proxies=3).proxies == 3
    assert build_roll(PEOPLE, [LI.id], grants, rule_max_proxies=0).proxies == 0


def test_a_proxy_that_fails_leaves_its_agent_free_for_the_next() -> None:
    roll = build_roll(PEOPLE, [WANG.id, LI.id], [Grant(1, ZHANG.id, LI.id), Grant(2, ZHAO.id, LI.id)])
    assert holders(roll) == [(1, 1), (3, 3), (4, 3)]


def test_a_household_gives_its_vote_away_once() -> None:
    roll = build_roll(PEOPLE, [LI.id, ZHAO.id], [Grant(1, WANG.id, LI.id), Grant(2, ZHANG.id, ZHAO.id)])
    assert holders(roll) == [(1, 3), (3, 3), (4, 4)]
    assert codes(roll) == ["proxy_already_given"]


def test_an_authority_of_someone_off_the_roster_is_passed_over() -> None:
    assert build_roll(PEOPLE, [3], [Grant(1, 77, 3), Grant(2, 1, 78)]).proxies == 0


def test_an_owner_of_two_units_has_one_vote_with_both_areas() -> None:
    people = [
        Person(1, "王芳", household="3-402", area_cm2=800, owner="王芳"),
        Person(2, "王芳", household="3-501", area_cm2=900, owner="王芳"),
    ]
    assert build_roll(people, [1, 2], unit="owner").entries == (RollEntry("3-402", 1, 1, 1700),)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[list[Person], list[int], list[Grant], int]:
    ids = st.integers(0, 9)
    households = draw(st.lists(st.sampled_from(["", "甲", "乙", "丙"]), min_size=10, max_size=10))
    votes = draw(st.lists(st.booleans(), min_size=10, max_size=10))
    people = [Person(n, f"人{n}", household=h, votes=v) for n, (h, v) in enumerate(zip(households, votes, strict=True))]
    grants = draw(st.lists(st.builds(Grant, st.just(1), ids, ids, st.booleans(), st.booleans()), max_size=12))
    return people, draw(st.lists(ids, max_size=14)), grants, draw(st.integers(0, 3))


@given(meetings())
def test_nobody_ever_votes_twice_for_a_household_or_without_a_vote(
    meeting: tuple[list[Person], list[int], list[Grant], int],
) -> None:
    people, present, grants, limit = meeting
    roll = build_roll(people, present, grants, rule_max_proxies=limit)
    by_id = {person.id: person for person in people}
    named = [entry.household for entry in roll.entries if entry.household]
    assert len(named) == len(set(named))
    assert len({entry.holder_id for entry in roll.entries}) == len(roll.entries)
    assert all(by_id[entry.holder_id].votes and by_id[entry.cast_by_id].votes for entry in roll.entries)
    assert all(entry.cast_by_id in present for entry in roll.entries)
    assert all((entry.holder_id in present) is not entry.by_proxy for entry in roll.entries)
    carried = Counter(entry.cast_by_id for entry in roll.entries if entry.by_proxy)
    assert all(number <= limit for number in carried.values())
