"""Who may vote for whom."""

from __future__ import annotations

import pytest

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.households import Person
from yitusanhui.domain.proxies import Grant, check_proxy
from yitusanhui.texts import sentence

WANG = Person(1, "王芳", household="3-402")
WIFE = Person(2, "张吉祥", household="3-402")
LI = Person(3, "李强", household="3-501")
ZHAO = Person(4, "赵敏", household="3-502")
PLANNER = Person(9, "陈规划", role="规划师", votes=False)


def refusal(principal: Person, agent: Person, *grants: Grant, **facts: object) -> str:
    with pytest.raises(DomainError) as refused:
        check_proxy(principal, agent, grants, **facts)
    assert "{" not in sentence(refused.value)
    return refused.value.code


def test_a_neighbour_who_is_there_may_vote_for_one_who_is_not() -> None:
    check_proxy(WANG, LI, present={LI.id})


def test_before_the_meeting_nobody_is_there_yet() -> None:
    check_proxy(WANG, LI)


def test_an_agent_carries_as_many_as_the_template_allows() -> None:
    carried = Grant(1, ZHAO.id, LI.id)
    assert refusal(WANG, LI, carried) == "proxy_agent_full"
    check_proxy(WANG, LI, [carried], max_proxies=2)
    assert refusal(WANG, LI, max_proxies=0) == "proxy_agent_full"


@pytest.mark.parametrize(
    ("principal", "agent", "present", "code"),
    [
        (WANG, WANG, None, "proxy_for_self"),
        (PLANNER, LI, None, "proxy_principal_votes_not"),
        (WANG, PLANNER, None, "proxy_agent_votes_not"),
        (WANG, WIFE, None, "proxy_same_household"),
        (WANG, LI, {1, 3}, "proxy_principal_present"),
        (WANG, LI, set(), "proxy_agent_absent"),
    ],
)
def test_an_authority_that_cannot_be_used_is_refused_in_a_sentence(
    principal: Person, agent: Person, present: set[int] | None, code: str
) -> None:
    assert refusal(principal, agent, present=present) == code


def test_a_vote_is_given_away_once() -> None:
    assert refusal(WANG, LI, Grant(1, WANG.id, ZHAO.id)) == "proxy_already_given"
