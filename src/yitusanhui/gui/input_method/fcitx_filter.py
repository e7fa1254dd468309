"""Between the keyboard and the fields: keys go to fcitx first, its words come back into the field."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

from yitusanhui.gui.input_method.fcitx_bus import NoFcitx

KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
FORWARDED = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF09: Qt.Key.Key_Tab,
    0xFF0D: Qt.Key.Key_Return,
    0xFF1B: Qt.Key.Key_Escape,
    0xFF50: Qt.Key.Key_Home,
    0xFF51: Qt.Key.Key_Left,
    0xFF52: Qt.Key.Key_Up,
    0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down,
    0xFF57: Qt.Key.Key_End,
    0xFFFF: Qt.Key.Key_Delete,
}
log = logging.getLogger(__name__)


class InputContext(Protocol):
    """What the filter wants of an input method (`fcitx_bus.FcitxBus`)."""

    @property
    def descriptor(self) -> int: ...
    def key(self, symbol: int, code: int, state: int, released: bool, time: int) -> bool: ...
    def focus(self, inside: bool) -> None: ...
    def reset(self) -> None: ...
    def cursor(self, x: int, y: int, width: int, height: int) -> None: ...
    def said(self) -> Iterator[tuple[str, tuple[object, ...]]]: ...


class FcitxFilter(QObject):
    """An event filter of the whole program. When fcitx is gone it lets every key through, as if it weren't there."""

    def __init__(self, bus: InputContext, application: QApplication) -> None:
        super().__init__(application)
        self._bus = bus
        self._gone = False
        self._answer: tuple[tuple[int, int], bool] | None = None  # a press is asked about once, before shortcuts
        self._forwarding = False
        self._notifier = QSocketNotifier(bus.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)
        application.focusObjectChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of a field that takes words go to fcitx, before any shortcut."""
        if self._gone or self._forwarding or event.type() not in KEYS or not isinstance(event, QKeyEvent):
            return False
        if not event.nativeVirtualKey():  # not from the keyboard: Qt or the program made it up
            return False
        if watched is not QGuiApplication.focusObject() or not _takes_words(watched):
            return False
        try:
            return self._key(event)
        except NoFcitx as missing:
            self._leave(missing)
            return False

    def _key(self, event: QKeyEvent) -> bool:
        press = event.nativeScanCode(), event.timestamp()
        if self._answer is not None and self._answer[0] == press and event.type() == QEvent.Type.KeyPress:
            return self._answer[1]
        self._show_place()
        released = event.type() == QEvent.Type.KeyRelease
        kept = self._bus.key(
            event.nativeVirtualKey(), event.nativeScanCode(), event.nativeModifiers(), released, event.timestamp()
        )
        self._listen()
        if event.type() == QEvent.Type.ShortcutOverride:
            self._answer = press, kept
            event.setAccepted(kept)
        return kept

    def _moved(self, target: QObject | None) -> None:
        """Another field has the keyboard: what was being composed in the old one is dropped."""
        if self._gone:
            return
        try:
            self._bus.reset()
            self._bus.focus(_takes_words(target))
        except NoFcitx as missing:
            self._leave(missing)

    def _listen(self) -> None:
        try:
            for name, words in self._bus.said():
                self._hear(name, words)
        except NoFcitx as missing:
            self._leave(missing)

    def _hear(self, name: str, words: tuple[object, ...]) -> None:
        field = QGuiApplication.focusObject()
        if field is None or not _takes_words(field):
            return
        match name, words:
            case "CommitString", (str() as text,):
                event = QInputMethodEvent()
                event.setCommitString(text)
                QApplication.sendEvent(field, event)
            case "UpdateFormattedPreedit", (list() as parts, int() as place):
                _compose(field, "".join(text for text, _ in parts), place)
            case "UpdatePreedit", (str() as text, int() as place):
                _compose(field, text, place)
            case "ForwardKey", (int() as symbol, int(), int() as released):
                self._forward(field, symbol, bool(released))

    def _forward(self, field: QObject, symbol: int, released: bool) -> None:
        """A key that fcitx gives back, as when Enter ends a composition."""
        kind = QEvent.Type.KeyRelease if released else QEvent.Type.KeyPress
        text = chr(symbol) if 0x20 <= symbol < 0x7F else ""
        key = FORWARDED.get(symbol, Qt.Key(ord(text.upper())) if text else Qt.Key.Key_unknown)
        self._forwarding = True
        try:
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        finally:
            self._forwarding = False

    def _show_place(self) -> None:
        field = QGuiApplication.focusObject()
        if isinstance(field, QWidget):
            place = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            corner = field.mapToGlobal(QPoint(place.x(), place.y()))
            ratio = field.devicePixelRatioF()
            spot = QRect(corner, place.size())
            self._bus.cursor(*(round(number * ratio) for number in (spot.x(), spot.y(), spot.width(), spot.height())))

    def _leave(self, missing: NoFcitx) -> None:
        log.info("input method gone: %s", missing)
        self._gone = True
        self._notifier.setEnabled(False)


def _takes_words(field: QObject | None) -> bool:
    return isinstance(field, QWidget) and bool(field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))


def _compose(field: QObject, text: str, place: int) -> None:
    """Show what is being composed, underlined; `place` is fcitx's cursor in bytes of UTF-8."""
    style = QTextCharFormat()
    style.setFontUnderline(True)
    at = len(text.encode()[: max(place, 0)].decode(errors="ignore"))
    kind = QInputMethodEvent.AttributeType
    shown = [
        QInputMethodEvent.Attribute(kind.TextFormat, 0, len(text), style),
        QInputMethodEvent.Attribute(kind.Cursor, at, 1, None),
    ]
    QApplication.sendEvent(field, QInputMethodEvent(text, shown))
