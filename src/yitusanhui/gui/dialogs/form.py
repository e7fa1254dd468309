"""A form: labelled fields, 确定 and 取消, errors in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.gui.widgets import Line, Scrolled, ask, fit, label
from yitusanhui.texts import say

WIDTH = 460


class Form(QDialog):
    """Subclasses add fields, then override `problem` with what is still wrong ("" when nothing is)."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, done: str = "", intro: str = "", tall: bool = False
    ) -> None:
        """`tall`: more fields than a small screen holds; they scroll there, and open at their full height elsewhere."""
        super().__init__(parent)
        self._tall = tall
        self.setWindowTitle(title.partition("\n")[0])
        self.setMinimumWidth(WIDTH)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(20, 18, 20, 16)
        self.box.setSpacing(12)
        self.box.addWidget(label(title, "title", wrap=True))
        if intro:
            self.box.addWidget(label(intro, "muted", wrap=True))
        self.fields = QFormLayout()
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fields.setHorizontalSpacing(14)
        self.fields.setVerticalSpacing(10)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        if tall:
            page = QWidget()
            page.setLayout(self.fields)
            self.box.addWidget(Scrolled(page), 50)
        else:
            self.box.addLayout(self.fields)
        self.trouble = label("", "bad", wrap=True)
        self.trouble.hide()
        self.box.addWidget(self.trouble)
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(done or say("form.ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.buttons.addButton(say("form.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.box.addStretch(1)
        self.box.addWidget(self.buttons)

    def add(self, words: str, field: QWidget) -> None:
        """One more field."""
        title = label(words)
        title.setBuddy(field)
        if isinstance(field, QComboBox):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fields.addRow(title, field)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words and fields, or as the screen."""
        super().showEvent(event)
        wide = max(self.width(), self.sizeHint().width() if self._tall else 0)
        high = self.sizeHint().height() if self._tall else self.height()
        fit(self, (wide, max(high, self.box.totalHeightForWidth(wide))))

    def problem(self) -> str:
        """What is still wrong, as a sentence."""
        return ""

    def accept(self) -> None:
        """Close if nothing is wrong; else say what."""
        trouble = self.problem()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if not trouble:
            super().accept()


def confirm(parent: QWidget, question: str, *, yes: str, then: Callable[[], object]) -> None:
    """Ask before something that can't be undone; nothing happens but by the button that says so."""
    form = Form(question, parent, done=yes)
    if ask(form):
        then()


def ask_number(parent: QWidget, title: str, *, most: int, number: int = 1) -> int:
    """A whole number from 1 to `most`; 0 when the person thought better of it."""
    form = Form(title, parent)
    line = Line()
    line.setValidator(QIntValidator(1, most, line))
    line.setText(str(number))
    line.selectAll()
    form.box.insertWidget(2, line)
    line.setFocus()
    return int(line.text()) if ask(form) and line.hasAcceptableInput() else 0


def ask_words(parent: QWidget, title: str, hint: str = "", *, text: str = "") -> str:
    """One line of words; "" when the person thought better of it."""
    form = Form(title, parent)
    line = Line(hint)
    line.setText(text)
    form.box.insertWidget(2, line)
    line.setFocus()
    return line.text().strip() if ask(form) else ""
