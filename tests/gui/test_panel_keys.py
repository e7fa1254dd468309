"""Every key that F1 lists for the panels does there what F1 says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.gui.actions import PANEL_KEYS
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import attendance, comments, meetings, reading

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Way = Callable[[MainWindow, QtBot], object]


@pytest.fixture
def held(window: MainWindow) -> MainWindow:
    """A meeting under way with one comment, in the panel of comments."""
    do = window.session.do
    do(meetings.open_meeting, meeting_id=1)
    do(comments.record_comment, meeting_id=1, text="我家有低保户，车棚太近", author="张小曼", endorsements=2)
    window.panels.show_panel("comments")
    return window


def _keyboard() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def _panel(window: MainWindow) -> CommentsPanel:
    panel = window.panels.panel("comments")
    assert isinstance(panel, CommentsPanel)
    return panel


def _in_list(window: MainWindow, key: Qt.Key) -> None:
    rows = _panel(window).list
    rows.setFocus()
    press(QApplication.focusWidget() or rows, key)


def _panels(window: MainWindow, _: QtBot) -> None:
    for place, name in enumerate(window.panels.names[:9], 1):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key(Qt.Key.Key_0 + place), CTRL)
        assert window.panels.current is window.panels.panel(name)


def _sources(window: MainWindow, _: QtBot) -> None:
    for place in range(1, 8):
        press(_keyboard(), Qt.Key(Qt.Key.Key_0 + place), ALT)
        assert _panel(window).source.currentIndex() == place - 1


def _rows(window: MainWindow, _: QtBot) -> None:
    window.panels.show_panel("sign_in")
    type_words(_keyboard(), "z")
    press(_keyboard(), Qt.Key.Key_1, ALT)
    assert reading.read_attendance(window.session.file, 1).present == 1


def _holder(window: MainWindow, _: QtBot) -> None:
    for person in (1, 4):
        window.session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    window.panels.show_panel("sign_in")
    panel = window.panels.panel("sign_in")
    panel._tell_household(window.session.people().by_id[4])  # type: ignore[attr-defined]
    press(_keyboard(), Qt.Key.Key_R, ALT)
    assert [line.name for line in window.session.attendees() if line.votes] == ["李秀英"]


def _marks(window: MainWindow, _: QtBot) -> None:
    type_words(_keyboard(), "灯太暗@王𬱖#停车+15")
    press(_keyboard(), Qt.Key.Key_Return)
    newest = reading.read_comments(window.session.file)[-1]
    assert (newest.author, newest.endorsements, newest.text) == ("王𬱖", 15, "灯太暗") and "停车" in newest.category


def _asks(key: Qt.Key, title: str) -> Way:
    def way(window: MainWindow, qtbot: QtBot) -> None:
        titles: list[str] = []
        in_the_dialog(lambda dialog: titles.append(_words(dialog)))
        _in_list(window, key)
        qtbot.waitUntil(lambda: bool(titles))
        assert title in titles[0]

    return way


def _words(dialog: QDialog) -> str:
    return dialog.windowTitle()


def _endorse(window: MainWindow, _: QtBot) -> None:
    _in_list(window, Qt.Key.Key_Plus)
    assert reading.read_comments(window.session.file)[0].endorsements == 3


def _replace(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.placing):
        _in_list(window, Qt.Key.Key_P)


def _release(window: MainWindow, _: QtBot) -> None:
    _in_list(window, Qt.Key.Key_R)
    assert not reading.read_comments(window.session.file)[0].held


def _escape(window: MainWindow, _: QtBot) -> None:
    type_words(_keyboard(), "写了一半")
    _in_list(window, Qt.Key.Key_Escape)
    assert _keyboard() is _panel(window).entry.line and _keyboard().text() == "写了一半"


def _clear(window: MainWindow, _: QtBot) -> None:
    type_words(_keyboard(), "写错了")
    press(_keyboard(), Qt.Key.Key_Backspace, CTRL)
    assert _keyboard().text() == ""


def _take_category(window: MainWindow, qtbot: QtBot) -> None:
    for key, typed in ((Qt.Key.Key_K, False), (Qt.Key.Key_K, True)):
        type_words(_keyboard(), "小区里没有地方停车")
        press(_keyboard(), Qt.Key.Key_Return)
        if typed:
            press(_keyboard(), key, ALT)
        else:
            _in_list(window, key)
            _panel(window).take_focus()
        assert "停车" in reading.read_comments(window.session.file)[-1].category


def _forget(window: MainWindow, _: QtBot) -> None:
    _marks(window, _)
    press(_keyboard(), Qt.Key.Key_0, ALT)
    type_words(_keyboard(), "还有一件")
    press(_keyboard(), Qt.Key.Key_Return)
    assert reading.read_comments(window.session.file)[-1].author == ""


WAYS: dict[str, Way] = {
    "Ctrl+1…9": _panels,
    "Alt+1…7": _sources,
    "Alt+1…9": _rows,
    "Alt+R": _holder,
    "@ # +15": _marks,
    "F2": _asks(Qt.Key.Key_F2, "1号"),
    "Delete": _asks(Qt.Key.Key_Delete, "撤回"),
    "+": _endorse,
    "-": _asks(Qt.Key.Key_Minus, "附议"),
    "P": _replace,
    "M": _asks(Qt.Key.Key_M, "1号"),
    "R": _release,
    "Esc": _escape,
    "Ctrl+Backspace": _clear,
    "K, Alt+K": _take_category,
    "Alt+0": _forget,
}
ELSEWHERE = ("A", "Ctrl+P")  # below, and in tests/gui/test_actions.py


def test_each_key_of_the_sheet_is_tried() -> None:
    assert {keys for keys, _ in PANEL_KEYS} == {*WAYS, *ELSEWHERE}


@pytest.mark.parametrize("keys", WAYS)
def test_a_key_does_what_the_sheet_says(keys: str, held: MainWindow, qtbot: QtBot) -> None:
    WAYS[keys](held, qtbot)


def test_a_asks_for_photos_of_the_comment_that_is_selected(held: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "yitusanhui.gui.panels.comment_photos.chosen_pictures", lambda parent: asked.append(parent) or ()
    )
    _in_list(held, Qt.Key.Key_A)
    assert len(asked) == 1
