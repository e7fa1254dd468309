"""Which rows of a roster share one home, and so one vote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from yitusanhui.domain.masks import mask_address

_SIGNS = re.compile(r"[号楼幢栋座室门户#\s\-—]+")


class Resident(NamedTuple):
    """What a roster says of where someone lives."""

    id: int
    address: str
    household: str


def homes(residents: Iterable[Resident]) -> dict[int, str]:
    """Each resident's home: the 户号, with the building before it where several buildings use the same one.

    Clerks write 101 for the first flat of every building; those are as many homes as there are buildings.
    Where no 户号 is written the flat is the home, and whoever has that door and a 户号 lives there too.
    """
    everyone = list(residents)
    buildings: dict[str, set[str]] = {}
    for one in everyone:
        buildings.setdefault(one.household, set()).update(filter(None, [mask_address(one.address)]))
    found = {one.id: _numbered(one, len(buildings[one.household]) > 1) for one in everyone}
    at_door: dict[str, set[str]] = {}
    for one in everyone:
        if found[one.id] and (door := flat_of(one.address)):
            at_door.setdefault(door, set()).add(found[one.id])
    for one in everyone:
        if not found[one.id] and (door := flat_of(one.address)):
            known = at_door.get(door, {door})
            found[one.id] = next(iter(known)) if len(known) == 1 else ""
    return found


@lru_cache(maxsize=8_192)  # everyone's home is settled anew with each one who is entered or corrected
def flat_of(address: str) -> str:
    """3号楼402室, 3号402 and 3-402 as 3-402; nothing where an address names no flat of a building."""
    address = unicodedata.normalize("NFKC", address).strip()
    building = mask_address(address)
    return _SIGNS.sub("-", address).strip("-") if building and building != address else ""


def _numbered(one: Resident, shared: bool) -> str:
    building = mask_address(one.address) if shared and one.household else ""
    return f"{building} {one.household}".strip()
