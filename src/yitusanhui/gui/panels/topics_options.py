"""方案 side by side as cards, settled by a key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from yitusanhui.domain.report import OptionLine, TopicLine
from yitusanhui.domain.terms import OptionState
from yitusanhui.gui.dialogs.option_sites import OptionSitesDialog
from yitusanhui.gui.dialogs.picture import PictureDialog
from yitusanhui.gui.panels.fields import CARD, ENTER, Button, Label, clear, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.theme import COLOURS
from yitusanhui.gui.widgets import Line, ask
from yitusanhui.operations.reading import read_blueprints, read_overview, read_sites
from yitusanhui.operations.topics import edit_option, offer_option, settle_option
from yitusanhui.texts import say

SETTLING = {
    "1": OptionState.ADOPTED,
    "2": OptionState.SET_ASIDE,
    "3": OptionState.REFERRED,
    "0": OptionState.PROPOSED,
}
LOOKS = {OptionState.ADOPTED: "good", OptionState.REFERRED: "warn", OptionState.SET_ASIDE: "muted"}
CARD_WIDTH, LEAST_CARDS = 190, 120  # pixels: the name of an option and how far it is settled are seen


class OptionCard(QFrame):
    """One option: what it is, costs, touches, and how far it is settled."""

    keyed = Signal(str)
    looked_at = Signal()

    def __init__(self, option: OptionLine) -> None:
        super().__init__()
        self.option = option
        self.setObjectName("card")
        self.setStyleSheet(CARD.format(**COLOURS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(CARD_WIDTH)
        name = say("topics.option_label", {"label": option.label})
        self.setAccessibleName(f"{name} {option.title}")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addWidget(Label(f"{name}　{option.title}", "head"))
        box.addWidget(Label(say(f"option_{option.state}"), LOOKS.get(option.state, "")))
        for words in self._facts():
            box.addWidget(Label(words))
        box.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys settle the option, E rewords it."""
        key = "e" if event.key() in ENTER else event.text().lower()
        if key in SETTLING or key in ("e", "t", "v", "s", "w"):
            self.keyed.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Reword it."""
        self.keyed.emit("e")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view."""
        super().focusInEvent(event)
        area = self.parent().parent().parent() if self.parent() else None
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self)
            area.verticalScrollBar().setValue(0)  # a card that is higher than its room begins with its name
        self.looked_at.emit()

    def _facts(self) -> list[str]:
        option = self.option
        cost = say("topics.option_cost_is", {"words": option.cost}) if option.cost else ""
        touches = say("topics.option_touches_is", {"words": option.touches}) if option.touches else ""
        sites = say("topics.option_sites_is", {"sites": "、".join(option.sites)}) if option.sites else ""
        drawing = say("topics.option_drawing_is", {"drawing": option.drawing}) if option.drawing else ""
        return [words for words in (option.detail, cost, touches, sites, drawing) if words]


class TopicOptions(QWidget):
    """The cards of a topic and the form for one more; the map shows the option that has the keyboard."""

    compare_wanted = Signal(str, object)  # the topic's title, and one or two options for the wall

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.topic: TopicLine | None = None
        self.cards: list[OptionCard] = []
        self.editing: OptionLine | None = None
        self.none = Label(say("topics.no_options"), "muted")
        self.row = QHBoxLayout()
        self.fields = {name: Line(say(f"topics.option_{name}")) for name in ("title", "detail", "cost", "touches")}
        self.offer = Button(say("topics.offer"), self.hand_in, "primary")
        self._lay_out()
        in_turn(list(self.fields.values()), self.hand_in)

    def _lay_out(self) -> None:
        desk = QWidget()
        desk.setObjectName("page")
        self.row.setContentsMargins(0, 0, 0, 0)
        desk.setLayout(self.row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(desk)
        area.setMinimumHeight(LEAST_CARDS)
        self.area = area
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(area, 1)
        box.addWidget(self.none)
        self.keys = Label(say("topics.option_keys"), "muted")
        box.addWidget(self.keys)
        form = QGridLayout()
        for place, field in enumerate(self.fields.values()):
            form.addWidget(field, place // 2, place % 2)
        box.addLayout(form)
        box.addWidget(self.offer)

    def setFocus(self) -> None:  # type: ignore[override]
        """The first card, or the form where there is none."""
        (self.cards[0] if self.cards else self.fields["title"]).setFocus()

    def show_topic(self, topic: TopicLine) -> None:
        """Lay out the cards anew; what is being written stays."""
        if self.topic is not None and topic.id != self.topic.id:
            self._start_over()
        same = self.topic is not None and topic.options == self.topic.options and topic.id == self.topic.id
        self.topic = topic
        self.none.setVisible(not topic.options)
        self.area.setVisible(bool(topic.options))
        self.keys.setVisible(bool(topic.options))
        if not same:
            self._lay_cards(topic)

    def hand_in(self) -> None:
        """Offer the option that was written, or reword the one that is being edited."""
        if self.topic is None:
            return
        what = {name: words_of(field) for name, field in self.fields.items()}
        if self.editing is not None:
            done = self.session.do(edit_option, option_id=self.editing.id, **what)
        else:
            done = self.session.do(offer_option, topic_id=self.topic.id, **what)
        if done is not None:
            self._start_over()
            self.fields["title"].setFocus()

    def _lay_cards(self, topic: TopicLine) -> None:
        here = next((card.option.id for card in self.cards if card.hasFocus()), None)
        for card in self.cards:
            self.row.removeWidget(card)
            card.deleteLater()
        self.cards = [OptionCard(option) for option in topic.options]
        for card in self.cards:
            card.keyed.connect(lambda key, card=card: self._key(card, key))
            card.looked_at.connect(lambda card=card: self.session.option_shown.emit(card.option))
            self.row.addWidget(card)
            card.show()
            if card.option.id == here:
                card.setFocus()

    def _key(self, card: OptionCard, key: str) -> None:
        if key in SETTLING:
            self.session.do(settle_option, option_id=card.option.id, state=SETTLING[key])
            return
        deeds = {"t": self._next_drawing, "v": self._look, "s": self._ask_sites, "w": self._compare}
        if key in deeds:
            deeds[key](card.option)
            return
        self.editing = card.option
        for name, field in self.fields.items():
            field.setText(getattr(card.option, name))
        self.offer.setText(say("topics.save_option"))
        self.fields["title"].setFocus()

    def _next_drawing(self, option: OptionLine) -> None:
        """The option's own drawing: each version in turn, then none again."""
        ids = [0, *(drawing.id for drawing in read_blueprints(self.session.file))]
        if len(ids) == 1:
            self.session.refused.emit(say("topics.no_drawings"))
            return
        following = ids[(ids.index(option.blueprint_id or 0) + 1) % len(ids)]
        self.session.do(edit_option, option_id=option.id, blueprint_id=following)

    def _look(self, option: OptionLine) -> None:
        if option.blueprint_id is None:
            self.session.refused.emit(say("topics.option_no_drawing"))
            return
        title = say("topics.option_label", {"label": option.label})
        ask(PictureDialog(f"{title} {option.title}", read_overview(self.session.file, option.blueprint_id), self))

    def _ask_sites(self, option: OptionLine) -> None:
        sites = read_sites(self.session.file)
        if not sites:
            self.session.refused.emit(say("topics.no_sites"))
            return
        dialog = OptionSitesDialog(option, sites, self)
        if ask(dialog):
            self.session.do(edit_option, option_id=option.id, site_ids=dialog.chosen)

    def _compare(self, option: OptionLine) -> None:
        """This option and the next one, the first again after the last."""
        if self.topic is not None:
            options = self.topic.options
            place = options.index(option)
            following = options[(place + 1) % len(options)]
            self.compare_wanted.emit(self.topic.title, [option, following][: min(2, len(options))])

    def hideEvent(self, event: QHideEvent) -> None:
        """The map shows the meeting's drawing again."""
        super().hideEvent(event)
        self.session.option_shown.emit(None)

    def _start_over(self) -> None:
        self.editing = None
        clear(*self.fields.values())
        self.offer.setText(say("topics.offer"))
