"""会前核对: the meeting's list; each tick is kept in the file, with its time, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from yitusanhui.domain.report import CheckLine
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import label, row
from yitusanhui.operations import checks


class Checklist(QWidget):
    """Long items wrap; Tab and the space bar tick, and so does a click."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.items: dict[str, QCheckBox] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_items(self, lines: Sequence[CheckLine], *, fixed: bool) -> None:
        """Show a meeting's list; `fixed`: it can't be ticked any more."""
        if [line.item for line in lines] != list(self.items):
            self._build(lines)
        for line in lines:
            tick = self.items[line.item]
            with QSignalBlocker(tick):
                tick.setChecked(bool(line.done_at))
            tick.setToolTip(clock_of(line.done_at))
            tick.setEnabled(not fixed)

    def _build(self, lines: Sequence[CheckLine]) -> None:
        while (old := self._box.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        self.items = {line.item: self._item(line.item) for line in lines}

    def _item(self, words: str) -> QCheckBox:
        tick = QCheckBox()
        tick.setAccessibleName(words)
        tick.toggled.connect(lambda done: self._keep(words, done=done))
        line = QWidget()
        text = label(words, wrap=True)
        text.setBuddy(tick)
        box = row(tick, text, space=8)
        box.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        line.setLayout(box)
        self._box.addWidget(line)
        return tick

    def _keep(self, item: str, *, done: bool) -> None:
        kept = self.session.do(checks.tick_check, meeting_id=self.session.meeting_id, item=item, done=done)
        if kept is None:
            with QSignalBlocker(self.items[item]):
                self.items[item].setChecked(not done)
