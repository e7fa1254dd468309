"""举手: two tellers count, their figures are entered twice, and must agree."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from yitusanhui.domain.lines_votes import RecountLine
from yitusanhui.domain.report import MotionLine
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.fields import Button, Figure, Label, Told, clear, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row, scrolled
from yitusanhui.operations.ballots import count_hands
from yitusanhui.operations.reading import read_counts
from yitusanhui.operations.recounting import decline_recount
from yitusanhui.texts import say

TELLERS = (1, 2)
LEAST_HIGH, MOST_HIGH = 120, 210


class HandsPage(VotePage):
    """A column of figures for each teller, filled downwards."""

    tells_rule = False
    settled = Signal()  # both tellers agree, or a recount was declined

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.figures: dict[tuple[int, int], Figure] = {}  # by teller and choice id
        self._asked_at = ""
        self.told = Told(say("votes.hands_hint"))
        self.desk = QWidget()
        self.grid = QGridLayout(self.desk)
        self.grid.setColumnStretch(0, 1)
        self.area = scrolled(self.desk)
        self.box.addWidget(self.area, 1)
        self.reason = Line(say("votes.recount_reason"))
        self.box.addWidget(self.told)
        in_turn([self.reason], self.decline)
        self.box.addLayout(row(Button(say("votes.save_hands"), self.keep), self.reason))

    def show_motion(self, motion: MotionLine) -> None:
        """Show what was entered so far; what is being typed stays."""
        other = self.motion is None or (self.motion.id, self.motion.choices) != (motion.id, motion.choices)
        super().show_motion(motion)
        entered = read_counts(self.session.file, motion.id)
        asked = self._asked
        if other:
            self._lay_out(motion)
            for (teller, choice), figure in self.figures.items():
                figure.show_number(None if asked else entered.get(teller, {}).get(choice))
        elif asked and asked.at != self._asked_at:
            clear(*self.figures.values())  # counted anew, not copied
            self.take_focus()
        self._asked_at = asked.at if asked else ""
        self.reason.setVisible(asked is not None)
        self._tell(entered)

    def take_focus(self) -> None:
        """The first figure that is still empty."""
        empty = [figure for figure in self.figures.values() if not figure.text()]
        (empty or list(self.figures.values()))[0].setFocus()

    def keep(self) -> bool:
        """Hand in each teller's column that is filled and differs from what was handed in."""
        if self.motion is None:
            return True
        if self._has_gaps():
            return False
        entered = read_counts(self.session.file, self.motion.id)
        for teller in TELLERS:
            typed = {choice: figure for (who, choice), figure in self.figures.items() if who == teller}
            votes = {choice: figure.number for choice, figure in typed.items()}
            filled = any(figure.text() for figure in typed.values())
            again = self._asked is not None and teller not in self._asked.again
            if not filled or (votes == entered.get(teller) and not again):
                continue
            done = self.session.do(count_hands, motion_id=self.motion.id, teller=teller, votes=votes)
            if done is None:
                return False
            if done.facts["recount"] and not done.facts["differ"]:  # on what they differ stands below the figures
                self.session.told.emit(str(done.facts["recount"]))
        self._tell(read_counts(self.session.file, self.motion.id))
        return True

    def hand_in(self) -> None:
        """Enter at the last figure: keep them; where both agree, on to who watched."""
        if self.keep() and self._agreed:
            self.settled.emit()

    def decline(self) -> None:
        """Do without the recount, with the reason written, or the one that holds whenever both agree."""
        reason = words_of(self.reason) or say("votes.recount_agreed")
        if self._asked is None or self.motion is None:
            return
        if self.session.do(decline_recount, motion_id=self.motion.id, reason=reason):
            self.reason.clear()
            for (teller, choice), figure in self.figures.items():
                figure.show_number(read_counts(self.session.file, self.motion.id).get(teller, {}).get(choice))
            self.settled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A minus in a figure does without the recount that is asked for."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() == "-":
            self.decline()
            return True
        return super().eventFilter(watched, event)

    @property
    def _asked(self) -> RecountLine | None:
        """The recount that a narrow result asks for, while it is open; figures that differ are corrected in place."""
        last = self.motion.recounts[-1] if self.motion is not None and self.motion.recounts else None
        return last if last is not None and last.state == "asked" and not last.differ else None

    @property
    def _agreed(self) -> bool:
        """Both columns are handed in, and say the same, and nobody asks for more."""
        entered = read_counts(self.session.file, self.motion.id) if self.motion is not None else {}
        return self._asked is None and len(entered) == len(TELLERS) and entered[1] == entered[2]

    def _tell(self, entered: dict[int, dict[int, int]]) -> None:
        """Say whether the tellers agree, and on what they don't."""
        missing = [teller for teller in TELLERS if teller not in entered]
        choices = self.motion.choices if self.motion else ()
        labels = [c.label for c in choices if len({entered[t].get(c.id) for t in entered}) > 1]
        too_many = self._too_many()
        if too_many:
            self.told.say(too_many, "bad")
        elif self._asked is not None:
            self.told.say(say("votes.recount_asked", {"why": self._asked.why}), "warn")
        elif len(missing) == 2:
            self.told.rest()
        elif missing:
            self.told.say(say("votes.second_missing", {"number": missing[0]}), "warn")
        elif labels:
            self.told.say(say("votes.differ", {"choices": say("votes.and").join(labels)}), "bad")
        else:
            self.told.say(say("votes.agree"), "good")

    def _has_gaps(self) -> bool:
        """A column begun and not finished is no count: it would ask for a recount that nobody's counting calls for."""
        for teller in TELLERS:
            mine = [figure for (who, _), figure in self.figures.items() if who == teller]
            empty = [figure for figure in mine if not figure.text()]
            if empty and len(empty) < len(mine):
                self.session.refused.emit(say("votes.gaps", {"number": teller}))
                empty[0].setFocus()
                return True
        return False

    def _too_many(self) -> str:
        """The contradiction, said at once: a teller has counted more hands than may vote; "" if none has."""
        for teller in TELLERS:
            raised = sum(figure.number for (who, _), figure in self.figures.items() if who == teller)
            if self.motion is not None and raised > self.motion.present:
                facts = {"number": teller, "raised": raised, "present": self.motion.present}
                return say("votes.too_many", facts)
        return ""

    def _on_typed(self) -> None:
        if self.motion is not None:
            self._tell(read_counts(self.session.file, self.motion.id))

    def _lay_out(self, motion: MotionLine) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        heads = [say("votes.choice"), *(say("votes.teller", {"number": teller}) for teller in TELLERS)]
        for column, words in enumerate(heads):
            self.grid.addWidget(Label(words, "head"), 0, column)
        self.figures = {
            (teller, choice.id): Figure(f"{heads[teller]} {choice.label}")
            for teller in TELLERS
            for choice in motion.choices
        }
        for line, choice in enumerate(motion.choices, 1):
            self.grid.addWidget(Label(choice.label), line, 0)
            for teller in TELLERS:
                self.grid.addWidget(self.figures[teller, choice.id], line, teller)
        for figure in self.figures.values():
            figure.textEdited.connect(lambda _: self._on_typed())
            figure.installEventFilter(self)
        for one, following in pairwise(self.figures.values()):
            self.setTabOrder(one, following)  # as Enter goes: down one teller, then the other
        self.grid.setRowStretch(len(motion.choices) + 1, 1)
        self.grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        in_turn(list(self.figures.values()), self.hand_in)
        self.area.setMinimumHeight(max(LEAST_HIGH, min(MOST_HIGH, self.desk.sizeHint().height())))
