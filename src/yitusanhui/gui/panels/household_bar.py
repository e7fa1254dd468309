"""同户: several of one household are here, and who holds its vote is asked at once, without holding up the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from yitusanhui.domain.report import AttendeeLine
from yitusanhui.gui.widgets import button, column, label, row, set_kind
from yitusanhui.texts import say

MOST = 6


class HouseholdBar(QFrame):
    """Alt+1, Alt+2 … give the vote to another of them; whoever doesn't care goes on typing."""

    def __init__(self, hold: Callable[[int], object]) -> None:
        super().__init__()
        self._hold = hold
        set_kind(self, "warn")
        self.words = label("", wrap=True)
        self._others: list[int] = []
        for place in range(MOST):  # not the buttons' own, which wait for their animation
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            key.activated.connect(lambda place=place: self._give(place))
        self._box = column(self, margin=8, space=6)
        self._box.addWidget(self.words)
        self._keys = row(None, space=6)
        self._box.addLayout(self._keys)
        self.hide()

    def text(self) -> str:
        """What is asked."""
        return self.words.text()

    def ask(self, household: str, here: Sequence[AttendeeLine]) -> None:
        """Of those who are here; nothing to ask where there is one, or where none of them votes."""
        holder = next((line for line in here if line.votes), None)
        self.setVisible(len(here) > 1 and holder is not None)
        if not self.isHidden() and holder is not None:
            facts = {"household": household, "count": len(here), "holder": holder.name}
            self.words.setText(say("sign_in.who_holds", facts))
            self._offer([line for line in here if line is not holder][:MOST])

    def _offer(self, others: Sequence[AttendeeLine]) -> None:
        while self._keys.count() > 1:
            old = self._keys.takeAt(0)
            if old is not None and (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, line in enumerate(others, 1):
            words = say("sign_in.hold_key", {"key": key, "name": line.name})
            give = button(words, partial(self._hold, line.participant_id))
            self._keys.insertWidget(key - 1, give)
            give.show()
        self._others = [line.participant_id for line in others]

    def _give(self, place: int) -> None:
        if place < len(self._others):
            self._hold(self._others[place])
