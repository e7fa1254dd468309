"""What a write returns: which rows it touched. The writer doesn't know who is looking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The receipt of one committed operation.

    `touched` holds (entity, id); `facts` what the person wants to know at once (the comment's number);
    `last_seq` is the journal's newest entry, the cursor that views follow. `repeated` marks a receipt
    handed out a second time for the same request; with `everything` the whole file may be otherwise.
    """

    operation: str
    request: str
    at: str
    last_seq: int
    touched: frozenset[tuple[str, int]] = frozenset()
    facts: Mapping[str, object] = field(default_factory=dict)
    repeated: bool = False
    everything: bool = False

    def touches(self, *entities: str) -> bool:
        """True if any row of one of these entities changed."""
        return self.everything or any(entity in entities for entity, _ in self.touched)
