"""改写: one paragraph of the draft in the recorder's own words; where the record changed since, both are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from yitusanhui.documents.blocks import Block
from yitusanhui.documents.minutes import HEADINGS, passages, placed, worded
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.rewording import Reworded, check_may_reword
from yitusanhui.gui.panels.fields import ENTER, Button, Label
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import row
from yitusanhui.operations.minutes import drop_rewording, reword_minutes
from yitusanhui.texts import say, sentence

HEIGHT = 120  # of the field


class Words(QPlainTextEdit):
    """The paragraph. Ctrl+Enter keeps it, Escape leaves it as it was."""

    kept, left = Signal(), Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone is a new line; what people write is kept only when they say so."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Rewording(QWidget):
    """The draft of one meeting with the recorder's words in it, and the field in which a paragraph is reworded."""

    opened = Signal(int)  # the paragraph, as the page counts them; below 0: it is no longer drafted

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.blocks: Sequence[Block] = ()
        self.meeting: MeetingReport | None = None
        self.lines: list[Reworded] = []
        self._block = -1  # what is being reworded
        self._line: Reworded | None = None
        self.why = Label(kind="muted")
        self.words = Words()
        self.words.setAccessibleName(say("minutes.reword"))
        self.words.setFixedHeight(HEIGHT)
        self.words.setTabChangesFocus(True)
        self.words.kept.connect(self.keep)
        self.words.left.connect(self.leave)
        self.keep_button = Button(say("minutes.reword_keep"), self.keep)
        self.drop_button = Button(say("minutes.reword_drop"), self.drop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.why)
        box.addWidget(self.words)
        buttons = (self.keep_button, self.drop_button, Button(say("minutes.reword_leave"), self.leave))
        box.addLayout(row(*buttons, None, space=6))
        self.hide()

    def take(self, blocks: Sequence[Block], meeting: MeetingReport) -> Sequence[Block]:
        """The draft as it is now; returns it with the recorder's words in their places."""
        self.blocks, self.meeting = blocks, meeting
        self.lines = placed(blocks, meeting)
        return worded(blocks, meeting)

    def notes(self) -> dict[int, str]:
        """What is said beside a block that isn't as it was drafted."""
        return {
            one.place: say("minutes.overtaken_here" if one.overtaken else "minutes.reworded_here")
            for one in self.lines
            if one.place is not None
        }

    @property
    def overtaken(self) -> list[Reworded]:
        """Edits of which the record drafts something else by now."""
        return [one for one in self.lines if one.overtaken]

    def begin(self, place: int) -> None:
        """Reword the paragraph that the page counts as `place`; what holds figures can't be, and says so."""
        written = [number for number, block in enumerate(self.blocks) if block.kind != "part"]
        if self.meeting is None or not 0 <= place < len(written):
            self.session.told.emit(say("minutes.reword_which"))
            return
        block = self.blocks[written[place]]
        try:
            check_may_reword(self.meeting, block.text)
        except DomainError as refusal:
            self.session.told.emit(sentence(refusal))
            return
        if block.kind in (*HEADINGS, "fact"):
            self.session.told.emit(say("minutes.reword_not"))
            return
        line = next((one for one in self.lines if one.place == written[place]), None)
        self._open(written[place], line, line.line.text if line else block.text)

    def check_next(self) -> None:
        """The first paragraph whose record changed since it was reworded."""
        if self.overtaken:
            line = self.overtaken[0]
            place = -1 if line.place is None else line.place
            self.opened.emit(sum(block.kind != "part" for block in self.blocks[:place]) if place >= 0 else -1)
            self._open(place, line, line.line.text)

    def _open(self, block: int, line: Reworded | None, words: str) -> None:
        self._block, self._line = block, line
        self.why.say(self._about(block, line))
        self.words.setPlainText(words)
        self.keep_button.setEnabled(block >= 0)
        self.drop_button.setEnabled(line is not None)
        self.show()
        self.words.setFocus()

    def _about(self, block: int, line: Reworded | None) -> str:
        if line is None or not line.overtaken:
            return say("minutes.reword_hint")
        if block < 0:
            return say("minutes.reword_gone", {"drafted": line.line.drafted})
        return say("minutes.reword_now", {"drafted": self.blocks[block].text})

    def keep(self) -> None:
        """Keep the words; words as they were drafted are no rewording."""
        said = " ".join(self.words.toPlainText().split())
        if self.meeting is None or self._block < 0:
            return
        drafted = self.blocks[self._block].text
        if said == drafted:
            self.drop()
            return
        done = self.session.do(
            reword_minutes,
            meeting_id=self.meeting.id,
            section=passages(self.blocks)[self._block].section,
            drafted=drafted,
            text=said,
            rewording_id=self._line.line.id if self._line else None,
        )
        if done:
            self.leave()
            self.session.told.emit(say("minutes.reworded"))

    def drop(self) -> None:
        """Print it as the record drafts it."""
        if self._line is None or self.session.do(drop_rewording, rewording_id=self._line.line.id):
            self.leave()

    def leave(self) -> None:
        """Close the field; nothing is changed."""
        self._block, self._line = -1, None
        self.words.clear()
        self.hide()
