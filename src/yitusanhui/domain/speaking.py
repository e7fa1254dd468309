"""发言 in turn: who has not spoken yet comes first, then whoever asked first; how often someone spoke on a matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yitusanhui.domain.report import SpeechLine


def waiting(speeches: Sequence[SpeechLine], *, newcomers_first: bool = True) -> list[SpeechLine]:
    """Who waits, the next one first (没讲过的先讲, a rule of the procedure)."""
    had = {_who(line) for line in speeches if line.started_at}
    lines = [line for line in speeches if not line.started_at]
    return sorted(lines, key=lambda line: (newcomers_first and _who(line) in had, line.asked_at, line.id))


def speaking(speeches: Iterable[SpeechLine]) -> SpeechLine | None:
    """Who speaks now."""
    return next((line for line in speeches if line.started_at and not line.ended_at), None)


def turns_had(speeches: Iterable[SpeechLine], line: SpeechLine, since: str = "") -> int:
    """How often the one who speaks in `line` has begun to speak since a moment (ISO), this time left out."""
    return sum(
        one.id != line.id and one.started_at > since and _who(one) == _who(line) for one in speeches if one.started_at
    )


def place_of(speeches: Iterable[SpeechLine], line: SpeechLine) -> int:
    """第几位发言人: the how-manieth turn of the meeting this is, for a wall without names."""
    return 1 + sum(bool(one.started_at) and (one.started_at, one.id) < (line.started_at, line.id) for one in speeches)


def _who(line: SpeechLine) -> int | str:
    return line.participant_id if line.participant_id is not None else line.name
