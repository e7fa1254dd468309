"""名册: everyone on it, found as at the door; one more added, one put right, before a meeting or after."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.gui.dialogs.person import add_person, edit_person
from yitusanhui.gui.dialogs.walk_in import is_name
from yitusanhui.gui.panels.person_finder import PersonFinder
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, fit, label, row, set_kind
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

SIZE = (620, 640)


class RosterDialog(QDialog):
    """Letters find, Enter opens whom they mean; a name that is not there is added by the same Enter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(say("roster.title"))
        fit(self, SIZE)
        self.head = label("", "head")
        self.finder = _Everyone(say("roster.hint"), name=say("roster.find"))
        self.told = label("", "muted", wrap=True)
        self.new = button(say("roster.add"), self._add_typed, "primary")
        self.index = PeopleIndex()
        self._lay_out()
        self._connect_signals()
        self.show_people()
        self.finder.line.setFocus()

    def add(self, name: str = "") -> None:
        """Someone new, who is then the one selected."""
        added = add_person(self.session, name, self.index, self)
        if added:
            self.finder.clear()
            self.show_people(added)

    def _add_typed(self) -> None:
        words = self.finder.words
        self.add(words if is_name(words) else "")

    def edit(self) -> None:
        """F2: the one who is selected."""
        if self.finder.chosen is None:
            self._refuse(say("sign_in.choose"))
        else:
            self.open_person(self.finder.chosen)

    def open_person(self, person: PersonLine) -> None:
        """What the roster says of this person, to be put right."""
        edit_person(self.session, person, self.index, self)
        self.show_people(person.id)

    def show_people(self, chosen: int = 0) -> None:
        """Read the roster again; `chosen` is selected if it is still there."""
        self.index = self.session.people()
        expected = self.session.attendance().expected
        self.head.setText(say("roster.head", {"people": len(self.index.people), "expected": expected}))
        self.finder.show_people(self.index, {})
        shown = self.finder.list.found.people
        place = next((n for n, person in enumerate(shown) if person.id == chosen), None)
        if place is not None:
            self.finder.list.setCurrentIndex(self.finder.list.found.index(place))

    def _nobody(self, words: str) -> None:
        if is_name(words):
            self.add(words)
        else:
            self._refuse(say("roster.nobody", {"typed": words}))

    def _offer(self, typed: str) -> None:
        """A name that finds nobody is what Enter would add."""
        nobody = is_name(typed) and not self.finder.list.found.people
        self.new.setText(say("roster.add_named", {"name": typed}) if nobody else say("roster.add"))
        if typed:
            self.told.setText("")

    def _tell(self, words: str) -> None:
        set_kind(self.told, "good")
        self.told.setText(words)

    def _refuse(self, words: str) -> None:
        set_kind(self.told, "bad")
        self.told.setText(words)

    def _connect_signals(self) -> None:
        self.finder.taken.connect(self.open_person)
        self.finder.none_found.connect(self._nobody)
        self.finder.typed.connect(self._offer)
        self.session.told.connect(self._tell)
        self.session.refused.connect(self._refuse)
        QShortcut(QKeySequence(Qt.Key.Key_F2), self).activated.connect(self.edit)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        for part in (self.head, label(say("roster.keys"), "muted", wrap=True)):
            box.addWidget(part)
        box.addWidget(self.finder, 1)
        box.addWidget(self.told)
        box.addLayout(
            row(self.new, button(say("person.button"), self.edit), None, button(say("form.close"), self.reject))
        )


class _Everyone(PersonFinder):
    """With nothing typed the whole roster is there to be looked through."""

    def _lately(self) -> list[PersonLine]:
        return list(self.index.people)
