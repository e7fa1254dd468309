"""The top of the window: which meeting, which step, the clock, the turn, and who is here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import AttendanceFigures, MeetingReport, StepLine
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.session import Session
from yitusanhui.gui.timer import SpeakingTimer, spoken
from yitusanhui.gui.widgets import button, label, set_kind
from yitusanhui.operations import reading
from yitusanhui.texts import say

COUNTED = ("meetings", "participants", "attendances", "proxies")
LONGEST = 600  # minutes; a step begun on another day says nothing by its length
STEPS = ("meetings", "agenda_steps")


class TopBar(QWidget):
    """应到, 实到, 委托, 有表决权, 还差 are always in view."""

    def __init__(self, session: Session, timer: SpeakingTimer) -> None:
        super().__init__()
        self.setObjectName("top")
        self.session = session
        self.timer = timer
        self.title = label("", "title")
        self.step = label("", "muted")
        self.wall = label("", "wall_off")
        self.wall.setToolTip(say("wall.is_how"))
        self.clock = label("", "clock")
        self.turn = label("", "clock")
        self.figures: dict[str, QLabel] = {}
        self._running: StepLine | None = None
        self._counts_matter = False
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.tick)
        self._second.start()
        timer.ticked.connect(self._show_turn)
        session.meeting_entered.connect(lambda _: self.refresh())
        session.changed.connect(self._look)
        self._show_turn(timer.left)
        self.tick()

    def refresh(self) -> None:
        """Read the meeting and its counts again."""
        held = next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)
        if held is None:
            return
        self._show_meeting(held)
        self._counts_matter = held.state is not MeetingState.PLANNED
        self.show_counts(self.session.attendance())

    def show_wall(self, words: str, kind: str) -> None:
        """What is on the wall, where one looks anyway: it stands behind whoever sits here."""
        self.wall.setText(words)
        set_kind(self.wall, kind)

    def show_counts(self, counts: AttendanceFigures) -> None:
        """Print the figures of the read model; 实到 is in person and by proxy, as the minutes say it."""
        shown = {
            "expected": counts.expected,
            "present": counts.voting,
            "proxies": counts.proxies,
            "voting": counts.voting,
            "missing": counts.missing,
        }
        for name, figure in shown.items():
            self.figures[name].setText(str(figure))
        quiet = not self._counts_matter or not counts.expected
        short = "quiet" if quiet else "short"
        set_kind(self.figures["missing"], short if counts.quorate is False else "figure")
        self.setToolTip(counts.sentence)

    def tick(self) -> None:
        """The clock, and how long the step has been on."""
        now = datetime.now().astimezone()
        self.clock.setText(now.strftime("%H:%M"))
        if self._running is not None and self._running.started_at:
            gone = int((now - datetime.fromisoformat(self._running.started_at)).total_seconds() // 60)
            facts = {
                "position": self._running.position,
                "step": self._running.name,
                "gone": gone,
                "minutes": self._running.minutes,
            }
            self.step.setText(say("top.step" if 0 <= gone < LONGEST else "top.step_long_ago", facts))

    def _show_meeting(self, held: MeetingReport) -> None:
        self.title.setText(say("top.title", {"meeting": held.name, "state": held.state}))
        self._running = next((step for step in held.steps if step.id == held.step_id), None)
        self.step.setText(held.blueprint.name if held.blueprint else "")
        self.tick()

    def _show_turn(self, left: int) -> None:
        self.turn.setText(spoken(left))
        set_kind(self.turn, "late" if left <= 0 and self.timer.runs else "clock")

    def _look(self, change: ChangeSet) -> None:
        if change.touches(*COUNTED, *STEPS):
            self.refresh()

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 6, 16, 6)
        bar.setSpacing(18)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.step)
        bar.addLayout(names, 1)
        bar.addWidget(self.wall, 0, Qt.AlignmentFlag.AlignVCenter)
        for name in ("expected", "present", "proxies", "voting", "missing"):
            self.figures[name] = label("0", "figure")
            bar.addLayout(_pair(self.figures[name], say(f"top.{name}")))
        bar.addSpacing(10)
        bar.addLayout(_pair(self.turn, say("top.turn")))
        start = button(say("top.start"), self.timer.start)
        start.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        start.setToolTip(say("top.start_key"))
        bar.addWidget(start)
        bar.addLayout(_pair(self.clock, say("top.clock")))


def _pair(figure: QLabel, words: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(figure)
    box.addWidget(label(words, "muted"))
    return box
