"""The roster read once, then only those the journal names: else all would be read again for every one at the door."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from yitusanhui.store.connection import Row
from yitusanhui.store.reader import Reader
from yitusanhui.store.rows import Rows

T = TypeVar("T")
FEW = 100  # people: more of them are read with all others
Load = Callable[[Rows, Sequence[int] | None], Mapping[int, T]]  # by id; None: of everyone


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    head: Row  # seq and hash of the journal's newest entry when it was read
    basis: object
    by_id: Mapping[int, T]
    in_order: tuple[T, ...]


class KeptRoster(Generic[T]):
    """People of the roster as `load` makes them of their rows and of a `basis`, such as a template, in order of entry.

    A transaction, whose rows may yet be taken back, and a reader that looks at an earlier moment load them anew; so
    does everyone once the journal that was read is no longer the file's: a disk that was pulled may have lost its end.
    """

    def __init__(self, load: Load[T], basis: Callable[[Rows], object] = lambda _: None) -> None:
        self._load, self._basis = load, basis
        self._kept: WeakKeyDictionary[Reader, _Kept[T]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def read(self, rows: Rows) -> tuple[T, ...]:
        """Everyone; the same tuple while nobody on it changed."""
        head = rows.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
        if not isinstance(rows, Reader) or head is None:
            return tuple(self._load(rows, None).values())
        with self._lock:
            kept = self._kept.get(rows)
        if kept is not None and kept.head == head:
            return kept.in_order
        if kept is not None and head["seq"] < kept.head["seq"]:
            return tuple(self._load(rows, None).values())
        found = self._kept_on(rows, head, kept) if kept is not None else self._all(rows, head)
        with self._lock:
            self._kept[rows] = found
        return found.in_order

    def _all(self, rows: Rows, head: Row) -> _Kept[T]:
        by_id = self._load(rows, None)
        return _Kept(head, self._basis(rows), by_id, tuple(by_id.values()))

    def _kept_on(self, rows: Rows, head: Row, kept: _Kept[T]) -> _Kept[T]:
        same_journal = rows.row("SELECT seq, hash FROM journal WHERE seq = ?", kept.head["seq"]) == kept.head
        since = rows.rows(
            "SELECT DISTINCT entity_id AS id FROM journal WHERE seq > ? AND entity = 'participants'", kept.head["seq"]
        )
        if not same_journal or len(since) > FEW or self._basis(rows) != kept.basis:
            return self._all(rows, head)
        if not since:
            return replace(kept, head=head)
        touched = [row["id"] for row in since]
        others = {number: one for number, one in kept.by_id.items() if number not in touched}
        by_id = dict(sorted({**others, **self._load(rows, touched)}.items()))
        return _Kept(head, kept.basis, by_id, tuple(by_id.values()))
