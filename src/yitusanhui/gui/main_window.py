"""The window: one for one file. Left the path, in the middle the map, right the panel one works in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from yitusanhui.domain.meetings import TAKES_WORDS
from yitusanhui.domain.report import OptionLine
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.gui.actions import build_menus
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.disk_watch import DiskWatch
from yitusanhui.gui.drawing_deeds import follow_up
from yitusanhui.gui.layer_pane import LayerPane
from yitusanhui.gui.loose_count import LooseCount
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.panel_stack import PanelStack
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.path_panel import PathPanel
from yitusanhui.gui.session import Session
from yitusanhui.gui.status_bar import StatusBar
from yitusanhui.gui.timer import SpeakingTimer
from yitusanhui.gui.toast import Toast
from yitusanhui.gui.top_bar import TopBar
from yitusanhui.gui.turns import Turns
from yitusanhui.gui.wall_feed import WallFeed
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.gui.widgets import ask, label
from yitusanhui.gui.window_deeds import window_deeds
from yitusanhui.operations import meetings, reading, undo
from yitusanhui.texts import say

if TYPE_CHECKING:
    from yitusanhui.gui.drawing_import import DrawingImport
    from yitusanhui.gui.table_import import TableImport
    from yitusanhui.gui.tracer import Tracer

SIZE = (1366, 728)
NARROW = 1150
COPY_MS = 10 * 60 * 1000


class MainWindow(QMainWindow):
    """All wiring is in `_connect_signals`; what menus and keys do is in `window_deeds`."""

    another_asked = Signal(str)  # new, open, restore, start

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)  # goes with the window, and with it all that listens to it
        self._show_title()
        self.setMinimumSize(900, 480)
        self.resize(*SIZE)
        _enter_the_meeting(session)
        self.book = CommentBook(session)
        self.timer = SpeakingTimer(self)
        self.turns = Turns(session, self.timer, self)
        self.top = TopBar(session, self.timer, self.turns)
        self.path = PathPanel(session)
        self.pane = MapPane(session, self.book)
        self.panels = PanelStack(session, self.book)
        self.status = StatusBar(session, self.undo_last)
        self.toast = Toast(self, left_of=self.panels)
        self.wall = WallFeed(session, self.book, self.pane, self.turns)
        self.disk = DiskWatch(session, self)
        self.layers = LayerPane(session, self.pane)
        self.layers.shown.connect(self.wall.wall.map.surface.layers.show)
        self.loose = LooseCount(session, self.book, self)
        self._copied = session.last
        self._lay_out()
        self.actions_ = build_menus(self, window_deeds(self))
        self._connect_signals()
        self._enter()
        QTimer.singleShot(0, self, self._finish_tiles)

    @cached_property
    def tracer(self) -> Tracer:
        """溯源 and what is still open; loaded when it is first asked for."""
        from yitusanhui.gui.tracer import Tracer

        return Tracer(self)

    @cached_property
    def drawings(self) -> DrawingImport:
        """Bringing drawings in. What reads them is loaded when the first one comes: it would hold up the start."""
        from yitusanhui.gui.drawing_import import DrawingImport

        drawings = DrawingImport(self.session)
        drawings.worked.connect(self._on_work)
        drawings.tiled.connect(lambda _: self.pane.show_meeting())
        drawings.brought.connect(lambda kept, decided: follow_up(self, kept, decided))
        self.status.stop.clicked.connect(drawings.stop)
        return drawings

    @cached_property
    def tables(self) -> TableImport:
        """Bringing tables in, loaded with the first one."""
        from yitusanhui.gui.table_import import TableImport

        return TableImport(self.session, self)

    def _show_title(self) -> None:
        self.setWindowTitle(say("app.window", {"title": reading.read_title(self.session.file)}))

    def undo_last(self) -> None:
        """撤销: the last thing done at this keyboard."""
        done = self.session.do(undo.undo_last)
        if done is not None:
            self.toast.tell(say("status.undone", {"what": say(f"done_{done.facts['undone']}")}))

    def call_round(self, stage: Stage) -> None:
        """新开一次."""
        from yitusanhui.gui.dialogs.meeting import CallDialog, model_for

        dialog = CallDialog(stage, self, last=model_for(reading.read_particulars(self.session.file), stage))
        if ask(dialog):
            done = self.session.do(meetings.call_meeting, stage=stage, **dialog.particulars)
            if done is not None:
                self.session.enter(int(str(done.facts["meeting"])))
                self.panels.current.take_focus()
                self.toast.tell(say("path.called"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small screen keeps map and panel; the path is a key away."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != (event.oldSize().width() < NARROW) or not event.oldSize().isValid():
            self.path.setVisible(not narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the wall down, stop cutting and exporting, close the file whole."""
        for beside in self.findChildren(QDialog):
            if beside.isVisible():  # one that ended is a child still, and has told so already
                beside.reject()
        if "drawings" in vars(self):
            self.drawings.close()
        self.wall.leave()
        self.pane.view.put_away()
        self._copies.stop()
        self.loose.stop()
        self.disk.stop()
        self.session.close()
        super().closeEvent(event)

    def _enter(self) -> None:
        """Show the meeting that was entered."""
        self.turns.refresh()
        self.top.refresh()
        self.panels.go_to_work()
        QTimer.singleShot(0, self, self.panels.current.take_focus)

    def _finish_tiles(self) -> None:
        """A drawing whose tiles were never cut is cut now."""
        drawing = self.pane.blueprint
        if drawing is not None and not drawing.tiles_ready:
            self.drawings.go_on(drawing)

    def _connect_signals(self) -> None:
        session, prepare, comments = self.session, self.panels.panels["prepare"], self.panels.panels["comments"]
        session.refused.connect(self.toast.refuse)
        self.disk.given_up.connect(lambda: self.another_asked.emit("start"))
        session.told.connect(self.toast.tell)
        session.changed.connect(lambda change: self._show_title() if change.touches("consultation") else None)
        self.pane.view.pin_clicked.connect(lambda _: self.panels.show_panel("comments"))
        self.pane.view.place_clicked.connect(lambda *_: self._go_to_the_line())
        self.pane.view.let_go.connect(lambda: self.panels.current.take_focus())
        self.pane.view.typed.connect(self.panels.type_on)
        self.wall.told.connect(self.top.show_wall)
        self.wall.projector.told.connect(self.toast.tell)
        self.wall.projector.know(self)
        self.wall.tell()
        self.path.drawing_asked.connect(self.actions_["import_drawing"].trigger)
        self.path.archive_asked.connect(self.actions_["export"].trigger)
        self.path.round_asked.connect(self.call_round)
        self.path.loose_asked.connect(self.actions_["loose_ends"].trigger)
        self.loose.counted.connect(self.path.show_loose)
        assert isinstance(prepare, PreparePanel) and isinstance(comments, CommentsPanel)
        self.turns.name_authors_in(comments)
        prepare.drawing_asked.connect(self.actions_["import_drawing"].trigger)
        prepare.papers_asked.connect(self.actions_["print_papers"].trigger)
        prepare.roster_asked.connect(self.actions_["import_roster"].trigger)
        self.panels.panel_made.connect(self._on_panel_made)
        self.panels.tabs.currentChanged.connect(lambda _: self._print_what_is_in_front())
        self._copies = QTimer(self, interval=COPY_MS)
        self._copies.timeout.connect(self._copy_what_is_new)
        self._copies.start()

    def _go_to_the_line(self) -> None:
        """A place was clicked: what is typed next is a comment, and is to be seen."""
        comments = self.panels.panels["comments"]
        if isinstance(comments, CommentsPanel) and comments.state in TAKES_WORDS:
            self.panels.show_panel("comments")

    def _on_panel_made(self, name: str, panel: Panel) -> None:
        """Ballots that are called out in a panel are called out on the wall; a topic's vote is drafted in 表决."""
        if name == "topics":
            from yitusanhui.gui.panels.topics import TopicsPanel

            assert isinstance(panel, TopicsPanel)
            panel.vote_wanted.connect(self._draft_vote)
            panel.read_wanted.connect(self._read_aloud)
            panel.compare_wanted.connect(self._compare_options)
        if name == "minutes":
            from yitusanhui.gui.panels.minutes import MinutesPanel

            assert isinstance(panel, MinutesPanel)
            panel.aloud.wanted.connect(self._read_aloud)
            panel.aloud.ended.connect(self._end_aloud)
        if name == "replies":
            panel.import_asked.connect(self.actions_["import_replies"].trigger)  # type: ignore[attr-defined]
        if name == "votes":
            panel.called.connect(self.wall.show_strokes)  # type: ignore[attr-defined]

    def _print_what_is_in_front(self) -> None:
        """Ctrl+P in 纪要 is for the minutes, elsewhere for the papers of the room."""
        minutes = self.panels.names[self.panels.tabs.currentIndex()] == "minutes"
        self.actions_["print_papers"].setShortcut("" if minutes else "Ctrl+P")
        self.actions_["print_minutes"].setShortcut("Ctrl+P" if minutes else "")

    def _copy_what_is_new(self) -> None:
        """Ten minutes of work: a verified copy, unless nothing was written since the last."""
        if self.session.last is not self._copied:
            self._copied = self.session.last
            self.session.file.back_up_soon()

    def _read_aloud(self, head: str, words: str) -> None:
        """An agreement or a passage of the minutes on the wall, without names."""
        self.wall.read_out(self.book.masked(head), self.book.masked(words))
        self.wall.turn_to(WallMode.NOTICE, self)

    def _end_aloud(self) -> None:
        """Back to the map, unless something else was put up meanwhile."""
        self.wall.read_out("", "")
        if self.wall.wall.isVisible() and self.wall.wall.mode is WallMode.NOTICE:
            self.wall.turn_to(WallMode.MAP, self)

    def _compare_options(self, title: str, options: list[OptionLine]) -> None:
        self.wall.options.show(title, options)
        self.wall.turn_to(WallMode.OPTIONS, self)

    def _draft_vote(self, topic_id: int) -> None:
        votes = self.panels.panel("votes")
        self.panels.show_panel("votes")
        votes.start_draft(topic_id=topic_id)  # type: ignore[attr-defined]

    def _on_work(self, words: str, share: float) -> None:
        self.status.show_work(words, share if share >= 0 else None)

    def _lay_out(self) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.pane)
        middle.addWidget(self.panels)
        middle.setStretchFactor(0, 1)
        middle.setStretchFactor(1, 0)
        middle.setChildrenCollapsible(False)
        middle.setSizes([SIZE[0] - 212 - 480, 480])
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(0)
        sides.addWidget(self.path)
        sides.addWidget(middle)
        sides.setStretchFactor(1, 1)
        desk = QWidget()
        desk.setObjectName("desk")
        box = QVBoxLayout(desk)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.top, self.path, self.panels, self.status):
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box.addWidget(self.top)
        if reading.read_title(self.session.file).startswith(say("rehearsal.mark")):
            box.addWidget(label(say("rehearsal.banner"), "warn"))
        box.addWidget(sides, 1)
        box.addWidget(self.status)
        self.setCentralWidget(desk)


def _enter_the_meeting(session: Session) -> None:
    """The meeting that is under way; else the first that isn't over; else the last."""
    held = reading.read_particulars(session.file)
    under_way = [m for m in held if m.state in (MeetingState.RUNNING, MeetingState.ADJOURNED)]
    coming = [m for m in held if m.state in (MeetingState.PLANNED, MeetingState.CLOSED)]
    session.meeting_id = (under_way or coming or list(held[-1:]))[0].id
