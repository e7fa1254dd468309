"""会前核对: the procedure's list; ticks are this machine's notes and no part of the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from yitusanhui.gui.settings import settings
from yitusanhui.gui.widgets import label, row


class Checklist(QWidget):
    """Long items wrap; a click on the words ticks too."""

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, QCheckBox] = {}
        self._key = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_items(self, items: Sequence[str], *, key: str) -> None:
        """Show a meeting's list."""
        if key == self._key and list(self.items) == list(items):
            return
        self._key = key
        while (old := self._box.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        self.items = {words: self._item(words) for words in items}

    def _item(self, words: str) -> QCheckBox:
        done = settings().value(f"checklist/{self._key}", [], list)
        tick = QCheckBox()
        tick.setAccessibleName(words)
        tick.setChecked(words in (done if isinstance(done, list) else []))
        tick.toggled.connect(self._keep)
        line = QWidget()
        text = label(words, wrap=True)
        text.setBuddy(tick)
        box = row(tick, text, space=8)
        box.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        line.setLayout(box)
        self._box.addWidget(line)
        return tick

    def _keep(self) -> None:
        ticked = [words for words, tick in self.items.items() if tick.isChecked()]
        settings().setValue(f"checklist/{self._key}", ticked)
