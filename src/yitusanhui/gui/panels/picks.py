"""Choosing one of several by key, and going from field to field by Enter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from yitusanhui.gui.panels.fields import ENTER
from yitusanhui.gui.theme import COLOURS
from yitusanhui.gui.widgets import DropDown, tip

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SHORT, MIDDLING, LONGEST = 9, 14, 26  # characters: of a button in a full row, beside one other, in a row of its own
SHORTEST = 10  # characters of a list's current line
PICK = "QFrame#pick {{ border: 2px solid transparent; border-radius: 6px; }}"
PICK += " QFrame#pick:focus {{ border-color: {focus}; }}"


class Chooser(DropDown):
    """One of a list too long for number keys; arrows choose, Enter goes on."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these and choose anew; what was chosen stays chosen if it is still there."""
        chosen = self.currentText()
        quiet = self.blockSignals(True)
        self.clear()
        self.addItems(list(words))
        self.setCurrentIndex(-1)
        self.blockSignals(quiet)
        self.setCurrentIndex(words.index(chosen) if chosen in words else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Pick(QFrame):
    """A few choices side by side, picked by number key, arrows or mouse; Enter confirms the one picked."""

    picked = Signal(int)
    typed = Signal(str)  # what is none of its keys: words meant for somewhere else

    def __init__(
        self, name: str, words: Sequence[str] = (), *, columns: int = 4, keys: str = "123456789", listens: bool = False
    ) -> None:
        """`listens`: an input method may compose here what `typed` then tells; not where letters are the keys."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, listens)
        self.setObjectName("pick")
        self.setStyleSheet(PICK.format(**COLOURS))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.index = -1
        self._keys = keys
        self._columns = columns
        self._buttons: list[QPushButton] = []
        self._shown: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3, 3, 3, 3)
        self._grid.setVerticalSpacing(3)
        self.offer(words)

    def offer(self, words: Sequence[str], keys: str = "") -> None:
        """Offer these choices; what was picked stays if it is still there."""
        self._keys = keys or self._keys
        shown = [f"{key} {word}" for key, word in zip(self._keys.upper(), words, strict=False)]
        shown += list(words[len(shown) :])
        if shown != self._shown:
            self._rebuild(shown)
        self.show_picked(self.index if self.index < len(words) else -1)

    def allow(self, places: Collection[int]) -> None:
        """Only these can be picked; another that was is let go."""
        for place, button in enumerate(self._buttons):
            button.setEnabled(place in places)
        if self.index not in places:
            self.show_picked(-1)

    def show_picked(self, index: int) -> None:
        """Show which is picked, -1 for none."""
        self.index = index
        self.show_chosen({index})

    def show_chosen(self, places: Collection[int]) -> None:
        """Show several as chosen, where each person may choose more than one."""
        for place, button in enumerate(self._buttons):
            button.setChecked(place in places)

    def pick(self, index: int) -> None:
        """Pick one as a person does."""
        if 0 <= index < len(self._buttons) and self._buttons[index].isEnabled():
            self.show_picked(index)
            self.picked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys pick, left and right move, Enter confirms; what is pasted is words."""
        place = self._place(event.text())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if 0 <= place < len(self._buttons):
            self.pick(place)
        elif step and self._buttons:
            self._step(step)
        elif event.key() in ENTER and self.index >= 0:
            self.picked.emit(self.index)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._pass_on(QGuiApplication.clipboard().text())
        elif event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words that an input method composed; some hand over a number, or a full-width one, instead of its key."""
        place = self._place(event.commitString())
        if 0 <= place < len(self._buttons):
            self.pick(place)
        else:
            self._pass_on(event.commitString())

    def _place(self, key: str) -> int:
        plain = unicodedata.normalize("NFKC", key).lower()
        return self._keys.find(plain) if len(plain) == 1 else -1

    def _pass_on(self, words: str) -> None:
        if said := " ".join(words.split()):
            self.typed.emit(said)

    def _step(self, by: int) -> None:
        """To the next that can be picked, if there is one."""
        place = self.index + by
        while 0 <= place < len(self._buttons) and not self._buttons[place].isEnabled():
            place += by
        if 0 <= place < len(self._buttons):
            self.show_picked(place)

    def _rebuild(self, shown: list[str]) -> None:
        self._shown = shown
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = [_button(words) for words in shown]
        longest = max(map(len, shown), default=0)
        columns = self._columns if longest <= SHORT else min(self._columns, 2) if longest <= MIDDLING else 1
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, place=place: self.pick(place))
            self._grid.addWidget(button, place // columns, place % columns)


def _button(words: str) -> QPushButton:
    """A choice; what is too long for a row is cut short, and said whole when pointed at."""
    cut = len(words) > LONGEST
    found = QPushButton((words[: LONGEST - 1] + "…" if cut else words).replace("&", "&&"))
    found.setToolTip(tip(words) if cut else "")
    return found


def in_turn(fields: Sequence[QWidget], done: Callable[[], object]) -> None:
    """Enter, or a pick, goes on to the next field; at the last it does the thing."""
    for field, following in zip(fields, [*fields[1:], None], strict=True):
        go_on = done if following is None else following.setFocus
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(go_on)
        elif isinstance(field, Chooser):
            field.entered.connect(go_on)
        elif isinstance(field, Pick):
            field.picked.connect(lambda _, go_on=go_on: go_on())
