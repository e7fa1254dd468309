"""议程和主持词 of a procedure: steps added, removed, moved, renamed, given minutes and words for the chair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from yitusanhui.domain.procedure_text import MOST_MINUTES
from yitusanhui.domain.procedures import Step
from yitusanhui.gui.widgets import Line, button, label, row
from yitusanhui.texts import say

MINUTES = 80


class StepsPage(QWidget):
    """Left the steps, right the one that is selected; `steps` is what stands there now."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []
        self.list = QListWidget()
        self.list.setAccessibleName(say("procedure.steps"))
        self.name, self.minutes = Line(name=say("procedure.step_name")), Line(name=say("procedure.step_minutes"))
        self.minutes.setValidator(QIntValidator(0, MOST_MINUTES, self.minutes))
        self.minutes.setMaximumWidth(MINUTES)
        self.script = QPlainTextEdit()
        self.script.setAccessibleName(say("procedure.script"))
        self.script.setTabChangesFocus(True)
        self.total = label("", "muted")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_step)
        for line in (self.name, self.minutes):
            line.textEdited.connect(lambda _: self._take())
        self.script.textChanged.connect(self._take)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.move_step(by))

    def show_steps(self, steps: Sequence[Step], *, at: int = 0) -> None:
        """Show these, one of them selected."""
        self.steps = list(steps)
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([_words(n, step) for n, step in enumerate(self.steps, 1)])
            self.list.setCurrentRow(min(at, len(self.steps) - 1))
        self._show_step(self.list.currentRow())
        self._tell_total()

    def add_step(self) -> None:
        """One more, after the one that is selected."""
        place = self.list.currentRow() + 1
        name, number = say("procedure.new_step"), 2
        while name in {step.name for step in self.steps}:
            name, number = f"{say('procedure.new_step')}{number}", number + 1
        self.show_steps([*self.steps[:place], Step(name, 5), *self.steps[place:]], at=place)
        self.name.setFocus()
        self.name.selectAll()

    def remove_step(self) -> None:
        """Without the one that is selected."""
        place = self.list.currentRow()
        if place >= 0:
            self.show_steps([*self.steps[:place], *self.steps[place + 1 :]], at=place)

    def move_step(self, by: int) -> None:
        """Up or down."""
        here, there = self.list.currentRow(), self.list.currentRow() + by
        if here >= 0 and 0 <= there < len(self.steps):
            moved = [*self.steps]
            moved[here], moved[there] = moved[there], moved[here]
            self.show_steps(moved, at=there)

    def _show_step(self, place: int) -> None:
        step = self.steps[place] if 0 <= place < len(self.steps) else Step("", 0)
        self.name.put(step.name)
        self.minutes.put(str(step.minutes))
        with QSignalBlocker(self.script):
            self.script.setPlainText(step.script)
        for field in (self.name, self.minutes, self.script):
            field.setEnabled(bool(self.steps))

    def _take(self) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self.steps):
            return
        minutes = int(self.minutes.text()) if self.minutes.hasAcceptableInput() else self.steps[place].minutes
        changed = replace(
            self.steps[place], name=self.name.text().strip(), minutes=minutes, script=self.script.toPlainText()
        )
        self.steps[place] = changed
        self.list.item(place).setText(_words(place + 1, changed))
        self._tell_total()

    def _tell_total(self) -> None:
        facts = {"count": len(self.steps), "minutes": sum(step.minutes for step in self.steps)}
        self.total.setText(say("procedure.total", facts))

    def _lay_out(self) -> None:
        sides = QHBoxLayout(self)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.total)
        left.addLayout(
            row(button(say("procedure.add"), self.add_step), button(say("procedure.remove"), self.remove_step), None)
        )
        up = button(say("procedure.up"), lambda: self.move_step(-1))
        left.addLayout(row(up, button(say("procedure.down"), lambda: self.move_step(1)), None))
        fields = row(label(say("procedure.step_name")), self.name, label(say("procedure.step_minutes")), self.minutes)
        right.addLayout(fields)
        right.addWidget(label(say("procedure.script"), "muted"))
        right.addWidget(self.script, 1)
        sides.addLayout(left, 4)
        sides.addLayout(right, 5)


def _words(place: int, step: Step) -> str:
    return f"{place}. {step.name}　{say('agenda.minutes', {'minutes': step.minutes})}"
