"""A procedure: how one kind of meeting is called and held, read from a template and kept with each meeting."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Stage
from yitusanhui.domain.thresholds import Base, Threshold, at_least, more_than_half

QUORUMS: dict[str, tuple[Threshold, ...]] = {
    "none": (),
    "more_than_half": (more_than_half(Base.EXPECTED),),
    "two_thirds": (at_least(Fraction(2, 3), Base.EXPECTED),),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: planned minutes and what the chair may say.

    `looks_back` (上次意见落实情况): only where a meeting was held before.
    """

    name: str
    minutes: int
    script: str = ""
    looks_back: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """How a stage's meetings run: notice days, quorum, speaking rules, checklist, steps.

    `max_proxies` is how many one person may carry, `proxies_count` whether they count for the quorum.
    """

    stage: Stage
    name: str
    notice_days: int
    public_notice_days: int
    quorum: str
    steps: tuple[Step, ...]
    convener: str = ""
    decides_by: str = ""
    invited: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    speaking_rules: tuple[str, ...] = ()
    speaking_seconds: int = 120
    times_per_topic: int = 2
    newcomers_first: bool = True
    max_proxies: int = 1
    proxies_count: bool = True

    def steps_of(self, *, first: bool) -> tuple[Step, ...]:
        """The steps of a meeting; the `first` of a project has nothing to look back on."""
        return tuple(step for step in self.steps if not (first and step.looks_back))

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """What share of those expected makes the meeting valid."""
        return QUORUMS[self.quorum]


@lru_cache(maxsize=32)
def load_procedure(text: str) -> Procedure:
    """The procedure in a TOML text; refuses one that lacks what it needs."""
    try:
        table = tomllib.loads(text)
        speaking = table.get("speaking", {})
        QUORUMS[table["quorum"]]
        return Procedure(
            stage=Stage(table["stage"]),
            name=table["name"],
            notice_days=int(table["notice_days"]),
            public_notice_days=int(table["public_notice_days"]),
            quorum=table["quorum"],
            steps=tuple(map(_step, table["steps"])),
            convener=table.get("convener", ""),
            decides_by=table.get("decides_by", ""),
            invited=tuple(table.get("invited", ())),
            checklist=tuple(table.get("checklist", ())),
            speaking_rules=tuple(speaking.get("rules", ())),
            speaking_seconds=int(speaking.get("seconds", 120)),
            times_per_topic=int(speaking.get("times_per_topic", 2)),
            newcomers_first=bool(speaking.get("newcomers_first", True)),
            max_proxies=int(table.get("max_proxies", 1)),
            proxies_count=bool(table.get("proxies_count", True)),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise DomainError("template_broken", template="procedures", why=str(error)) from error


def _step(table: Mapping[str, Any]) -> Step:
    return Step(table["name"], int(table["minutes"]), table.get("script", ""), bool(table.get("looks_back")))
