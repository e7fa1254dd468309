"""计票底稿: every ballot or total behind a counted vote, with its rule, so that anyone can count again.

Not part of a report: a vote of a hundred thousand would weigh on every window. It names people and is internal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CastLine:
    """One ballot of one voter for one choice, or what a teller counted for one; in the order they were entered.

    `voter` tells the votes of one roll apart, "" for totals; `value` is a score or rank where one is given.
    """

    choice_id: int
    votes: int = 1
    value: int = 0
    voter: str = ""
    name: str = ""
    household: str = ""
    at: str = ""
    area_cm2: int = 0
    teller: int = 0


@dataclass(frozen=True, slots=True)
class VotePapers:
    """What was counted for one motion; areas in square centimetres. `invalid` doesn't include `blank`.

    `named`: every vote with its voter, not totals. `imported`: a log kept elsewhere, without a roll; the time of
    a line comes before its order. `top`: the greatest score, or the number of ranks.
    """

    motion_id: int
    rule: Mapping[str, Any]  # `Rule.to_plain`
    named: bool = False
    imported: bool = False
    invalid: int = 0
    blank: int = 0
    proxies: int = 0
    present_area_cm2: int = 0
    top: int = 0
    lines: tuple[CastLine, ...] = ()
