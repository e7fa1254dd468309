"""Who speaks and who waits: one key begins the next turn, ends the last, starts the timer, names the author."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import SpeechLine
from yitusanhui.domain.speaking import place_of, speaking, turns_had, waiting
from yitusanhui.gui.panels.comment_entry import CommentEntry
from yitusanhui.gui.session import Session
from yitusanhui.gui.timer import LONGEST, SpeakingTimer, spoken
from yitusanhui.operations import reading, speeches
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class TakesAuthor(Protocol):
    """The comments panel, as far as turns go: whoever speaks is the author until another is typed."""

    author: str
    person: PersonLine | None
    entry: CommentEntry


class Turns(QObject):
    """The queue of the meeting one is in. `changed` when someone asks, begins or ends."""

    changed = Signal()

    def __init__(self, session: Session, timer: SpeakingTimer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.timer = timer
        self.lines: tuple[SpeechLine, ...] = ()
        self.now: SpeechLine | None = None
        self.waiting: list[SpeechLine] = []
        self._next_author: SpeechLine | None = None
        self._comments: TakesAuthor | None = None
        session.changed.connect(self._look)
        session.meeting_entered.connect(lambda _: self._enter())

    @property
    def place(self) -> int:
        """第几位: of the turn that is on, 0 when there is none."""
        return place_of(self.lines, self.now) if self.now else 0

    def name_authors_in(self, comments: TakesAuthor) -> None:
        """The line that the speaker becomes the author of; words half typed keep theirs."""
        self._comments = comments
        comments.entry.edited.connect(lambda _: self._name_author())

    def refresh(self) -> None:
        """Read the queue again; a turn that began elsewhere, or before a crash, goes on where it is."""
        meeting_id = self.session.meeting_id
        if not meeting_id:
            return
        procedure = reading.read_procedure(self.session.file, meeting_id)
        self.lines = speeches.read_speeches(self.session.file, meeting_id)
        self.waiting = waiting(self.lines, newcomers_first=procedure.newcomers_first)
        before, self.now = self.now, speaking(self.lines)
        self.timer.set_seconds(procedure.speaking_seconds)
        if (before and before.id) != (self.now and self.now.id):
            self._follow()
        self.changed.emit()

    def begin_next(self) -> None:
        """The next in the queue; with nobody waiting, somebody's turn is timed without a name."""
        if self.waiting:
            self.begin(self.waiting[0])
        elif self.now is None or self.session.do(speeches.end_speech, meeting_id=self.session.meeting_id):
            self.timer.start()

    def begin(self, line: SpeechLine) -> None:
        """This one's turn, whoever comes first by the rule."""
        if self.session.do(speeches.start_speech, speech_id=line.id):
            self.session.told.emit(self._limit(line) or say("turns.begins", {"name": line.name}))

    def end(self) -> None:
        """The turn is over."""
        ended = self.now
        if ended is not None and self.session.do(speeches.end_speech, meeting_id=self.session.meeting_id):
            last = next(line for line in self.lines if line.id == ended.id)
            self.session.told.emit(say("turns.ended", {"name": last.name, "spent": spoken(seconds_of(last))}))
        self.timer.stop()

    def had(self, line: SpeechLine) -> int:
        """How often the one who waits in `line` has spoken in this meeting."""
        return turns_had(self.lines, line)

    def _limit(self, line: SpeechLine) -> str:
        """The rule of so many times on one matter is said, not enforced: that is the chair's."""
        file, meeting_id = self.session.file, self.session.meeting_id
        limit = reading.read_procedure(file, meeting_id).times_per_topic
        held = next((m for m in reading.read_particulars(file) if m.id == meeting_id), None)
        since = next((s.started_at for s in held.steps if s.id == held.step_id), "") if held else ""
        had = turns_had(self.lines, line, since)
        return say("turns.limit", {"name": line.name, "count": had, "limit": limit}) if had >= limit else ""

    def _follow(self) -> None:
        if self.now is None:
            self.timer.stop()
            return
        gone = (self.session.now() - datetime.fromisoformat(self.now.started_at)).total_seconds()
        if gone < LONGEST:
            self.timer.start(max(0.0, gone))
        self._next_author = self.now
        self._name_author()

    def _name_author(self) -> None:
        comments, line = self._comments, self._next_author
        if comments is None or line is None or comments.entry.line.text():
            return
        self._next_author = None
        comments.author = line.name
        comments.person = comments.entry.tags.people.by_id.get(line.participant_id or 0)
        comments.entry.edited.emit(comments.entry.draft)

    def _enter(self) -> None:
        self.timer.stop()
        self.now = None
        self.refresh()

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("speeches", "meetings"):
            self.refresh()


def seconds_of(line: SpeechLine) -> int:
    """How long someone spoke, in whole seconds."""
    if not line.ended_at:
        return 0
    spent = datetime.fromisoformat(line.ended_at) - datetime.fromisoformat(line.started_at)
    return int(spent.total_seconds())
