"""Every comment of the file as the window holds it: read once, then only what a change touched."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.masks import NameMask, mask_words
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading

FEW = 50
_BETWEEN = re.compile(r"[、，,；;\s]+")
SHOWN = frozenset({"endorsements", "topic_comments", "topics", "replies", "participants"})
ROSTER_CHANGED = frozenset({"edit_participant", "import_roster", "undo_last"})


class CommentBook(QObject):
    """Comments by number, for the list, the map and the wall."""

    changed = Signal(object)  # the numbers that are new or different; None when anything may be

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.lines: dict[int, CommentLine] = {}
        self._mask: NameMask | None = None
        self._names: set[str] = set()
        session.changed.connect(self._look)
        self.read_all()

    def read_all(self) -> None:
        """Read every comment again."""
        self.lines = {line.number: line for line in reading.read_comments(self.session.file)}
        self._mask = None
        self.changed.emit(None)

    def of_meeting(self, meeting_id: int) -> list[CommentLine]:
        """The comments of one meeting, by number."""
        return [line for line in self.lines.values() if line.meeting_id == meeting_id]

    def on_drawing(self, blueprint_id: int) -> list[CommentLine]:
        """The comments placed on one version of the drawing."""
        return [line for line in self.lines.values() if line.blueprint_id == blueprint_id]

    def public_words(self, number: int) -> str:
        """What was said, as the wall may show it."""
        return self.masked(self.lines[number].text)

    def masked(self, text: str, *people: str) -> str:
        """A text without names (the roster's, speakers', and those in `people`), flats, phone or ID numbers."""
        if self._mask is None:
            self._names = {person.name for person in reading.read_roster(self.session.file)}
            self._names |= {line.author for line in self.lines.values()}
            self._mask = NameMask(self._names)
        others = [name for some in people for name in _BETWEEN.split(some)]
        return NameMask(others).mask(self._mask.mask(mask_words(text)))

    def _look(self, change: ChangeSet) -> None:
        numbers = {row for entity, row in change.touched if entity == "comments"}
        others = {entity for entity, _ in change.touched} & SHOWN
        if numbers:
            others -= {"endorsements"}  # those of the comment itself
        if "participants" in others and change.operation not in ROSTER_CHANGED:
            others.remove("participants")
            self._mask = None
        if change.repeated or others or len(numbers) > FEW:
            self.read_all()
        elif numbers:
            for number in sorted(numbers):
                line = reading.read_comment(self.session.file, number)
                if line is not None:
                    self.lines[number] = line
                    if line.author not in self._names:
                        self._mask = None
            self.changed.emit(frozenset(numbers))
