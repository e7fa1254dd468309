"""Keys and menus: one table, nothing in it twice, and the F1 sheet shows it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from tests.gui.builders import press
from yitusanhui.gui.actions import MENUS, PANEL_KEYS, key_lines
from yitusanhui.gui.help_overlay import KeySheet
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.texts import say


def _twice(found: list[str]) -> list[str]:
    return [one for one, count in Counter(found).items() if count > 1]


def _letter(words: str) -> str:
    return words.partition("(&")[2][:1]


def test_no_two_deeds_share_a_key(window: MainWindow) -> None:
    keys = [QKeySequence(deed.keys).toString() for items in MENUS.values() for deed in items if deed.keys]
    keys += [
        short.key().toString()
        for short in window.panels.findChildren(QShortcut)
        if short.parent() is window.panels  # Ctrl+1 to Ctrl+9, from any panel
    ]
    assert _twice(keys) == []


def test_no_two_items_of_a_menu_share_a_letter() -> None:
    for title, items in MENUS.items():
        letters = [_letter(say(f"do.{deed.name}")) for deed in items if deed.name]
        assert _twice([one for one in letters if one]) == [], title
    assert _twice([_letter(say(f"menu.{title}")) for title in MENUS]) == []


def test_the_sheet_lists_every_key_of_the_menus() -> None:
    listed = {keys for _, lines in key_lines() for keys, _ in lines}
    assert listed == {d.keys for items in MENUS.values() for d in items if d.keys} | {keys for keys, _ in PANEL_KEYS}


def test_the_sheet_fits_a_small_laptop_without_scrolling(window: MainWindow) -> None:
    window.resize(1280, 690)
    sheet = KeySheet(window)
    sheet.show()
    area = sheet.findChild(QScrollArea)
    page = area.widget()
    assert page.sizeHint().height() <= area.viewport().height()
    assert page.sizeHint().width() <= area.viewport().width()
    assert all(label.width() >= label.sizeHint().width() for label in page.findChildren(QLabel))
    sheet.close()


def test_ctrl_p_prints_the_minutes_while_they_are_in_front_and_the_papers_elsewhere(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for dialog in ("getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(f"yitusanhui.gui.settings.QFileDialog.{dialog}", _leaves(asked, dialog))
    for panel, expected in (("minutes", "getSaveFileName"), ("prepare", "getExistingDirectory")):
        window.panels.show_panel(panel)
        here = QApplication.focusWidget()
        assert here is not None
        press(here, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert asked[-1] == expected
    assert len(asked) == 2


def _leaves(asked: list[str], dialog: str) -> Callable[..., object]:
    def left(*_: object) -> object:
        asked.append(dialog)
        return "" if dialog == "getExistingDirectory" else ("", "")

    return left
