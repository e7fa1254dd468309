"""The first thing seen: a new consultation, one that is there, the last ones, or the sample to practise on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.gui.settings import recent_files
from yitusanhui.gui.toast import Toast
from yitusanhui.gui.widgets import button, column, label, row
from yitusanhui.texts import say

SIZE = (940, 560)


class StartPage(QWidget):
    """Ctrl+N, Ctrl+O, and 1 to 8 for the recent ones."""

    new_asked = Signal()
    open_asked = Signal()
    file_chosen = Signal(object)
    sample_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(say("app.name"))
        self.resize(*SIZE)
        self.toast = Toast(self, above=30)
        sides = QHBoxLayout()
        sides.setSpacing(48)
        sides.addLayout(self._deeds(), 4)
        sides.addLayout(self._recent(), 5)
        box = column(self, margin=48, space=6)
        box.addWidget(label(say("app.name"), "name"))
        box.addWidget(label(say("app.what"), "muted"))
        box.addSpacing(26)
        box.addLayout(sides, 1)
        box.addWidget(label(say("start.offline"), "muted", wrap=True))

    def _deeds(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(12)
        first = button(say("start.new"), self.new_asked.emit, "large")
        box.addWidget(first)
        box.addWidget(button(say("start.open"), self.open_asked.emit, "large"))
        box.addWidget(button(say("start.sample"), self.sample_asked.emit, "large"))
        box.addStretch(1)
        for keys, asked in (("Ctrl+N", self.new_asked), ("Ctrl+O", self.open_asked)):
            QShortcut(QKeySequence(keys), self).activated.connect(asked)
        first.setFocus()
        return box

    def _recent(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(label(say("start.recent"), "head"))
        files = recent_files()
        if not files:
            box.addWidget(label(say("start.no_recent"), "muted", wrap=True))
        for place, path in enumerate(files, 1):
            self._one(box, place, path)
        box.addStretch(1)
        return box

    def _one(self, box: QVBoxLayout, place: int, path: Path) -> None:
        at = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d %H:%M")
        name = button(f"{place}　{path.stem}", lambda: self.file_chosen.emit(path), "link")
        name.setToolTip(str(path))
        box.addLayout(row(name, None, label(at, "muted")))
        QShortcut(QKeySequence(str(place)), self).activated.connect(lambda: self.file_chosen.emit(path))
