"""更正: a comment's words, speaker, category and source after it was read back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.fields import ENTER
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, Line
from yitusanhui.operations import comments, reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class _Words(QPlainTextEdit):
    """The words, with the cursor behind them; Enter is done, Shift+Enter a new line."""

    entered = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(110)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands in."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AmendDialog(Form):
    """Only what was changed is written; the journal keeps the words as they were."""

    def __init__(self, session: Session, line: CommentLine, parent: QWidget | None = None) -> None:
        super().__init__(say("amend.title", {"number": line.number}), parent)
        self.session = session
        self.was = line
        self.text = _Words(line.text)
        self.text.entered.connect(self.accept)
        self.author = Line()
        self.author.setText(line.author)
        self.author.editingFinished.connect(self._spell_out)
        self._people = session.people()
        self._person: PersonLine | None = None
        self.category = DropDown()
        self.category.setEditable(True)
        self.category.addItems(["", *(one.name for one in reading.read_categories(session.file))])
        self.category.setCurrentText(line.category)
        self.source = DropDown()
        self.source.addItems(list(reading.read_sources(session.file).labels))
        self.source.setCurrentText(line.source)
        self.add(say("amend.text"), self.text)
        self.add(say("amend.author"), self.author)
        self.add(say("amend.category"), self.category)
        self.add(say("amend.source"), self.source)
        self.text.setFocus()

    def problem(self) -> str:
        """Write it; a refusal keeps the dialog open."""
        self._spell_out()
        changed = {
            "text": (self.was.text, self.text.toPlainText().strip()),
            "author": (self.was.author, self.author.text().strip()),
            "category": (self.was.category, self.category.currentText().strip()),
            "source": (self.was.source, self.source.currentText()),
        }
        values: dict[str, Any] = {name: new for name, (old, new) in changed.items() if new != old}
        if "author" in values and self._person is not None and self._person.name == values["author"]:
            values["participant_id"] = self._person.id
        refusals: list[str] = []
        self.session.refused.connect(refusals.append)
        try:
            if values and self.session.do(comments.amend_comment, number=self.was.number, **values):
                self.session.told.emit(say("amend.done", {"number": self.was.number}))
        finally:
            self.session.refused.disconnect(refusals.append)
        return refusals[0] if refusals else ""

    def _spell_out(self) -> None:
        """Initials, or a door, become the name of the one person they mean."""
        typed = self.author.text().strip()
        found = self._people.meant(typed) if typed and typed != self.was.author else None
        if found is not None:
            self._person = found
            self.author.setText(found.name)
