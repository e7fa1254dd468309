"""改资料, 添加: what the roster says of one person, put right or taken down."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from yitusanhui.domain.households import load_roles, role_votes
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.shares import square_metres
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, Line, ask
from yitusanhui.intake.cells import CellRefused, area_cm2
from yitusanhui.operations import reading, roster
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class PersonDialog(Form):
    """One row of the roster, or a new one; `removes` when the person is to be taken out of it instead.

    Someone who stands there already by name and door is told of once; the next Enter means another person.
    """

    def __init__(
        self,
        person: PersonLine | None,
        roles: str,
        index: PeopleIndex,
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        """`person` None: someone new, of this `name` as far as it is known."""
        title = say("person.new") if person is None else say("person.title", {"name": person.name})
        super().__init__(title, parent, done=say("person.add") if person is None else say("person.ok"))
        self._person, self._roles, self._index = person, load_roles(roles), index
        self._told_of = ("", "")
        self.removes = False
        self.name, self.address, self.household = Line(), Line(say("walk_in.address_hint")), Line()
        self.area, self.phone = Line(say("person.area_hint")), Line()
        self.role, self.votes = DropDown(), QCheckBox(say("person.votes"))
        self._fill(RosterRow(name) if person is None else _row(person))
        for field in ("name", "role", "address", "household", "area", "phone"):
            self.add(say(f"person.{field}"), getattr(self, field))
        self.fields.addRow("", self.votes)
        self.role.currentTextChanged.connect(self._follow_role)
        if person is not None:
            remove = self.buttons.addButton(say("person.remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        (self.address if name else self.name).setFocus()

    def _fill(self, row: RosterRow) -> None:
        self.name.setText(row.name)
        self.address.setText(row.address)
        self.household.setText(row.household)
        self.area.setText(square_metres(row.area_cm2) if row.area_cm2 is not None else "")
        self.phone.setText(row.phone)
        self.role.addItems(list(dict.fromkeys((*self._roles, row.role))))  # a role of the office's own stays
        self.role.setCurrentText(row.role)
        self._follow_role(row.role)
        if row.votes is not None:
            self.votes.setChecked(row.votes)

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
        """A name is needed, an area is a number, and nobody stands there twice unknown."""
        try:
            row = self.row
        except CellRefused as refusal:
            return say(refusal.code, {"column": say("person.area"), **refusal.facts})
        if not row.name:
            return say("walk_in.needs_name")
        twin = self._index.twin(row, but=self._person.id if self._person else 0)
        if twin is None or self._told_of == (row.name, row.address):
            return ""
        self._told_of = (row.name, row.address)
        return say("person.twice", {"name": twin.name, "where": twin.address or say("person.no_door")})

    def _follow_role(self, role: str) -> None:
        """物业, 规划师 and the like speak and don't vote: there is nothing to tick."""
        may = role_votes(role, self._roles)
        self.votes.setChecked(may)
        self.votes.setEnabled(may or role not in self._roles)

    def _remove(self) -> None:
        self.removes = True
        self.done(int(self.DialogCode.Accepted))


def add_person(session: Session, name: str, index: PeopleIndex, parent: QWidget) -> int:
    """Ask for someone new and take them onto the roster; the id, 0 when it came to nothing."""
    dialog = PersonDialog(None, reading.read_template(session.file, "roles.csv"), index, parent, name=name)
    done = session.do(roster.add_participant, row=dialog.row) if ask(dialog) else None
    if done is None:
        return 0
    session.told.emit(say("person.added", {"name": dialog.row.name, "where": dialog.row.address}))
    return int(str(done.facts["participant"]))


def edit_person(session: Session, person: PersonLine, index: PeopleIndex, parent: QWidget) -> None:
    """Ask what is to be put right of someone, and put it right or take them out."""
    dialog = PersonDialog(person, reading.read_template(session.file, "roles.csv"), index, parent)
    if not ask(dialog):
        return
    if dialog.removes:
        done, told = session.do(roster.remove_participant, participant_id=person.id), "person.removed"
    else:
        done = session.do(roster.edit_participant, participant_id=person.id, row=dialog.row)
        told = "person.saved"
    if done:
        session.told.emit(say(told, {"name": person.name}))


def _row(person: PersonLine) -> RosterRow:
    return RosterRow(
        name=person.name,
        role=person.role,
        address=person.address,
        household=person.household,
        area_cm2=person.area_cm2,
        phone=person.phone,
        votes=person.votes,
    )
