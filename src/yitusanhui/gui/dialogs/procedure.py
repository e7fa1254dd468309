"""会议办法: the procedure of a meeting in the program: steps, words for the chair, lists, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedure_text import check_procedure
from yitusanhui.domain.procedures import QUORUMS, Procedure
from yitusanhui.gui.dialogs.procedure_steps import StepsPage
from yitusanhui.gui.widgets import DropDown, Line, Scrolled, button, fit, label, row
from yitusanhui.texts import say, sentence

SIZE = (860, 620)
NUMBERS = {
    "notice_days": "notice_days",
    "public_notice_days": "public_notice_days",
    "speaking_seconds": "seconds",
    "times_per_topic": "times",
    "max_proxies": "max_proxies",
}
LISTS = {"checklist": "checklist", "invited": "invited", "speaking_rules": "rules"}


class ProcedureDialog(QDialog):
    """Accepted: for this meeting. `own_wanted` carries a procedure to keep as one of the office's own."""

    own_wanted = Signal(object)
    shelf_wanted = Signal()

    def __init__(self, procedure: Procedure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun_with = procedure
        self.setWindowTitle(say("procedure.title", {"stage": procedure.name}))
        fit(self, SIZE)
        self.steps = StepsPage()
        self.lists = {name: QPlainTextEdit() for name in LISTS}
        self.name, self.convener = Line(), Line()
        self.numbers = {name: Line() for name in NUMBERS}
        self.quorum = DropDown()
        for key in QUORUMS:
            self.quorum.addItem(say(f"procedure.quorum_{key}"), key)
        self.newcomers = QCheckBox(say("procedure.newcomers"))
        self.proxies_count = QCheckBox(say("procedure.proxies_count"))
        self.trouble = label("", "bad", wrap=True)
        self.trouble.hide()
        self.take = DropDown()
        self._lay_out()
        self.show_procedure(procedure)
        self.steps.list.setFocus()

    def show_procedure(self, procedure: Procedure) -> None:
        """All of it, to be changed."""
        self.steps.show_steps(procedure.steps)
        for name, box in self.lists.items():
            box.setPlainText("\n".join(getattr(procedure, name)))
        for name, line in self.numbers.items():
            line.setText(str(getattr(procedure, name)))
        self.name.setText(procedure.name)
        self.convener.setText(procedure.convener)
        self.quorum.setCurrentIndex(self.quorum.findData(procedure.quorum))
        self.newcomers.setChecked(procedure.newcomers_first)
        self.proxies_count.setChecked(procedure.proxies_count)

    @property
    def procedure(self) -> Procedure:
        """As it stands in the fields. Only where `problem` says nothing."""
        numbers: dict[str, Any] = {name: int(line.text()) for name, line in self.numbers.items()}
        lists: dict[str, Any] = {name: _lines_of(box) for name, box in self.lists.items()}
        return replace(
            self._begun_with,
            steps=tuple(self.steps.steps),
            name=self.name.text().strip(),
            convener=self.convener.text().strip(),
            quorum=self.quorum.currentData(),
            newcomers_first=self.newcomers.isChecked(),
            proxies_count=self.proxies_count.isChecked(),
            **numbers,
            **lists,
        )

    def problem(self) -> str:
        """What is still wrong, as a sentence."""
        for name, line in self.numbers.items():
            if not line.hasAcceptableInput():
                return say("procedure.bad_number", {"name": say(f"procedure.{NUMBERS[name]}")})
        try:
            check_procedure(self.procedure)
        except DomainError as refusal:
            return sentence(refusal)
        return ""

    def accept(self) -> None:
        """For this meeting, if nothing is wrong."""
        if self._is_right():
            super().accept()

    def keep_as_own(self) -> None:
        """存入办法库; the dialog stays."""
        if self._is_right():
            self.own_wanted.emit(self.procedure)

    def say(self, trouble: str) -> None:
        """What is wrong, above the buttons."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _is_right(self) -> bool:
        trouble = self.problem()
        self.say(trouble)
        return not trouble

    def offer(self, choices: Mapping[str, Procedure]) -> None:
        """Procedures that may be taken instead, by their names."""
        self.take.clear()
        for name, procedure in choices.items():
            self.take.addItem(name, procedure)
        self.take.setCurrentIndex(-1)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 14)
        self.take.setPlaceholderText(say("procedure.take_hint"))
        self.take.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.take.activated.connect(lambda place: self.show_procedure(self.take.itemData(place)))
        shelf = button(say("procedure.shelf"), self.shelf_wanted.emit)
        box.addLayout(row(label(say("procedure.take"), "muted"), self.take, None, shelf))
        tabs = QTabWidget()
        tabs.addTab(self.steps, say("procedure.tab_steps"))
        tabs.addTab(self._lists_page(), say("procedure.tab_lists"))
        tabs.addTab(self._numbers_page(), say("procedure.tab_numbers"))
        box.addWidget(tabs, 1)
        box.addWidget(self.trouble)
        use = button(say("procedure.for_this"), self.accept, "primary")
        keep = button(say("procedure.as_own"), self.keep_as_own)
        box.addLayout(row(None, use, keep, button(say("form.cancel"), self.reject)))

    def _lists_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        for name, words in LISTS.items():
            self.lists[name].setTabChangesFocus(True)
            self.lists[name].setAccessibleName(say(f"procedure.{words}"))
            box.addWidget(label(say(f"procedure.{words}"), "muted"))
            box.addWidget(self.lists[name], 1)
        return page

    def _numbers_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setVerticalSpacing(8)
        form.addRow(label(say("procedure.name")), self.name)
        form.addRow(label(say("procedure.convener")), self.convener)
        form.addRow(label(say("procedure.quorum")), self.quorum)
        for name, words in NUMBERS.items():
            self.numbers[name].setValidator(QIntValidator(0, 9999, self.numbers[name]))
            form.addRow(label(say(f"procedure.{words}")), self.numbers[name])
        form.addRow(self.newcomers)
        form.addRow(self.proxies_count)
        return Scrolled(page)


def _lines_of(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip())
