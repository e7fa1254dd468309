"""The right side: the panels of the meeting one is in, a tab each, Ctrl+1 to Ctrl+9."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import last_panel, remember_panel
from yitusanhui.gui.widgets import Scrolled
from yitusanhui.operations import reading
from yitusanhui.texts import say

LEAST = 420
BREATH_MS = 500
FIGURES = 9
GIVE_WAY = ("sign_in",)  # on a low screen its list gets shorter, and everything else stays in sight
FIRST = ("prepare", "sign_in", "comments")  # the tabs in front
AROUND = ("prepare", "minutes")  # from here meetings are opened and closed; the work is elsewhere
WORK = {Stage.CONSULT: "comments", Stage.COORDINATE: "topics", Stage.REVIEW: "evaluation"}
# Made when first shown, or once the window is at rest: with what they import they would double the time of the start.
LATER = {
    "sign_in": ("sign_in", "SignInPanel"),
    "topics": ("topics", "TopicsPanel"),
    "votes": ("votes", "VotesPanel"),
    "commitments": ("commitments", "CommitmentsPanel"),
    "evaluation": ("evaluation", "EvaluationPanel"),
    "replies": ("replies", "RepliesPanel"),
    "minutes": ("minutes", "MinutesPanel"),
    "sites": ("sites", "SitesPanel"),  # the tenth: its key is in the menu
}


class PanelStack(QWidget):
    """`prepare`, `sign_in`, `comments` and the rest by name."""

    panel_made = Signal(str, object)  # by its name

    def __init__(self, session: Session, book: CommentBook) -> None:
        super().__init__()
        self.setObjectName("panels")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST)
        self.session = session
        self._state: MeetingState | None = None
        self._loose: dict[str, Panel] = {}  # made at rest, and not in their places yet
        self._worked_in: dict[int, str] = {}  # by meeting, while it was under way
        self.panels: dict[str, Panel] = {
            "prepare": PreparePanel(session),
            "comments": CommentsPanel(session, book),
        }
        self._pages = {name: _Page() for name in dict.fromkeys((*FIRST, *LATER))}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        for name, panel in self.panels.items():
            self._pages[name].hold(panel, scrolls=name not in GIVE_WAY)
        for place, (name, page) in enumerate(self._pages.items(), 1):
            self.tabs.addTab(page, say(f"panel.{name}"))
            if place > FIGURES:
                continue
            self.tabs.setTabToolTip(place - 1, f"Ctrl+{place}")
            key = QShortcut(QKeySequence(f"Ctrl+{place}"), self, context=Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(lambda name=name: self.show_panel(name))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_turned)
        session.meeting_entered.connect(lambda _: self.go_to_work())
        session.changed.connect(self._go_where_it_goes_on)

    @property
    def names(self) -> list[str]:
        """Every panel's name, in the order of the tabs."""
        return list(self._pages)

    @property
    def current(self) -> Panel:
        """The panel in front."""
        return self.panel(self.names[self.tabs.currentIndex()])

    def panel(self, name: str) -> Panel:
        """A panel by its name, made when it is first wanted."""
        if name not in self.panels:
            made = self.panels[name] = self._loose.pop(name) if name in self._loose else self._make(name)
            self._pages[name].hold(made, scrolls=name not in GIVE_WAY)
            self.panel_made.emit(name, made)
        return self.panels[name]

    def _make(self, name: str) -> Panel:
        module, kind = LATER[name]
        made: Panel = getattr(import_module(f"yitusanhui.gui.panels.{module}"), kind)(self.session)
        return made

    def make_one(self) -> bool:
        """Make the first panel that was not wanted yet, or put it in its place once it is made; False after the last.

        One after the other, for Qt dresses and measures all of it when it is put there: that takes as long again.
        """
        name = next((one for one in self.names if one not in self.panels), "")
        if name in self._loose:
            self.panel(name)
        elif name:
            self._loose[name] = self._make(name)
        return bool(name)

    def make_ahead(self, _: object = None) -> None:
        """At rest, one at each breath, for Qt makes them in the window's thread: a key waits for one only."""
        try:
            made = self.isVisible() and self.make_one()
        except DomainError:  # the disk has gone: whoever wants a panel then is told
            return
        if made:
            QTimer.singleShot(BREATH_MS, self, self.make_ahead)

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front and the keyboard into it."""
        panel = self.panel(name)
        self.tabs.setCurrentWidget(self._pages[name])
        panel.take_focus()

    def type_on(self, words: str) -> None:
        """Words typed where they can't be taken go to the line of the panel in front."""
        self.current.take_focus()
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit) and not line.isReadOnly():
            line.insert(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted: back to where one writes in this panel; what is typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.current.take_focus()
        else:
            super().keyPressEvent(event)

    def go_to_work(self) -> None:
        """The panel one was in; else what a meeting in this state is likely to need."""
        held = self._held()
        if held is not None:
            self._state = held.state
            last = last_panel(self.session.file.path, held.id, held.state)
            self.tabs.setCurrentWidget(self._pages[last if last in self._pages else _likely(held)])

    def _go_where_it_goes_on(self, change: ChangeSet) -> None:
        """开会, 休会, 复会, 散会: on to the panel of the next act; after a break, to where one was."""
        held = self._held() if change.touches("meetings") else None
        if held is None or held.state is self._state:
            return
        self._state = held.state
        worked_in = self._worked_in.get(held.id) if held.state is MeetingState.RUNNING else None
        self.show_panel(worked_in or _likely(held))

    def _held(self) -> MeetingReport | None:
        return next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)

    def _on_turned(self, place: int) -> None:
        name, held = list(self._pages)[place], self._held()
        self.panel(name)
        if held is not None:
            remember_panel(self.session.file.path, held.id, held.state, name)
            if held.state is MeetingState.RUNNING and name not in AROUND:
                self._worked_in[held.id] = name


def _likely(held: MeetingReport) -> str:
    """Where the work is: who comes, what the meeting is held for, what was written."""
    if held.state is MeetingState.RUNNING:
        begun = any(step.started_at for step in held.steps[1:])
        return WORK[held.stage] if begun else "sign_in"
    return "minutes" if held.state in (MeetingState.CLOSED, MeetingState.SEALED) else "prepare"


class _Page(QWidget):
    """A tab's page, empty until its panel is made."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def hold(self, panel: Panel, *, scrolls: bool) -> None:
        """A panel; one that scrolls does so on a low screen, where its parts would else lie over each other."""
        self._box.addWidget(Scrolled(panel, "page") if scrolls else panel)
