"""The first thing seen: a new consultation, one that is there, the last ones, or the sample to practise on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.background import Background
from yitusanhui.gui.settings import recent_files
from yitusanhui.gui.toast import Toast
from yitusanhui.gui.widgets import button, column, label, scrolled
from yitusanhui.operations import reading
from yitusanhui.operations.files import read_consultation
from yitusanhui.texts import say

SIZE = (980, 660)
TITLE_WIDTH, SOON_MS = 400, 100
_BACKGROUND = Background()  # outlives the page, which goes as soon as a file is chosen


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
        self._rows: dict[int, tuple[QPushButton, Path]] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
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
        page = QWidget()
        box = column(page, margin=0, space=4)
        box.addWidget(label(say("start.recent"), "head"))
        files = recent_files()
        if not files:
            box.addWidget(label(say("start.no_recent"), "muted", wrap=True))
        for place, path in enumerate(files, 1):
            self._one(box, place, path)
        box.addStretch(1)
        outer = QVBoxLayout()
        outer.addWidget(scrolled(page))
        return outer

    def _one(self, box: QVBoxLayout, place: int, path: Path) -> None:
        line = button("", lambda: self.file_chosen.emit(path), "recent")
        line.setText(self._words(place, path.stem, "", path))
        line.setToolTip(str(path))
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.addWidget(line)
        QShortcut(QKeySequence(str(place)), self).activated.connect(lambda: self.file_chosen.emit(path))
        self._rows[place] = (line, path)

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the files once the page stands, so that a slow stick keeps nobody waiting."""
        super().showEvent(event)
        self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is still being looked into isn't shown any more."""
        super().closeEvent(event)
        self._soon.stop()
        self._rows.clear()

    def _look(self) -> None:
        for place, (_, path) in self._rows.items():
            _BACKGROUND.run(
                lambda path=path: _look_into(path),  # type: ignore[misc]
                done=lambda found, place=place: self._show_found(place, *found),  # type: ignore[misc]
                failed=lambda _: None,  # said when it is opened
            )

    def _show_found(self, place: int, title: str, state: str) -> None:
        if place in self._rows:
            line, path = self._rows[place]
            line.setText(self._words(place, title, state, path))

    def _words(self, place: int, title: str, state: str, path: Path) -> str:
        at = datetime.fromtimestamp(path.stat().st_mtime) if path.exists() else datetime.now()
        words = {"month": at.month, "day": at.day, "clock": f"{at:%H:%M}"}
        shown = self.fontMetrics().elidedText(title.replace("&", "&&"), Qt.TextElideMode.ElideMiddle, TITLE_WIDTH)
        return say("start.row", {"place": place, "title": shown, "state": state, "at": say("start.at", words)})


def _look_into(path: Path) -> tuple[str, str]:
    """The project's title, and the meeting it is at with its state."""
    source = read_consultation(path)
    try:
        held = [m for m in reading.read_particulars(source) if m.state is not MeetingState.CANCELLED]
        at = next((m for m in held if m.state is not MeetingState.SEALED), held[-1] if held else None)
        state = say("start.state", {"meeting": at.name, "state": say(f"path_{at.state}")}) if at else ""
        return reading.read_title(source), state
    finally:
        source.close()
