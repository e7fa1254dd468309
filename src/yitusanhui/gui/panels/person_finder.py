"""One field and the people it finds: letters, a surname or a door number, Down and Up, Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import AttendeeLine
from yitusanhui.gui.empty_words import EmptyWords
from yitusanhui.gui.panels.people_list import PeopleList
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.widgets import Line, label, set_kind
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_NUMBERS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class PersonFinder(QWidget):
    """`taken` carries the person Enter or a double click chose; `none_found` the words that found nobody.

    Of namesakes, and of those who share a door or initials, none is taken by the first Enter: they are to be looked
    at. Tab goes into the list (点名): Enter takes who is selected and goes on to the next who isn't here, Down passes
    over one, letters search anew. Alt and a row's number take that row, and the list stays for the next number.
    Delete takes back that someone is here.
    """

    taken = Signal(object)
    none_found = Signal(str)
    typed = Signal(str)
    taken_back = Signal()

    def __init__(self, hint: str, *, name: str = "", of_the_absent: bool = False, calls: bool = False) -> None:
        """`of_the_absent`: with nothing typed nobody is offered, since those who came are not the ones sought.

        `calls`: Tab goes into the list, to call one after the other, and its rows have numbers.
        """
        super().__init__()
        self.calling = False
        self._calls, self._by_number = calls, False
        self.index = PeopleIndex()
        self.there: Mapping[int, AttendeeLine] = {}
        self._of_the_absent = of_the_absent
        self.line = Line(hint, kind="main", name=name)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        self.list = PeopleList(numbered=calls)
        self.empty = EmptyWords(self.list)
        self.told = label("", "muted")
        self.told.hide()
        self._brief = False
        self._warned = ""  # the words that found namesakes, said once
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.line)
        box.addWidget(self.told)
        box.addWidget(self.list, 1)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.line.composed.connect(self._find_composed)
        self.line.returnPressed.connect(self._take)
        self.list.doubleClicked.connect(lambda _: self._take())

    @property
    def words(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    @property
    def chosen(self) -> PersonLine | None:
        """Who would be taken."""
        return self.list.chosen

    def be_brief(self, brief: bool) -> None:
        """On a low screen the list has the line's room; whom to look at twice is said all the same."""
        if brief != self._brief:
            self._brief = brief
            if not self._warned:
                self._tell(self.told.text())

    def _tell(self, words: str) -> None:
        set_kind(self.told, "muted")
        self.told.setText(words)
        self.told.setVisible(bool(words) and not self._brief)

    def show_people(self, index: PeopleIndex, there: Mapping[int, AttendeeLine]) -> None:
        """Search these people from now on; who was chosen stays so. A list that is being called keeps its order."""
        if self.calling:
            self.index, self.there = index, there
            self.list.know_there(there)
            self._tell_how_many_are_missing()
            return
        kept = self.chosen
        self.index, self.there = index, there
        self._find(self.line.text())
        if kept is not None and kept in self.list.found.people:
            self.list.setCurrentIndex(self.list.found.index(self.list.found.people.index(kept)))

    def choose(self, person: PersonLine) -> None:
        """This one is meant; nobody where they aren't among those searched."""
        self.line.put(person.name)
        self._find(person.name)
        if person in self.list.found.people:
            self.list.setCurrentIndex(self.list.found.index(self.list.found.people.index(person)))

    def clear(self) -> None:
        """Ready for the next one."""
        self.line.put("")
        self._find("")
        self.line.setFocus()

    def go_on(self) -> None:
        """After one was taken: the next of the list that is being called; else ready for the next search."""
        if not self.calling:
            self.clear()
            return
        if self._by_number:
            return
        after = self.list.currentIndex().row() + 1
        absent = (n for n, p in enumerate(self.list.found.people) if n >= after and not _is_here(self.there.get(p.id)))
        place = next(absent, None)
        if place is None:
            self.clear()
        else:
            self.list.setCurrentIndex(self.list.found.index(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up in the field move in the list; Tab begins to call it, Alt+3 takes the third row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._calls and event.key() == Qt.Key.Key_Tab and not self.calling:
                return self._begin_to_call()
            if self._calls and event.key() in _NUMBERS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self._take_number(event.key() - Qt.Key.Key_0)
                return True
            if self._calls and event.key() == Qt.Key.Key_Delete and self._is_someone_here_chosen():
                self.taken_back.emit()
                return True
            key = Qt.Key(event.key())
            step = _STEPS.get(key, _PAGES.get(key, 0) * self.list.rows_in_sight)
            if step and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self.list.move_choice(step)
                return True
        return False

    def _is_someone_here_chosen(self) -> bool:
        """And Delete has no letters before it to delete."""
        person, line = self.chosen, self.line
        free = self.calling or (not line.hasSelectedText() and line.cursorPosition() == len(line.text()))
        return free and person is not None and _is_here(self.there.get(person.id))

    def _begin_to_call(self) -> bool:
        """Who isn't here of those that were found, or of the whole roster; False when there is nobody to call."""
        found = self.index.find(self.words, most=len(self.index.people)) if self.words else self.index.people
        absent = [person for person in found if not _is_here(self.there.get(person.id))]
        if absent:
            self.list.show_people(absent, self.there, first=True)
            self._stay_in_the_list()
        return bool(absent)

    def _take_number(self, number: int) -> None:
        """Who was taken stays selected, so that a stray Enter takes nobody else."""
        if self.list.choose_number(number) and (person := self.chosen) is not None:
            self._stay_in_the_list()
            self._by_number = True
            self.taken.emit(person)
            self._by_number = False

    def _stay_in_the_list(self) -> None:
        """It keeps its order from now on, and what is typed next searches anew."""
        self.calling = True
        self.line.selectAll()
        self._tell_how_many_are_missing()

    def _tell_how_many_are_missing(self) -> None:
        missing = sum(not _is_here(self.there.get(person.id)) for person in self.list.found.people)
        self._tell(say("finder.calling", {"count": missing}))

    def _find(self, typed: str) -> None:
        self.calling = False
        here = {number for number, line in self.there.items() if _is_here(line)}
        found = self.index.find(typed, last=here if self._calls else ()) if typed.strip() else self._lately()
        self.list.show_people(found, self.there, first=bool(typed.strip()))
        words = "no_roster" if not self.index.people else "nobody" if typed.strip() else "type"
        self.empty.say(say(f"finder.{words}"))
        self._tell_how_many(len(found) if typed.strip() else 0)
        self._warned = ""
        self.typed.emit(typed.strip())

    def _find_composed(self, letters: str) -> None:
        if letters:
            self.calling = False
            found = self.index.find(self.line.text() + letters)
            self.list.show_people(found, self.there, first=True)
            self._tell_how_many(len(found))

    def _tell_how_many(self, count: int) -> None:
        words = "finder.count_numbered" if self._calls else "finder.count"
        self._tell(say(words, {"count": count}) if count > 1 else "")

    def _lately(self) -> list[PersonLine]:
        """With nothing typed: who came, the last first."""
        if self._of_the_absent:
            return []
        came = reversed(list(self.there.values()))  # they come in order of arrival
        return [self.index.by_id[line.participant_id] for line in came if line.participant_id in self.index.by_id]

    def _rivals(self, person: PersonLine) -> list[PersonLine]:
        """Namesakes, and others who answer to all that was typed (a door, initials); none where an arrow chose."""
        if self.calling or self.list.currentIndex().row() != 0:
            return []
        answers = self.index.answers_to(self.words)
        here = {number for number, line in self.there.items() if self._calls and _is_here(line)}
        others = (other for other in self.list.found.people if other is not person)
        return [
            other
            for other in others
            if other.name == person.name
            or (other.id not in here and person.id not in here and person in answers and other in answers)
        ]

    def _take(self) -> None:
        """Of several who fit as well nobody is taken by the first Enter."""
        person = self.chosen
        if person is None:
            if self.words:
                self.none_found.emit(self.words)
        elif self._warned != self.words and (rivals := self._rivals(person)):
            self._warned = self.words
            same = all(other.name == person.name for other in rivals)
            set_kind(self.told, "warn")
            facts = {"name": person.name, "count": len(rivals) + 1}
            self.told.setText(say("finder.namesakes" if same else "finder.rivals", facts))
            self.told.show()
            self.line.selectAll()  # whoever goes on typing means someone else
        else:
            self.taken.emit(person)


def _is_here(line: AttendeeLine | None) -> bool:
    return line is not None and not line.left_at
