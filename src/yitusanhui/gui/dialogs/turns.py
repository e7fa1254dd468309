"""发言排队: add someone by letters or door, see who is next, take someone out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.report import SpeechLine
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.panels.person_finder import PersonFinder
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.turns import Turns
from yitusanhui.gui.widgets import button, fit, label, row
from yitusanhui.operations import speeches
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

SIZE, QUEUE = (560, 640), 170
_LINE = Qt.ItemDataRole.UserRole


class TurnsDialog(QDialog):
    """Enter adds whom the letters mean; with nothing typed it closes. Those who are here are found first."""

    def __init__(self, turns: Turns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turns = turns
        self.session = turns.session
        self.setWindowTitle(say("turns.title"))
        fit(self, SIZE)
        self.now = label("", "head")
        self.queue = QListWidget()
        self.queue.setAccessibleName(say("turns.title"))
        self.queue.setFixedHeight(QUEUE)
        self.finder = PersonFinder(say("turns.hint"), name=say("turns.find"), of_the_absent=True)
        self.outside = label("", "muted")
        self.trouble = label("", "bad", wrap=True)
        self._added = False  # by the Enter that is under way
        self._lay_out()
        there = {line.participant_id: line for line in self.session.attendees()}
        people = self.session.people().people
        gone = {number for number, line in there.items() if line.left_at}
        here_first = sorted(people, key=lambda person: person.id not in there or person.id in gone)
        self.finder.show_people(PeopleIndex(here_first), there)
        self._connect_signals()
        self._say("")
        self.show_queue()
        self.finder.line.setFocus()

    def add(self, person: PersonLine) -> None:
        """Someone of the roster."""
        self._ask(person.name, participant_id=person.id)

    def add_named(self, words: str) -> None:
        """Someone who is on no list: what they are called."""
        if not words.isascii():
            self._ask(words, name=words)

    def drop(self) -> None:
        """The one who is selected thinks better of it."""
        item = self.queue.currentItem()
        if item is None:
            self._say(say("turns.choose"))
            return
        line: SpeechLine = item.data(_LINE)
        if self.session.do(speeches.drop_speech, speech_id=line.id):
            self.session.told.emit(say("turns.dropped", {"name": line.name}))

    def show_queue(self) -> None:
        """Who speaks, who is next."""
        now = self.turns.now
        self.now.setText(say("turns.now", {"name": now.name}) if now else say("turns.nobody"))
        self.queue.clear()
        for place, line in enumerate(self.turns.waiting, 1):
            had = self.turns.had(line)
            facts = {"place": place, "name": line.name, "at": clock_of(line.asked_at)}
            item = QListWidgetItem(say("turns.line", {**facts, "had": say("turns.had", {"count": had}) if had else ""}))
            item.setData(_LINE, line)
            self.queue.addItem(item)
        if not self.turns.waiting:
            empty = QListWidgetItem(say("turns.empty"))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.queue.addItem(empty)

    def _ask(self, called: str, *, name: str = "", participant_id: int | None = None) -> None:
        self._say("")
        meeting_id = self.session.meeting_id
        if self.session.do(speeches.ask_to_speak, meeting_id=meeting_id, name=name, participant_id=participant_id):
            place = next(n for n, line in enumerate(self.turns.waiting, 1) if line.name == called)
            self.session.told.emit(say("turns.asked", {"name": called, "place": place}))
            self.finder.clear()
            self._added = True

    def _tell_outside(self, typed: str) -> None:
        nobody = bool(typed) and not typed.isascii() and not self.finder.list.found.people
        self.outside.setText(say("turns.outside", {"name": typed}) if nobody else "")

    def _close_when_empty(self) -> None:
        if not self.finder.words and not self._added:
            self.accept()
        self._added = False

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _connect_signals(self) -> None:
        self.finder.taken.connect(self.add)
        self.finder.none_found.connect(self.add_named)
        self.finder.typed.connect(self._tell_outside)
        self.finder.line.returnPressed.connect(self._close_when_empty)
        self.turns.changed.connect(self.show_queue)
        self.session.refused.connect(self._say)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.turns.begin_next)
        QShortcut(QKeySequence("Ctrl+Shift+T"), self).activated.connect(self.turns.end)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.queue, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.drop)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        for part in (self.now, self.queue, label(say("turns.keys"), "muted", wrap=True)):
            box.addWidget(part)
        box.addWidget(self.finder, 1)
        box.addWidget(self.outside)
        box.addWidget(self.trouble)
        box.addLayout(row(None, button(say("form.close"), self.reject)))
