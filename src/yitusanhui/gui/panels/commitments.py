"""承诺 panel: who does what by when, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from yitusanhui.domain.attached import BEFORE_AND_AFTER, COMMITMENTS
from yitusanhui.domain.report import CommitmentLine
from yitusanhui.domain.terms import CommitmentState, Stage
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.fields import Button, Label, Quoted, clear, due_date, words_of
from yitusanhui.gui.panels.lists import LEAST_LIST, LineList
from yitusanhui.gui.panels.picks import Chooser, in_turn
from yitusanhui.gui.photo_strip import PhotoStrip
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, ask, row
from yitusanhui.intake.cells import shown
from yitusanhui.operations.commitments import edit_commitment, make_commitment, report_progress
from yitusanhui.operations.reading import read_commitments, read_particulars, read_topics
from yitusanhui.texts import say

STATES = tuple(CommitmentState)
PHOTOS = "a"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a promise comes from."""

    words: str
    topic_id: int | None = None
    option_id: int | None = None


class CommitmentsPanel(Panel):
    """Commitments of all meetings with their newest state and verdict; the form for one more."""

    shows = ("commitments", "progress", "evaluations", "topics", "options", "meetings")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names: dict[int, str] = {}
        self.stage = Stage.CONSULT
        self.origins: list[Origin] = []
        self.list = LineList(say("promises.list"), promise_words)
        self.list.setMinimumHeight(LEAST_LIST)
        self.none = Label(say("promises.none"), "muted")
        self.detail = Quoted()
        self.photos = PhotoStrip(session, *BEFORE_AND_AFTER)
        self.note = Line(say("promises.note"))
        self.text, self.owner = Line(say("promises.text")), Line(say("promises.owner"))
        self.due = Line(say("promises.due"))
        self.due.setMaximumWidth(150)
        self.origin = Chooser(say("promises.topic"))
        self._lay_out()
        self.list.moved.connect(self._show_detail)
        self.list.keyed.connect(self._key)
        edit = QShortcut(QKeySequence("F2"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self.edit)
        in_turn([self.note], self.list.setFocus)
        in_turn([self.text, self.owner, self.due], self.hand_in)

    def _lay_out(self) -> None:
        box = self.box
        box.addWidget(Label(say("promises.title"), "title"))
        keys = "　".join(f"{key} {say(f'commitment_{state}')}" for key, state in enumerate(STATES, 1))
        for part in (self.none, self.list, self.detail, self.photos, self.note):
            box.addWidget(part, 1 if part is self.list else 0)
        box.setAlignment(self.none, Qt.AlignmentFlag.AlignTop)
        self.keys = Label(say("promises.keys", {"keys": keys}) + "　" + say("photos.key"), "muted")
        box.addWidget(self.keys)
        box.addStretch()  # where there is no list to take the room
        said = row(self.text, self.origin)
        said.setStretch(0, 1)
        box.addLayout(said)
        box.addLayout(row(self.owner, self.due, Button(say("promises.make"), self.hand_in, "primary")))

    def refresh(self) -> None:
        """Read every commitment of the project again."""
        if not self.session.meeting_id:
            return
        held = {meeting.id: meeting for meeting in read_particulars(self.session.file)}
        self.names = {meeting.id: meeting.name for meeting in held.values()}
        self.stage = held[self.session.meeting_id].stage
        self._offer_origins()
        promises = read_commitments(self.session.file)
        self.none.setVisible(not promises)
        for part in (self.list, self.photos, self.note, self.keys):
            part.setVisible(bool(promises))
        self.list.show_lines(promises)

    def take_focus(self) -> None:
        """The list, or the form where it is empty."""
        (self.list if self.list.lines else self.text).setFocus()

    def hand_in(self) -> None:
        """Take down the promise."""
        due = due_date(self.due.text(), self.session.file.clock().date())
        if due is None:
            self.session.refused.emit(say("promises.bad_due", {"due": shown(self.due.text())}))
            return
        origin = self.origins[max(0, self.origin.currentIndex())]
        done = self.session.do(
            make_commitment,
            meeting_id=self.session.meeting_id,
            text=words_of(self.text),
            owner=words_of(self.owner),
            due=due,
            topic_id=origin.topic_id,
            option_id=origin.option_id,
        )
        if done is not None:
            clear(self.text, self.owner, self.due)
            self.list.go_to(done.facts["commitment"])
            self.text.setFocus()
        else:
            empty = (field for field in (self.text, self.owner) if not words_of(field))
            next(empty, self.due).setFocus()

    def edit(self) -> None:
        """F2: put right what was taken down."""
        promise: CommitmentLine | None = self.list.current
        if promise is None:
            return
        from yitusanhui.gui.dialogs.promise import PromiseDialog  # as all dialogs: loaded when asked for

        dialog = PromiseDialog(promise, self.session.file.clock().date(), self)
        if ask(dialog):
            self.session.do(
                edit_commitment,
                commitment_id=promise.id,
                text=words_of(dialog.text),
                owner=words_of(dialog.owner),
                due=dialog.due,
            )
        self.list.setFocus()

    def _key(self, key: str) -> None:
        """1 to 4: how far the promise has come, with the note that was written."""
        promise: CommitmentLine | None = self.list.current
        if key == PHOTOS:
            self.photos.take_focus()
        if promise is None or key not in "1234" or not key:
            return
        state = STATES[int(key) - 1]
        if self.session.do(report_progress, commitment_id=promise.id, state=state, note=words_of(self.note)):
            self.note.clear()

    def _offer_origins(self) -> None:
        origins = [Origin(say("promises.no_topic"))]
        topics = read_topics(self.session.file)
        for topic in topics:
            facts = {"id": topic.id, "title": topic.title}
            origins.append(Origin(say("promises.topic_is", facts), topic.id))
            origins += [
                Origin(say("promises.option_is", {**facts, "label": option.label}), topic.id, option.id)
                for option in topic.options
            ]
        if origins != self.origins:
            self.origins = origins
            self.origin.offer([origin.words for origin in origins])
            tonight = [topic.id for topic in topics if topic.meeting_id == self.session.meeting_id]
            one_matter = len(tonight) == 1 and self.stage is not Stage.CONSULT  # where people speak of anything
            if one_matter and self.origin.currentIndex() == 0:
                self.origin.setCurrentIndex([origin.topic_id for origin in origins].index(tonight[0]))

    def _show_detail(self) -> None:
        promise: CommitmentLine | None = self.list.current
        self.photos.show_of(COMMITMENTS, promise.id if promise else 0)
        if promise is None:
            self.detail.say("")
            return
        self.session.commitment_selected.emit(promise.id)
        came_from = promise.from_commitment
        facts = {
            "kind": say(f"commitment_{promise.kind}"),
            "id": promise.id,
            "meeting": self.names.get(promise.meeting_id, "")
            + (say("promises.from", {"id": came_from}) if came_from else ""),
            "topic": self._topic(promise),
            "text": promise.text,
            "owner": promise.owner,
            "due": promise.due or say("promises.no_due"),
            "state": say(f"commitment_{promise.state}"),
            "note": promise.note,
            "verdict": _verdict(promise),
        }
        self.detail.say(say("promises.detail", facts), "script")

    def _topic(self, promise: CommitmentLine) -> str:
        """What the promise is about, as the list of origins calls it."""
        place = (promise.topic_id, promise.option_id)
        found = (origin.words for origin in self.origins[1:] if (origin.topic_id, origin.option_id) == place)
        words = next(found, "")
        return say("promises.about", {"topic": words}) if words else ""


def promise_words(promise: CommitmentLine) -> str:
    """A commitment on one line."""
    facts = {
        "kind": say(f"commitment_{promise.kind}"),
        "id": promise.id,
        "text": promise.text,
        "owner": promise.owner,
        "due": say("promises.due_is", {"due": promise.due}) if promise.due else "",
        "state": say(f"commitment_{promise.state}"),
        "verdict": _verdict(promise),
    }
    return say("promises.line", facts)


def _verdict(promise: CommitmentLine) -> str:
    return say("promises.verdict_is", {"verdict": say(f"verdict_{promise.verdict}")}) if promise.verdict else ""
