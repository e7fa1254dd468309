"""立场 board: who stands where on which option, with their words."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QCompleter,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from yitusanhui.domain.report import PositionLine, TopicLine
from yitusanhui.domain.terms import Stance
from yitusanhui.gui.empty_words import EmptyWords
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.picks import Pick, in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.theme import colour
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.topics import take_position
from yitusanhui.texts import say

STANCES = tuple(Stance)
LOOKS = {Stance.ACCEPTS: "accent_soft", Stance.ACCEPTS_IF: "warn_soft", Stance.REJECTS: "bad_soft"}
SHORT = 6  # characters of an option that fit on its button
LEAST_COLUMN, LEAST_TABLE = 96, 76  # pixels: of ten options two or three are seen at a time, and one person
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class PositionBoard(QWidget):
    """Stakeholders down, options across; one form below, Enter by Enter."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.topic: TopicLine | None = None
        self.goes_on = Label()
        self.table = _table()
        self.empty = EmptyWords(self.table)
        self.who = Line(say("topics.stakeholder"))
        self.known = QStringListModel()
        self.who.setCompleter(QCompleter(self.known, self.who))
        self.option = Pick(say("topics.pick_option"), columns=3, keys=LETTERS)
        self.stance = Pick(say("topics.pick_stance"), [say(f"stance_{stance}") for stance in STANCES], listens=True)
        self.said = Line(say("topics.words_said"))
        self.confirmed = QCheckBox(say("topics.confirmed"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.goes_on)
        box.addWidget(self.table, 1)
        self.now = Label()
        self.now.setObjectName("party")
        box.addWidget(self.now)
        box.addLayout(row(self.who, self.confirmed))
        box.addWidget(self.option)
        box.addWidget(self.stance)
        box.addLayout(row(self.said, Button(say("topics.take_position"), self.hand_in, "primary")))
        self.setFocusProxy(self.who)
        in_turn([self.who, self.option, self.stance, self.said], self.hand_in)
        for pick in (self.option, self.stance):
            pick.typed.connect(self._another_party)
        self.who.textChanged.connect(lambda _: self._tell())
        self.option.picked.connect(lambda _: self._tell())
        self._tell()
        self.table.cellActivated.connect(self._load)
        self.table.cellClicked.connect(self._load)

    def show_topic(self, topic: TopicLine, met: str) -> None:
        """Show who stands where; what is being written stays. `met`: the meeting that had the topic last."""
        self.topic = topic
        self.empty.say(say("topics.no_positions" if topic.options else "topics.options_first"))
        self.goes_on.say(say("topics.goes_on_whole", {"meeting": met}) if met else "")
        self.option.offer([_short(option.title) for option in topic.options], self._keys(topic))
        names = list(dict.fromkeys(p.stakeholder for option in topic.options for p in option.positions))
        self.known.setStringList(names)
        self._fill(topic, names)

    def hand_in(self) -> None:
        """Take down the position; go on to the same person's next option."""
        if self.topic is None or not (0 <= self.option.index < len(self.topic.options)) or self.stance.index < 0:
            (self.option if self.option.index < 0 else self.stance).setFocus()
            return
        option = self.topic.options[self.option.index]
        done = self.session.do(
            take_position,
            option_id=option.id,
            stakeholder=words_of(self.who),
            stance=STANCES[self.stance.index],
            words_said=words_of(self.said),
            confirmed=self.confirmed.isChecked(),
        )
        if done is not None:
            self._go_on()

    def _go_on(self) -> None:
        self.said.clear()
        self.stance.show_picked(-1)
        following = self.option.index + 1
        if self.topic is not None and following < len(self.topic.options):
            self.option.show_picked(following)
            self.stance.setFocus()
            self._tell(still=True)
            return
        self.option.show_picked(-1)
        self.confirmed.setChecked(False)
        self.who.clear()
        self.who.setFocus()

    def _another_party(self, words: str) -> None:
        """Words where a choice is expected are somebody else's name: nothing is taken down for the one before."""
        for pick in (self.option, self.stance):
            pick.show_picked(-1)
        self.said.clear()
        self.confirmed.setChecked(False)
        self.who.setText(words)
        self.who.setFocus()

    def _tell(self, *, still: bool = False) -> None:
        """Large: whose position on what the next key takes down."""
        who, options = words_of(self.who), self.topic.options if self.topic else ()
        option = options[self.option.index].label if 0 <= self.option.index < len(options) else ""
        if not who:
            self.now.say(say("topics.board_keys"), "muted")
        else:
            words = "topics.board_still" if still else "topics.board_now" if option else "topics.board_who"
            self.now.say(say(words, {"who": who, "option": option}), "kept" if still else "chip")

    def _keys(self, topic: TopicLine) -> str:
        return "".join(option.label.lower() for option in topic.options if len(option.label) == 1) or LETTERS

    def _fill(self, topic: TopicLine, names: list[str]) -> None:
        self.table.setColumnCount(len(topic.options))
        self.table.setRowCount(len(names))
        self.table.setHorizontalHeaderLabels(
            [say("topics.option_label", {"label": option.label}) for option in topic.options]
        )
        self.table.setVerticalHeaderLabels(names)
        for column, option in enumerate(topic.options):
            there = {position.stakeholder: position for position in option.positions}
            for line, name in enumerate(names):
                self.table.setItem(line, column, _cell(there.get(name)))

    def _load(self, line: int, column: int) -> None:
        """Put a cell into the form, to be changed."""
        if self.topic is None:
            return
        name = self.known.stringList()[line]
        there = {position.stakeholder: position for position in self.topic.options[column].positions}
        position = there.get(name)
        self.who.setText(name)
        self.option.show_picked(column)
        self.stance.show_picked(STANCES.index(position.stance) if position else -1)
        self.said.setText(position.words if position else "")
        self.confirmed.setChecked(bool(position and position.confirmed))
        self._tell()
        self.stance.setFocus()


def _table() -> QTableWidget:
    """Wide and high enough that a long topic still shows two or three options and two people."""
    table = QTableWidget()
    table.setAccessibleName(say("topics.board"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setWordWrap(True)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setMinimumSectionSize(LEAST_COLUMN)
    table.setMinimumHeight(LEAST_TABLE)
    return table


def _short(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1] + "…"


def _cell(position: PositionLine | None) -> QTableWidgetItem:
    if position is None:
        return QTableWidgetItem("")
    facts = {
        "stance": say(f"stance_{position.stance}"),
        "confirmed": say("topics.confirmed_mark") if position.confirmed else "",
        "words": position.words,
    }
    cell = QTableWidgetItem(say("topics.position", facts).strip())
    cell.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    if position.stance in LOOKS:
        cell.setBackground(colour(LOOKS[position.stance]))
    return cell
