"""Announcing a vote: the rule is read out, the roll freezes, and it is shown who may vote."""

from __future__ import annotations

from PySide6.QtCore import Signal

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.shares import square_metres
from yitusanhui.domain.terms import MotionState
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.motions import announce_vote, cancel_motion, open_vote
from yitusanhui.operations.reading import RollLine, read_roll
from yitusanhui.texts import say


class RollPage(VotePage):
    """A motion that is drafted or announced."""

    moved_on = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.choices = Label()
        self.hint = Label()
        self.roll = LineList(say("votes.roll"), lambda line: voter(line, self.motion))
        self.go_on = Button("", self._go_on, "primary")
        self.ballots = Button(say("votes.print_ballots"), self._print)
        self.reason = Line(say("votes.cancel_reason"))
        self.box.addWidget(self.choices)
        self.box.addWidget(self.hint)
        self.box.addWidget(self.roll, 1)
        self.box.addStretch(0)
        self.box.addLayout(row(self.ballots, None))
        self.box.addLayout(row(self.go_on, self.reason, Button(say("votes.cancel"), self._cancel)))
        in_turn([self.reason], self._cancel)

    def show_motion(self, motion: MotionLine) -> None:
        """Show the rule before, and the frozen roll after the announcement."""
        super().show_motion(motion)
        frozen = motion.state is MotionState.ANNOUNCED
        self.choices.setText(say("votes.and").join(choice.label for choice in motion.choices))
        counts = {"present": motion.present, "expected": motion.expected}
        self.hint.say(say("votes.roll_frozen", counts) if frozen else self._before(motion), "script")
        self.roll.setVisible(frozen)
        self.roll.show_lines(read_roll(self.session.file, motion.id) if frozen else ())
        self.ballots.setVisible(motion.has_ballots)
        self.go_on.setText(say("votes.open" if frozen else "votes.announce"))

    def take_focus(self) -> None:
        """The button that goes on."""
        self.go_on.setFocus()

    def _print(self) -> None:
        """The ballots of this vote; what makes them is read in only now."""
        from yitusanhui.gui.minutes_print import print_ballots

        if self.motion is not None:
            print_ballots(self.session, self, self.motion)

    def _before(self, motion: MotionLine) -> str:
        """What to do before the roll freezes, and how many votes are in the room: who left takes theirs along."""
        if not motion.method.in_the_room or motion.scope:
            return say("votes.announce_hint")
        return say("votes.announce_now", {"here": self.session.attendance().here}) + say("votes.announce_hint")

    def _go_on(self) -> None:
        if self.motion is None:
            return
        step = open_vote if self.motion.state is MotionState.ANNOUNCED else announce_vote
        if self.session.do(step, motion_id=self.motion.id):
            self.moved_on.emit()

    def _cancel(self) -> None:
        reason = words_of(self.reason)
        if self.motion is not None and self.session.do(cancel_motion, motion_id=self.motion.id, reason=reason):
            self.reason.clear()


def voter(line: RollLine, motion: MotionLine | None) -> str:
    """Who votes: the household, its holder, who casts it on paper, and the area where areas are counted."""
    written = motion is not None and not motion.method.in_the_room and line.area_cm2
    facts = {
        "household": line.household or line.address,
        "holder": line.holder,
        "proxy": say("votes.by_proxy", {"agent": line.cast_by}) if line.by_proxy else "",
        "area": say("votes.area", {"area": square_metres(line.area_cm2)}) if written else "",
    }
    return say("votes.voter", facts)
