"""人数: what to do while not enough people are here, and once they are."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from yitusanhui.domain.report import AttendanceFigures
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, column, label, row, set_kind
from yitusanhui.operations import meetings, minutes
from yitusanhui.operations.reading_talk import read_talk
from yitusanhui.texts import say


class QuorumBanner(QFrame):
    """Who is missing, in one breath (the minutes' sentence as its tip), and the choices: wait, listen, another day.

    Once it was turned into a talk nothing more is asked until enough have come: then it may be a meeting again.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.waited = False
        self.counts = AttendanceFigures()
        self.state = MeetingState.PLANNED
        self.words = label("", wrap=True)
        set_kind(self, "warn")
        box = column(self, margin=6, space=4)
        self.listen = button(say("quorum.listen"), self.only_listen)
        self.later = button(say("quorum.later"), self.put_off)
        self.hold_on = button(say("quorum.wait"), self.wait)
        self.resume = button(say("quorum.resume"), self.decide_again)
        line = row(self.words, self.hold_on, self.listen, self.later, self.resume, space=6)
        line.setStretchFactor(self.words, 1)
        box.addLayout(line)
        self.hide()
        session.meeting_entered.connect(lambda _: self._again())

    def show_counts(self, counts: AttendanceFigures, state: MeetingState) -> None:
        """Appears when a meeting under way isn't quorate, goes when it is; before it opens, people are still coming."""
        talk = read_talk(self.session.file, self.session.meeting_id)
        if counts != self.counts or state is not self.state:
            self.waited = False
        self.counts, self.state = counts, state
        half = 2 * counts.voting == counts.expected
        facts = {"missing": counts.missing, "quorum": counts.quorum_words}
        words = "quorum.enough" if talk else "quorum.half" if half else "quorum.short"
        self.words.setText(say(words, facts))
        self.words.setToolTip(counts.sentence)
        for choice in (self.hold_on, self.listen, self.later):
            choice.setVisible(not talk)
        self.resume.setVisible(talk)
        asks = counts.quorate is talk  # too few and no talk, or a talk that enough have come to
        self.setVisible(state is MeetingState.RUNNING and asks and not self.waited)

    def wait(self) -> None:
        """再等等: set down once; go on signing in, and the banner returns with the next change of the counts."""
        if self._note("quorum.waits"):
            self.session.told.emit(say("quorum.waiting"))
        self._put_away()

    def only_listen(self) -> None:
        """改为座谈听取意见: set down in the record; nothing is decided this evening."""
        if self._note("quorum.listens"):
            self.session.told.emit(say("quorum.listening"))
            self._put_away()

    def decide_again(self) -> None:
        """恢复会议: enough have come; set down in the record, and it may decide from now on."""
        if self._note("quorum.resumes"):
            self.session.told.emit(say("quorum.resumed"))
            self._put_away()

    def put_off(self) -> None:
        """改期: set down, and the meeting adjourned to another day, when all sign in anew."""
        if not self._note("quorum.puts_off"):
            return
        reason = say("quorum.put_off_reason")
        if self.session.do(meetings.put_off_meeting, meeting_id=self.session.meeting_id, reason=reason):
            self.session.told.emit(say("quorum.adjourned"))

    def _note(self, words: str) -> bool:
        counts, now = self.counts, self.session.now()
        facts = {
            "month": now.month,
            "day": now.day,
            "at": now.strftime("%H:%M"),
            "voting": counts.voting,
            "missing": counts.missing,
        }
        done = self.session.do(
            minutes.note_quorum,
            meeting_id=self.session.meeting_id,
            section=say("quorum.section"),
            text=say(words, facts),
        )
        return done is not None

    def _put_away(self) -> None:
        self.waited = True
        self.hide()

    def _again(self) -> None:
        self.waited = False
