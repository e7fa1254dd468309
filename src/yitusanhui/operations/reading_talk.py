"""What surfaces may ask of a meeting that decides nothing."""

from __future__ import annotations

from yitusanhui.domain.talk import turned_into_talk
from yitusanhui.operations.reading import Source
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.meetings import load_corrections
from yitusanhui.store.reading.talk import load_short_of


def read_talk(source: Source, meeting_id: int) -> bool:
    """Whether the chair turned the meeting into a talk (座谈) and hasn't resumed it."""
    return turned_into_talk(load_corrections(_rows(source), meeting_id))


def read_short(source: Source, motion_id: int) -> str:
    """Why a vote can only be an opinion, in a clause; "" when it decides, or there is no such motion."""
    return load_short_of(_rows(source), motion_id)


def _rows(source: Source) -> Reader:
    return source if isinstance(source, Reader) else source.reader
