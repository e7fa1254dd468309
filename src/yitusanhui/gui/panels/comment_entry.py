"""The line comments are typed in, with who and which category completed as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.vocabulary import Category
from yitusanhui.gui.comment_line import (
    MOST_ENDORSED,
    CommentDraft,
    OpenToken,
    completed,
    letters_in,
    open_token,
    units_of,
)
from yitusanhui.gui.comment_tags import MOST, CommentTags, Offer
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.widgets import Line, label
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

ROW = 34
_DATA = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommentEntry(QWidget):
    """`entered` carries the draft when Enter is pressed, `edited` whenever it changes; Down leaves the line."""

    entered = Signal(object)
    edited = Signal(object)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tags = CommentTags()
        self.person: PersonLine | None = None  # chosen from the list for the name in the line
        self._asked = ""  # the line whose tag was asked about: Enter again takes it as it is
        self._moved = False  # an arrow or the mouse chose among the offers
        self.line = Line(say("comments.hint"), kind="main", name=say("comments.line"))
        self.offers = QListWidget()
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setUniformItemSizes(True)
        self.offers.hide()
        self.note = label("", "warn", wrap=True)
        self.note.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for part in (self.line, self.offers, self.note):
            box.addWidget(part)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._on_edited())
        self.line.cursorPositionChanged.connect(lambda *_: self._offer(""))
        self.line.composed.connect(self._offer)
        self.line.returnPressed.connect(self._on_enter)
        self.offers.itemClicked.connect(lambda _: self._take())

    @property
    def draft(self) -> CommentDraft:
        """What the line says."""
        return self.tags.read(self.line.text())

    def know(self, people: PeopleIndex, categories: tuple[Category, ...]) -> None:
        """Whom and what to complete."""
        self.tags = CommentTags(people, categories)

    def clear(self) -> None:
        """Ready for the next comment."""
        self.line.put("")
        self.person = None
        self.offers.hide()
        self.tell("")
        self.edited.emit(self.draft)

    def tell(self, words: str) -> None:
        """Say something about the line, right below it."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def add(self, tag: str) -> None:
        """Put a tag at the end of the line, as typing does; a name half typed there is finished first, or chosen."""
        token = self._token()
        if token is not None and self.tags.found(token, self.person):
            self._take_the_only()
            if self._token() is not None:
                return  # several fit, and that was said
        line = self.line.text()
        self._replace(0, len(line), f"{line.rstrip()} {tag} ")

    def step_back(self) -> bool:
        """Esc: the offers go, then the tag that the cursor is in; the words stay. False when neither was there."""
        if not self.offers.isHidden():
            self.offers.hide()
            return True
        token = self._token()
        if token is not None:
            self._replace(token.start, token.start + 1 + len(token.typed), "")
        return token is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With offers shown, Down, Up, Tab, Enter and the space are theirs; without, Down goes to the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._replace(0, len(self.line.text()), "")  # Ctrl+Z brings it back
            return True
        if self.offers.isHidden():
            if key == Qt.Key.Key_Down:
                self.left_downwards.emit()
            return key == Qt.Key.Key_Down
        return self._offers_take(Qt.Key(key))

    def _offers_take(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step, here = (1 if key == Qt.Key.Key_Down else -1), self.offers.currentRow()
            self.offers.setCurrentRow((max(here, 0 if step < 0 else -1) + step) % self.offers.count())
            self._moved = True
        elif key in _ENTER:
            return self._waits()
        elif key == Qt.Key.Key_Tab:
            self._take()
        elif key == Qt.Key.Key_Space:
            return self._take_the_only()
        else:
            return False
        return True

    def _waits(self) -> bool:
        """Enter with offers: it takes the one that is meant and records; which of several people is asked before."""
        token = self._token()
        if token is None or self.offers.currentItem() is None:
            return False
        fitting = self.tags.exact(token, self.person)
        asked = self._asked == self.line.text() and token.marker == "@"
        if self._moved or asked:
            self._take()
        elif len(fitting) == 1:
            self._finish(token, fitting[0][1])
        elif token.marker == "@":
            self._ask_which(token, fitting)
            return True
        return False

    def _on_edited(self) -> None:
        if self.person is not None and f"@{self.person.name}" not in self.line.text().replace("＠", "@"):
            self.person = None
        self.tell("")
        self._offer("")
        self.edited.emit(self.draft)

    def _on_enter(self) -> None:
        draft = self.draft
        if draft.too_many:
            self.tell(say("comments.too_many", {"most": MOST_ENDORSED}))
        elif draft.unknown and self._asked != self.line.text():
            self._asked = self.line.text()
            self._ask_about(draft.unknown)
        elif self._asked != self.line.text() and self.person is None and self.tags.known(draft.author or "") > 1:
            self._asked = self.line.text()
            self._ask_about_namesakes(draft.author or "")
        else:
            self._asked = ""
            self.offers.hide()
            self.entered.emit(draft)

    def _ask_about(self, unknown: str) -> None:
        """Say what the tag is not; a category is offered where it stands, for Down to choose."""
        if unknown[0] in "@＠":
            self.tell(say("comments.no_person", {"typed": unknown[1:]}))
            return
        self._go_to(unknown)
        fitting = self.tags.categories(unknown[1:])
        self._show_offers(fitting or self.tags.categories())
        words = "comments.which_category" if fitting else "comments.no_category"
        self.tell(say(words, {"typed": unknown[1:], "count": len(fitting)}))

    def _ask_about_namesakes(self, name: str) -> None:
        """A name that was put in whole, and that several of the roster have."""
        self._go_to(f"@{name}")
        same = self.tags.namesakes(name)
        self._show_offers(same)
        self.tell(say("comments.namesakes", {"name": name, "count": len(same)}))

    def _go_to(self, tag: str) -> None:
        line = self.line.text().replace("＠", "@")
        self.line.setCursorPosition(units_of(line[: line.index(tag) + len(tag)]))

    def _ask_which(self, token: OpenToken, fitting: list[Offer]) -> None:
        """Several fit: nobody is taken unasked."""
        facts = {"count": len(fitting), "first": "，".join(fitting[0][0].split("　"))}
        if token.marker == "@":
            self._asked = self.line.text()
        self.tell(say("comments.several" if token.marker == "@" else "comments.several_categories", facts))

    def _offer(self, composing: str) -> None:
        """Show who or what the token under the cursor may mean."""
        token = self._token(composing)
        self._show_offers(self.tags.found(token, self.person) if token is not None else [])
        self.offers.setCurrentRow(0 if token is not None and token.typed else -1)

    def _show_offers(self, found: list[Offer]) -> None:
        self._moved = False
        self.offers.clear()
        for words, what in found:
            item = QListWidgetItem(words)
            item.setData(_DATA, what)
            self.offers.addItem(item)
        self.offers.setFixedHeight(ROW * min(len(found), MOST) + 6)
        self.offers.setVisible(bool(found))

    def _token(self, composing: str = "") -> OpenToken | None:
        """The tag that the cursor is in, with what an input method is composing there."""
        line = self.line.text()
        cursor = letters_in(line, self.line.cursorPosition())
        return open_token(line[:cursor] + composing + line[cursor:], cursor + len(composing))

    def _take_the_only(self) -> bool:
        """A space finishes a tag that can mean one thing only; where several fit, it waits for a choice."""
        token = self._token()
        fitting = self.tags.exact(token, self.person) if token is not None and token.typed else []
        if token is None or not fitting:
            return False
        if len(fitting) == 1:
            self._finish(token, fitting[0][1])
        else:
            self._ask_which(token, fitting)
        return True

    def _take(self) -> None:
        """Finish the token with the offer that is selected."""
        item = self.offers.currentItem() or self.offers.item(0)
        token = self._token()
        if item is not None and token is not None:
            self._finish(token, item.data(_DATA))

    def _finish(self, token: OpenToken, chosen: PersonLine | Category) -> None:
        if isinstance(chosen, PersonLine):
            self.person = chosen
        line, cursor = completed(self.line.text(), token, chosen.name)
        self._replace(0, len(self.line.text()), line)
        self.line.setCursorPosition(units_of(line[:cursor]))
        self.offers.hide()

    def _replace(self, start: int, end: int, words: str) -> None:
        """As typing does: Ctrl+Z takes it back."""
        line = self.line.text()
        self.line.setSelection(units_of(line[:start]), units_of(line[start:end]))
        self.line.insert(words)
