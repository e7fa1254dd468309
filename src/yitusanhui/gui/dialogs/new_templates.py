"""换用新模板: what differs, in sentences, and which are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextEdit, QWidget

from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.template_words import told_as_page
from yitusanhui.gui.widgets import ask, fit
from yitusanhui.operations.new_templates import TemplateChange, read_new_templates, take_templates
from yitusanhui.texts import say

if TYPE_CHECKING:
    from yitusanhui.gui.session import Session

SIZE, LIST = (860, 560), 230


class NewTemplatesDialog(Form):
    """Space ticks one; on the right is what it would change."""

    def __init__(self, changes: Sequence[TemplateChange], parent: QWidget | None = None) -> None:
        super().__init__(say("templates.title"), parent, done=say("templates.take"), intro=say("templates.how"))
        fit(self, SIZE)
        self.changes = list(changes)
        self.list = QListWidget()
        self.list.setFixedWidth(LIST)
        self.list.setAccessibleName(say("templates.title"))
        self.shown = QTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(say("templates.differs"))
        for change in self.changes:
            item = QListWidgetItem(template_words(change.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        sides = QHBoxLayout()
        sides.addWidget(self.list)
        sides.addWidget(self.shown, 1)
        self.box.insertLayout(2, sides, 50)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> list[str]:
        """The names of the templates that are ticked."""
        ticked = Qt.CheckState.Checked
        return [
            change.name for place, change in enumerate(self.changes) if self.list.item(place).checkState() == ticked
        ]

    def problem(self) -> str:
        """At least one."""
        return "" if self.chosen else say("templates.none_ticked")

    def _show(self, place: int) -> None:
        self.shown.setHtml(told_as_page(self.changes[place].differences))


def template_words(name: str) -> str:
    """What a template is called."""
    return say(f"template_{name.removesuffix('.toml').removesuffix('.csv').replace('/', '_')}")


def offer_new_templates(session: Session, parent: QWidget) -> None:
    """Show what differs and take what is ticked; nothing differs: say so."""
    changes = read_new_templates(session.file)
    if not changes:
        session.told.emit(say("templates.newest"))
        return
    dialog = NewTemplatesDialog(changes, parent)
    if ask(dialog):
        done = session.do(take_templates, names=dialog.chosen)
        if done is not None:
            facts = {"names": "、".join(template_words(name) for name in dialog.chosen), **done.facts}
            session.told.emit(say("templates.taken", facts))
