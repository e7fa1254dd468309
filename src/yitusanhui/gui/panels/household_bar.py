"""同户: several of one household are here, and who holds its vote is asked at once, without holding up the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton

from yitusanhui.domain.report import AttendeeLine
from yitusanhui.gui.widgets import button, column, label, row, set_kind
from yitusanhui.texts import say

MOST = 6


class HouseholdBar(QFrame):
    """Alt+R gives the vote to the next of them, a button to the one it names; whoever doesn't care goes on typing."""

    def __init__(self, hold: Callable[[int], object]) -> None:
        super().__init__()
        self._hold = hold
        set_kind(self, "warn")
        self.words = label("", wrap=True)
        self._next: int | None = None
        # not a button's own key, which waits for its animation
        QShortcut(QKeySequence("Alt+R"), self).activated.connect(self._give)
        self._box = column(self, margin=6, space=4)
        self._first, self._rest = row(self.words, space=6), row(None, space=6)
        self._first.setStretchFactor(self.words, 1)
        self._box.addLayout(self._first)
        self._box.addLayout(self._rest)
        self._keys: list[QPushButton] = []
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
            after = here.index(holder) + 1
            self._offer([*here[after:], *here[: after - 1]][:MOST])

    def _offer(self, others: Sequence[AttendeeLine]) -> None:
        """The one Alt+R means beside the words, the others below."""
        for old in self._keys:
            old.hide()
            old.deleteLater()
        self._keys = []
        for place, line in enumerate(others):
            words = line.name if place else say("sign_in.hold_key", {"name": line.name})
            give = button(words, partial(self._hold, line.participant_id))
            (self._rest if place else self._first).insertWidget(place - 1 if place else 1, give)
            self._keys.append(give)
            give.show()
        self._next = others[0].participant_id if others else None

    def _give(self) -> None:
        if self._next is not None:
            self._hold(self._next)
