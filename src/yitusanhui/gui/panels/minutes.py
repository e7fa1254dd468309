"""纪要 panel: the draft read aloud, corrected on the spot, exported, sealed; completed by addenda afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QComboBox, QMessageBox, QTextBrowser, QWidget

from yitusanhui.documents.blocks import moment, render
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.export import export_flow
from yitusanhui.gui.panels.fields import Button, Label, clear, words_of
from yitusanhui.gui.panels.minutes_missing import missing
from yitusanhui.gui.panels.minutes_page import page, sections
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, column, row
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import add_addendum, correct_minutes, seal_meeting
from yitusanhui.operations.reading import read_report
from yitusanhui.texts import say, sentence

OPEN = (MeetingState.RUNNING, MeetingState.ADJOURNED)


class MinutesPanel(Panel):
    """The minutes as they will be printed, and what is done with them."""

    shows = ("meetings", "comments", "topics", "options", "motions", "commitments", "evaluations", "corrections",
             "addenda", "seals", "replies", "attendances", "proxies", "participants", "agenda_steps",
             "notices")  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.meeting: MeetingReport | None = None
        self.folder: Path | None = None
        self.sealed = Label(kind="good")
        self.text = QTextBrowser()
        self.text.setAccessibleName(say("minutes.read"))
        self.text.setOpenLinks(False)
        self.section = QComboBox()
        self.section.setEditable(True)
        self.section.setAccessibleName(say("minutes.section"))
        self.correction = Line(say("minutes.correction"))
        self.reason = Line(say("minutes.reason"))
        self.addendum = Line(say("minutes.addendum"))
        self.close_button = Button(say("minutes.close"), self._close)
        self.seal_button = Button(say("minutes.seal"), self.ask_to_seal)
        self.export_button = Button(say("minutes.export"), lambda: export_flow(self.session, self))
        self._lay_out()
        self.text.anchorClicked.connect(self._correct_here)
        line = self.section.lineEdit()
        if line is not None:
            line.setPlaceholderText(say("minutes.section"))
            line.returnPressed.connect(self.correction.setFocus)
        in_turn([self.correction], self.correct)
        in_turn([self.addendum, self.reason], self.add)

    def _lay_out(self) -> None:
        self.box.addLayout(row(Label(say("minutes.title"), "title"), None, self.export_button))
        self.box.addWidget(self.sealed)
        self.box.addWidget(self.text, 1)
        self.correcting, self.adding = QWidget(), QWidget()
        box = column(self.correcting, margin=0)
        box.addWidget(Label(say("minutes.correct_hint"), "muted"))
        box.addWidget(self.section)
        box.addLayout(row(self.correction, Button(say("minutes.correct"), self.correct)))
        box.addLayout(row(self.close_button, None, self.seal_button))
        box = column(self.adding, margin=0)
        box.addWidget(self.addendum)
        box.addLayout(row(self.reason, Button(say("minutes.add"), self.add)))
        self.box.addWidget(self.correcting)
        self.box.addWidget(self.adding)

    def refresh(self) -> None:
        """Compose the draft anew; the place one reads at stays."""
        if not self.session.meeting_id:
            return
        report = read_report(self.session.file)
        self.meeting = report.meeting(self.session.meeting_id)
        bar = self.text.verticalScrollBar()
        here = bar.value()
        try:
            blocks = render(report, self.meeting, "minutes")
        except DomainError as refusal:
            self.text.setPlainText(sentence(refusal))
        else:
            self.text.setHtml(page(blocks, self.meeting))
            self._offer_sections(sections(blocks))
        bar.setValue(here)
        self._show_state(self.meeting)

    def take_focus(self) -> None:
        """The text, to be scrolled while it is read."""
        self.text.setFocus()

    def correct(self) -> None:
        """Take down a correction; it is printed with the minutes."""
        section = self.section.currentText().strip()
        if self.session.do(
            correct_minutes, meeting_id=self.session.meeting_id, section=section, text=words_of(self.correction)
        ):
            clear(self.correction)
            self.section.clearEditText()
            self.session.told.emit(say("minutes.corrected"))

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
        if self.meeting is None:
            return
        lacking = missing(self.meeting)
        told = say("minutes.seal_missing", {"missing": "\n".join(f"· {line}" for line in lacking)})
        box = QMessageBox(QMessageBox.Icon.Question, say("minutes.seal_title"), "", parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(say("minutes.seal_ask", {"meeting": self.meeting.name}))
        box.setInformativeText(told if lacking else say("minutes.seal_nothing_missing"))
        do = box.addButton(say("minutes.seal_do"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(say("minutes.seal_not"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        do.clicked.connect(self._seal)
        box.finished.connect(box.deleteLater)
        box.open()

    def _seal(self) -> None:
        self.session.do(seal_meeting, meeting_id=self.session.meeting_id)

    def _close(self) -> None:
        self.session.do(close_meeting, meeting_id=self.session.meeting_id)

    def _correct_here(self, link: QUrl) -> None:
        """A paragraph was clicked: it is the one to be corrected."""
        place = link.fragment()
        if place.isdigit() and int(place) < self.section.count():
            self.section.setCurrentIndex(int(place))
        self.correction.setFocus()

    def _offer_sections(self, names: list[str]) -> None:
        if names != [self.section.itemText(place) for place in range(self.section.count())]:
            typed = self.section.currentText()
            self.section.clear()
            self.section.addItems(names)
            self.section.setCurrentIndex(-1)
            self.section.setEditText(typed)

    def _show_state(self, meeting: MeetingReport) -> None:
        seal = meeting.seal
        words = {"at": moment(seal.sealed_at), "digest": seal.digest[:12]} if seal else {}
        self.sealed.say(say("minutes.sealed", words) if seal else "")
        self.correcting.setVisible(seal is None)
        self.adding.setVisible(seal is not None)
        self.close_button.setVisible(meeting.state in OPEN)
        self.seal_button.setVisible(meeting.state is MeetingState.CLOSED)
