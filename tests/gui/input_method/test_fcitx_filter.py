"""Keys of a field go to the input method first; its words come back into the field."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yitusanhui.gui.input_method.fcitx_bus import NoFcitx
from yitusanhui.gui.input_method.fcitx_filter import FcitxFilter


class Composer:
    """An input method that keeps letters until the space bar, and then says 你好."""

    def __init__(self) -> None:
        self.read_end, self.write_end = os.pipe()
        self.letters = ""
        self.keys: list[tuple[int, bool]] = []
        self.inside: list[bool] = []
        self.waiting: list[tuple[str, tuple[object, ...]]] = []
        self.hangs = False

    @property
    def descriptor(self) -> int:
        return self.read_end

    def key(self, symbol: int, code: int, state: int, released: bool, time: int) -> bool:
        if self.hangs:
            raise NoFcitx("no answer")
        self.keys.append((symbol, released))
        if released:
            return False
        if symbol == 0x20 and self.letters:
            self.letters = ""
            self.waiting += [("UpdateFormattedPreedit", ([], 0)), ("CommitString", ("你好",))]
        elif 0x61 <= symbol <= 0x7A:
            self.letters += chr(symbol)
            self.waiting.append(("UpdateFormattedPreedit", ([(self.letters, 8)], len(self.letters))))
        elif symbol != 0xFF1B or not self.letters:
            return False
        return True

    def focus(self, inside: bool) -> None:
        self.inside.append(inside)

    def reset(self) -> None:
        self.letters = ""

    def cursor(self, x: int, y: int, width: int, height: int) -> None:
        assert height > 0

    def said(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        while self.waiting:
            yield self.waiting.pop(0)


@pytest.fixture
def composer(qapp: QApplication) -> Iterator[Composer]:
    composer = Composer()
    filter_ = FcitxFilter(composer, qapp)
    qapp.installEventFilter(filter_)
    yield composer
    qapp.removeEventFilter(filter_)
    filter_.deleteLater()
    os.close(composer.write_end)


@pytest.fixture
def page(qtbot: QtBot, composer: Composer) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    page.line, page.knob = QLineEdit(), QPushButton("好")  # type: ignore[attr-defined]
    box.addWidget(page.line)  # type: ignore[attr-defined]
    box.addWidget(page.knob)  # type: ignore[attr-defined]
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.line.setFocus()  # type: ignore[attr-defined]
    return page


def strike(target: QWidget, symbol: int, key: Qt.Key, text: str = "", *, time: int = 0) -> None:
    """A key as X brings it: first shortcuts are asked, then it is pressed and let go."""
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for kind in kinds:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, symbol % 97, symbol, 0, text)
        event.setTimestamp(time or symbol)
        QApplication.sendEvent(target, event)


def test_letters_are_composed_and_the_words_land_in_the_field(page: QWidget, composer: Composer) -> None:
    line: QLineEdit = page.line  # type: ignore[attr-defined]
    shown: list[str] = []
    line.installEventFilter(watch := _Preedits(shown))
    for number, letter in enumerate("nihao"):
        strike(line, ord(letter), Qt.Key(ord(letter.upper())), letter, time=100 + number)
    strike(line, 0x20, Qt.Key.Key_Space, " ", time=200)
    assert (line.text(), shown[-2:]) == ("你好", ["nihao", ""])
    line.removeEventFilter(watch)


def test_each_press_is_asked_about_once(page: QWidget, composer: Composer) -> None:
    strike(page.line, ord("a"), Qt.Key.Key_A, "a")  # type: ignore[attr-defined]
    assert composer.keys == [(ord("a"), False), (ord("a"), True)]


def test_what_the_input_method_lets_through_is_typed(page: QWidget, composer: Composer) -> None:
    strike(page.line, ord("5"), Qt.Key.Key_5, "5")  # type: ignore[attr-defined]
    assert page.line.text() == "5"  # type: ignore[attr-defined]


def test_escape_ends_the_composition_and_not_the_window(page: QWidget, composer: Composer) -> None:
    gone: list[bool] = []
    QShortcut(Qt.Key.Key_Escape, page, activated=lambda: gone.append(True))
    line: QLineEdit = page.line  # type: ignore[attr-defined]
    strike(line, ord("n"), Qt.Key.Key_N, "n", time=1)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, 9, 0xFF1B, 0)
    override.setAccepted(False)
    QApplication.sendEvent(line, override)
    assert override.isAccepted()
    assert gone == []


def test_a_button_keeps_its_keys(page: QWidget, composer: Composer) -> None:
    page.knob.setFocus()  # type: ignore[attr-defined]
    strike(page.knob, ord("n"), Qt.Key.Key_N, "n")  # type: ignore[attr-defined]
    assert composer.keys == []
    assert composer.inside[-1] is False


def test_a_key_that_is_given_back_reaches_the_field(page: QWidget, composer: Composer) -> None:
    line: QLineEdit = page.line  # type: ignore[attr-defined]
    line.setText("车棚")
    entered: list[bool] = []
    line.returnPressed.connect(lambda: entered.append(True))
    composer.waiting += [("ForwardKey", (0xFF08, 0, 0)), ("ForwardKey", (0xFF0D, 0, 0)), ("ForwardKey", (0x61, 0, 0))]
    strike(line, 0xFFE1, Qt.Key.Key_Shift)
    assert (line.text(), entered) == ("车a", [True])


def test_when_it_stops_answering_letters_are_typed_as_they_are(page: QWidget, composer: Composer) -> None:
    composer.hangs = True
    strike(page.line, ord("n"), Qt.Key.Key_N, "n", time=1)  # type: ignore[attr-defined]
    composer.hangs = False
    strike(page.line, ord("i"), Qt.Key.Key_I, "i", time=2)  # type: ignore[attr-defined]
    assert page.line.text() == "ni"  # type: ignore[attr-defined]
    assert composer.keys == []


class _Preedits(QWidget):
    def __init__(self, shown: list[str]) -> None:
        super().__init__()
        self._shown = shown

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and not event.commitString():
            self._shown.append(event.preeditString())
        return False
