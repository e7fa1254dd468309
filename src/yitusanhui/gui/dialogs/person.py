"""改资料: what the roster says of one person, put right at the door."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QWidget

from yitusanhui.domain.households import load_roles, role_votes
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.shares import square_metres
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import Line
from yitusanhui.intake.cells import CellRefused, area_cm2
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class PersonDialog(Form):
    """One row of the roster; `removes` when the person is to be taken out of it instead."""

    def __init__(self, person: PersonLine, roles: str, parent: QWidget | None = None) -> None:
        super().__init__(say("person.title", {"name": person.name}), parent, done=say("person.ok"))
        self._roles = load_roles(roles)
        self.removes = False
        self.name, self.address, self.household = Line(), Line(say("walk_in.address_hint")), Line()
        self.area, self.phone = Line(say("person.area_hint")), Line()
        self._fill(person)
        self.role = QComboBox()
        self.role.addItems(list(dict.fromkeys((*self._roles, person.role))))  # a role of the office's own stays
        self.role.setCurrentText(person.role)
        self.votes = QCheckBox(say("person.votes"))
        self.votes.setChecked(person.votes)
        for name in ("name", "role", "address", "household", "area", "phone"):
            self.add(say(f"person.{name}"), getattr(self, name))
        self.fields.addRow("", self.votes)
        self.role.currentTextChanged.connect(lambda role: self.votes.setChecked(role_votes(role, self._roles)))
        remove = self.buttons.addButton(say("person.remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
        remove.clicked.connect(self._remove)
        self.name.setFocus()

    def _fill(self, person: PersonLine) -> None:
        self.name.setText(person.name)
        self.address.setText(person.address)
        self.household.setText(person.household)
        self.area.setText(square_metres(person.area_cm2) if person.area_cm2 is not None else "")
        self.phone.setText(person.phone)

    @property
    def row(self) -> RosterRow:
        """The person as it stands in the fields. Raises CellRefused for an area that is none."""
        area = self.area.text().strip()
        return RosterRow(
            name=self.name.text().strip(),
            role=self.role.currentText(),
            address=self.address.text().strip(),
            household=self.household.text().strip(),
            area_cm2=area_cm2(area) if area else None,
            phone=self.phone.text().strip(),
            votes=self.votes.isChecked(),
        )

    def problem(self) -> str:
        """A name is needed, and an area is a number."""
        try:
            return "" if self.row.name else say("walk_in.needs_name")
        except CellRefused as refusal:
            return say(refusal.code, {"column": say("person.area"), **refusal.facts})

    def _remove(self) -> None:
        self.removes = True
        self.done(int(self.DialogCode.Accepted))
