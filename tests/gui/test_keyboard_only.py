"""The whole program without a mouse: keys lead where F1 says, none of them twice, Tab goes round, Esc closes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from tests.gui.small_screen import OPENERS, Bench
from yitusanhui.gui.actions import MENUS
from yitusanhui.gui.dialogs.batch import BatchDialog
from yitusanhui.gui.dialogs.photos import PhotoDialog
from yitusanhui.gui.main_window import MainWindow

OF_THE_PANEL_IN_FRONT = ("print_papers", "print_minutes")  # one key for both: tests/gui/test_actions.py
MOST_STOPS = 120


def lines_of(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """One of each kind of field in every panel, then map and path: where the keyboard may be."""
    for name in window.panels.names:
        window.panels.show_panel(name)
        QApplication.processEvents()
        kinds: set[type] = set()
        for field in window.panels.panel(name).findChildren(QWidget):
            ready = field.isVisible() and field.isEnabled() and field.focusPolicy() != Qt.FocusPolicy.NoFocus
            if ready and isinstance(field, (QLineEdit, QComboBox)) and type(field) not in kinds:
                kinds.add(type(field))
                yield f"{name} {type(field).__name__}", field
    yield "map", window.pane.view
    window.path.take_focus()
    yield "path", QApplication.focusWidget() or window.path


def test_every_key_of_the_menus_works_wherever_the_keyboard_is(bench: Bench, qtbot: QtBot) -> None:
    window = bench.window
    done: list[str] = []
    for name, action in window.actions_.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda *_, name=name: done.append(name))
    dead: dict[str, list[str]] = defaultdict(list)
    for place, field in lines_of(window):
        for deed in (one for items in MENUS.values() for one in items if one.keys):
            field.setFocus()
            keys = QKeySequence(deed.keys)[0]
            QTest.keyClick(QApplication.focusWidget() or field, keys.key(), keys.keyboardModifiers())
            if deed.name not in done and deed.name not in OF_THE_PANEL_IN_FRONT:
                dead[deed.keys].append(place)
            done.clear()
    assert not dead


def keys_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every key that something in sight answers to, with what it is."""
    for child in root.findChildren(QWidget):
        if not child.isVisible():
            continue
        if isinstance(child, QAbstractButton) and not child.shortcut().isEmpty():
            yield child.shortcut().toString(), child.text()
        if isinstance(child, QLabel) and child.buddy() is not None:
            yield from ((f"Alt+{one}", child.text()) for one in re.findall(r"&(\w)", child.text()))
        if isinstance(child, QTabBar):
            words = [child.tabText(place) for place in range(child.count())]
            yield from ((f"Alt+{one}", text) for text in words for one in re.findall(r"&(\w)", text))
    for short in root.findChildren(QShortcut):
        parent = short.parent()
        if short.isEnabled() and isinstance(parent, QWidget) and parent.isVisible():
            yield short.key().toString(), f"{type(parent).__name__} {short.context().name}"
    if isinstance(root, MainWindow):
        yield from ((action.shortcut().toString(), action.text()) for action in root.actions() if action.shortcut())
        titles = [action.text() for action in root.menuBar().actions()]
        yield from ((f"Alt+{one}", text) for text in titles for one in re.findall(r"&(\w)", text))


def shared(root: QWidget) -> list[str]:
    """Keys that two things in sight answer to: Qt then does neither. Keys of two different lists are two keys."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, words in keys_of(root):
        if key and "WidgetShortcut" not in words:
            found[key].append(words)
    return [f"{key}: {words}" for key, words in found.items() if len(words) > 1]


def test_no_two_things_in_sight_answer_to_one_key(bench: Bench, qtbot: QtBot) -> None:
    window, wrong = bench.window, []
    for held in (1, 2, 3):
        window.session.enter(held)
        for name in window.panels.names:
            window.panels.show_panel(name)
            tabs = getattr(window.panels.panel(name), "tabs", None)
            for page in range(tabs.count() if tabs is not None else 1):
                if tabs is not None:
                    tabs.setCurrentIndex(page)
                QApplication.processEvents()
                wrong += [f"{name} {page}: {words}" for words in shared(window)]
    assert not wrong, "\n".join(wrong)


def test_dialogs_are_gone_round_by_tab_and_left_by_esc(bench: Bench, qtbot: QtBot) -> None:
    wrong: list[str] = []
    for kind, opener in OPENERS.items():
        dialog = opener(bench)
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        wrong += [f"{kind.__name__} shares {words}" for words in shared(dialog)]
        if kind not in (BatchDialog, PhotoDialog):  # Tab goes from cell to cell, Alt+Y to the source; keys only
            wrong += [f"{kind.__name__} never comes to {words}" for words in _never_reached(dialog)]
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            wrong.append(f"{kind.__name__} stays open on Esc")
            dialog.close()
    assert not wrong, "\n".join(wrong)


def _never_reached(dialog: QDialog) -> list[str]:
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops and len(stops) < MOST_STOPS:
        stops.append(here)
        press(here, Qt.Key.Key_Tab)
    if stops:
        stops[0].setFocus()
    return [
        f"{type(one).__name__} {one.property('text') or one.accessibleName()}"
        for one in dialog.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, (QScrollBar, QRadioButton))
        and one not in stops
    ]
