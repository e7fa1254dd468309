"""Who and what the story's keys stand for in the file that is being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_roster
from yitusanhui.sample.neighbourhood import XY
from yitusanhui.sample.story import Story
from yitusanhui.sample.timeline import Timeline


@dataclass(slots=True)
class Cast:
    """The file, the story, its timeline, and ids by the story's keys, filled in as things come into being."""

    file: ConsultationFile
    story: Story
    timeline: Timeline
    meetings: dict[Stage, int] = field(default_factory=dict)
    sheets: dict[Stage, XY] = field(default_factory=dict)  # width and height of the drawing on the wall
    numbers: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    options: dict[str, int] = field(default_factory=dict)
    commitments: dict[str, int] = field(default_factory=dict)

    def person(self, name: str) -> int:
        """The id of someone on the roster."""
        return next(person.id for person in read_roster(self.file) if person.name == name)


def fact(done: ChangeSet, name: str) -> int:
    """The id or number a receipt tells of."""
    return int(str(done.facts[name]))
