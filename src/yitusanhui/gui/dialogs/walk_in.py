"""临时签到: someone who is not on the roster, in under ten seconds."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from yitusanhui.domain.households import load_roles
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import Line
from yitusanhui.texts import say


class WalkInDialog(Form):
    """Name and building; the kind of person is 居民 unless chosen."""

    def __init__(self, name: str, roles: str, parent: QWidget | None = None) -> None:
        super().__init__(say("walk_in.title"), parent, done=say("walk_in.ok"))
        self.name, self.address, self.household = Line(), Line(say("walk_in.address_hint")), Line()
        self.name.setText(name)
        self.role = QComboBox()
        self.role.addItems(list(load_roles(roles)))
        self.role.setCurrentText(RosterRow("").role)
        self.add(say("walk_in.name"), self.name)
        self.add(say("walk_in.address"), self.address)
        self.add(say("walk_in.household"), self.household)
        self.add(say("walk_in.role"), self.role)
        (self.address if name else self.name).setFocus()

    @property
    def row(self) -> RosterRow:
        """The person as typed."""
        return RosterRow(
            name=self.name.text().strip(),
            role=self.role.currentText(),
            address=self.address.text().strip(),
            household=self.household.text().strip(),
        )

    def problem(self) -> str:
        """A name is needed."""
        return "" if self.name.text().strip() else say("walk_in.needs_name")
