"""How a person is found at the door: by pinyin, pinyin initials, characters, door number or household."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypinyin import Style

MOST_READINGS = 8


def search_key(name: str, address: str, household: str) -> str:
    """Lower-case text that a typed prefix is looked up in: every reading's initials and full pinyin, then the rest.

    A character with several readings (单, 曾) gives several keys, at most eight.
    """
    from pypinyin import Style  # its dictionary loads in a quarter of a second: not before someone is entered

    initials = _readings(name, Style.FIRST_LETTER)
    full = _readings(name, Style.NORMAL)
    return " ".join([*initials, *full, name, address, household]).lower()


def _readings(name: str, style: Style) -> list[str]:
    from pypinyin import pinyin

    syllables = [sorted(set(readings)) for readings in pinyin(name, style=style, heteronym=True, errors="default")]
    found: list[str] = []
    for reading in product(*syllables):
        found.append("".join(reading).replace(" ", ""))
        if len(found) == MOST_READINGS:
            break
    return found
