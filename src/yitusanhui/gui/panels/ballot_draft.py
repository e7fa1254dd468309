"""Drafting a motion: what is voted on, how the room votes, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import OptionLine, TopicLine
from yitusanhui.domain.rules import Rule, rule_words
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.fields import Button, Figure, Label, clear, words_of
from yitusanhui.gui.panels.picks import Chooser, Pick, in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, column, scrolled
from yitusanhui.operations.motions import Choice, draft_motion
from yitusanhui.operations.reading import read_presets, read_topics
from yitusanhui.texts import say, sentence

METHODS = tuple(Method)
TOP_UNLESS_SAID, WIDE = 5, 420
OPTIONAL = QRegularExpression("[0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class Matter:
    """What may be voted on: a plain question, all options of a topic, or one option for and against."""

    words: str
    topic: TopicLine | None = None
    option: OptionLine | None = None


class DraftPage(VotePage):
    """One form, field after field."""

    drafted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title.say("")
        self.presets: dict[str, Rule] = {}
        self.matters: list[Matter] = []
        self.words = Line(say("votes.motion_title"), kind="main")
        self.method = Pick(say("votes.method"), [say(f"method_{method}") for method in METHODS], columns=3)
        self.matter = Chooser(say("votes.object"))
        self.own = Line(say("votes.own_choices"))
        self.preset = Chooser(say("votes.preset"))
        self.scope = Line(say("votes.scope"))
        self.top, self.most = Figure(say("votes.top_score")), Figure(say("votes.most_choices"))
        self.most.setPlaceholderText(say("votes.most_choices"))
        for figure in (self.top, self.most):
            figure.setMaximumWidth(WIDE)
            figure.setValidator(QRegularExpressionValidator(OPTIONAL, figure))  # Enter goes on from an empty one
        self.how = Pick(say("votes.how"), [say("votes.how_papers"), say("votes.how_named")], columns=2)
        self.warning, self.needs_names = Label(), Label()
        self._lay_out()
        in_turn([self.words, self.method, self.matter, self.own, self.preset], lambda: self._after(self.preset))
        for field in (self.scope, self.most, self.top, self.how):
            in_turn([field], partial(self._after, field))
        self.method.picked.connect(lambda _: self._show_rule())
        for line in (self.own, self.top, self.most):
            line.textChanged.connect(lambda _: self._show_rule())
        self.preset.currentIndexChanged.connect(lambda _: self._show_rule())
        self.matter.currentIndexChanged.connect(lambda _: self._propose_title())

    def _lay_out(self) -> None:
        page = QWidget()
        box = column(page, margin=0)
        box.addWidget(self.words)
        parts = (("method", self.method), ("object", self.matter), ("", self.own), ("preset", self.preset))
        for name, field in parts:
            if name:
                box.addWidget(Label(say(f"votes.{name}"), "head"))
            box.addWidget(field)
            if field is self.method:
                box.addWidget(self.needs_names)
        for part in (self.scope, self.most, self.top, self.how, self.rule, self.warning):
            box.addWidget(part)
        box.addStretch(1)
        self.box.addWidget(scrolled(page), 1)
        self.box.addWidget(Button(say("votes.draft"), self.hand_in, "primary"))

    def read(self) -> None:
        """Read the presets and topics of the file again; what is chosen stays."""
        try:
            presets = read_presets(self.session.file)
        except DomainError as trouble:
            self.session.refused.emit(sentence(trouble))
            return
        if presets != self.presets:
            self.presets = presets
            self.preset.offer([_named(rule) for rule in presets.values()])
        matters = _matters(read_topics(self.session.file))
        if matters != self.matters:
            self.matters = matters
            self.matter.offer([matter.words for matter in matters])

    def about_topic(self, topic_id: int) -> None:
        """Choose the options of a topic as what is voted on."""
        for place, matter in enumerate(self.matters):
            if matter.topic is not None and matter.topic.id == topic_id:
                self.matter.setCurrentIndex(place)
                return

    def take_focus(self) -> None:
        """The title."""
        self.words.setFocus()

    def hand_in(self) -> None:
        """Draft it."""
        if not words_of(self.words):
            self.session.refused.emit(say("votes.needs_title"))
            self.words.setFocus()
            return
        if self.method.index < 0 or not self.presets:
            self.session.refused.emit(say("votes.needs_method"))
            self.method.setFocus()
            return
        rule = self._rule
        if rule.scoped and not words_of(self.scope):
            self.session.refused.emit(say("scope_missing", {"rule": rule.name}))
            self.scope.setFocus()
            return
        matter, method = self.matters[self.matter.currentIndex()], METHODS[self.method.index]
        choices = self._choices(method)
        if method.valued and not choices:
            self.session.refused.emit(say("votes.needs_options"))
            self.own.setFocus()
            return
        done = self.session.do(
            draft_motion,
            meeting_id=self.session.meeting_id,
            title=words_of(self.words),
            method=method,
            preset=list(self.presets)[self.preset.currentIndex()],
            choices=choices,
            topic_id=matter.topic.id if matter.topic else None,
            option_id=matter.option.id if matter.option else None,
            scope=words_of(self.scope) if rule.scoped else "",
            top=self.top.number if method.valued else 0,
            by_name=method.valued and self.how.index == 1,
            most_choices=self.most.number if method.limited else 0,
        )
        if done is not None:
            clear(self.words, self.own, self.scope, self.top, self.most)
            self.method.show_picked(-1)
            self.matter.setCurrentIndex(0)
            self.drafted.emit(done.facts["motion"])

    def _show_rule(self) -> None:
        rule, method = self._rule, METHODS[self.method.index] if self.method.index >= 0 else None
        self.scope.setVisible(rule.scoped)
        self.most.setVisible(method is not None and method.limited)
        for field in (self.top, self.how):
            field.setVisible(method is not None and method.valued)
        self.top.setPlaceholderText(say(f"votes.top_{method}") if method is not None and method.valued else "")
        self.method.allow([place for place, method in enumerate(METHODS) if method.by_name or not rule.by_area])
        source = say("votes.rule_source", {"source": rule.source}) if rule.source else ""
        words = f"{rule.words}{source}"
        if method is not None and method.orders:
            ranks = len(self._choices(method)) if method.ranks else TOP_UNLESS_SAID
            limited = replace(rule, most_choices=self.most.number)
            words = rule_words(limited, method, self.top.number or ranks) if ranks else ""
        self.rule.say(words, "script")
        self.needs_names.say(say("rule_needs_names", {"rule": rule.name}) if rule.by_area else "", "warn")
        self.warning.say(say("votes.rule_check", {"check": rule.check}) if rule.check else "", "warn")

    def _choices(self, method: Method) -> list[Choice]:
        """The options as typed, or those of the topic that is chosen."""
        place = self.matter.currentIndex()
        return _own(self.own.text()) or (_choices(self.matters[place], method) if place >= 0 else [])

    def _after(self, field: QWidget) -> None:
        """On to the next of the fields that this method and rule ask for; after the last, draft it."""
        fields = (self.preset, self.scope, self.most, self.top, self.how)
        later = [one for one in fields[fields.index(field) + 1 :] if one.isVisible()]
        if later:
            later[0].setFocus()
        else:
            self.hand_in()

    @property
    def _rule(self) -> Rule:
        return list(self.presets.values())[max(0, self.preset.currentIndex())]

    def _propose_title(self) -> None:
        place = self.matter.currentIndex()
        matter = self.matters[place] if 0 <= place < len(self.matters) else None
        if matter is not None and matter.topic is not None and not words_of(self.words):
            self.words.setText(matter.topic.question or matter.topic.title)


def _named(rule: Rule) -> str:
    """The rule by its name and by the mark that the result quotes."""
    return say("votes.preset_line", {"name": rule.name, "mark": rule.short})


def _matters(topics: tuple[TopicLine, ...]) -> list[Matter]:
    found = [Matter(say("votes.object_plain"))]
    for topic in topics:
        facts = {"id": topic.id, "title": topic.title}
        if len(topic.options) > 1:
            found.append(Matter(say("votes.object_topic", facts), topic))
        for option in topic.options:
            words = say("votes.object_option", {**facts, "label": option.label})
            found.append(Matter(words, topic, option))
    return found


def _choices(matter: Matter, method: Method) -> list[Choice]:
    """Options of a topic, with 弃权 where each has one vote; none for the plain question."""
    if matter.topic is None or matter.option is not None:
        return []
    options = [
        (option.title if option.title.startswith(say("votes.option")) else _lettered(option), ChoiceKind.OPTION)
        for option in matter.topic.options
    ]
    abstain = [] if method.several else [(say("choice_abstain"), ChoiceKind.ABSTAIN)]
    return options + abstain


def _lettered(option: OptionLine) -> str:
    return say("votes.option_choice", {"label": option.label, "title": option.title})


def _own(text: str) -> list[Choice]:
    """Choices as typed, with 、 or commas between them; 赞成, 反对, 弃权 mean what they say."""
    kinds = {say(f"choice_{kind}"): kind for kind in (ChoiceKind.FOR, ChoiceKind.AGAINST, ChoiceKind.ABSTAIN)}
    labels = [label.strip() for label in re.split(r"[、，,;；]", text) if label.strip()]
    return [(label, kinds.get(label, ChoiceKind.OPTION)) for label in labels]
