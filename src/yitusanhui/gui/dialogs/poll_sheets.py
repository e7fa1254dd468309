"""逐张录入测评表: a key a sheet, then the first ones again; what differs is looked up on the paper.

Only totals leave the dialog: the order of the sheets is kept nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.gui.widgets import button, label, row
from yitusanhui.texts import say

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTH, SHARE, LEAST = 560, 10, 3  # every tenth sheet is entered twice, three at the least
VOID = 0


class PollSheets(QDialog):
    """1 to 5: the level that is ticked; 0: void; Backspace: the last one again; Enter: on."""

    def __init__(self, levels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("poll.title"))
        self.setMinimumWidth(WIDTH)
        self.names = [say("poll.void"), *levels]
        self.sheets: list[int] = []
        self.again: int | None = None  # how many were entered a second time; None: still the first time
        self.differs = False
        self.ask = label("", "title", wrap=True)
        self.counts, self.trouble = label("", wrap=True), label("", "bad", wrap=True)
        keys = "　".join(f"{key} {name}" for key, name in enumerate(self.names) if key)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        for part in (self.ask, self.counts, self.trouble, label(say("poll.keys", {"keys": keys}), "muted", wrap=True)):
            box.addWidget(part)
        box.addLayout(row(None, button(say("poll.on"), self.go_on, "primary"), button(say("form.cancel"), self.reject)))
        self.setFocus()
        self._warn("")
        self._tell()

    @property
    def totals(self) -> dict[str, int]:
        """How many sheets ticked each level, 作废 among them."""
        counted = Counter(self.sheets)
        return {name: counted[key] for key, name in enumerate(self.names)}

    @property
    def sample(self) -> int:
        """How many sheets are entered twice."""
        return min(len(self.sheets), max(LEAST, -(-len(self.sheets) // SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys."""
        if event.text().isdecimal() and int(event.text()) < len(self.names):
            self._take(int(event.text()))
        elif event.key() == Qt.Key.Key_Backspace and self.again is None and self.sheets:
            self.sheets.pop()
        elif event.key() in ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)
        self._tell()

    def go_on(self) -> None:
        """After the first time the sample; after the sample the figures."""
        if self.again is None and self.sheets:
            self.again = 0
        elif self.again is not None and self.again >= self.sample:
            self.accept()
        self._tell()

    def _take(self, key: int) -> None:
        if self.again is None:
            self.sheets.append(key)
        elif self.again < self.sample:
            first = self.sheets[self.again]
            if key != first and not self.differs:
                self.differs = True
                facts = {"place": self.again + 1, "first": self.names[first], "second": self.names[key]}
                self._warn(say("poll.differs", facts))
                return
            self.sheets[self.again] = key
            self.again, self.differs = self.again + 1, False
            self._warn("")

    def _warn(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _tell(self) -> None:
        if self.again is None:
            asked = say("poll.first", {"place": len(self.sheets) + 1})
        elif self.again < self.sample:
            asked = say("poll.again", {"count": self.sample, "place": self.again + 1})
        else:
            asked = say("poll.checked", {"count": len(self.sheets)})
        self.ask.setText(asked)
        self.counts.setText("　".join(f"{name} {count}" for name, count in self.totals.items()))
