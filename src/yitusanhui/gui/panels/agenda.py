"""议程: the steps with their time, which one is on, how the whole stands, and what the chair may say."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.agenda import AgendaClock, agenda_clock
from yitusanhui.domain.report import MeetingReport, StepLine
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.session import Session
from yitusanhui.gui.theme import colour
from yitusanhui.gui.widgets import ask, button, label, row, set_kind
from yitusanhui.operations import agenda, reading
from yitusanhui.texts import say

ROW, PACE_MS = 33, 5000
LONGEST = 12 * 3600  # seconds; the clock of a meeting begun on another day says nothing
_ID = Qt.ItemDataRole.UserRole


class Agenda(QWidget):
    """Enter or a double click goes to a step, Ctrl+→ to the next; F2 gives one another name or other minutes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.held: MeetingReport | None = None
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("prepare.agenda"))
        self.whole = label("", "muted", wrap=True)
        self.compress = button(say("agenda.compress"), lambda: compress(session, self), "link")
        self.change = button(say("agenda.change"), self.edit, "link")
        self.script = label("", "script", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.whole, self.list, self.script):
            box.addWidget(part)
        box.addLayout(row(self.change, self.compress, None))
        self.list.itemActivated.connect(lambda item: self.go_to(item.data(_ID)))
        self._pace = QTimer(self, interval=PACE_MS)
        self._pace.timeout.connect(self.tick)
        self._pace.start()

    def show_steps(self, held: MeetingReport) -> None:
        """The steps of a meeting, the one that is on in bold, with its words to say."""
        self.held = held
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
        self.tick()

    def tick(self) -> None:
        """How the whole stands now."""
        clock = agenda_clock(self.held, self.session.now()) if self.held else None
        if clock is not None and clock.whole > LONGEST:
            clock = None
        self.whole.setVisible(clock is not None)
        self.compress.setVisible(clock is not None and not clock.stands)
        if clock is not None:
            self.whole.setText(whole_words(clock))
            set_kind(self.whole, "warn" if clock.late and not clock.stands else "muted")

    def edit(self) -> None:
        """F2: the step that is selected, else the one that is on."""
        item = self.list.currentItem()
        edit_step(self.session, self, item.data(_ID) if item else None)

    def go_to(self, step_id: int) -> None:
        """Move the meeting to this step."""
        if self.session.do(agenda.go_to_step, step_id=step_id) and self.held is not None:
            self.session.told.emit(_at(next(step for step in self.held.steps if step.id == step_id)))


def whole_words(clock: AgendaClock) -> str:
    """已开52分，计划105分，预计 20:45 结束; with ▲ where that is later than planned."""
    if clock.stands:
        return say("agenda.whole_paused")
    facts = {"whole": clock.whole // 60, "planned": clock.planned, "late": clock.late}
    words = "agenda.whole_late" if clock.late else "agenda.whole"
    return say(words, {**facts, "ends": clock.ends.strftime("%H:%M")})


def step_words(clock: AgendaClock) -> str:
    """12／45分, or ■ 超时3分 once it is over."""
    if clock.step is None:
        return ""
    if clock.over:
        return say("agenda.over", {"over": -clock.left // 60})
    return say("agenda.on", {"gone": clock.gone // 60, "minutes": clock.step.minutes})


def compress(session: Session, parent: QWidget) -> None:
    """压缩: what is left of the agenda, shortened so that the meeting ends in time; shown first, undone by 撤销."""
    from yitusanhui.gui.dialogs.compress import CompressDialog

    held = _held(session)
    if held is None or not held.opened_at or held.closed_at:
        session.refused.emit(say("not_running"))
        return
    dialog = CompressDialog(held, session.now(), parent)
    if ask(dialog) and session.do(agenda.retime_steps, meeting_id=held.id, minutes=dialog.minutes):
        session.told.emit(say("agenda.compressed", {"at": dialog.ends.text().strip()}))


def edit_step(session: Session, parent: QWidget, step_id: int | None = None) -> None:
    """A step's name and minutes: this one, or the one that is on, or the first."""
    from yitusanhui.gui.dialogs.step import StepDialog

    held = _held(session)
    if held is None or not held.steps:
        return
    wanted = step_id or held.step_id
    step = next((step for step in held.steps if step.id == wanted), held.steps[0])
    dialog = StepDialog(step, parent)
    if not ask(dialog):
        return
    name = dialog.name.text().strip()
    if session.do(agenda.edit_step, step_id=step.id, name=name, minutes=dialog.minutes):
        session.told.emit(say("agenda.changed", {"step": name, "minutes": dialog.minutes}))


def next_step(session: Session, by: int = 1) -> None:
    """The step after the one that is on (before it: -1); the first when none is."""
    held = _held(session)
    if held is None or not held.steps:
        return
    ids = [step.id for step in held.steps]
    place = ids.index(held.step_id) + by if held.step_id in ids else 0
    if not 0 <= place < len(ids):
        session.told.emit(say("agenda.end"))
        return
    if session.do(agenda.go_to_step, step_id=ids[place]):
        session.told.emit(_at(held.steps[place]))


def _at(step: StepLine) -> str:
    """Which step is on, and what the chair may say."""
    return say("agenda.at_script" if step.script else "agenda.at", {"step": step.name, "script": step.script})


def _held(session: Session) -> MeetingReport | None:
    return next((m for m in reading.read_particulars(session.file) if m.id == session.meeting_id), None)


def _words(step: StepLine, *, on: bool) -> str:
    times = say("agenda.minutes", {"minutes": step.minutes})
    if on:
        times = say("agenda.since", {"at": clock_of(step.started_at), "minutes": step.minutes})
    elif step.started_at and step.ended_at:
        took = datetime.fromisoformat(step.ended_at) - datetime.fromisoformat(step.started_at)
        times = say("agenda.took", {"took": round(took.total_seconds() / 60), "minutes": step.minutes})
    return f"{step.position}. {step.name}　{times}"
