"""What the main window sends to the wall: public scenes, masked words, the turn, the newest result."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import CommentStatus, MotionState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.session import Session
from yitusanhui.gui.timer import SpeakingTimer
from yitusanhui.gui.wall import Wall
from yitusanhui.gui.wall_pages import WallComment, WallMode
from yitusanhui.operations import reading
from yitusanhui.texts import say

SENTENCES_FROM = ("motions", "attendances", "proxies", "participants", "meetings")


class WallFeed(QObject):
    """Keeps the wall abreast of the session."""

    def __init__(self, session: Session, book: CommentBook, pane: MapPane, timer: SpeakingTimer) -> None:
        super().__init__()
        self.session = session
        self.book = book
        self.pane = pane
        self.timer = timer
        self.wall = Wall()
        self.own_notice = ""
        self._selected = 0
        self._connect_signals()
        self.refresh()

    def toggle(self, window: QWidget) -> None:
        """Put the wall up, or take it down."""
        if self.wall.isVisible():
            self.wall.close()
        else:
            self.wall.put_up(window)

    def turn_to(self, mode: WallMode, window: QWidget) -> None:
        """Show a page; the wall goes up if it isn't."""
        if mode is WallMode.SENTENCE:
            self.show_sentence()
        self.wall.show_mode(mode)
        if not self.wall.isVisible():
            self.wall.put_up(window)

    def write_notice(self, words: str) -> None:
        """Words of the facilitator's own; none: the speaking rules again."""
        self.own_notice = words.strip()
        self.refresh()

    def refresh(self) -> None:
        """Heading, notice, result and the comment under discussion."""
        held = self._meeting()
        if held is None:
            return
        step = next((step.name for step in held.steps if step.id == held.step_id), "")
        self.wall.show_heading(f"{held.name}　{step}".strip())
        procedure = reading.read_procedure(self.session.file, held.id)
        words = self.own_notice or "\n".join(procedure.speaking_rules)
        self.wall.show_notice(say("wall.notice") if self.own_notice else say("wall.rules"), words)
        self.show_sentence()
        self._show_comment(self._selected)

    def show_sentence(self) -> None:
        """The newest result of this meeting; before there is one, who is here."""
        meeting_id = self.session.meeting_id
        counted = [m for m in reading.read_motions(self.session.file, meeting_id) if m.state is MotionState.COUNTED]
        if counted:
            newest = max(counted, key=lambda motion: (motion.counted_at, motion.id))
            self.wall.show_sentence(newest.title, self.book.masked(newest.sentence, newest.tellers, newest.callers))
        else:
            self.wall.show_sentence(say("wall.attendance"), self.session.attendance().sentence)

    def _connect_signals(self) -> None:
        self.wall.show_drawing(self.pane.tiles)
        if self.pane.public_scene is not None:
            self.wall.show_scene(self.pane.public_scene)
        self.wall.follow(self.pane.view)
        self.pane.drawing_shown.connect(self.wall.show_drawing)
        self.pane.public_shown.connect(self.wall.show_scene)
        self.timer.ticked.connect(lambda left: self.wall.show_turn(left, runs=self.timer.runs))
        self.session.comment_selected.connect(self._show_comment)
        self.session.meeting_entered.connect(lambda _: self.refresh())
        self.session.changed.connect(self._look)
        self.book.changed.connect(lambda _: self._show_comment(self._selected))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)
        self.wall.show_turn(self.timer.left, runs=False)

    def _on_screen_removed(self) -> None:
        self.wall.on_screen_removed()

    def _look(self, change: ChangeSet) -> None:
        if change.touches("meetings", "agenda_steps"):
            self.refresh()
        elif change.touches(*SENTENCES_FROM):
            self.show_sentence()

    def _show_comment(self, number: int) -> None:
        self._selected = number
        line = self.book.lines.get(number)
        if line is None or line.status is not CommentStatus.RECORDED:
            self.wall.show_comment(None)
            return
        words = self.book.public_words(number)
        self.wall.show_comment(WallComment(number, words, line.category, line.endorsements))

    def _meeting(self) -> MeetingReport | None:
        held = reading.read_particulars(self.session.file)
        return next((m for m in held if m.id == self.session.meeting_id), None)
