"""纪要 panel: the draft read aloud, corrected on the spot, exported, sealed; completed by addenda afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.documents.blocks import moment
from yitusanhui.domain.attached import MEETINGS
from yitusanhui.domain.meetings import HELD
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import AttachmentKind, MeetingState
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.fields import Button, Label, clear, words_of
from yitusanhui.gui.panels.minutes_aloud import MinutesAloud
from yitusanhui.gui.panels.minutes_draft import Draft, Drafting
from yitusanhui.gui.panels.minutes_missing import missing
from yitusanhui.gui.panels.minutes_page import corrected_notes, page, sections, shortened
from yitusanhui.gui.panels.minutes_reword import Rewording
from yitusanhui.gui.panels.minutes_seal import ask_to_seal
from yitusanhui.gui.panels.minutes_text import MinutesText
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.photo_strip import PhotoStrip
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, Line, row
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import add_addendum, correct_minutes, seal_meeting
from yitusanhui.texts import say

OPEN = (MeetingState.RUNNING, MeetingState.ADJOURNED)


class MinutesPanel(Panel):
    """The minutes as they will be printed, and what is done with them."""

    shows = ("meetings", "comments", "topics", "options", "motions", "commitments", "evaluations", "corrections",
             "addenda", "seals", "replies", "attendances", "proxies", "participants", "agenda_steps",
             "notices", "rewordings")  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.meeting: MeetingReport | None = None
        self.draft = Drafting(session, self._show_draft, self._wait)
        self.sealed = Label(kind="good")
        self.remark = Label(kind="muted")
        self.text = MinutesText()
        self.text.setAccessibleName(say("minutes.read"))
        self.section = DropDown()
        self.section.setEditable(True)
        self.section.setAccessibleName(say("minutes.section"))
        self.section.setToolTip(say("minutes.correct_hint"))
        self.section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.correction = Line(say("minutes.correction"))
        self.correction.setToolTip(say("minutes.correct_hint"))
        self.reason = Line(say("minutes.reason"))
        self.addendum = Line(say("minutes.addendum"))
        self.close_button = Button(say("minutes.close"), self._close)
        self.go_on_button = Button(say("minutes.go_on"), self._go_on, kind="link")
        self.seal_button = Button(say("minutes.seal"), self.ask_to_seal)
        self.print_button = Button(say("minutes.print"), self.print_minutes)
        self.print_button.setToolTip(say("minutes.print_hint"))
        self.preview_button = Button(say("minutes.preview"), self._preview)
        self.export_button = Button(say("minutes.export"), self._export)
        self.aloud = MinutesAloud(session)
        self.aloud_button = Button(say("minutes.aloud"), self.read_aloud)
        self.photos = PhotoStrip(session, AttachmentKind.SIGNED)
        self.rewording = Rewording(session)
        self.overtaken = Button("", self.rewording.check_next, kind="warn")
        self._lay_out()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.rewording.opened.connect(self._show_section)
        self.text.chosen.connect(self._correct_here)
        self.text.keyed.connect(self._on_key)
        self.aloud.went_to.connect(self._show_section)
        self.aloud.ended.connect(self._on_ended)
        line = self.section.lineEdit()
        if line is not None:
            line.setPlaceholderText(say("minutes.section"))
            line.returnPressed.connect(self.correction.setFocus)
        in_turn([self.correction], self.correct)
        in_turn([self.addendum, self.reason], self.add)

    def _lay_out(self) -> None:
        self.section.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)  # a heading of one's own is no paragraph
        after = (self.print_button, self.preview_button, self.export_button)
        self.box.addLayout(row(None, self.aloud_button, self.close_button, self.seal_button, *after, space=6))
        closed = row(self.remark, self.go_on_button)
        closed.setStretch(0, 1)
        self.box.addLayout(closed)
        self.box.addWidget(self.sealed)
        self.box.addWidget(self.overtaken)
        self.box.addWidget(self.text, 1)
        self.box.addWidget(self.rewording)
        self.box.addWidget(self.photos)
        self.correcting, self.adding = QWidget(), QWidget()
        self.reword_button = Button(say("minutes.reword"), self.reword)
        self.reword_button.setToolTip(say("minutes.reword_hint"))
        correct = Button(say("minutes.correct"), self.correct)
        box = QVBoxLayout(self.correcting)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        line = row(self.section, correct, self.reword_button, space=6)
        line.setStretch(0, 1)
        box.addLayout(line)
        box.addWidget(self.correction)
        box.addWidget(Label(say("minutes.difference"), "muted"))
        line = row(self.addendum, self.reason, Button(say("minutes.add"), self.add), space=6)
        line.setContentsMargins(0, 0, 0, 0)
        self.adding.setLayout(line)
        self.box.addWidget(self.correcting)
        self.box.addWidget(self.adding)

    def refresh(self) -> None:
        """Compose the draft anew; the place one reads at stays."""
        self.draft.look()

    def _wait(self) -> None:
        """What stands there is of this meeting, and is read on until the new draft comes; of another it goes."""
        if self.meeting is None or self.meeting.id != self.session.meeting_id:
            self._leave_meeting()
            self.section.clear()
            self.text.setPlainText(say("minutes.drafting"))
            of_a_state = (self.close_button, self.go_on_button, self.seal_button, self.correcting, self.adding)
            for part in (*of_a_state, self.photos, self.sealed, self.overtaken):
                part.hide()
            self.photos.show_of(MEETINGS, self.session.meeting_id)
            self.overtaken.hide()

    def _leave_meeting(self) -> None:
        self.meeting = None
        self.rewording.leave()
        self.section.clearEditText()
        clear(self.correction)

    def _show_draft(self, draft: Draft) -> None:
        if self.meeting is not None and self.meeting.id != draft.meeting.id:
            self._leave_meeting()
        meeting = self.meeting = draft.meeting
        self.photos.show_of(MEETINGS, meeting.id)
        bar = self.text.verticalScrollBar()
        here = bar.value()
        if draft.refusal:
            self.text.setPlainText(draft.refusal)
        else:
            shown = self.rewording.take(draft.blocks, meeting)
            notes = {**corrected_notes(shown, meeting), **self.rewording.notes()}
            self.text.setHtml(page(shown, meeting, notes))
            self._offer_sections(sections(shown))
            self.text.mark(self.section.currentIndex())
        bar.setValue(here)
        self._show_state(meeting)
        self.aloud.take(draft.report, meeting)

    def take_focus(self) -> None:
        """The text, to be scrolled while it is read."""
        self.text.setFocus()

    def read_aloud(self) -> None:
        """宣读: the draft on the wall, from the paragraph that is chosen; a second time, no more."""
        if self.aloud.on:
            self.aloud.end()
            return
        self.draft.settle()
        if (made := self.draft.made) is not None:
            self.text.aloud = True
            self.aloud.begin(made.report, made.meeting, self.section.currentIndex())
            self.remark.say(say("minutes.aloud_keys"))
            self.text.setFocus()

    def _on_key(self, deed: int) -> None:
        """While it is read aloud."""
        if deed == 2:
            self.aloud.end()
        elif deed == 0:
            self._correct_here(self.section.currentIndex())
        else:
            self.aloud.step(deed)

    def _on_ended(self) -> None:
        self.text.aloud = False
        if self.meeting is not None:
            self._show_state(self.meeting)

    def correct(self) -> None:
        """Take down a correction, printed with the minutes; with nothing typed, to where it is typed."""
        if not words_of(self.correction):
            self.section.setFocus()
            return
        section = self.section.currentText().strip()
        if section == self.section.itemText(self.section.currentIndex()):
            section = self.section.currentData()
        if self.session.do(
            correct_minutes, meeting_id=self.session.meeting_id, section=section, text=words_of(self.correction)
        ):
            clear(self.correction)
            self.section.clearEditText()
            self.section.setCurrentIndex(-1)
            self.text.mark(-1)
            self.session.told.emit(say("minutes.corrected"))
            if self.aloud.on:
                self.text.setFocus()

    def reword(self) -> None:
        """Write the chosen paragraph in one's own words."""
        self.rewording.begin(self.section.currentIndex())

    def add(self) -> None:
        """Add to a sealed meeting, with a reason."""
        if self.session.do(
            add_addendum,
            meeting_id=self.session.meeting_id,
            reason=words_of(self.reason),
            text=words_of(self.addendum),
        ):
            clear(self.reason, self.addendum)
            self.session.told.emit(say("minutes.added"))

    def ask_to_seal(self) -> None:
        """Ask, because it can't be undone, and say what is still missing."""
        self.draft.settle()
        if self.meeting is None:
            return
        lacking = missing(self.meeting, signed=bool(self.photos.lines))
        if self.rewording.overtaken:
            lacking.append(say("minutes.overtaken", {"count": len(self.rewording.overtaken)}))
        ask_to_seal(self.meeting, lacking, self._seal, self)

    def print_minutes(self) -> None:
        """打印纪要, to be signed: the minutes alone."""
        from yitusanhui.gui.minutes_print import print_minutes

        print_minutes(self.session, self)

    def _export(self) -> None:
        """The documents of the project in a folder."""
        from yitusanhui.gui.panels.export import export_flow

        export_flow(self.session, self)

    def _preview(self) -> None:
        """The minutes as they would be printed now."""
        from yitusanhui.gui.panels.export import preview_flow  # only now: what makes documents is large

        preview_flow(self.session, self, meeting_id=self.session.meeting_id, genre="minutes")

    def _seal(self) -> None:
        if self.session.do(seal_meeting, meeting_id=self.session.meeting_id):
            self.session.told.emit(say("minutes.is_sealed"))

    def _close(self) -> None:
        if self.session.do(close_meeting, meeting_id=self.session.meeting_id):
            self.session.told.emit(say("prepare.closed"))

    def _go_on(self) -> None:
        """散会 was too early: the meeting goes on."""
        if self.session.do(open_meeting, meeting_id=self.session.meeting_id):
            self.session.told.emit(say("minutes.goes_on"))

    def _correct_here(self, place: int) -> None:
        """A paragraph was clicked: it is the one to be corrected; what is typed already stays."""
        if self.meeting is None or self.meeting.seal is not None:
            return
        self._show_section(place)
        self.correction.setFocus()

    def _show_section(self, place: int) -> None:
        if place < self.section.count():
            self.section.setCurrentIndex(place)
            if (line := self.section.lineEdit()) is not None:
                line.setCursorPosition(0)
            self.text.mark(place)

    def _offer_sections(self, names: list[str]) -> None:
        if names != [self.section.itemData(place) for place in range(self.section.count())]:
            typed = self.section.currentText()
            self.section.clear()
            for name in names:
                self.section.addItem(shortened(name), name)
            self.section.setCurrentIndex(-1)
            self.section.setEditText(typed)

    def _show_state(self, meeting: MeetingReport) -> None:
        seal = meeting.seal
        self.photos.setVisible(bool(self.photos.lines) or meeting.state in HELD)
        words = {"at": moment(seal.sealed_at), "digest": seal.digest[:12]} if seal else {}
        self.sealed.say(say("minutes.sealed", words) if seal else "")
        self.correcting.setVisible(seal is None)
        behind = 0 if seal else len(self.rewording.overtaken)
        self.overtaken.setText(say("minutes.overtaken", {"count": behind}))
        self.overtaken.setVisible(bool(behind))
        self.adding.setVisible(seal is not None)
        closed = meeting.state is MeetingState.CLOSED
        aloud = "minutes.aloud_keys" if self.aloud.on else "minutes.closed_remark"
        self.remark.say(say(aloud) if closed or self.aloud.on else "")
        self.close_button.setVisible(meeting.state in OPEN)
        self.go_on_button.setVisible(closed)
        self.seal_button.setVisible(closed)
