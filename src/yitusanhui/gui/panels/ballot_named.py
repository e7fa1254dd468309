"""唱名 and 书面: one key a person, then the next; Backspace goes back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from yitusanhui.domain.report import MotionLine
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_roll import voter
from yitusanhui.gui.panels.ballot_words import double_words
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.picks import Pick
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.ballots import cast_ballot, take_back_ballot
from yitusanhui.operations.reading import RollLine, read_roll
from yitusanhui.texts import say

MOST_DOUBLES = 3
KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


class NamedPage(VotePage):
    """The frozen roll with what each said; nothing of the count shows."""

    how = "votes.named_keys"
    tells_rule = False
    settled = Signal()  # Enter behind the last

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.jump = Line(say("votes.jump"))
        self.progress = Label(kind="chip")
        self.roll = LineList(say("votes.roll"), self._line)
        self.pick = Pick(say("votes.choice"), columns=3, keys=KEYS)
        self.box.addLayout(row(self.jump, self.progress))
        self.box.addWidget(self.roll, 1)
        self.box.addWidget(self.pick)
        self.keys, self.doubles = Label(say(self.how), "muted"), Label(kind="warn")
        self.box.addWidget(self.keys)
        self.box.addWidget(self.doubles)
        self.jump.textEdited.connect(self._jump)
        self.jump.returnPressed.connect(self._leave_jump)
        self.roll.keyed.connect(self._key)
        self.roll.moved.connect(self._show_current)
        self.pick.picked.connect(self._clicked)

    def show_motion(self, motion: MotionLine) -> None:
        """Show the roll of this motion; the first that has not voted comes first when it is opened."""
        other = self.motion is None or self.motion.id != motion.id
        super().show_motion(motion)
        self.pick.offer([choice.label for choice in motion.choices])
        roll = read_roll(self.session.file, motion.id)
        self.roll.show_lines(roll)
        if other:
            self.roll.go(next((row for row, line in enumerate(roll) if not line.choices), 0))
        self.doubles.say(double_words(motion.doubles, MOST_DOUBLES))
        counts = {"all": motion.present, "done": sum(1 for line in roll if line.choices)}
        self.progress.setText(say("votes.recorded", counts))

    def take_focus(self) -> None:
        """The roll."""
        self.roll.setFocus()

    def press(self, index: int) -> None:
        """This choice for the person one is at, and on to the next."""
        line: RollLine | None = self.roll.current
        if line is not None and self._cast(line, index):
            self.roll.go_to(line.id)
            self.roll.step(1)

    def _cast(self, line: RollLine, index: int) -> bool:
        if self.motion is None or not 0 <= index < len(self.motion.choices):
            return False
        choice = self.motion.choices[index].id
        done = self.session.do(cast_ballot, motion_id=self.motion.id, roll_id=line.id, choice_id=choice)
        return done is not None

    def _take_back(self) -> None:
        if self.motion is not None and self.roll.current is not None:
            self.session.do(take_back_ballot, motion_id=self.motion.id, roll_id=self.roll.current.id)

    def _clicked(self, index: int) -> None:
        self.press(index)
        self.roll.setFocus()

    def _key(self, key: str) -> None:
        place = KEYS.find(key) if len(key) == 1 else -1
        if self.motion is not None and 0 <= place < len(self.motion.choices):
            self.press(place)
        elif key == "backspace":
            self.roll.step(-1)
        elif key == "enter" and self.roll.current is self.roll.lines[-1]:
            self.settled.emit()
        elif key == "enter":
            self.roll.step(1)
        elif key == "delete":
            self._take_back()
        elif len(key) == 1:
            self.jump.setText("" if key == "/" else key)
            self.jump.setFocus()
            self._jump(self.jump.text())

    def _jump(self, words: str) -> None:
        words = words.strip()
        if not words:
            return
        for found in (str.startswith, str.__contains__):
            for line in self.roll.lines:
                if any(found(text, words) for text in (line.household, line.address, line.holder, line.cast_by)):
                    self.roll.go_to(line.id)
                    return

    def _leave_jump(self) -> None:
        words = self.jump.text().strip()
        line = self.roll.current
        if words and line is not None and words not in line.household + line.address + line.holder + line.cast_by:
            self.session.refused.emit(say("votes.no_such_voter", {"words": words}))
            return
        self.jump.clear()
        self.roll.setFocus()

    def _show_current(self) -> None:
        line: RollLine | None = self.roll.current
        labels = [choice.label for choice in self.motion.choices] if self.motion else []
        chosen = line.choices[-1] if line is not None and line.choices else ""
        self.pick.show_picked(labels.index(chosen) if chosen in labels else -1)

    def _line(self, line: RollLine) -> str:
        chosen = say("votes.and").join(line.choices) or say("votes.not_voted")
        return say("votes.voted", {"voter": voter(line, self.motion), "choices": chosen})
