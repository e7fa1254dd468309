"""The open consultation as the window knows it: one place to do things, facts as signals, the meeting one is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import AttendanceFigures, AttendeeLine, CommentLine
from yitusanhui.domain.shapes import Shape
from yitusanhui.gui.background import Background
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.operations import reading
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading_talk import read_short
from yitusanhui.texts import sentence

T = TypeVar("T")
DISK_LOST = ("disk_trouble", "file_cannot_open")
COUNTED = ("meetings", "participants", "attendances", "proxies", "templates")


class Session(QObject):
    """Panels call `do` and `run`; they look again when `changed` says that something they show was touched."""

    changed = Signal(object)  # ChangeSet: committed
    refused = Signal(str)  # a sentence for the person
    meeting_entered = Signal(int)
    comment_selected = Signal(int)
    commitment_selected = Signal(int)
    place_chosen = Signal(float, float)  # pixels of the drawing, for the comment being written
    place_cleared = Signal()
    placing = Signal(bool)  # a click on the drawing says where, even on a pin
    sketch_wanted = Signal(object)  # SketchWanted: a shape to be drawn on the map
    site_selected = Signal(int)
    option_shown = Signal(object)  # OptionLine that the map shows, or None: the meeting's drawing again
    reach_wanted = Signal(int)  # 步行圈 around that site, or no more
    told = Signal(str)  # a sentence for a toast
    disk_lost = Signal()  # the disk with the file doesn't answer

    def __init__(self, file: ConsultationFile) -> None:
        super().__init__()
        self.file = file
        self.meeting_id = 0
        self.last: ChangeSet | None = None
        self._background = Background()
        self.comments: Callable[[], list[CommentLine]] = lambda: list(reading.read_comments(file))  # or the book's
        self._sheets: dict[int, tuple[AttendanceFigures, tuple[AttendeeLine, ...]]] = {}
        self._short: dict[int, str] = {}
        self._people: PeopleIndex | None = None
        self.shape: Shape | None = None  # the line or area that the comment being written speaks of
        self.changed.connect(self._forget)
        self.place_chosen.connect(self._speak_of_nothing)
        self.place_cleared.connect(self._speak_of_nothing)

    def do(self, operation: Callable[..., ChangeSet], **what: Any) -> ChangeSet | None:
        """Do one thing and wait until it is committed; None when it was refused (and said)."""
        try:
            done = operation(self.file, **what)
        except DomainError as refusal:
            self.refuse(refusal)
            return None
        self.last = done
        self.changed.emit(done)
        return done

    def refuse(self, refusal: DomainError) -> None:
        """Say why something was refused; what its own disk refused is more than that."""
        if refusal.code in DISK_LOST and refusal.facts.get("file") == self.file.path.name:
            self.disk_lost.emit()
        else:
            self.refused.emit(sentence(refusal))

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do something long off the window's thread; `done` gets its result on the window's thread."""
        self._background.run(work, done=done, failed=failed or self._say)

    def _say(self, words: str) -> None:
        self.refused.emit(words)

    def now(self) -> datetime:
        """By the clock that the file is kept by."""
        return self.file.clock()

    def speak_of(self, shape: Shape | None) -> None:
        """What the comment being written speaks of, drawn on the map."""
        self.shape = shape

    def _speak_of_nothing(self) -> None:
        self.speak_of(None)

    def attendance(self) -> AttendanceFigures:
        """应到, 实到 and the rest of the meeting one is in: counted once a change, whoever asks."""
        return self._sheet()[0]

    def attendees(self) -> tuple[AttendeeLine, ...]:
        """The sign-in sheet of the meeting one is in, of the same roll as its figures."""
        return self._sheet()[1]

    def short(self, motion_id: int) -> str:
        """Why a vote can only be an opinion, "" where the meeting may decide: looked up once a change, whoever asks."""
        if motion_id not in self._short:
            self._short[motion_id] = read_short(self.file, motion_id)
        return self._short[motion_id]

    def people(self) -> PeopleIndex:
        """The roster: read once until somebody on it changes, whoever asks."""
        if self._people is None:
            self._people = PeopleIndex(reading.read_roster(self.file))
        return self._people

    def _sheet(self) -> tuple[AttendanceFigures, tuple[AttendeeLine, ...]]:
        if self.meeting_id not in self._sheets:
            self._sheets[self.meeting_id] = reading.read_sheet(self.file, self.meeting_id)
        return self._sheets[self.meeting_id]

    def enter(self, meeting_id: int) -> None:
        """Go to a meeting: its panel, its counts, its pins."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self.meeting_entered.emit(meeting_id)

    def read_anew(self) -> None:
        """The file holds less than was shown, for its disk lost the end: whoever shows anything of it looks again."""
        there = [held.id for held in reading.read_particulars(self.file)]
        gone = self.meeting_id not in there
        if gone:
            self.meeting_id = max(there, default=0)
        at = self.now().isoformat()
        self.changed.emit(ChangeSet("disk_lost_records", "", at, 0, repeated=True, everything=True))
        if gone:
            self.meeting_entered.emit(self.meeting_id)

    def _forget(self, change: ChangeSet) -> None:
        if change.repeated or change.touches(*COUNTED):
            self._sheets.clear()
        if change.repeated or change.touches(*COUNTED, "corrections", "motions"):
            self._short.clear()
        if change.repeated or change.touches("participants"):
            self._people = None

    def close(self) -> None:
        """Wait for what is under way, which has nobody to come back to, then close the file whole."""
        self._background.leave()
        try:
            self.file.close()
        finally:
            self.deleteLater()  # Qt holds whoever listens to it, and they hold all that they show
