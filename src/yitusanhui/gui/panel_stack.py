"""The right side: the panels of the meeting one is in, a tab each, Ctrl+1 to Ctrl+9."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.commitments import CommitmentsPanel
from yitusanhui.gui.panels.evaluation import EvaluationPanel
from yitusanhui.gui.panels.minutes import MinutesPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.panels.replies import RepliesPanel
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading
from yitusanhui.texts import say

LEAST = 420


class PanelStack(QWidget):
    """`prepare`, `sign_in`, `comments` and the rest by name."""

    def __init__(self, session: Session, book: CommentBook) -> None:
        super().__init__()
        self.setObjectName("panels")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST)
        self.session = session
        self.panels: dict[str, Panel] = {
            "prepare": PreparePanel(session),
            "sign_in": SignInPanel(session),
            "comments": CommentsPanel(session, book),
            "topics": TopicsPanel(session),
            "votes": VotesPanel(session),
            "commitments": CommitmentsPanel(session),
            "evaluation": EvaluationPanel(session),
            "replies": RepliesPanel(session),
            "minutes": MinutesPanel(session),
        }
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        for place, (name, panel) in enumerate(self.panels.items(), 1):
            self.tabs.addTab(panel, say(f"panel.{name}"))
            self.tabs.setTabToolTip(place - 1, f"Ctrl+{place}")
            key = QShortcut(QKeySequence(f"Ctrl+{place}"), self, context=Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(lambda name=name: self.show_panel(name))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        session.meeting_entered.connect(lambda _: self.go_to_work())

    @property
    def current(self) -> Panel:
        """The panel in front."""
        panel = self.tabs.currentWidget()
        assert isinstance(panel, Panel)
        return panel

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front and the keyboard into it."""
        self.tabs.setCurrentWidget(self.panels[name])
        self.panels[name].take_focus()

    def go_to_work(self) -> None:
        """The panel that a meeting in this state is likely to need: reopening lands on the same step."""
        held = next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)
        if held is None:
            return
        if held.state is MeetingState.RUNNING:
            position = next((step.position for step in held.steps if step.id == held.step_id), 0)
            self.tabs.setCurrentWidget(self.panels["sign_in" if position <= 1 else "comments"])
        elif held.state in (MeetingState.CLOSED, MeetingState.SEALED):
            self.tabs.setCurrentWidget(self.panels["minutes"])
        else:
            self.tabs.setCurrentWidget(self.panels["prepare"])
