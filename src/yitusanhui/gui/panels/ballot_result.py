"""The result of a vote as it was frozen: the sentence, bars, and the sum by which it passed or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import MotionState
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_words import choice_words, double_words, formula, recount_words, share, verdict
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, column, row, scrolled
from yitusanhui.operations.motions import reopen_vote
from yitusanhui.texts import papers, say

VERDICT = "font-size: 24px; font-weight: 600;"


class ResultPage(VotePage):
    """A motion that is counted or was cancelled."""

    moved_on = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.verdict = Label()
        self.verdict.setStyleSheet(VERDICT)
        self.sentence = Label()
        self.desk = QWidget()
        self.lines = QVBoxLayout(self.desk)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.reason = Line(say("votes.reason"))
        self.again = Button(say("votes.reopen"), self.reopen)
        page = QWidget()
        told = column(page, margin=0)
        for part in (self.sentence, self.desk):
            told.addWidget(part)
        told.addStretch(1)
        self.box.addWidget(self.verdict)
        self.box.addWidget(scrolled(page), 1)
        self.box.addLayout(row(self.reason, self.again))
        in_turn([self.reason], self.reopen)

    def show_motion(self, motion: MotionLine) -> None:
        """Show the frozen result, as every document prints it."""
        super().show_motion(motion)
        counted = motion.state is MotionState.COUNTED
        self.verdict.say(*verdict(motion))
        called_off = say("votes.cancelled_for", {"reason": motion.reason}) if motion.reason else ""
        self.sentence.say(motion.sentence or called_off)
        self.reason.setVisible(counted)
        self.again.setVisible(counted)
        while (item := self.lines.takeAt(0)) is not None:
            if item.widget():
                item.widget().deleteLater()
        if counted:
            self._show_figures(motion)
        for one in motion.earlier:
            facts = {"at": one.at[:16].replace("T", " "), "reason": one.reason, "result": one.text}
            self.lines.addWidget(Label(say("votes.earlier", facts), "muted"))
        self.lines.addStretch(1)

    def reopen(self) -> None:
        """Open the vote again, with a reason."""
        if self.motion is not None and self.session.do(
            reopen_vote, motion_id=self.motion.id, reason=words_of(self.reason)
        ):
            self.reason.clear()
            self.moved_on.emit()

    def _show_figures(self, motion: MotionLine) -> None:
        for choice in motion.choices:
            self.lines.addWidget(Label(choice_words(choice, motion.method)))
            self.lines.addWidget(_bar(share(choice)))
        for test in (*motion.quorum, *motion.tests):
            self.lines.addWidget(Label(formula(test), "good" if test.met else "bad"))
        told = [recount_words(one) for one in motion.recounts]
        if motion.confirmed:
            told.append(say("votes.confirmed_by", {"names": say("votes.and").join(motion.confirmed)}))
        told += [double_words(motion.doubles)] if motion.doubles else []
        for words in told:
            self.lines.addWidget(Label(words, "muted"))
        if not motion.binding:
            self.lines.addWidget(Label(papers.ADVISORY, "muted"))


def _bar(thousandths: int) -> QProgressBar:
    """The whole width is the base that the rule looks at."""
    bar = QProgressBar()
    bar.setRange(0, 1000)
    bar.setValue(min(1000, thousandths))
    bar.setTextVisible(False)
    return bar
