"""两份: a file was copied and both were worked on; the journals tell how far they are the same."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from yitusanhui.operations.reading import read_newest_entry
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.copies import digest_at, load_uid, time_of


@dataclass(frozen=True, slots=True)
class Apart:
    """Entries that only this copy has, that only the other has, and when the last was made that both have."""

    here: int
    there: int
    since: str


def compare_copies(here: Reader, there: Reader) -> Apart | None:
    """How two copies of a project differ; None where they are of different projects.

    One goes on from the other while `here` or `there` is 0. An entry's digest covers all before it, so where one is
    the same, everything up to it is.
    """
    if load_uid(here) != load_uid(there):
        return None
    newest, others = read_newest_entry(here), read_newest_entry(there)
    entries = range(1, min(newest, others) + 1)
    common = bisect_left(entries, True, key=lambda seq: digest_at(here, seq) != digest_at(there, seq))
    return Apart(newest - common, others - common, time_of(here, common))
