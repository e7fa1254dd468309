"""The fields panels are made of: large, Chinese, and wholly usable from the keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from yitusanhui.gui.theme import COLOURS
from yitusanhui.gui.widgets import Line, set_kind
from yitusanhui.intake.cells import CellRefused, day

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST = 1_000_000
SHORTEST = 10  # characters of a list's current line
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
PICK = "QFrame#pick {{ border: 2px solid transparent; border-radius: 6px; }}"
PICK += " QFrame#pick:focus {{ border-color: {focus}; }}"
CARD = "QFrame#card {{ background: {paper}; border: 1px solid {edge}; border-radius: 8px; }}"
CARD += " QFrame#card:focus {{ border: 2px solid {focus}; }}"


class Label(QLabel):
    """Words on a panel, as plain text; `kind` is one of the style sheet's."""

    def __init__(self, words: str = "", kind: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_kind(self, kind)

    def say(self, words: str, kind: str | None = None) -> None:
        """Show these words, as another kind if one is given; nothing takes no room."""
        self.setText(words)
        self.setVisible(bool(words))
        if kind is not None and kind != self.property("kind"):
            set_kind(self, kind)
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # a frame measures its margins only then


class Button(QPushButton):
    """A button that Enter presses too."""

    def __init__(self, words: str, pressed: Callable[[], object], kind: str = "") -> None:
        super().__init__(words)
        self.clicked.connect(lambda: pressed())
        set_kind(self, kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def words_of(line: QLineEdit) -> str:
    """What was written on a line."""
    return line.text().strip()


class Figure(Line):
    """A whole number, 0 or more; empty is not yet entered and counts as 0."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setValidator(QIntValidator(0, MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(96)

    @property
    def number(self) -> int:
        """The number entered."""
        return int(self.text() or 0)

    def show_number(self, number: int | None) -> None:
        """Show a number, nothing for None."""
        self.setText("" if number is None else str(number))


class Writing(QPlainTextEdit):
    """Several lines of words; Ctrl+Enter hands them in."""

    handed_in = Signal()

    def __init__(self, asked: str) -> None:
        super().__init__()
        self.setPlaceholderText(asked)
        self.setAccessibleName(asked)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter hands in, Enter alone is a new line."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.handed_in.emit()
        else:
            super().keyPressEvent(event)


class Chooser(QComboBox):
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

    def __init__(self, name: str, words: Sequence[str] = (), *, columns: int = 4, keys: str = "123456789") -> None:
        super().__init__()
        self.setObjectName("pick")
        self.setStyleSheet(PICK.format(**COLOURS))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.index = -1
        self._keys = keys
        self._columns = columns
        self._buttons: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3, 3, 3, 3)
        self.offer(words)

    def offer(self, words: Sequence[str], keys: str = "") -> None:
        """Offer these choices; what was picked stays if it is still there."""
        self._keys = keys or self._keys
        shown = [f"{key} {word}" for key, word in zip(self._keys.upper(), words, strict=False)]
        shown += list(words[len(shown) :])
        if shown != [button.text() for button in self._buttons]:
            self._rebuild(shown)
        self.show_picked(self.index if self.index < len(words) else -1)

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
        if 0 <= index < len(self._buttons):
            self.show_picked(index)
            self.picked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys pick, left and right move, Enter confirms."""
        place = self._keys.find(event.text().lower()) if event.text() else -1
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if 0 <= place < len(self._buttons):
            self.pick(place)
        elif step and self._buttons:
            self.show_picked(max(0, min(self.index + step, len(self._buttons) - 1)))
        elif event.key() in ENTER and self.index >= 0:
            self.picked.emit(self.index)
        else:
            super().keyPressEvent(event)

    def _rebuild(self, shown: Sequence[str]) -> None:
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = [QPushButton(words.replace("&", "&&")) for words in shown]
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, place=place: self.pick(place))
            self._grid.addWidget(button, place // self._columns, place % self._columns)


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


def clear(*fields: QLineEdit) -> None:
    """Empty these fields."""
    for field in fields:
        field.clear()


def comment_numbers(text: str) -> list[int]:
    """Numbers of comments as typed: `3 7 12`, in order, each once."""
    return list(dict.fromkeys(int(number) for number in re.findall(r"\d{1,9}", text)))


def due_date(text: str, today: date) -> str | None:
    """A date as typed, 2026-12-31 or 12-31 (the next one from today), as ISO; None when it is none."""
    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return ""
    part = _MONTH_AND_DAY.fullmatch(text)
    try:
        if part is None:
            return day(text)
        this = day(f"{today.year}-{part[1]}-{part[2]}")
        return this if this >= today.isoformat() else day(f"{today.year + 1}-{part[1]}-{part[2]}")
    except CellRefused:
        return None
