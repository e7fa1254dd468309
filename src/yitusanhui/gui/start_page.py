"""The first thing seen: a new consultation, one that is there, the last ones, or the sample to practise on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.gui.start_list import RecentList
from yitusanhui.gui.toast import Toast
from yitusanhui.gui.widgets import ask, button, column, label
from yitusanhui.texts import say

SIZE = (980, 660)
SOON_MS = 100


class StartPage(QWidget):
    """Ctrl+N, Ctrl+O, Ctrl+D for the sample, and 1 to 8 for the recent ones."""

    new_asked = Signal()
    open_asked = Signal()
    file_chosen = Signal(object)
    sample_asked = Signal()
    like_asked = Signal(object)  # after which file a new one is made

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(say("app.name"))
        self.resize(*SIZE)
        self.toast = Toast(self, above=30)
        self.list = RecentList()
        self.list.file_chosen.connect(self.file_chosen)
        self.list.like_asked.connect(self.like_asked)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.list.look_into_files)
        sides = QHBoxLayout()
        sides.setSpacing(48)
        sides.addLayout(self._deeds(), 4)
        sides.addWidget(self.list, 5)
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
        deeds = (("Ctrl+N", self.new_asked), ("Ctrl+O", self.open_asked), ("Ctrl+D", self.sample_asked))
        for keys, asked in deeds:
            QShortcut(QKeySequence(keys), self).activated.connect(asked)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._show_keys)
        first.setFocus()
        return box

    def _show_keys(self) -> None:
        """Every key of the window, before there is one."""
        from yitusanhui.gui.help_overlay import KeySheet

        ask(KeySheet(self))

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the files once the page stands, so that a slow stick keeps nobody waiting."""
        super().showEvent(event)
        self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is still being looked into isn't shown any more."""
        super().closeEvent(event)
        self._soon.stop()
        self.list.let_go()
