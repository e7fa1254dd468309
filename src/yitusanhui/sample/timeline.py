"""What happens when: the story in order of time, played by a clock that stands where the story is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

Happening = Callable[[], object]


class StoryClock:
    """A clock (`domain.clock.Clock`) that shows the moment it was last set to."""

    def __init__(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment)

    def set(self, moment: str) -> None:
        """Move to an ISO 8601 time with offset."""
        self.moment = datetime.fromisoformat(moment)

    def __call__(self) -> datetime:
        return self.moment


@dataclass(slots=True)
class Timeline:
    """Happenings with their times; those of one moment keep the order in which they were added."""

    clock: StoryClock
    happenings: list[tuple[datetime, int, Happening]] = field(default_factory=list)

    def add(self, at: str, happening: Happening) -> None:
        """Let something happen at an ISO 8601 time."""
        self.happenings.append((datetime.fromisoformat(at), len(self.happenings), happening))

    def run(self, until: str = "", stopped: Callable[[], bool] = lambda: False) -> None:
        """Play all, or what happens before `until`, or until it is `stopped`."""
        end = datetime.fromisoformat(until) if until else None
        for moment, _, happening in sorted(self.happenings, key=lambda told: told[:2]):
            if stopped():
                return
            if end is not None and moment >= end:
                self.clock.moment = end
                return
            self.clock.moment = moment
            happening()
