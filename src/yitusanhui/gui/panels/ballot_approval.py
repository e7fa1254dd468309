"""多选: each person's choices toggled by key; Enter goes on to the next person."""

from __future__ import annotations

from yitusanhui.gui.panels.ballot_named import NamedPage
from yitusanhui.operations.ballots import take_back_ballot


class ApprovalPage(NamedPage):
    """The frozen roll with all that each person chose."""

    how = "votes.approval_keys"

    def press(self, index: int) -> None:
        """Choose this, or take it back if it was chosen; stay with the person."""
        line = self.roll.current
        if self.motion is None or line is None or not 0 <= index < len(self.motion.choices):
            return
        choice = self.motion.choices[index]
        if choice.label in line.choices:
            self.session.do(take_back_ballot, motion_id=self.motion.id, roll_id=line.id, choice_id=choice.id)
        else:
            self._cast(line, index)

    def _show_current(self) -> None:
        chosen = self.roll.current.choices if self.roll.current is not None else ()
        labels = [choice.label for choice in self.motion.choices] if self.motion else []
        self.pick.show_chosen({place for place, label in enumerate(labels) if label in chosen})
