"""The top of the window: which meeting, which step, the clock, the turn, and who is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from yitusanhui.domain.agenda import AgendaClock, agenda_clock
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.meetings import UNDER_WAY
from yitusanhui.domain.report import AttendanceFigures, MeetingReport
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.panels.agenda import step_words, whole_words
from yitusanhui.gui.session import Session
from yitusanhui.gui.timer import SpeakingTimer, spoken
from yitusanhui.gui.turns import Turns
from yitusanhui.gui.widgets import button, label, row, set_kind
from yitusanhui.operations import reading
from yitusanhui.texts import say

COUNTED = ("meetings", "participants", "attendances", "proxies")
LONGEST = 600 * 60  # seconds; a step begun on another day says nothing by its length
STEPS = ("meetings", "agenda_steps", "pauses")
NARROW, CLOSE, APART = 1000, 8, 18  # pixels: the window at 150 %, between the figures
NAME = 11  # characters of who speaks, under the timer


class TopBar(QWidget):
    """应到, 实到, 委托, 有表决权, 还差 are always in view."""

    def __init__(self, session: Session, timer: SpeakingTimer, turns: Turns) -> None:
        super().__init__()
        self.setObjectName("top")
        self.session = session
        self.timer = timer
        self.turns = turns
        self.title = label("", "title")
        self.step = label("", "muted")
        self.wall = label("", "wall_off")
        self.wall.setToolTip(say("wall.is_how"))
        self.clock = label("", "clock")
        self.turn = label("", "clock")
        self.pace = label("", "late")  # the step is over its time
        self.ends = label(say("top.clock"), "muted")
        self.who = label(say("top.turn"), "muted")
        self.start = button(say("top.start"), turns.begin_next)
        self.figures: dict[str, QLabel] = {}
        self._held: MeetingReport | None = None
        self._counts_matter = False
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.tick)
        self._second.start()
        timer.ticked.connect(self._show_turn)
        turns.changed.connect(self._show_who)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the figures stand closer, so that the meeting's name and state are read whole."""
        super().resizeEvent(event)
        self._bar.setSpacing(CLOSE if event.size().width() < NARROW else APART)

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
            "voting": counts.here,
            "missing": counts.missing,
        }
        for name, figure in shown.items():
            self.figures[name].setText(str(figure))
        quiet = not self._counts_matter or not counts.expected
        short = "quiet" if quiet else "short"
        set_kind(self.figures["missing"], short if counts.quorate is False else "figure")
        self.setToolTip(counts.sentence + gone_words(counts))

    def tick(self) -> None:
        """The clock, and how long the step has been on."""
        now = self.session.now()
        self.clock.setText(now.strftime("%H:%M"))
        held = self._held
        clock = agenda_clock(held, now) if held else None
        self._show_pace(clock)
        if clock is not None and clock.step is not None:
            step, gone = clock.step, clock.gone
            facts = {"position": step.position, "step": step.name, "gone": gone // 60, "minutes": step.minutes}
            self.step.setText(say("top.step" if 0 <= gone < LONGEST else "top.step_long_ago", facts))

    def _show_pace(self, clock: AgendaClock | None) -> None:
        """■ 超时 beside the step, and under the clock when the meeting will end."""
        if clock is not None and clock.whole < LONGEST:
            self.pace.setText(say("wall.paused") if clock.stands else step_words(clock) if clock.over else "")
            self.ends.setText(say("top.late" if clock.late else "top.ends", {"at": clock.ends.strftime("%H:%M")}))
            set_kind(self.ends, "late_end" if clock.late else "muted")
            self.ends.setToolTip(whole_words(clock))
        else:
            self.pace.setText("")
            self.ends.setText(say("top.clock"))
            set_kind(self.ends, "muted")
        self.pace.setVisible(bool(self.pace.text()))

    def _show_meeting(self, held: MeetingReport) -> None:
        self.title.setText(say("top.title", {"meeting": held.name, "state": held.state}))
        self._held = held
        self.step.setText(held.blueprint.name if held.blueprint else "")
        over = held.state not in (MeetingState.PLANNED, *UNDER_WAY)
        for part in (self.turn, self.who, self.start):
            part.setVisible(not over)  # nobody speaks in a meeting that is over
        self.tick()

    def _show_turn(self, left: int) -> None:
        self.turn.setText(spoken(left))
        set_kind(self.turn, "late" if self.timer.runs and (left <= 0 or self.timer.soon) else "clock")

    def _show_who(self) -> None:
        """Under the timer: who speaks, else who is next, and how many wait."""
        now, waits = self.turns.now, self.turns.waiting
        who = now or (waits[0] if waits else None)
        facts = {"name": who.name[:NAME] if who else "", "waiting": len(waits)}
        self.who.setText(say("top.turn") if who is None else say("top.speaks" if now else "top.waits", facts))

    def _look(self, change: ChangeSet) -> None:
        if change.touches(*COUNTED, *STEPS):
            self.refresh()

    def _lay_out(self) -> None:
        bar = self._bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 6, 16, 6)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(row(self.title, self.pace, None))
        names.addWidget(self.step)
        bar.addLayout(names, 1)
        bar.addWidget(self.wall, 0, Qt.AlignmentFlag.AlignVCenter)
        for name in ("expected", "present", "proxies", "voting", "missing"):
            self.figures[name] = label("0", "figure")
            bar.addLayout(_pair(self.figures[name], label(say(f"top.{name}"), "muted")))
        bar.addSpacing(10)
        bar.addLayout(_pair(self.turn, self.who))
        self.start.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.start.setToolTip(say("top.start_key"))
        bar.addWidget(self.start)
        bar.addLayout(_pair(self.clock, self.ends))


def gone_words(counts: AttendanceFigures) -> str:
    """Why fewer votes may be cast now than came; "" where nobody with one has left."""
    return say("sign_in.gone", {"gone": counts.gone, "here": counts.here}) if counts.gone else ""


def _pair(figure: QLabel, words: QLabel) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(figure)
    box.addWidget(words)
    return box
