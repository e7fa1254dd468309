"""筹备: when and where, what is still missing, the notice, the agenda, and the buttons that open and close."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.form import ask_words, confirm
from yitusanhui.gui.dialogs.when import is_when, read_when, shown_when
from yitusanhui.gui.panels.agenda import Agenda
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.checklist import Checklist
from yitusanhui.gui.panels.opening import lacking
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, ask, button, column, label, row, scrolled
from yitusanhui.operations import meetings, reading
from yitusanhui.texts import say

_CAN_OPEN = {
    MeetingState.PLANNED: "prepare.open",
    MeetingState.ADJOURNED: "prepare.go_on",
    MeetingState.CLOSED: "prepare.reopen",
}
_CAN_CLOSE = (MeetingState.RUNNING, MeetingState.ADJOURNED)
_FIXED = (MeetingState.SEALED, MeetingState.CANCELLED)


class PreparePanel(Panel):
    """What `edit_meeting` writes is written when a field is left or Enter is pressed."""

    shows = ("meetings", "agenda_steps", "notices", "blueprints", "participants", "checks", "pauses")
    drawing_asked = Signal()
    roster_asked = Signal()
    papers_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.held: MeetingReport | None = None
        self.fields = {name: Line() for name in ("planned_at", "place", "chair", "recorder")}
        self.fields["planned_at"].setPlaceholderText(say("prepare.when_hint"))
        self.open = button("", self.open_meeting, "primary")
        self.adjourn = button(say("prepare.adjourn"), self.adjourn_meeting)
        self.close_ = button(say("prepare.close"), self.close_meeting)
        self.cancel = button(say("prepare.cancel"), self.cancel_meeting, "link")
        self.notice = label("", wrap=True)
        self.checklist = Checklist(session)
        self.agenda = Agenda(session)
        self.add_drawing = button(say("prepare.add_drawing"), self.drawing_asked.emit, "link")
        self.add_roster = button(say("prepare.add_roster"), self.roster_asked.emit, "link")
        self.drawing, self.roster = label("", wrap=True), label("", wrap=True)
        self._lay_out()
        for name, field in self.fields.items():
            field.editingFinished.connect(lambda name=name: self._write(name))
        self.setFocusProxy(self.page)
        QShortcut(QKeySequence("F2"), self, self.agenda.edit)

    def take_focus(self) -> None:
        """The page, where Enter does nothing: a meeting isn't opened by a key too many."""
        self.page.setFocus()

    # Doing

    def open_meeting(self) -> None:
        """开会, or go on after adjourning; what a planned meeting still lacks is said first."""
        lacks = self._lacks()
        if lacks:
            question = "\n".join((say("opening.lacks"), *(say("opening.one", {"what": what}) for what in lacks)))
            confirm(self, question, yes=say("opening.anyway"), then=self._open)
        else:
            self._open()

    def _lacks(self) -> list[str]:
        self.refresh()
        if self.held is None or self.held.state is not MeetingState.PLANNED:
            return []
        return lacking(self.held, self.session.attendance(), self.session.now().date())

    def _open(self) -> None:
        goes_on = self.held is not None and self.held.state is not MeetingState.PLANNED
        if self.session.do(meetings.open_meeting, meeting_id=self.session.meeting_id):
            short = self.session.attendance().quorate is False
            opened = "prepare.opened_short" if short else "prepare.opened"
            self.session.told.emit(self._goes_on() if goes_on else say(opened))

    def _goes_on(self) -> str:
        """It goes on; on another day who came before still counts as here, which is said."""
        today = self.session.now().date().isoformat()
        before = sum(not one.left_at and one.arrived_at[: len(today)] < today for one in self.session.attendees())
        return say("prepare.goes_on_another_day", {"count": before}) if before else say("minutes.goes_on")

    def adjourn_meeting(self) -> None:
        """休会: why is asked, since the record says it."""
        reason = ask_words(self, say("adjourn.why"), say("adjourn.hint"), text=say("adjourn.usual"))
        if reason and self.session.do(meetings.adjourn_meeting, meeting_id=self.session.meeting_id, reason=reason):
            self.session.told.emit(say("prepare.adjourned"))

    def close_meeting(self) -> None:
        """散会."""
        if self.session.do(meetings.close_meeting, meeting_id=self.session.meeting_id):
            self.session.told.emit(say("prepare.closed"))

    def cancel_meeting(self) -> None:
        """取消: asked, since a cancelled meeting can't be held any more."""
        confirm(
            self,
            say("prepare.cancel_sure"),
            yes=say("prepare.cancel"),
            then=self._cancel,
        )

    def _cancel(self) -> None:
        if self.session.do(meetings.cancel_meeting, meeting_id=self.session.meeting_id):
            self.session.told.emit(say("prepare.cancelled"))

    def post_notice(self) -> None:
        """登记公告."""
        from yitusanhui.gui.dialogs.meeting import NoticeDialog

        dialog = NoticeDialog(shown_when(self.session.now().isoformat()), self)
        if not ask(dialog):
            return
        place, at = dialog.place.text(), read_when(dialog.when.text())
        if self.session.do(meetings.post_notice, meeting_id=self.session.meeting_id, place=place, posted_at=at):
            self.session.told.emit(say("notice.done", {"place": place}))

    def show_roster(self) -> None:
        """名册: find, add, put right."""
        from yitusanhui.gui.dialogs.roster import RosterDialog

        ask(RosterDialog(self.session, self))

    def edit_procedure(self) -> None:
        """会议办法: of this meeting, or kept as the office's own."""
        from yitusanhui.gui.panels.edit_procedure import edit_procedure

        edit_procedure(self.session, self)

    # Showing

    def refresh(self) -> None:
        """Read the meeting's particulars again."""
        file = self.session.file
        held = next((m for m in reading.read_particulars(file) if m.id == self.session.meeting_id), None)
        if held is None:
            return
        self.held = held
        for name, field in self.fields.items():
            value = getattr(held, name)
            if not field.hasFocus() or not field.isModified():
                field.put(shown_when(value) if name == "planned_at" else value)
            field.setReadOnly(held.state in _FIXED)
        self._show_buttons(held)
        self._show_ready(held)
        self.checklist.show_items(held.checks, fixed=held.state in _FIXED)
        self.agenda.show_steps(held)

    def _show_buttons(self, held: MeetingReport) -> None:
        self.open.setVisible(held.state in _CAN_OPEN)
        self.open.setText(say(_CAN_OPEN.get(held.state, "prepare.open")))
        self.adjourn.setVisible(held.state is MeetingState.RUNNING)
        self.close_.setVisible(held.state in _CAN_CLOSE)
        self.cancel.setVisible(held.state is MeetingState.PLANNED)

    def _show_ready(self, held: MeetingReport) -> None:
        """Drawing, roster, notice: there or still missing."""
        drawing = held.blueprint
        facts: dict[str, object] = {"label": drawing.label, "name": drawing.name} if drawing else {}
        self.drawing.setText(say("prepare.drawing", facts) if drawing else say("prepare.no_drawing"))
        people = len(self.session.people().people)
        expected = self.session.attendance().expected
        told = "no_roster" if not people else "roster" if people == expected else "roster_votes"
        self.roster.setText(say(f"prepare.{told}", {"people": people, "expected": expected}))
        places = "、".join(dict.fromkeys(notice.place for notice in held.notices))
        given, asked = held.notice_given_days, held.notice_days
        facts = {"places": places, "given": given, "asked": asked}
        if not held.notices:
            words = "prepare.no_notice"
        elif given is None:
            words = "prepare.notice"
        else:
            words = "prepare.notice_short" if given < asked else "prepare.notice_enough"
        self.notice.setText(say(words, facts))

    def _write(self, name: str) -> None:
        held, typed = self.held, self.fields[name].text().strip()
        if held is None or not self.fields[name].isModified():
            return
        self.fields[name].setModified(False)
        if name == "planned_at":
            if not is_when(typed):
                self.session.refused.emit(say("prepare.when_wrong"))
                return
            typed = read_when(typed)
        if typed != getattr(held, name):
            self.session.do(meetings.edit_meeting, meeting_id=held.id, **{name: typed})

    def _lay_out(self) -> None:
        self.box.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        box = column(page)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        for name, words in (("planned_at", "when"), ("place", "place"), ("chair", "chair"), ("recorder", "recorder")):
            title = label(say(f"prepare.{words}"))
            title.setBuddy(self.fields[name])
            form.addRow(title, self.fields[name])
        box.addLayout(form)
        box.addLayout(row(self.open, self.adjourn, self.close_, None, self.cancel))
        self._ready(box)
        edit, papers = self.edit_procedure, self.papers_asked.emit
        links = (button(say("procedure.edit"), edit, "link"), button(say("papers.print"), papers, "link"))
        box.addLayout(row(label(say("prepare.agenda"), "head"), None, *links))
        box.addWidget(self.agenda)
        box.addWidget(label(say("prepare.checklist"), "head"))
        box.addWidget(self.checklist)
        box.addStretch(1)
        self.page = scrolled(page)
        self.box.addWidget(self.page)

    def _ready(self, box: QVBoxLayout) -> None:
        box.addWidget(label(say("prepare.ready"), "head"))
        log = button(say("prepare.log_notice"), self.post_notice, "link")
        people = button(say("prepare.people"), self.show_roster, "link")
        for words, *more in (
            (self.drawing, self.add_drawing),
            (self.roster, people, self.add_roster),
            (self.notice, log),
        ):
            line = row(words, *more)
            line.setStretch(0, 1)
            box.addLayout(line)
