"""议程: the steps with their time, which one is on, and what the chair may say at it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.report import MeetingReport, StepLine
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.session import Session
from yitusanhui.gui.theme import colour
from yitusanhui.gui.widgets import label
from yitusanhui.operations import meetings, reading
from yitusanhui.texts import say

ROW = 33
_ID = Qt.ItemDataRole.UserRole


class Agenda(QWidget):
    """Enter or a double click goes to a step; Ctrl+→ to the next."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("prepare.agenda"))
        self.script = label("", "script", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.list)
        box.addWidget(self.script)
        self.list.itemActivated.connect(lambda item: self.go_to(item.data(_ID)))

    def show_steps(self, held: MeetingReport) -> None:
        """The steps of a meeting, the one that is on in bold, with its words to say."""
        self.list.clear()
        for step in held.steps:
            item = QListWidgetItem(_words(step, on=step.id == held.step_id))
            item.setData(_ID, step.id)
            font = self.list.font()
            font.setBold(step.id == held.step_id)
            item.setFont(font)
            item.setForeground(colour("accent_dark" if step.id == held.step_id else "ink"))
            self.list.addItem(item)
        self.list.setFixedHeight(ROW * max(1, len(held.steps)) + 6)
        on = next((step for step in held.steps if step.id == held.step_id), None)
        self.script.setText(on.script if on else "")
        self.script.setVisible(bool(self.script.text()))

    def go_to(self, step_id: int) -> None:
        """Move the meeting to this step."""
        self.session.do(meetings.go_to_step, step_id=step_id)


def next_step(session: Session, by: int = 1) -> None:
    """The step after the one that is on (before it: -1); the first when none is."""
    held = next((m for m in reading.read_particulars(session.file) if m.id == session.meeting_id), None)
    if held is None or not held.steps:
        return
    ids = [step.id for step in held.steps]
    place = ids.index(held.step_id) + by if held.step_id in ids else 0
    if not 0 <= place < len(ids):
        session.told.emit(say("agenda.end"))
        return
    if session.do(meetings.go_to_step, step_id=ids[place]):
        session.told.emit(say("agenda.at", {"step": held.steps[place].name}))


def _words(step: StepLine, *, on: bool) -> str:
    times = say("agenda.minutes", {"minutes": step.minutes})
    if on:
        times = say("agenda.since", {"at": clock_of(step.started_at), "minutes": step.minutes})
    elif step.started_at and step.ended_at:
        took = datetime.fromisoformat(step.ended_at) - datetime.fromisoformat(step.started_at)
        times = say("agenda.took", {"took": round(took.total_seconds() / 60), "minutes": step.minutes})
    return f"{step.position}. {step.name}　{times}"
