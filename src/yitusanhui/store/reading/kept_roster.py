"""The roster read once, as long as nobody on it changes: at the door it would be read again for every arrival."""

from __future__ import annotations

import threading
from collections.abc import Callable
from weakref import WeakKeyDictionary

from yitusanhui.domain.households import Person
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.cursor import load_newest_entry
from yitusanhui.store.rows import Rows

Roster = tuple[Person, ...]
_KEPT: WeakKeyDictionary[Reader, tuple[int, Roster]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def kept_roster(rows: Rows, load: Callable[[Rows], Roster]) -> Roster:
    """The roster by `load`, or as it was loaded before if the journal names no change of it since.

    A transaction, whose rows may yet be taken back, and a reader that looks at an earlier moment load it anew.
    """
    if not isinstance(rows, Reader):
        return load(rows)
    newest = load_newest_entry(rows)
    with _LOCK:
        seq, roster = _KEPT.get(rows, (-1, ()))
    if newest < seq:
        return load(rows)
    if seq < 0 or _changed(rows, seq):
        roster = load(rows)
    with _LOCK:
        _KEPT[rows] = (newest, roster)
    return roster


def _changed(rows: Rows, since: int) -> bool:
    found = rows.row("SELECT 1 FROM journal WHERE seq > ? AND entity IN ('participants', 'templates') LIMIT 1", since)
    return found is not None
