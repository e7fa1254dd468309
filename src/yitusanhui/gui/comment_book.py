"""Every comment of the file as the window holds it: read once, then only what a change touched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.masks import NameMask, mask_words
from yitusanhui.domain.placing import Places
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading

FEW = 50
ALL_FROM = ("control_points", "tie_points", "placements", "templates")  # what places and sensitive words hang on
_BETWEEN = re.compile(r"[、，,；;\s]+")


class CommentBook(QObject):
    """Comments by number, for the list, the map and the wall."""

    changed = Signal(object)  # the numbers that are new or different; None when anything may be

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.lines: dict[int, CommentLine] = {}
        self.places = Places()
        self._names: NameMask | None = None
        session.changed.connect(self._look)
        self.read_all()
        session.comments = lambda: list(self.lines.values())

    def read_all(self) -> None:
        """Read every comment again."""
        self.lines = {line.number: line for line in reading.read_comments(self.session.file)}
        self.places = reading.read_places(self.session.file)
        self._names = None
        self.changed.emit(None)

    def of_meeting(self, meeting_id: int) -> list[CommentLine]:
        """The comments of one meeting, by number."""
        return [line for line in self.lines.values() if line.meeting_id == meeting_id]

    def on_drawing(self, blueprint_id: int, numbers: Iterable[int] | None = None) -> list[CommentLine]:
        """The comments (of these numbers) that stand on one version of the drawing, said about it or carried there."""
        lines = self.lines.values() if numbers is None else (self.lines[number] for number in sorted(numbers))
        return self.places.all_on(lines, blueprint_id)

    def asked_on(self, blueprint_id: int) -> list[CommentLine]:
        """The comments that came to a version from earlier ones, to be asked 还适用吗, answered or not."""
        return self.places.asked(self.lines.values(), blueprint_id)

    def public_words(self, number: int) -> str:
        """What was said, as the wall may show it."""
        return self.masked(self.lines[number].text)

    def masked(self, text: str, *people: str) -> str:
        """A text without names (the roster's, speakers', and those in `people`), flats, phone or ID numbers."""
        if self._names is None:
            self._names = NameMask(person.name for person in reading.read_roster(self.session.file))
            self._names.add(line.author for line in self.lines.values())
        others = [name for some in people for name in _BETWEEN.split(some)]
        return NameMask(others).mask(self._names.mask(mask_words(text)))

    def _look(self, change: ChangeSet) -> None:
        if change.touches("participants"):
            self._names = None
        if change.repeated or change.touches(*ALL_FROM):
            self.read_all()
            return
        numbers = reading.read_touched_comments(self.session.file, change)
        if len(numbers) > FEW:
            self.read_all()
        elif numbers:
            self._read(numbers)

    def _read(self, numbers: tuple[int, ...]) -> None:
        for number in numbers:
            line = reading.read_comment(self.session.file, number)
            if line is not None:
                self.lines[number] = line
                if self._names is not None:
                    self._names.add((line.author,))
        self.changed.emit(frozenset(numbers))
