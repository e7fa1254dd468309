"""One line of a story, and the times at which things happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from yitusanhui.domain.past import PastLine
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.thread import Thing


class Event(StrEnum):
    """What can happen to a thing, in the order in which it does when the times are equal."""

    SAID = "said"
    AMENDED = "amended"
    MOVED = "moved"
    ENDORSED = "endorsed"
    WITHDRAWN = "withdrawn"
    RAISED = "raised"
    MERGED = "merged"
    PARTED = "parted"
    OFFERED = "offered"
    POSITION = "position"
    SETTLED = "settled"
    AGREED = "agreed"
    CONFIRMED = "confirmed"
    FATE = "fate"
    DRAFTED = "drafted"
    RECOUNTED = "recounted"
    VOTED = "voted"
    REPLIED_FIRST = "replied_first"
    REPLIED = "replied"
    PROMISED = "promised"
    PROGRESS = "progress"
    JUDGED = "judged"
    CORRECTED = "corrected"
    ADDED = "added"


_RANK = {event: place for place, event in enumerate(Event)}


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened: when, what, its facts as texts, in which meeting, and where it can be followed to."""

    at: str
    event: Event
    facts: dict[str, str] = field(default_factory=dict)
    meeting_id: int = 0
    thing: Thing | None = None

    @property
    def order(self) -> tuple[str, int]:
        """By time to the second, then in the order of things; a day alone comes before its hours."""
        return self.at[:19], _RANK[self.event]


class Times:
    """When things happened, by the journal; without it, when their meeting was held."""

    def __init__(self, report: ConsultationReport, past: Sequence[PastLine]) -> None:
        self.report = report
        self.named = report.audience.reads_names  # whether who spoke, and what they said first, is told
        self._past: dict[tuple[str, int], list[PastLine]] = {}
        self._all = past
        for line in past:
            self._past.setdefault((line.entity, line.id), []).append(line)

    def of(self, entity: str, row_id: int) -> list[PastLine]:
        """Everything that happened to a row."""
        return self._past.get((entity, row_id), [])

    def with_(self, entity: str, name: str, value: int) -> Iterator[PastLine]:
        """Entries of a table whose row points to `value`."""
        return (line for line in self._all if line.entity == entity and line.after.get(name) == value)

    def live(self, entity: str, name: str, value: int) -> list[PastLine]:
        """The newest entry of each row that points to `value` and wasn't taken out, in the order they were added."""
        newest = {line.id: line for line in self.with_(entity, name, value)}
        return [line for line in newest.values() if not line.after.get("void")]

    def added(self, entity: str, row_id: int, meeting_id: int) -> str:
        """When a row was added."""
        return next((line.at for line in self.of(entity, row_id) if not line.before), "") or self.held(meeting_id)

    def changed(self, entity: str, row_id: int, name: str, meeting_id: int) -> str:
        """When a field last got the value it has."""
        found = [line.at for line in self.of(entity, row_id) if line.changed(name) or not line.before]
        return found[-1] if found else self.held(meeting_id)

    def held(self, meeting_id: int) -> str:
        """When a meeting was over, by when all of it had happened; else when it began."""
        for meeting in self.report.meetings:
            if meeting.id == meeting_id:
                return meeting.closed_at or meeting.opened_at or meeting.planned_at
        return ""
