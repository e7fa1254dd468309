"""应到: how many votes there are, and who has one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import template
from yitusanhui.domain.households import Person, expected_households, expected_votes, load_roles, role_votes

ROLES = load_roles(template("roles.csv"))
PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.just(0),
        name=st.just("王芳"),
        household=st.sampled_from(["", " ", "3-402", "3-402 ", "3-501", "5-101"]),
        votes=st.booleans(),
        area_cm2=st.integers(0, 10**7),
        owner=st.sampled_from(["", "甲", "乙"]),
    ),
    max_size=12,
).map(lambda rows: [Person(n, p.name, p.role, p.household, p.votes, p.area_cm2, p.owner) for n, p in enumerate(rows)])


def test_a_household_has_one_vote_and_its_area_counts_once() -> None:
    people = [Person(1, "王芳", household="3-402", area_cm2=800), Person(2, "李强", household="3-402", area_cm2=800)]
    (bloc,) = expected_votes(people)
    assert (len(bloc.members), bloc.area_cm2) == (2, 800)


def test_people_without_a_household_count_for_themselves() -> None:
    assert expected_households([Person(1, "王芳"), Person(2, "王芳"), Person(3, "李强", household="1-1")]) == 3


def test_who_has_no_vote_is_not_expected() -> None:
    people = [Person(1, "规划师小陈", role="规划师", votes=False), Person(2, "李强", household="1-1")]
    assert expected_households(people) == 1


def test_one_person_with_several_units_is_one_owner_and_the_areas_add_up() -> None:
    people = [
        Person(1, "王芳", household="3-402", area_cm2=800, owner="王芳 1"),
        Person(2, "李强", household="3-402", area_cm2=800, owner="李强 2"),
        Person(3, "王芳", household="3-501", area_cm2=900, owner="王芳 1"),
        Person(4, "王芳", household="5-101", area_cm2=700, owner="王芳 9"),
    ]
    assert [bloc.area_cm2 for bloc in expected_votes(people, "owner")] == [1700, 700]
    assert [bloc.area_cm2 for bloc in expected_votes(people)] == [800, 900, 700]


def test_a_tenant_has_a_households_vote_and_not_an_owners() -> None:
    people = [Person(1, "王芳", household="3-402"), Person(2, "租客小李", household="3-501", owns=False)]
    assert [len(expected_votes(people, unit)) for unit in ("household", "person", "owner")] == [2, 2, 1]


def test_where_each_person_has_a_vote_a_household_is_no_matter() -> None:
    people = [Person(1, "王芳", household="3-402"), Person(2, "李强", household="3-402")]
    assert len(expected_votes(people, "person")) == 2


@given(PEOPLE, st.sampled_from(("household", "person", "owner")))
def test_everyone_who_votes_shares_in_exactly_one_vote(people: list[Person], unit: str) -> None:
    members = [person for bloc in expected_votes(people, unit) for person in bloc.members]
    assert sorted(person.id for person in members) == [person.id for person in people if person.votes]


@pytest.mark.parametrize(
    ("role", "votes"),
    [
        ("居民", True),
        (" 业主 ", True),
        ("居民代表", True),
        ("社区规划师", False),
        ("街道干部", False),
        ("物业经理", False),
        ("列席", False),
        ("居民区民警", False),
        ("火星人", False),
        ("", False),
    ],
)
def test_residents_vote_and_officials_do_not(role: str, votes: bool) -> None:
    assert role_votes(role, ROLES) is votes


def test_roles_come_from_a_table_with_or_without_a_byte_order_mark() -> None:
    text = "类型,有表决权\n居民,是\n列席, 否 \n,是\n"
    assert load_roles("\ufeff" + text) == load_roles(text) == {"居民": True, "列席": False}
