"""Another copy of the project that is open, among the files this machine knows: said, before two go on apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.copies import compare_copies
from yitusanhui.operations.files import Reader, read_consultation
from yitusanhui.texts import say

LOOKED_AT = 20  # files, the last used first


def said_of(path: Path, others: Iterable[Path]) -> str:
    """A sentence where one of `others` has entries of the same project that this file has not; "" where none has."""
    here = read_consultation(path)
    try:
        found = (_beside(here, path, other) for other in list(others)[:LOOKED_AT] if other != path)
        return next((words for words in found if words), "")
    finally:
        here.close()


def _beside(here: Reader, path: Path, other: Path) -> str:
    try:
        there = read_consultation(other)
    except DomainError:
        return ""  # said when that one is opened
    try:
        apart = compare_copies(here, there)
    finally:
        there.close()
    if apart is None or not apart.there:
        return ""
    since = datetime.fromisoformat(apart.since) if apart.since else None
    facts = {
        "name": other.name if other.name != path.name else str(other),
        "since": say("start.at", {"month": since.month, "day": since.day, "clock": f"{since:%H:%M}"}) if since else "",
        "here": apart.here,
        "there": apart.there,
    }
    return say("copies.apart" if apart.here else "copies.older", facts)
