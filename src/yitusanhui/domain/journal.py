"""The hash chain of the journal: each entry's digest covers the one before it.

An entry's digest is SHA-256 over the UTF-8 JSON array
`[prev_hash, seq, at, actor, operation, request, entity, entity_id, before, after]`,
without spaces, non-ASCII characters as they are; `before` and `after` are the texts kept in the file, or null.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
HASHED = ("seq", "at", "actor", "operation", "request", "entity", "entity_id", "before", "after")


def canonical(value: object) -> str:
    """JSON that is the same for the same value: sorted keys, no spaces."""
    return _ENCODER.encode(value)


def digest(prev_hash: str, entry: Mapping[str, object]) -> str:
    """The digest of `entry` following the entry whose digest is `prev_hash`."""
    fields = [prev_hash, *(entry[name] for name in HASHED)]
    return hashlib.sha256(canonical(fields).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain is broken, and how: `gap` (a number missing), `link` or `digest`."""

    seq: int
    kind: str


def first_break(entries: Iterable[Mapping[str, object]]) -> Break | None:
    """The first place where the chain does not hold, or None. Entries come in order of `seq`."""
    expected_seq, prev = 1, GENESIS
    for entry in entries:
        seq = int(str(entry["seq"]))
        if seq != expected_seq:
            return Break(expected_seq, "gap")
        if entry["prev_hash"] != prev:
            return Break(seq, "link")
        if entry["hash"] != digest(prev, entry):
            return Break(seq, "digest")
        expected_seq, prev = seq + 1, str(entry["hash"])
    return None
