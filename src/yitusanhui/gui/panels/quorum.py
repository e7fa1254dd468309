"""人数: what to do while not enough people are here."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from yitusanhui.domain.report import AttendanceFigures
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, column, label, row, set_kind
from yitusanhui.operations import meetings, minutes, reading
from yitusanhui.texts import say


class QuorumBanner(QFrame):
    """The sentence as the minutes will have it, and the choices there are: wait, listen only, another day."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.waited = False
        self.counts = AttendanceFigures()
        self.words = label("", wrap=True)
        set_kind(self, "warn")
        box = column(self, margin=10, space=8)
        box.addWidget(self.words)
        self.listen = button(say("quorum.listen"), self.only_listen)
        self.later = button(say("quorum.later"), self.put_off)
        box.addLayout(row(button(say("quorum.wait"), self.wait), self.listen, self.later, None, space=8))
        self.hide()
        session.meeting_entered.connect(lambda _: self._again())

    def show_counts(self, counts: AttendanceFigures) -> None:
        """Appears when the meeting isn't quorate, goes when it is."""
        if counts != self.counts:
            self.waited = False
        self.counts = counts
        self.words.setText(counts.sentence)
        self.setVisible(counts.quorate is False and not self.waited)

    def wait(self) -> None:
        """Go on signing in; the banner returns with the next change of the counts."""
        self.waited = True
        self.hide()

    def only_listen(self) -> None:
        """改为座谈听取意见: set down in the record; nothing is decided this evening."""
        facts = {"sentence": self.counts.sentence}
        done = self.session.do(
            minutes.correct_minutes,
            meeting_id=self.session.meeting_id,
            section=say("quorum.section"),
            text=say("quorum.listens", facts),
        )
        if done:
            self.session.told.emit(say("quorum.listening"))
            self.wait()

    def put_off(self) -> None:
        """改期: a running meeting is adjourned, to be gone on with another day; a planned one waits for a new date."""
        held = next(m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id)
        if held.state is not MeetingState.RUNNING:
            self.session.told.emit(say("quorum.set_date"))
            return
        if self.session.do(meetings.adjourn_meeting, meeting_id=held.id):
            self.session.told.emit(say("quorum.adjourned"))

    def _again(self) -> None:
        self.waited = False
