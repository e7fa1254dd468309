"""What happened to a row, from the journal: when, by which operation, what it said before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

UNDONE = "undo_last"


@dataclass(frozen=True, slots=True)
class PastLine:
    """One entry of the journal, as far as a story needs it; `before` is empty where the row was added."""

    at: str
    operation: str
    entity: str
    id: int
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)

    def changed(self, name: str) -> bool:
        """Whether this entry gave a field another value."""
        return bool(self.before) and self.before.get(name) != self.after.get(name)

    def word(self, name: str) -> str:
        """A field as text, after."""
        return str(self.after.get(name) or "")


def standing(lines: Iterable[PastLine]) -> list[PastLine]:
    """The entries without those that were undone, nor the undoing: it is strictly the newest first (撤销)."""
    kept: dict[tuple[str, int], list[PastLine]] = {}
    order: list[PastLine] = []
    for line in lines:
        there = kept.setdefault((line.entity, line.id), [])
        if line.operation != UNDONE:
            there.append(line)
            order.append(line)
        elif there:
            there.pop()
    alive = {id(line) for some in kept.values() for line in some}
    return [line for line in order if id(line) in alive]
