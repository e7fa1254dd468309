"""The agreement read aloud and confirmed, party by party, by key; and where a topic goes on that stays open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import ConfirmationLine, TopicLine
from yitusanhui.domain.terms import Consent, Fate
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.picks import Chooser, in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.topics import confirm_agreement, leave_open, take_back_confirmation
from yitusanhui.texts import say

CONSENTS = {"1": Consent.CONFIRMS, "2": Consent.RESERVES}
FATES: tuple[Fate | None, ...] = (None, *Fate)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who has a say in a topic, with what they said to the agreement."""

    name: str
    said: ConfirmationLine | None = None


class TopicConfirmation(QWidget):
    """1 confirms, 2 reserves with the words that were typed, Backspace takes it back."""

    read_wanted = Signal(str, str)  # heading and agreement, to be read from the wall

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.topic: TopicLine | None = None
        self.told = Label()
        self.read = Button(say("confirm.read"), self._read)
        self.parties = LineList(say("confirm.parties"), _line, by="name")
        self.words = Line(say("confirm.words"))
        self.another = Line(say("confirm.another"))
        self.fate = Chooser(say("confirm.fate"))
        self.fate.offer([_fate_words(fate) for fate in FATES])
        self.note = Line(say("confirm.note"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addLayout(row(self.told, None, self.read))
        box.addWidget(self.parties, 1)
        box.addWidget(Label(say("confirm.keys"), "muted"))
        box.addLayout(row(self.words, self.another))
        box.addLayout(row(self.fate, self.note, Button(say("confirm.leave"), self.leave)))
        self.setFocusProxy(self.parties)
        self.parties.keyed.connect(self._key)
        in_turn([self.words], self.parties.setFocus)
        in_turn([self.another], lambda: self._say(words_of(self.another), Consent.CONFIRMS))
        in_turn([self.fate, self.note], self.leave)

    def show_topic(self, topic: TopicLine) -> None:
        """Who has a say: those with a stand on an option, and those who already spoke."""
        old, self.topic = self.topic, topic
        said = {one.party: one for one in topic.confirmations}
        names = [position.stakeholder for option in topic.options for position in option.positions]
        self.parties.show_lines([Party(name, said.get(name)) for name in dict.fromkeys([*names, *said])])
        missing = sum(party.said is None for party in self.parties.lines)
        if not topic.agreement:
            self.told.say(say("confirm.no_agreement"), "muted")
        elif missing:
            self.told.say(say("confirm.missing", {"missing": missing}), "warn")
        else:
            self.told.say(say("confirm.all" if said else "confirm.nobody"), "good" if said else "muted")
        self.read.setEnabled(bool(topic.agreement))
        if old is None or (old.id, old.fate, old.fate_note) != (topic.id, topic.fate, topic.fate_note):
            self.fate.setCurrentIndex(FATES.index(topic.fate))
            self.note.setText(topic.fate_note)

    def leave(self) -> None:
        """Keep where the topic goes on."""
        if self.topic is None:
            return
        fate, note = FATES[max(0, self.fate.currentIndex())], words_of(self.note)
        if fate is Fate.OTHER and not note:
            self.note.setFocus()
        done = self.session.do(leave_open, topic_id=self.topic.id, fate=fate, note=note)
        if done is not None:
            self.session.told.emit(say("topics.saved"))

    def _key(self, key: str) -> None:
        party: Party | None = self.parties.current
        if party is None or self.topic is None:
            return
        if key == "backspace":
            self.session.do(take_back_confirmation, topic_id=self.topic.id, party=party.name)
        elif key in CONSENTS:
            self._say(party.name, CONSENTS[key])

    def _say(self, party: str, consent: Consent) -> None:
        if self.topic is None:
            return
        words = words_of(self.words)
        if consent is Consent.RESERVES and not words:
            self.words.setFocus()
        done = self.session.do(
            confirm_agreement, topic_id=self.topic.id, party=party, consent=consent, words_said=words
        )
        if done is not None:
            self.words.clear()
            self.another.clear()
            self.parties.step(1)

    def _read(self) -> None:
        if self.topic is not None:
            self.read_wanted.emit(say("confirm.head", {"title": self.topic.title}), self.topic.agreement)


def _line(party: Party) -> str:
    if party.said is None:
        return say("confirm.silent", {"party": party.name})
    facts = {"party": party.name, "said": say(f"consent_{party.said.stance}"), "words": party.said.words}
    return say("confirm.line", facts)


def _fate_words(fate: Fate | None) -> str:
    return say(f"fate_{fate}") if fate else say("confirm.settled")
