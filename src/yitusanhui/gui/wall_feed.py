"""What the main window sends to the wall: public scenes, masked words, the turn, the newest result."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.agenda import agenda_clock
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import AttendanceFigures, MeetingReport, MotionLine
from yitusanhui.domain.terms import CommentStatus, MeetingState, MotionState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.panels.agenda import LONGEST
from yitusanhui.gui.panels.ballot_strokes import Called
from yitusanhui.gui.panels.ballot_words import choice_figures, share, verdict, why
from yitusanhui.gui.projector import Projector
from yitusanhui.gui.session import Session
from yitusanhui.gui.turns import Turns
from yitusanhui.gui.wall import Wall
from yitusanhui.gui.wall_live import live_lines, live_note
from yitusanhui.gui.wall_options import OptionsFeed
from yitusanhui.gui.wall_pages import WallComment, WallMode
from yitusanhui.gui.wall_photos import PhotosFeed
from yitusanhui.gui.wall_result import WallBar
from yitusanhui.gui.wall_turn import WallTurn
from yitusanhui.operations import reading
from yitusanhui.operations.reading_talk import read_talk
from yitusanhui.texts import say

RESULT_STANDS = {"close_vote": True, "announce_vote": False, "open_vote": False, "reopen_vote": False}
SENTENCES_FROM = ("motions", "ballots", "attendances", "proxies", "participants", "meetings", "corrections")


class WallFeed(QObject):
    """Keeps the wall abreast of the session, and says at the laptop what is on it."""

    told = Signal(str, str)  # in a few words, and the kind of label they are

    def __init__(self, session: Session, book: CommentBook, pane: MapPane, turns: Turns) -> None:
        super().__init__(session)
        self.session = session
        self.book = book
        self.pane = pane
        self.turns = turns
        self.timer = turns.timer
        self.wall = Wall()
        self.projector = Projector(self.wall)
        self.photos = PhotosFeed(session, book, self.wall.photos)
        self.options = OptionsFeed(session, book, self.wall.options)
        self.own_notice = self._notice_head = ""
        mark = say("rehearsal.mark")
        self._rehearsal = mark if reading.read_title(session.file).startswith(mark) else ""
        self.follows = self._result_stands = False
        self._selected = 0
        self._held: MeetingReport | None = None
        self._second = QTimer(self, interval=1000)
        self._connect_signals()
        self.refresh()

    def toggle(self, window: QWidget) -> None:
        """Put the wall up with the whole drawing, or take it down."""
        if self.wall.isVisible():
            self.projector.take_down()
        else:
            self._put_up(window)

    def toggle_follow(self, window: QWidget) -> None:
        """The map where the window's map is looking, or the whole drawing again."""
        follows = not (self.follows and self.wall.isVisible() and self.wall.mode is WallMode.MAP)
        self.turn_to(WallMode.MAP, window)
        self._follow(follows)

    def turn_to(self, mode: WallMode, window: QWidget) -> None:
        """Show a page; the wall goes up if it isn't, unless it waits for its cable."""
        if mode is WallMode.SENTENCE:
            self.show_sentence()
        if mode is WallMode.PHOTOS:
            self.photos.refresh()
        self.wall.show_mode(mode)
        if self.projector.lost:
            self.tell()
        elif not self.wall.isVisible():
            self._put_up(window)

    def show_strokes(self, called: Called) -> None:
        """Ballots that are called out, without names among the choices."""
        lines = tuple((self.book.masked(label), number) for label, number in called.lines)
        title, note = self.book.masked(called.title), self.book.masked(called.note)
        self.wall.show_strokes(replace(called, title=title, lines=lines, note=note))

    def leave(self) -> None:
        """The window closes: the wall comes down for good."""
        self.projector.leave()
        self.wall.put_away()
        self.wall.deleteLater()

    def tell(self) -> None:
        """Say what is on the wall."""
        mode, number = self.wall.mode, self.wall.number
        if not self.wall.isVisible():
            lost = self.projector.lost
            words = say("wall.is", {"what": say("wall.is_lost" if lost else "wall.is_off")})
            self.told.emit(words, "wall_lost" if lost else "wall_off")
            return
        name = "follow" if mode is WallMode.MAP and self.follows else str(mode)
        if mode is WallMode.COMMENT and not number:
            name = "no_comment"
        if mode is WallMode.NOTICE and self._notice_head:
            name = "reading"
        page = self.wall.sentence
        if mode is WallMode.SENTENCE:
            names = {page.live: "live", page.matter: "matter", page.attendance: "attendance"}
            name = names.get(page.currentWidget(), name)
        words = say("wall.is", {"what": say(f"wall.is_{name}", {"number": number})})
        self.told.emit(words, "wall_black" if mode is WallMode.BLANK else "wall_on")

    def write_notice(self, words: str) -> None:
        """Words of the facilitator's own; none: the speaking rules again."""
        self.read_out("", words.strip())

    def read_out(self, head: str, words: str) -> None:
        """Words that are read aloud from the wall, masked already, under a heading of their own."""
        self._notice_head, self.own_notice = head, words
        self.refresh()
        self.tell()

    def refresh(self) -> None:
        """Heading, notice, result and the comment under discussion."""
        held = self._held = self._meeting()
        if held is None:
            return
        self._show_pace()
        step = next((step.name for step in held.steps if step.id == held.step_id), "")
        self.wall.show_heading(f"{self._rehearsal}{held.name}　{step}".strip())
        procedure = reading.read_procedure(self.session.file, held.id)
        words = self.own_notice or "\n".join(procedure.speaking_rules)
        head = self._notice_head or say("wall.notice" if self.own_notice else "wall.rules")
        self.wall.show_notice(head, words)
        self.show_sentence()
        self._show_comment(self._selected)

    def show_sentence(self) -> None:
        """What a vote of owners has reached by now, what is voted on, the newest result, or who is here.

        A result stands until the next vote is announced, even if several votes were opened together.
        """
        page, counted, live = self.wall.sentence, self._counted(), self._live()
        pending = None if self._result_stands and counted else self._pending()
        if live is not None:
            marks = reading.read_live(self.session.file, live.id)
            lines = live_lines(marks, self.book.masked)
            page.live.show_marks(self.book.masked(live.title), lines, live_note(marks))
            page.setCurrentWidget(page.live)
        elif pending is not None:
            self._show_matter(pending)
            page.setCurrentWidget(page.matter)
        elif counted:
            self._show_count(max(counted, key=lambda motion: (motion.counted_at, motion.id)))
            page.setCurrentWidget(page.counted)
        else:
            self._show_attendance(self.session.attendance())
            page.setCurrentWidget(page.attendance)
        self.tell()

    def _show_matter(self, motion: MotionLine) -> None:
        options = [self.book.masked(choice.label) for choice in motion.choices]
        head = say(f"wall.matter_{motion.state}", {"method": say(f"method_{motion.method}")})
        short = self.session.short(motion.id)
        rule = motion.rule_words + (say("votes.will_be_opinion", {"why": short}) if short else "")
        self.wall.sentence.matter.show_matter(head, self.book.masked(motion.title), options, rule)

    def _show_count(self, motion: MotionLine) -> None:
        bars = [
            WallBar(self.book.masked(choice.label), choice_figures(choice, motion.method), share(choice))
            for choice in motion.choices
        ]
        words = self.book.masked(why(motion), motion.tellers, motion.callers)
        self.wall.sentence.counted.show_count(self.book.masked(motion.title), verdict(motion), bars, words)

    def _show_attendance(self, counts: AttendanceFigures) -> None:
        shown = {"expected": counts.expected, "present": counts.voting, "voting": counts.here}
        figures = [(say(f"top.{name}"), str(number)) for name, number in shown.items()]
        figures.append((say("top.missing"), "—" if counts.quorate is None else str(counts.missing)))
        talk = read_talk(self.session.file, self.session.meeting_id)
        key = "talk" if talk else {None: "no_quorum", True: "quorate", False: "not_quorate"}[counts.quorate]
        line = say(f"wall.{key}", {"quorum": counts.quorum_words, "missing": counts.missing})
        held = self._meeting()
        short = counts.quorate is False and not talk and held is not None and held.state is MeetingState.RUNNING
        self.wall.sentence.attendance.show_figures(say("wall.attendance"), figures, line, short=short)

    def _live(self) -> MotionLine | None:
        """The newest open motion whose votes are told while they come in."""
        found = reading.read_motions(self.session.file, self.session.meeting_id)
        told = [m for m in found if m.state is MotionState.OPEN and reading.read_live(self.session.file, m.id)]
        return told[-1] if told else None

    def _pending(self) -> MotionLine | None:
        """The newest motion that was announced to the room and is not counted."""
        found = reading.read_motions(self.session.file, self.session.meeting_id)
        told = [one for one in found if one.state in (MotionState.ANNOUNCED, MotionState.OPEN)]
        return told[-1] if told else None

    def _counted(self) -> list[MotionLine]:
        found = reading.read_motions(self.session.file, self.session.meeting_id)
        return [motion for motion in found if motion.state is MotionState.COUNTED]

    def _put_up(self, window: QWidget) -> None:
        self._follow(False)
        self.projector.put_up(window)

    def _follow(self, follows: bool) -> None:
        self.follows = follows
        self.wall.follow(self.pane.view if follows else None)
        self.tell()

    def _connect_signals(self) -> None:
        self.wall.show_drawing(self.pane.tiles)
        if self.pane.public_scene is not None:
            self.wall.show_scene(self.pane.public_scene)
        self.wall.changed.connect(self.tell)
        self.pane.drawing_shown.connect(self.wall.show_drawing)
        self.pane.public_shown.connect(self.wall.show_scene)
        self.pane.legend_shown.connect(self.wall.map.strip.show_whole)
        self.pane.view.compared.turned.connect(self.wall.show_compare)
        self.timer.ticked.connect(self._show_turn)
        self.turns.changed.connect(lambda: self._show_turn(self.timer.left))
        self._second.timeout.connect(self._show_pace)
        self._second.start()
        self.session.comment_selected.connect(self._show_comment)
        self.session.meeting_entered.connect(lambda _: self.refresh())
        self.session.changed.connect(self._look)
        self.book.changed.connect(lambda _: self._show_comment(self._selected))
        self._show_turn(self.timer.left)

    def _look(self, change: ChangeSet) -> None:
        if change.operation in RESULT_STANDS:
            self._result_stands = RESULT_STANDS[change.operation]
        if change.touches("meetings", "agenda_steps"):
            self.refresh()
        elif change.touches(*SENTENCES_FROM):
            self.show_sentence()
        if change.operation in RESULT_STANDS:
            self.wall.come(WallMode.SENTENCE)

    def _show_turn(self, left: int) -> None:
        timer = self.timer
        self.wall.show_turn(WallTurn(left, timer.seconds, timer.runs, timer.soon, self.turns.place))

    def _show_pace(self) -> None:
        """How long the step has been on; 休会 while the meeting stands."""
        clock = agenda_clock(self._held, self.session.now()) if self._held else None
        if clock is None or clock.whole > LONGEST:
            self.wall.show_pace("", over=False)
        elif clock.stands:
            self.wall.show_pace(say("wall.paused"), over=False)
        elif clock.step is not None:
            facts = {"gone": clock.gone // 60, "minutes": clock.step.minutes, "over": -clock.left // 60}
            words = say("wall.pace_over" if clock.over else "wall.pace", facts)
            self.wall.show_pace(words, over=clock.over)

    def _show_comment(self, number: int) -> None:
        self._selected = number
        line = self.book.lines.get(number)
        if line is None or line.status is not CommentStatus.RECORDED:
            self.wall.show_comment(None)
            return
        words = say("wall.held") if line.held else self.book.public_words(number)
        self.wall.show_comment(WallComment(number, words, self.book.masked(line.category), line.endorsements))

    def _meeting(self) -> MeetingReport | None:
        held = reading.read_particulars(self.session.file)
        return next((m for m in held if m.id == self.session.meeting_id), None)
