"""监票人, 唱票人, 计票人: who may watch and count a vote (two or more tellers, no interested party)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from yitusanhui.domain.errors import DomainError

LEAST = 2
_BETWEEN = re.compile(r"[、，,;；/\n]+|\s{2,}")
_TITLE = re.compile(r"[（(].*", re.DOTALL)


def people_in(text: str) -> tuple[str, ...]:
    """The people named on one line, with 、 or commas between them, each once."""
    return tuple(dict.fromkeys(name.strip() for name in _BETWEEN.split(text) if name.strip()))


def bare(name: str) -> str:
    """A name without a title in brackets, for comparing."""
    return _TITLE.sub("", name).replace(" ", "").strip()


def check_tellers(text: str, parties: Mapping[str, str], *, needed: bool) -> None:
    """Refuse fewer than two 监票人 (none at all only if `needed`), and an interested one.

    `parties` are people with a stake in the matter, and what it is. Raises DomainError `tellers_missing`,
    `teller_interested`.
    """
    names = {bare(name): name for name in people_in(text)}
    if (needed or names) and len(names) < LEAST:
        raise DomainError("tellers_missing", given="、".join(names.values()) or "—")
    check_disinterested(text, parties)


def check_disinterested(text: str, parties: Mapping[str, str]) -> None:
    """Refuse anyone with a stake in the matter. Raises DomainError `teller_interested`."""
    known = {bare(name): stake for name, stake in parties.items()}
    for name in people_in(text):
        if bare(name) in known:
            raise DomainError("teller_interested", name=name, stake=known[bare(name)])
