"""整改: what is owed for a promise that was not kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.terms import CommitmentKind
from yitusanhui.gui.panels.fields import Button, Label, clear, due_date, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.intake.cells import shown
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.texts import say


class RectificationForm(QWidget):
    """Opens when a promise is found broken: what, by whom, until when."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.broken = 0
        self.about = Label(kind="warn")
        self.text, self.owner = Line(say("review.rectify_text")), Line(say("promises.owner"))
        self.due = Line(say("promises.due"))
        self.due.setMaximumWidth(170)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.about)
        box.addWidget(self.text)
        box.addLayout(row(self.owner, self.due))
        box.addWidget(Button(say("review.make_rectification"), self.hand_in))
        in_turn([self.text, self.owner, self.due], self.hand_in)
        self.hide()

    def start(self, broken: int, subject: str, owner: str) -> None:
        """Ask for the rectification of this promise, owed by the same unit unless said otherwise."""
        self.broken = broken
        self.about.setText(say("review.rectify_hint", {"subject": subject}))
        clear(self.text, self.due)
        self.owner.setText(owner)
        self.show()
        self.text.setFocus()

    def leave(self, subject: int) -> None:
        """Another subject is looked at: what was being written for this one is put away."""
        if subject != self.broken:
            self.hide()

    def hand_in(self) -> None:
        """Take it down."""
        due = due_date(self.due.text(), self.session.file.clock().date())
        if due is None:
            self.session.refused.emit(say("promises.bad_due", {"due": shown(self.due.text())}))
            return
        made = self.session.do(
            make_commitment,
            meeting_id=self.session.meeting_id,
            text=words_of(self.text),
            owner=words_of(self.owner),
            due=due,
            kind=CommitmentKind.RECTIFICATION,
            from_commitment=self.broken,
        )
        if made is not None:
            self.hide()
            self.session.told.emit(say("review.rectified"))
            self.done.emit()
