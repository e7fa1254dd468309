"""The line comments are typed in, with who and which category completed as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.vocabulary import Category
from yitusanhui.gui.category_finder import CategoryFinder
from yitusanhui.gui.comment_line import (
    MOST_ENDORSED,
    CommentDraft,
    OpenToken,
    category_keys,
    completed,
    open_token,
    read_line,
)
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.widgets import Line, label
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

MOST, ROW = 6, 34
_DATA = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Offer = tuple[str, PersonLine | Category]


class CommentEntry(QWidget):
    """`entered` carries the draft when Enter is pressed, `edited` whenever it changes; Down leaves the line."""

    entered = Signal(object)
    edited = Signal(object)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people = PeopleIndex()
        self.person: PersonLine | None = None  # chosen from the list for the name in the line
        self._names: tuple[str, ...] = ()
        self._categories = CategoryFinder()
        self._keys: dict[str, str] = {}
        self._asked = ""  # the line whose unknown tag was pointed out: Enter again takes it as it is
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
        return read_line(self.line.text(), names=self._names, categories=self._keys)

    def know(self, people: PeopleIndex, categories: tuple[Category, ...]) -> None:
        """Whom and what to complete."""
        self.people, self._categories = people, CategoryFinder(categories)
        self._names = tuple(person.name for person in people.people)
        self._keys = category_keys((category.name, category.code) for category in categories)

    def knows(self, author: str) -> bool:
        """Whether someone of that name is on the roster."""
        return author in self._names

    def category(self, typed: str) -> str:
        """The category that a name or short code means; anything else as typed."""
        return self._keys.get(typed.lower(), typed)

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
        if token is not None and self._found(token):
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
            self._replace(token.start, token.end, "")
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
        elif key in _ENTER and self._means_one():
            self._take_the_only()
            return False  # the line is whole: this Enter records it, or the next comment would run into it
        elif key == Qt.Key.Key_Tab or (key in _ENTER and self.offers.currentItem() is not None):
            self._take()
        elif key == Qt.Key.Key_Space:
            return self._take_the_only()
        else:
            return False
        return True

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
            unknown = "comments.no_category" if draft.unknown[0] in "#＃" else "comments.no_person"
            self.tell(say(unknown, {"typed": draft.unknown[1:]}))
        else:
            self._asked = ""
            self.offers.hide()
            self.entered.emit(draft)

    def _offer(self, composing: str) -> None:
        """Show who or what the token under the cursor may mean."""
        token = self._token(composing)
        found = self._found(token) if token is not None else []
        self.offers.clear()
        for words, what in found:
            item = QListWidgetItem(words)
            item.setData(_DATA, what)
            self.offers.addItem(item)
        self.offers.setFixedHeight(ROW * min(len(found), MOST) + 6)
        self.offers.setVisible(bool(found))
        self.offers.setCurrentRow(0 if token is not None and token.typed else -1)

    def _token(self, composing: str = "") -> OpenToken | None:
        """The tag that the cursor is in, with what an input method is composing there."""
        line = self.line.text()
        cursor = _letters(line, self.line.cursorPosition())
        return open_token(line[:cursor] + composing + line[cursor:], cursor + len(composing))

    def _found(self, token: OpenToken) -> list[Offer]:
        if token.marker == "@":
            if not token.typed or (self.person is not None and token.typed == self.person.name):
                return []
            people = self.people.find(token.typed, MOST)
            return [(f"{person.name}　{person.address or person.household}", person) for person in people]
        if self._keys.get(token.typed) == token.typed:
            return []
        return [(f"{one.name}　{one.code}　{one.group}", one) for one in self._categories.find(token.typed)]

    def _take_the_only(self) -> bool:
        """A space finishes a tag that can mean one thing only; where several people fit, it waits for a choice."""
        token = self._token()
        if token is None or not token.typed:
            return False
        exact = self._exact(token)
        if len(exact) == 1:
            self._finish(token, exact[0][1])
            return True
        if token.marker == "@":
            self.tell(say("comments.several", {"count": len(exact)}))
        return token.marker == "@"

    def _exact(self, token: OpenToken) -> list[Offer]:
        """Who or what fits the tag; those of exactly that name, or that short code, before all others."""
        found = self._found(token)
        meant = token.typed if token.marker == "@" else self.category(token.typed)
        return [offer for offer in found if offer[1].name == meant] or found

    def _means_one(self) -> bool:
        """Whether the tag at the very end of the line can mean one thing only."""
        token = self._token()
        ends = token is not None and token.end == len(self.line.text().rstrip())
        return token is not None and ends and bool(token.typed) and len(self._exact(token)) == 1

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
        self.line.setCursorPosition(_units(line[:cursor]))
        self.offers.hide()

    def _replace(self, start: int, end: int, words: str) -> None:
        """As typing does: Ctrl+Z takes it back."""
        line = self.line.text()
        self.line.setSelection(_units(line[:start]), _units(line[start:end]))
        self.line.insert(words)


def _units(words: str) -> int:
    """How long Qt takes words to be: a rare character (𬱖) counts twice."""
    return len(words.encode("utf-16-le")) // 2


def _letters(words: str, units: int) -> int:
    """How many characters that many of Qt's units are."""
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
