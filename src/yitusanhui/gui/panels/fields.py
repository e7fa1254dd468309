"""The fields panels are made of: large, Chinese, and wholly usable from the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QIntValidator, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
)

from yitusanhui.gui.widgets import Line, set_kind
from yitusanhui.intake.cells import CellRefused, deadline

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST = 1_000_000
FRAME, LEAST_QUOTED = (
    16,
    200,
)  # pixels: above and below framed words; the width they are measured at before they have one
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


class Quoted(QScrollArea):
    """Somebody's words on a panel: whole while they are few, of many the first lines: what is below needs room."""

    def __init__(self, lines: int = 7) -> None:
        super().__init__()
        self.words = Label()
        self.setWidget(self.words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._most = lines * QFontMetrics(QApplication.font()).lineSpacing() + FRAME

    def say(self, words: str, kind: str | None = None) -> None:
        """Show these words from their beginning; nothing takes no room."""
        self.words.say(words, kind)
        self.setVisible(bool(words))
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def text(self) -> str:
        """All of them."""
        return self.words.text()

    def hasHeightForWidth(self) -> bool:
        """As its words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words, up to its lines."""
        return min(self._most, self.words.heightForWidth(width))

    def sizeHint(self) -> QSize:
        """At the width it has."""
        return QSize(self.words.sizeHint().width(), self.heightForWidth(max(self.width(), LEAST_QUOTED)))

    def minimumSizeHint(self) -> QSize:
        """Any width."""
        return QSize(0, 0)


class Told(Label):
    """What is said of figures beside it, over a hint that stands while there is nothing to say.

    Two lines are kept for it: what one types into must not move away under the hand when a sentence comes.
    """

    def __init__(self, hint: str) -> None:
        super().__init__(hint, "muted")
        self.hint = hint
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(2 * QFontMetrics(QApplication.font()).lineSpacing() + FRAME)

    def rest(self) -> None:
        """Nothing to say: the hint."""
        self.say(self.hint, "muted")


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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What stands here is selected: a figure is replaced, not lengthened."""
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click selects it too."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.selectAll()

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

    def event(self, event: QEvent) -> bool:
        """With nothing to take back here Ctrl+Z is the window's, as in a line."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._leaves_to_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter hands in, Enter alone is a new line."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.handed_in.emit()
        else:
            super().keyPressEvent(event)

    def _leaves_to_the_window(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()


def clear(*fields: QLineEdit) -> None:
    """Empty these fields."""
    for field in fields:
        field.clear()


def comment_numbers(text: str) -> list[int]:
    """Numbers of comments as typed: `3 7 12`, in order, each once."""
    return list(dict.fromkeys(int(number) for number in re.findall(r"\d{1,9}", text)))


def due_date(text: str, today: date) -> str | None:
    """A date as typed, 2026-12-31, 12-31 or 12月底 (the next one from today), as ISO; None when it is none."""
    if not text.strip():
        return ""
    try:
        return deadline(text, today)
    except CellRefused:
        return None
