"""Which rows of a roster share one home, and so one vote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from yitusanhui.domain.masks import mask_address


class Resident(NamedTuple):
    """What a roster says of where someone lives."""

    id: int
    address: str
    household: str


def homes(residents: Iterable[Resident]) -> dict[int, str]:
    """Each resident's home: the 户号, with the building before it where several buildings use the same one.

    Clerks write 101 for the first flat of every building; those are as many homes as there are buildings.
    """
    everyone = list(residents)
    buildings: dict[str, set[str]] = {}
    for one in everyone:
        buildings.setdefault(one.household, set()).update(filter(None, [mask_address(one.address)]))
    return {one.id: _home(one, len(buildings[one.household]) > 1) for one in everyone}


def _home(one: Resident, shared: bool) -> str:
    building = mask_address(one.address) if shared and one.household else ""
    return f"{building} {one.household}".strip()
