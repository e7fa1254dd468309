"""The result of a vote as it was frozen: the sentence, bars, and the sum by which it passed or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from yitusanhui.domain.report import ChoiceLine, MotionLine, TestLine
from yitusanhui.domain.shares import square_metres
from yitusanhui.domain.terms import MotionState
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row, scrolled
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
        for part in (self.verdict, self.sentence):
            self.box.addWidget(part)
        self.box.addWidget(scrolled(self.desk), 1)
        self.box.addLayout(row(self.reason, self.again))
        in_turn([self.reason], self.reopen)

    def show_motion(self, motion: MotionLine) -> None:
        """Show the frozen result, as every document prints it."""
        super().show_motion(motion)
        counted = motion.state is MotionState.COUNTED
        self.verdict.say(*verdict(motion))
        self.sentence.say(motion.sentence)
        self.reason.setVisible(counted)
        self.again.setVisible(counted)
        while (item := self.lines.takeAt(0)) is not None:
            if item.widget():
                item.widget().deleteLater()
        if counted:
            self._show_figures(motion)
        self.lines.addStretch(1)

    def reopen(self) -> None:
        """Open the vote again, with a reason."""
        if self.motion is not None and self.session.do(
            reopen_vote, motion_id=self.motion.id, reason=words_of(self.reason)
        ):
            self.reason.clear()
            self.moved_on.emit()

    def _show_figures(self, motion: MotionLine) -> None:
        most = max((choice.votes for choice in motion.choices), default=0)
        for choice in motion.choices:
            self.lines.addWidget(Label(_bar_words(choice)))
            self.lines.addWidget(_bar(choice.votes, most))
        for test in (*motion.quorum, *motion.tests):
            self.lines.addWidget(Label(formula(test), "good" if test.met else "bad"))
        if not motion.binding:
            self.lines.addWidget(Label(papers.ADVISORY, "muted"))


def verdict(motion: MotionLine) -> tuple[str, str]:
    """What came of it in a word or two, and how that looks."""
    if motion.state is MotionState.CANCELLED:
        return say("votes.was_cancelled"), "warn"
    if motion.void:
        return say("votes.voided"), "bad"
    if motion.passed is not None:
        return (say("votes.passed"), "good") if motion.passed else (say("votes.failed"), "bad")
    return say("votes.tie" if motion.tie else "votes.undecided"), "warn"


def formula(test: TestLine) -> str:
    """One condition with the numbers that went in."""
    met = say("votes.met" if test.met else "votes.not_met")
    facts = {"words": test.words, "numerator": test.numerator, "denominator": test.denominator}
    return say("votes.formula", {**facts, "met": met})


def _bar_words(choice: ChoiceLine) -> str:
    percent = say("votes.bar_percent", {"percent": choice.percent}) if choice.percent else ""
    words = say("votes.bar", {"label": choice.label, "votes": choice.votes, "percent": percent})
    return words + (say("votes.bar_area", {"area": square_metres(choice.area_cm2)}) if choice.area_cm2 else "")


def _bar(votes: int, most: int) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, max(1, most))
    bar.setValue(votes)
    bar.setTextVisible(False)
    return bar
