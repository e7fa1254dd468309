"""改承诺: what was promised, by whom, by when, put right while its meeting is open."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.report import CommitmentLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.fields import due_date
from yitusanhui.gui.widgets import Line
from yitusanhui.intake.cells import shown
from yitusanhui.texts import say


class PromiseDialog(Form):
    """The three things a promise is made of; `due` is the day as ISO 8601, "" for none."""

    def __init__(self, promise: CommitmentLine, today: date, parent: QWidget | None = None) -> None:
        kind = say(f"commitment_{promise.kind}")
        super().__init__(say("promises.edit", {"kind": kind, "id": promise.id}), parent, done=say("person.ok"))
        self._today = today
        self.text, self.owner, self.day = Line(), Line(), Line()
        for words, line, value in (
            ("promises.text", self.text, promise.text),
            ("promises.owner", self.owner, promise.owner),
            ("promises.due", self.day, promise.due),
        ):
            line.setText(value)
            self.add(say(words), line)
        self.text.setFocus()

    @property
    def due(self) -> str | None:
        """The day; None when it can't be read."""
        return due_date(self.day.text(), self._today)

    def problem(self) -> str:
        """The day must be one."""
        return say("promises.bad_due", {"due": shown(self.day.text())}) if self.due is None else ""
