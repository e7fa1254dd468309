"""改议程的一步: another name, more or less time, while sixty people wait."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.procedure_text import LONGEST_NAME, MOST_MINUTES
from yitusanhui.domain.report import StepLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import Line
from yitusanhui.texts import say


class StepDialog(Form):
    """The minutes have the keyboard: they are what changes in the course of an evening."""

    def __init__(self, step: StepLine, parent: QWidget | None = None) -> None:
        super().__init__(say("step.title", {"position": step.position}), parent)
        self._step = step
        self.name, self.time = Line(), Line()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setText(step.name)
        self.time.setValidator(QIntValidator(0, MOST_MINUTES, self.time))
        self.time.setText(str(step.minutes))
        self.time.selectAll()
        self.add(say("procedure.step_name"), self.name)
        self.add(say("procedure.step_minutes"), self.time)
        self.time.setFocus()

    @property
    def minutes(self) -> int:
        """How long the step shall take."""
        return int(self.time.text())

    def problem(self) -> str:
        """A name, and minutes that are a number."""
        if not self.name.text().strip():
            return say("procedure_step_unnamed", {"place": self._step.position, "most": LONGEST_NAME})
        facts = {"name": self.name.text().strip(), "most": MOST_MINUTES}
        return "" if self.time.hasAcceptableInput() else say("procedure_minutes", facts)
