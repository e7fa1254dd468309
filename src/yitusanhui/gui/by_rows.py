"""Lists and tables that are read by rows: Home and End go to the first and the last one that can be chosen.

Qt's tables go to the ends of a row instead, and its lists stay where they are when a heading is in the way.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QTableView, QTableWidget

Action = QAbstractItemView.CursorAction
Keys = Qt.KeyboardModifier
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def landing(view: QListView | QTableView, action: Action, found: QModelIndex) -> QModelIndex:
    """Where a key leads that Qt would take to `found`: past headings and hidden rows, a row on in a low list."""
    last, here, row = view.model().rowCount() - 1, view.currentIndex().row(), found.row()
    ways = {
        Action.MoveHome: range(last + 1),
        Action.MoveEnd: range(last, -1, -1),
        Action.MovePageUp: range(max(0, row - (row == here)), last + 1),
        Action.MovePageDown: range(min(last, row + (row == here)), -1, -1),
    }
    rows = (view.model().index(one, 0) for one in ways.get(action, ()) if not view.isRowHidden(one))
    return next((index for index in rows if index.flags() & _CHOSEN == _CHOSEN), found)


class RowsView(QListView):
    """A list of a model."""

    def moveCursor(self, action: Action, modifiers: Keys) -> QModelIndex:
        """By rows."""
        return landing(self, action, super().moveCursor(action, modifiers))


class RowsWidget(QListWidget):
    """A list of items."""

    def moveCursor(self, action: Action, modifiers: Keys) -> QModelIndex:
        """By rows."""
        return landing(self, action, super().moveCursor(action, modifiers))


class RowsTable(QTableWidget):
    """A table of items."""

    def moveCursor(self, action: Action, modifiers: Keys) -> QModelIndex:
        """By rows."""
        return landing(self, action, super().moveCursor(action, modifiers))


class RowsTableView(QTableView):
    """A table of a model."""

    def moveCursor(self, action: Action, modifiers: Keys) -> QModelIndex:
        """By rows."""
        return landing(self, action, super().moveCursor(action, modifiers))
