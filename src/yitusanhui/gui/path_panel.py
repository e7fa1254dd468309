"""The path on the left: 一图 → 征询会 → 协调会 → 评议会 → 归档, every round with its state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import BlueprintLine, MeetingReport
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.form import confirm
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, column, label, rule, scrolled, set_kind, tip
from yitusanhui.operations import meetings, reading
from yitusanhui.texts import say

WIDTH = 212


class PathPanel(QWidget):
    """Up and down go from stop to stop, Enter goes there."""

    drawing_asked = Signal()
    round_asked = Signal(object)  # Stage
    archive_asked = Signal()
    loose_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(WIDTH)
        self.session = session
        self.rounds: dict[int, QPushButton] = {}
        self.drawings: dict[int, QPushButton] = {}
        self._loose: int | None = None
        self._page = QWidget()
        self._box = column(self._page, margin=10, space=2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(self._page))
        session.changed.connect(self._look)
        session.meeting_entered.connect(lambda _: self._mark())
        self.refresh()

    def refresh(self) -> None:
        """Read drawings and meetings again."""
        _clear(self._box)
        self.rounds.clear()
        self.drawings.clear()
        drawings = reading.read_blueprints(self.session.file)
        self._head(say("path.drawing"))
        for drawing in drawings:
            self._drawing(drawing)
        add = self._link(say("path.new_drawing" if drawings else "path.add_drawing"), self.drawing_asked.emit)
        add.setToolTip(say("path.new_drawing_how") if drawings else "")
        held = reading.read_particulars(self.session.file)
        for stage in Stage:
            self._stage(stage, [meeting for meeting in held if meeting.stage is stage])
        self._head(say("path.archive"))
        self.loose = self._link("", self.loose_asked.emit)
        self.show_loose(self._loose)
        self._link(say("path.export"), self.archive_asked.emit)
        self._box.addStretch(1)
        self._mark()

    def show_loose(self, count: int | None) -> None:
        """How many things are still without a sequel; None while nobody counted."""
        self._loose = count
        code = "path.loose_uncounted" if count is None else "path.loose" if count else "path.no_loose"
        self.loose.setText(say(code, {"count": count}))

    def take_focus(self) -> None:
        """Put the keyboard on the meeting one is in."""
        stop = self.rounds.get(self.session.meeting_id)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down among the stops."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _drawing(self, drawing: BlueprintLine) -> None:
        """A version by its label and name; clicked, the meeting one is in goes over to it."""
        words = f"{drawing.label}  {drawing.name}"
        stop = self._link("", lambda: self._ask_to_use(drawing))
        stop.setCheckable(True)
        stop.setText(stop.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, WIDTH - 40))
        stop.setToolTip(tip(say("path.drawing_how", {"drawing": words})))
        stop.setAccessibleName(words)
        set_kind(stop, "stop")
        self.drawings[drawing.id] = stop

    def _ask_to_use(self, drawing: BlueprintLine) -> None:
        self._mark()
        held = self._held()
        if held is None or (held.blueprint is not None and held.blueprint.id == drawing.id):
            return
        facts = {"meeting": held.name, "drawing": f"{drawing.label} {drawing.name}"}

        def use() -> None:
            if self.session.do(meetings.edit_meeting, meeting_id=held.id, blueprint_id=drawing.id):
                self.session.told.emit(say("path.used", facts))

        confirm(self, say("path.use_sure", facts), yes=say("path.use"), then=use)

    def _held(self) -> MeetingReport | None:
        held = reading.read_particulars(self.session.file)
        return next((meeting for meeting in held if meeting.id == self.session.meeting_id), None)

    def _stage(self, stage: Stage, rounds: list[MeetingReport]) -> None:
        self._head(rounds[-1].stage_name if rounds else say(f"stage_{stage}"))
        for meeting in rounds:
            facts = {"round": meeting.round, "state": say(f"path_{meeting.state}")}
            stop = button(say("path.round", facts), lambda m=meeting.id: self.session.enter(m), "stop")  # type: ignore[misc]
            stop.setCheckable(True)
            stop.setAccessibleName(say("top.title", {"meeting": meeting.name, "state": meeting.state}))
            stop.setToolTip(say("top.title", {"meeting": meeting.name, "state": meeting.state}))
            self.rounds[meeting.id] = stop
            self._box.addWidget(stop)
        words = say("path.again") if rounds else say("path.first")
        self._link(words, lambda: self.round_asked.emit(stage))

    def _head(self, words: str) -> None:
        if self._box.count():
            self._box.addSpacing(4)
            self._box.addWidget(rule())
            self._box.addSpacing(4)
        self._box.addWidget(label(words, "head"))

    def _link(self, words: str, clicked: Callable[[], object]) -> QPushButton:
        found = button(words, clicked, "link")
        found.setStyleSheet("text-align: left;")
        self._box.addWidget(found)
        return found

    def _mark(self) -> None:
        for meeting_id, stop in self.rounds.items():
            stop.setChecked(meeting_id == self.session.meeting_id)
        held = self._held()
        used = held.blueprint.id if held and held.blueprint else 0
        for drawing_id, stop in self.drawings.items():
            stop.setChecked(drawing_id == used)

    def _look(self, change: ChangeSet) -> None:
        if change.touches("meetings", "blueprints"):
            self.refresh()


def _clear(box: QLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
