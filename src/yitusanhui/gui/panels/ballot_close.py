"""Closing a vote: who watched, who counted, and the result. Papers were checked by those who watched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.tellers import bare, check_disinterested, people_in
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.fields import Button, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.motions import cancel_motion, close_vote
from yitusanhui.operations.tellers import read_parties
from yitusanhui.texts import say, sentence


class CloseBar(QWidget):
    """监票人, 计票人, and the button that counts."""

    closed = Signal(str)  # the sentence

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.motion: MotionLine | None = None
        self.page: VotePage | None = None
        self.tellers = Line(say("votes.tellers"))
        self.callers, self.readers = Line(say("votes.callers")), Line(say("votes.readers"))
        self.reason = Line(say("votes.cancel_reason"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tellers)
        box.addLayout(row(self.callers, self.readers))
        self.go_on = Button(say("votes.close"), self.close_vote, "primary")
        box.addLayout(row(self.go_on, self.reason, Button(say("votes.cancel"), self._cancel)))
        in_turn([self.tellers, self.callers], self.close_vote)
        self.tellers.editingFinished.connect(self._leave_out)
        in_turn([self.readers], self.close_vote)
        in_turn([self.reason], self._cancel)

    def show_motion(self, motion: MotionLine, page: VotePage) -> None:
        """The motion that is open and the page its figures are on. Names stay for the next vote of the evening."""
        if self.motion is None or self.motion.id != motion.id:
            self.tellers.setText(motion.tellers or self.tellers.text())
            self.callers.setText(motion.callers or self.callers.text())
            self.readers.setText(motion.readers or self.readers.text())
        if motion.on_paper and motion.confirmed:
            self.tellers.setText(say("votes.and").join(motion.confirmed))
        self.tellers.setVisible(not motion.on_paper)
        other = self.motion is None or self.motion.id != motion.id
        self.motion, self.page = motion, page
        if other:
            self._leave_out()

    def take_focus(self) -> None:
        """The first line that is asked for."""
        (self.callers if self.tellers.isHidden() else self.tellers).setFocus()

    def _leave_out(self) -> None:
        """Whoever may not watch this vote is said at once, not when everything is counted, and left out."""
        if self.motion is None or self.motion.on_paper:
            return
        parties = read_parties(self.session.file, self.motion.id)
        try:
            check_disinterested(self.tellers.text(), parties)
        except DomainError as refusal:
            self.session.refused.emit(sentence(refusal))
            others = [name for name in people_in(self.tellers.text()) if bare(name) not in map(bare, parties)]
            self.tellers.setText(say("votes.and").join(others))

    def close_vote(self) -> None:
        """Keep what is on the page, then count."""
        if self.motion is None or (self.page is not None and not self.page.keep()):
            return
        done = self.session.do(
            close_vote,
            motion_id=self.motion.id,
            tellers=words_of(self.tellers),
            callers=words_of(self.callers),
            readers=words_of(self.readers),
        )
        if done is not None:
            self.closed.emit(str(done.facts["sentence"]))

    def _cancel(self) -> None:
        reason = words_of(self.reason)
        if self.motion is not None and self.session.do(cancel_motion, motion_id=self.motion.id, reason=reason):
            self.reason.clear()
