"""The roster read once, then only those the journal names: else all would be read again for every one at the door."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.cursor import load_newest_entry
from yitusanhui.store.rows import Rows

T = TypeVar("T")
FEW = 100  # people: more of them are read with all others
Load = Callable[[Rows, Sequence[int] | None], Mapping[int, T]]  # by id; None: of everyone


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    newest: int  # entry of the journal when it was read
    by_id: Mapping[int, T]
    in_order: tuple[T, ...]


class KeptRoster(Generic[T]):
    """People of the roster as `load` makes them of their rows, in order of entry.

    A transaction, whose rows may yet be taken back, and a reader that looks at an earlier moment load them anew.
    """

    def __init__(self, load: Load[T]) -> None:
        self._load = load
        self._kept: WeakKeyDictionary[Reader, _Kept[T]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def read(self, rows: Rows) -> tuple[T, ...]:
        """Everyone; the same tuple while nobody on it changed."""
        if not isinstance(rows, Reader):
            return tuple(self._load(rows, None).values())
        newest = load_newest_entry(rows)
        with self._lock:
            kept = self._kept.get(rows)
        if kept is not None and newest < kept.newest:
            return tuple(self._load(rows, None).values())
        found = self._kept_on(rows, newest, kept) if kept is not None else self._all(rows, newest)
        with self._lock:
            self._kept[rows] = found
        return found.in_order

    def _all(self, rows: Rows, newest: int) -> _Kept[T]:
        by_id = self._load(rows, None)
        return _Kept(newest, by_id, tuple(by_id.values()))

    def _kept_on(self, rows: Rows, newest: int, kept: _Kept[T]) -> _Kept[T]:
        since = rows.rows(
            "SELECT DISTINCT entity, entity_id AS id FROM journal "
            "WHERE seq > ? AND entity IN ('participants', 'templates')",
            kept.newest,
        )
        if not since:
            return _Kept(newest, kept.by_id, kept.in_order)
        if len(since) > FEW or any(row["entity"] == "templates" for row in since):  # of which role has a vote, say
            return self._all(rows, newest)
        touched = [row["id"] for row in since]
        others = {number: one for number, one in kept.by_id.items() if number not in touched}
        by_id = dict(sorted({**others, **self._load(rows, touched)}.items()))
        return _Kept(newest, by_id, tuple(by_id.values()))
