"""The line comments are typed in, with who and which category completed as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.vocabulary import Category
from yitusanhui.gui.comment_line import CommentDraft, OpenToken, category_keys, completed, open_token, read_line
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.widgets import Line
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

MOST, ROW = 6, 34
_DATA = Qt.ItemDataRole.UserRole


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
        self._categories: tuple[Category, ...] = ()
        self._keys: dict[str, str] = {}
        self.line = Line(say("comments.hint"), kind="main", name=say("comments.line"))
        self.offers = QListWidget()
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setUniformItemSizes(True)
        self.offers.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self.offers)
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
        self.people, self._categories = people, categories
        self._names = tuple(person.name for person in people.people)
        self._keys = category_keys((category.name, category.code) for category in categories)

    def category(self, typed: str) -> str:
        """The category that a name or short code means; anything else as typed."""
        return self._keys.get(typed.lower(), typed)

    def clear(self) -> None:
        """Ready for the next comment."""
        self.line.put("")
        self.person = None
        self.offers.hide()
        self.edited.emit(self.draft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With offers shown, Down, Up, Tab, Enter and Esc are theirs; without, Down goes to the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if self.offers.isHidden():
            if key == Qt.Key.Key_Down:
                self.left_downwards.emit()
            return key == Qt.Key.Key_Down
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.offers.setCurrentRow((self.offers.currentRow() + step) % self.offers.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.offers.hide()
        else:
            return False
        return True

    def _on_edited(self) -> None:
        if self.person is not None and f"@{self.person.name}" not in self.line.text().replace("＠", "@"):
            self.person = None
        self._offer("")
        self.edited.emit(self.draft)

    def _on_enter(self) -> None:
        self.entered.emit(self.draft)

    def _offer(self, composing: str) -> None:
        """Show who or what the token under the cursor may mean."""
        line, cursor = self.line.text(), self.line.cursorPosition()
        token = open_token(line[:cursor] + composing + line[cursor:], cursor + len(composing))
        found = self._found(token) if token is not None and token.typed else []
        self.offers.clear()
        for words, what in found:
            item = QListWidgetItem(words)
            item.setData(_DATA, what)
            self.offers.addItem(item)
        self.offers.setFixedHeight(ROW * len(found) + 6)
        self.offers.setVisible(bool(found))
        self.offers.setCurrentRow(0)

    def _found(self, token: OpenToken) -> list[tuple[str, PersonLine | Category]]:
        if token.marker == "@":
            if self.person is not None and token.typed == self.person.name:
                return []
            people = self.people.find(token.typed, MOST)
            return [(f"{person.name}　{person.address}", person) for person in people]
        typed = token.typed.lower()
        if typed in self._keys and typed == self._keys[typed]:
            return []
        fits = [c for c in self._categories if typed in c.name or c.code.lower().startswith(typed)]
        fits.sort(key=lambda c: (c.code.lower() != typed, not c.name.startswith(typed)))
        return [(f"{c.name}　{c.code}", c) for c in fits[:MOST]]

    def _take(self) -> None:
        """Finish the token with the offer that is selected."""
        item = self.offers.currentItem()
        token = open_token(self.line.text(), self.line.cursorPosition())
        if item is None or token is None:
            return
        chosen = item.data(_DATA)
        line, cursor = completed(self.line.text(), token, chosen.name)
        if isinstance(chosen, PersonLine):
            self.person = chosen
        self.line.setText(line)
        self.line.setCursorPosition(cursor)
        self.offers.hide()
