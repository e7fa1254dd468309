"""Small parts that every panel and dialog is made of."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

SPACE = 10
LEAST_PAGE = 120
_WINDOWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_K)  # X11 has them edit a line


class Line(QLineEdit):
    """One line of typing that leaves the window its keys, and tells what an input method is composing."""

    composed = Signal(str)  # what is being composed, without the marks that input methods put between syllables

    def __init__(self, hint: str = "", *, kind: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        set_kind(self, kind)

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+arrows and, with nothing to take back or do again here, Ctrl+Z and Ctrl+Y reach the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell what is being composed: `z'x'm` finds people before any word is chosen."""
        super().inputMethodEvent(event)
        self.composed.emit(event.preeditString().replace("'", "").replace(" ", ""))

    def clear(self) -> None:
        """Handed in, or thrown away: empty, and Ctrl+Z takes back the deed instead of the typing."""
        self.setText("")

    def put(self, text: str) -> None:
        """Set the text without any echo, with nothing for Ctrl+Z to bring back; seen from its beginning."""
        with QSignalBlocker(self):
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _is_windows(self, event: QKeyEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() == Qt.Key.Key_Z:
            return not self.isUndoAvailable()
        if event.key() == Qt.Key.Key_Y:
            return not self.isRedoAvailable()
        return event.key() in _WINDOWS


class DropDown(QComboBox):
    """A list that is opened to choose from. The wheel moves the page it stands on, never what was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by key and click: whoever types goes on typing

    def setEditable(self, editable: bool) -> None:
        """Typed into, it leaves the window its keys as every line does."""
        super().setEditable(editable)
        if editable:
            self.setLineEdit(Line())

    def showEvent(self, event: QShowEvent) -> None:
        """Its line was laid out as high as one that stands alone: within the frame its words stood too low."""
        super().showEvent(event)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


def set_kind(widget: QWidget, kind: str) -> None:
    """Change what the style sheet calls a widget; one that was never dressed yet is when it is first measured."""
    if (widget.property("kind") or "") == kind:
        return
    widget.setProperty("kind", kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """Words on the window, always as plain text: what people write is never markup."""
    found = QLabel(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setWordWrap(wrap)
    set_kind(found, kind)
    return found


def tip(words: str) -> str:
    """What people wrote as a tooltip shows it: Qt would take a < for markup, and never break a long line."""
    return f"<p>{'<br>'.join(map(escape, words.splitlines()))}</p>"


class Push(QPushButton):
    """A button that Enter presses too, and that never takes the Enter of a field beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object] | None = None, kind: str = "") -> QPushButton:
    """A button with what it does."""
    found = Push(text)
    set_kind(found, kind)
    if clicked is not None:
        found.clicked.connect(lambda: clicked())
    return found


def row(*widgets: QWidget | None, space: int = SPACE) -> QHBoxLayout:
    """Widgets side by side; None is the gap that takes what is left."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(space)
    for widget in widgets:
        if widget is None:
            box.addStretch(1)
        else:
            box.addWidget(widget)
    return box


def bold(font: QFont) -> QFont:
    """The same font, bold."""
    found = QFont(font)
    found.setBold(True)
    return found


def rule() -> QFrame:
    """A thin line between two parts."""
    found = QFrame()
    set_kind(found, "rule")
    return found


def column(parent: QWidget, *, margin: int = 14, space: int = SPACE) -> QVBoxLayout:
    """A vertical layout with the window's usual spacing."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(space)
    return box


def ask(dialog: QDialog) -> bool:
    """Put a dialog before the person until it is answered; True when it was accepted. Then it is let go of.

    What it was told can be read as long as the deed goes on that asked; afterwards it follows nothing any more,
    where it would else have drawn itself anew, unseen, all evening.
    """
    answer = bool(dialog.exec())
    dialog.deleteLater()
    return answer


def fit(window: QWidget, size: tuple[int, int]) -> None:
    """Give a window this size, or what its screen has: at 150 % a street office's laptop has 911 x 512."""
    room = window.screen().availableGeometry()
    window.resize(min(size[0], room.width() - 20), min(size[1], room.height() - 40))


class Scrolled(QScrollArea):
    """A page that scrolls up and down when the window is low, and shows the field that has the keyboard."""

    def __init__(self, page: QWidget, kind: str = "asked") -> None:
        super().__init__()
        page.setObjectName(kind)
        set_kind(self, kind)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def sizeHint(self) -> QSize:
        """The whole page."""
        return self.widget().sizeHint() + QSize(2, 2)

    def minimumSizeHint(self) -> QSize:
        """Its width, and a few lines."""
        across = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(across, min(LEAST_PAGE, self.widget().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the room; as high, or as its parts need at the least."""
        super().resizeEvent(event)
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part of the page came, went or grew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        # WORKAROUND: a resizable scroll area takes the preferred height of a page with wrapped words for its least.
        page, room = self.widget(), self.viewport().size()
        layout = page.layout()
        if layout is None:
            return
        wrapped = layout.hasHeightForWidth()
        least = layout.totalMinimumHeightForWidth(room.width()) if wrapped else layout.totalMinimumSize().height()
        page.resize(room.width(), max(room.height(), least))

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now)


def scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls up and down when the window is low."""
    page.setObjectName("page")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
