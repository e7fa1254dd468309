"""临时签到: someone who is not on the roster, in under ten seconds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.households import load_roles, role_votes
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.widgets import DropDown, Line
from yitusanhui.texts import say


class WalkInDialog(Form):
    """Name and door; the kind of person is 居民 unless chosen. Without a door there is no vote: 列席."""

    def __init__(self, typed: str, roles: str, index: PeopleIndex, parent: QWidget | None = None) -> None:
        """`typed`: what found nobody, a name or a door."""
        super().__init__(say("walk_in.title"), parent, done=say("walk_in.ok"))
        self._index = index
        self._told_of = ("", "")
        self.name, self.address, self.household = Line(), Line(say("walk_in.address_hint")), Line()
        door = not typed.isascii() and not is_name(typed)
        (self.address if door else self.name).setText(typed)
        self.role = DropDown()
        self._roles = load_roles(roles)
        self._stepped_from = ""  # the kind that was given up for want of a door
        self.role.addItems(list(self._roles))
        self.role.setCurrentText(RosterRow("").role)
        self.add(say("walk_in.name"), self.name)
        self.add(say("walk_in.address"), self.address)
        self.add(say("walk_in.household"), self.household)
        self.add(say("walk_in.role"), self.role)
        for line in (self.address, self.household):
            line.textEdited.connect(lambda _: self._step_back())
        if is_name(typed):
            self.address.setFocus()
        else:  # letters were for searching, a name isn't known yet
            self.name.setFocus()
            self.name.selectAll()

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
        """A name is needed, for a vote a door or a household, and someone who isn't on the roster already."""
        row = self.row
        if not row.name:
            return say("walk_in.needs_name")
        if self._index.twin(row) and self._told_of != (row.name, row.address):
            self._told_of = (row.name, row.address)
            return say("walk_in.there", {"name": row.name, "where": row.address or say("person.no_door")})
        if row.address or row.household or not role_votes(row.role, self._roles):
            return ""
        listeners = [role for role, votes in self._roles.items() if not votes]
        if not listeners:
            return say("walk_in.needs_door", {"role": row.role})
        self._stepped_from = row.role
        listens = say("walk_in.listens")
        self.role.setCurrentText(listens if listens in listeners else listeners[-1])
        return say("walk_in.no_door", {"role": self.role.currentText()})

    def _step_back(self) -> None:
        """A door is given after all."""
        if self._stepped_from:
            self.role.setCurrentText(self._stepped_from)
            self._stepped_from = ""


def is_name(typed: str) -> bool:
    """Whether it can be someone's name: characters, and no figures as in a door."""
    return not typed.isascii() and not any(letter.isdigit() for letter in typed)
