"""表决 panel: the motions of a meeting, and for the one that is chosen the page it is at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import MeetingState, MotionState
from yitusanhui.gui.panels.ballot_approval import ApprovalPage
from yitusanhui.gui.panels.ballot_close import CloseBar
from yitusanhui.gui.panels.ballot_draft import DraftPage
from yitusanhui.gui.panels.ballot_hands import HandsPage
from yitusanhui.gui.panels.ballot_named import NamedPage
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_papers import PapersPage
from yitusanhui.gui.panels.ballot_result import ResultPage
from yitusanhui.gui.panels.ballot_roll import RollPage
from yitusanhui.gui.panels.ballot_values import ValuesPage
from yitusanhui.gui.panels.ballot_values_named import ValuesNamedPage
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.desk import Desk
from yitusanhui.gui.panels.fields import Button, Label
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import row
from yitusanhui.operations.reading import read_motions, read_particulars
from yitusanhui.texts import say

ROWS = 2


class VotesPanel(Panel):
    """Draft, announce, open, count, close: one page each, one method a page."""

    result_ready = Signal(str)  # the sentence, once a vote is closed
    called = Signal(object)  # `Called`: paper ballots called out so far, or a figure of them put right
    shows = ("motions", "choices", "roll", "ballots", "counts", "topics", "options", "meetings")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._drafting = False
        self.motions = LineList(say("votes.list"), _line, rows=ROWS)
        self.head = QWidget()
        self.new = Button(say("votes.new"), self.start_draft)
        line = row(Label(say("votes.title"), "title"), None, self.new)
        line.setContentsMargins(0, 0, 0, 0)
        self.head.setLayout(line)
        self.pages = QStackedWidget()
        desk = Desk(self.pages)
        self.box.addWidget(self.head)
        self.box.addWidget(self.motions)
        self.box.addWidget(desk, 1)
        # Pages after what they stand on: Qt dresses all that is on a page anew each time it changes hands.
        self.draft = DraftPage(session)
        self.roll = RollPage(session)
        self.hands, self.named = HandsPage(session), NamedPage(session)
        self.papers, self.approval = PapersPage(session), ApprovalPage(session)
        self.values, self.values_named = ValuesPage(session), ValuesNamedPage(session)
        self.result = ResultPage(session)
        counting = (self.hands, self.named, self.papers, self.approval, self.values, self.values_named)
        self.over = Label(say("votes.none_held"), "muted")
        self.pages.addWidget(self.over)
        for page in (self.draft, self.roll, *counting, self.result):
            self.pages.addWidget(page)
        self.close_bar = CloseBar(session)
        desk.lay_below(self.close_bar)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.motions.moved.connect(self._show_motion)
        self.motions.keyed.connect(lambda key: self.take_page_focus() if key == "enter" else None)
        self.draft.drafted.connect(self._show_drafted)
        self.close_bar.closed.connect(self.result_ready)
        self.close_bar.closed.connect(lambda _: self.take_page_focus())
        self.papers.called.connect(self.called)
        self.papers.calling.connect(self._make_room)
        for page in (self.papers, self.values, self.hands, self.named, self.approval, self.values_named):
            page.settled.connect(self.close_bar.take_focus)
        self.roll.moved_on.connect(self.take_page_focus)
        self.result.moved_on.connect(self.take_page_focus)

    def refresh(self) -> None:
        """Read the motions of this meeting again."""
        if not self.session.meeting_id:
            return
        motions = read_motions(self.session.file, self.session.meeting_id)
        self.motions.setVisible(bool(motions))
        sealed = self._is_sealed()
        self.new.setVisible(not sealed)
        self.draft.read()
        arriving = self.motions.current is None
        quiet = self.motions.blockSignals(True)
        self.motions.show_lines(motions)
        if arriving:
            self.motions.go(len(motions) - 1)
        self.motions.blockSignals(quiet)
        if not motions:
            self._show_draft(self.over if sealed else self.draft)
        elif not self._drafting:
            self._show_motion()

    def take_focus(self) -> None:
        """The page one is at."""
        self.take_page_focus()

    def take_page_focus(self) -> None:
        """Put the keyboard where the page begins."""
        page = self.pages.currentWidget()
        if page is self.result:
            self.motions.setFocus()
        elif isinstance(page, VotePage):
            page.take_focus()

    def start_draft(self, *, topic_id: int | None = None) -> None:
        """A new motion, on a topic if one is named."""
        self._drafting = True
        self._show_draft()
        if topic_id is not None:
            self.draft.read()
            self.draft.about_topic(topic_id)
        self.draft.take_focus()

    def _is_sealed(self) -> bool:
        held = read_particulars(self.session.file)
        return any(m.id == self.session.meeting_id and m.state is MeetingState.SEALED for m in held)

    def _show_draft(self, page: QWidget | None = None) -> None:
        self.pages.setCurrentWidget(page or self.draft)
        self._make_room(False)
        self.close_bar.hide()

    def _show_drafted(self, motion_id: int) -> None:
        self._drafting = False
        self.refresh()
        self.motions.go_to(motion_id)
        self._show_motion()
        self.take_page_focus()

    def _show_motion(self) -> None:
        motion: MotionLine | None = self.motions.current
        if motion is None:
            return
        self._drafting = False
        page = self._page_of(motion)
        page.show_motion(motion)
        self.pages.setCurrentWidget(page)
        if motion.state is not MotionState.OPEN:
            self.papers.keeping.forget(motion.id)
        else:
            self.close_bar.show_motion(motion, page)
        self._make_room(page is self.papers and self.papers.is_calling)

    def _make_room(self, calling: bool) -> None:
        """While a vote is open nothing is drafted; while ballots are called out there is nothing but the strokes."""
        opened = self.motions.current is not None and self.motions.current.state is MotionState.OPEN
        self.head.setVisible(not calling and (self._drafting or not opened))
        self.motions.setVisible(not calling and self.motions.current is not None)
        self.close_bar.setVisible(not calling and opened and not self._drafting)

    def _page_of(self, motion: MotionLine) -> VotePage:
        if motion.state is MotionState.OPEN:
            return self._counting(motion)
        if motion.state in (MotionState.DRAFTED, MotionState.ANNOUNCED):
            return self.roll
        return self.result

    def _counting(self, motion: MotionLine) -> VotePage:
        """The page on which votes of this way are taken."""
        method = motion.method
        if method.valued:
            return self.values_named if motion.by_name else self.values
        if motion.by_name:
            return self.approval if method.several else self.named
        return self.hands if method.by_hands else self.papers


def _line(motion: MotionLine) -> str:
    facts = {"method": say(f"method_{motion.method}"), "state": say(f"motion_{motion.state}")}
    return say("votes.line", {"title": motion.title, **facts})
