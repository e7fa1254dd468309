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

FEW = 1_000
PLACES_FROM = ("tie_points", "placements")
GROUND_FROM = ("control_points", "blueprints")  # where 经度 and 纬度 lie on a sheet
_BETWEEN = re.compile(r"[、，,；;\s]+")


class CommentBook(QObject):
    """Comments by number, for the list, the map and the wall."""

    changed = Signal(object)  # the numbers that are new or different; None when anything may be

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.lines: dict[int, CommentLine] = {}
        self.places = Places()
        self._names: NameMask | None = None
        self._listed: list[CommentLine] = []
        session.changed.connect(self._look)
        self.read_all()
        session.comments = self._in_order

    def read_all(self) -> None:
        """Read every comment again."""
        self.lines = {line.number: line for line in reading.read_comments(self.session.file)}
        self.places = reading.read_places(self.session.file)
        self._names = None
        self._sensitive = reading.read_sensitive_words(self.session.file)
        self._sheets = self._sheets_used()
        self._listed = []
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
        if not text:
            return ""
        if self._names is None:
            self._names = NameMask(person.name for person in self.session.people().people)
            self._names.add(line.author for line in self.lines.values())
        others = [name for some in people for name in _BETWEEN.split(some)]
        return NameMask(others).mask(self._names.mask(mask_words(text)))

    def _in_order(self) -> list[CommentLine]:
        """All of them: the same list to whoever asks, until one differs."""
        self._listed = self._listed or list(self.lines.values())
        return self._listed

    def _look(self, change: ChangeSet) -> None:
        if change.touches("participants"):
            self._names = None
        numbers = reading.read_touched_comments(self.session.file, change)
        if change.repeated or len(numbers) > FEW or self._all_may_differ(change):
            self.read_all()
            return
        if change.touches(*PLACES_FROM):
            self.places = reading.read_places(self.session.file)
        if numbers:
            self._read(numbers)
        elif change.touches(*PLACES_FROM):
            self.changed.emit(None)

    def _all_may_differ(self, change: ChangeSet) -> bool:
        """Other sensitive words, or another ground under comments that were brought with degrees."""
        if change.touches("templates") and reading.read_sensitive_words(self.session.file) != self._sensitive:
            return True
        if not change.touches(*GROUND_FROM, "meetings") or all(line.lon is None for line in self.lines.values()):
            return False
        return change.touches(*GROUND_FROM) or self._sheets_used() != self._sheets

    def _sheets_used(self) -> list[tuple[int, int]]:
        """Each meeting's drawing, on which its comments with degrees are placed."""
        held = reading.read_particulars(self.session.file)
        return [(meeting.id, meeting.blueprint.id) for meeting in held if meeting.blueprint]

    def _read(self, numbers: tuple[int, ...]) -> None:
        for line in reading.read_some_comments(self.session.file, numbers):
            self.lines[line.number] = line
            if self._names is not None:
                self._names.add((line.author,))
        self._listed = []
        self.changed.emit(frozenset(numbers))
