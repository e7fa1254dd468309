"""委托: who may vote for whom (民法典 165). Written beforehand, or given on the spot and confirmed by the chair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.households import Person


@dataclass(frozen=True, slots=True)
class Grant:
    """One authority on paper: `agent_id` votes for `principal_id`. 现场委托 waits for the chair."""

    id: int
    principal_id: int
    agent_id: int
    on_the_spot: bool = False
    confirmed: bool = False

    @property
    def stands(self) -> bool:
        """Written beforehand, or confirmed by the chair."""
        return self.confirmed or not self.on_the_spot


def check_proxy(
    principal: Person,
    agent: Person,
    grants: Iterable[Grant] = (),
    *,
    present: Collection[int] | None = None,
    max_proxies: int = 1,
) -> None:
    """Refuse an authority that can't be used. `present`: ids of those there, None before the meeting.

    Raises DomainError `proxy_for_self`, `proxy_principal_votes_not`, `proxy_agent_votes_not`,
    `proxy_same_household`, `proxy_principal_present`, `proxy_agent_absent`, `proxy_agent_full`,
    `proxy_already_given`.
    """
    others = list(grants)
    carried = sum(grant.agent_id == agent.id for grant in others)
    code = why_not(principal, agent, present, carried, max_proxies)
    if not code and any(grant.principal_id == principal.id for grant in others):
        code = "proxy_already_given"
    if code:
        raise DomainError(code, principal=principal.name, agent=agent.name, limit=max_proxies)


def why_not(principal: Person, agent: Person, present: Collection[int] | None, carried: int, max_proxies: int) -> str:
    """The code of why `agent` may not vote for `principal`, "" if nothing is against it."""
    household = principal.household.strip()
    reasons = {
        "proxy_for_self": principal.id == agent.id,
        "proxy_principal_votes_not": not principal.votes,
        "proxy_agent_votes_not": not agent.votes,
        "proxy_same_household": bool(household) and household == agent.household.strip(),
        "proxy_principal_present": present is not None and principal.id in present,
        "proxy_agent_absent": present is not None and agent.id not in present,
        "proxy_agent_full": carried >= max_proxies,
    }
    return next((code for code, against in reasons.items() if against), "")
