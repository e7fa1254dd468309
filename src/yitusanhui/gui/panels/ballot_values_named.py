"""打分 and 排序 by name: a key for each option of the person one is at, then the next person."""

from __future__ import annotations

from yitusanhui.domain.report import MotionLine
from yitusanhui.gui.panels.ballot_named import KEYS, NamedPage
from yitusanhui.gui.panels.ballot_roll import voter
from yitusanhui.gui.session import Session
from yitusanhui.operations.ballots import cast_ballot
from yitusanhui.operations.reading import RollLine
from yitusanhui.texts import say

TEN, SKIP = "0", "-"


class ValuesNamedPage(NamedPage):
    """Scores go to the options in their order; ranks from the first on to the options whose keys are pressed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._skipped: dict[int, set[str]] = {}  # by vote of the roll: options that it gave no score

    def show_motion(self, motion: MotionLine) -> None:
        """Show the roll of this motion."""
        if self.motion is None or self.motion.id != motion.id:
            self._skipped = {}
        super().show_motion(motion)
        self.pick.setVisible(motion.method.ranks)
        self._show_current()

    def press(self, index: int) -> None:
        """The next rank of the person one is at to this option."""
        line: RollLine | None = self.roll.current
        if self.motion is None or line is None or not 0 <= index < len(self.motion.choices):
            return
        if self.motion.method.ranks and self.motion.choices[index].label not in line.choices:
            self._give(line, index, len(line.choices) + 1)

    def _key(self, key: str) -> None:
        if self.motion is not None and self.motion.method.scores and (key in KEYS[:9] or key in TEN + SKIP):
            self._score(key)
        elif key == "delete":
            self._skipped.pop(self.roll.current.id if self.roll.current is not None else 0, None)
            self._take_back()
        else:
            super()._key(key)

    def _score(self, key: str) -> None:
        line: RollLine | None = self.roll.current
        place = self._next(line)
        if self.motion is None or line is None or place < 0:
            return
        if key == SKIP:
            self._skipped.setdefault(line.id, set()).add(self.motion.choices[place].label)
            self._go_on(line)
        else:
            self._give(line, place, int(key) or 10)

    def _give(self, line: RollLine, place: int, value: int) -> None:
        assert self.motion is not None
        choice = self.motion.choices[place].id
        if self.session.do(cast_ballot, motion_id=self.motion.id, roll_id=line.id, choice_id=choice, value=value):
            self._go_on(line)

    def _go_on(self, line: RollLine) -> None:
        """Stay with the person until everything is given, then on to the next."""
        self.roll.go_to(line.id)
        if self._is_done(self.roll.current):
            self.roll.step(1)
        self._show_current()

    def _is_done(self, line: RollLine | None) -> bool:
        if self.motion is None or line is None:
            return False
        given = len(line.choices)
        return given >= self.motion.top if self.motion.method.ranks else self._next(line) < 0

    def _next(self, line: RollLine | None) -> int:
        """The place of the first option without a score, -1 when there is none."""
        if self.motion is None or line is None:
            return -1
        done = {*line.choices, *self._skipped.get(line.id, ())}
        return next((place for place, one in enumerate(self.motion.choices) if one.label not in done), -1)

    def _show_current(self) -> None:
        line: RollLine | None = self.roll.current
        if self.motion is None or line is None:
            return
        labels = [choice.label for choice in self.motion.choices]
        self.pick.show_chosen({labels.index(label) for label in line.choices if label in labels})
        self.keys.setText(self._how_to(line, labels))

    def _how_to(self, line: RollLine, labels: list[str]) -> str:
        assert self.motion is not None
        if self._is_done(line):
            return say(f"votes.{self.motion.method}_done")
        if self.motion.method.ranks:
            return say("votes.rank_keys", {"rank": len(line.choices) + 1})
        keys = f"1…{self.motion.top}" if self.motion.top < 10 else f"1…9，{TEN}＝10分"
        return say("votes.score_keys", {"choice": labels[self._next(line)], "keys": keys})

    def _line(self, line: RollLine) -> str:
        how = f"votes.value_{self.motion.method}" if self.motion is not None else "votes.value_score"
        told = [
            say("votes.value_chosen", {"choice": label, "value": say(how, {"value": value})})
            for label, value in zip(line.choices, line.values, strict=True)
        ]
        chosen = say("votes.and").join(told) or say("votes.not_voted")
        return say("votes.voted", {"voter": voter(line, self.motion), "choices": chosen})
