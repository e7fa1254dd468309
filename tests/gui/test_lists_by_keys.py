"""Every list of the program by keys: to its first and its last row, a page on and back, and one sees where one is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from tests.gui.small_screen import OPENERS, Bench
from yitusanhui.gui.dialogs.batch import SlipTable

OF_CELLS = (SlipTable,)  # typed into: there Home and End go to the ends of a row


def lists_in(window: QWidget) -> Iterator[QAbstractItemView]:
    """Lists one can be in with the keyboard, with more than one row that can be chosen."""
    for view in window.findChildren(QAbstractItemView):
        takes_keys = view.isVisible() and view.isEnabled() and view.focusPolicy() != Qt.FocusPolicy.NoFocus
        shown = [row for row in range(view.model().rowCount()) if _choosable(view, row)]
        if takes_keys and len(shown) > 1 and not isinstance(view, OF_CELLS) and not _typed_into(view):
            yield view


def _choosable(view: QAbstractItemView, row: int) -> bool:
    index = view.model().index(row, 0)
    return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable and index.flags() & Qt.ItemFlag.ItemIsEnabled)


def _typed_into(view: QAbstractItemView) -> bool:
    editable = bool(view.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable)
    return editable and view.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers


def trouble_with(view: QAbstractItemView) -> list[str]:
    """What a person would find odd."""
    found: list[str] = []
    name = f"{type(view).__name__} {view.accessibleName()}"
    rows = [row for row in range(view.model().rowCount()) if _choosable(view, row)]
    view.setFocus()

    def goes(key: Qt.Key, *, up: bool, whole: bool) -> None:
        before = view.currentIndex().row()
        press(view, key)
        here, end = view.currentIndex().row(), rows[0] if up else rows[-1]
        if here != end and (whole or (here >= before if up else here <= before)):
            found.append(f"{name}: {key.name} goes from row {before} to {here} of {rows[0]} to {rows[-1]}")

    goes(Qt.Key.Key_End, up=False, whole=True)
    goes(Qt.Key.Key_PageUp, up=True, whole=False)
    goes(Qt.Key.Key_Home, up=True, whole=True)
    goes(Qt.Key.Key_PageDown, up=False, whole=False)
    several = view.selectionMode() is QAbstractItemView.SelectionMode.MultiSelection
    if not several and not view.selectionModel().isSelected(view.currentIndex()):
        found.append(f"{name}: nothing shows where one is")
    return found


def test_every_list_of_the_panels_goes_to_its_ends(bench: Bench, qtbot: QtBot) -> None:
    window, wrong, seen = bench.window, [], set()
    window.resize(1366, 728)
    for held in (1, 2, 3):
        window.session.enter(held)
        for name in window.panels.names:
            window.panels.show_panel(name)
            QApplication.processEvents()
            for view in lists_in(window.panels.panel(name)):
                seen.add(name)
                wrong += [f"{name} {held}: {words}" for words in trouble_with(view)]
    assert {"comments", "topics", "replies", "commitments", "evaluation", "sites"} <= seen
    assert not wrong, "\n".join(wrong)


def test_every_list_of_the_dialogs_goes_to_its_ends(bench: Bench, qtbot: QtBot) -> None:
    wrong, seen = [], set()
    for kind, opener in OPENERS.items():
        dialog = opener(bench)
        dialog.show()
        QApplication.processEvents()
        for view in lists_in(dialog):
            seen.add(kind.__name__)
            wrong += [f"{kind.__name__}: {words}" for words in trouble_with(view)]
        dialog.close()
    assert {"RestoreDialog", "StoryDialog", "ReplyChangesDialog", "CarriedDialog"} & seen
    assert not wrong, "\n".join(wrong)
