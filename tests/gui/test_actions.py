"""Keys and menus: one table, nothing in it twice, and the F1 sheet shows it whole."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea

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
