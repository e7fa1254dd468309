"""Lists of lines with keys: thousands of rows, one line each, what is current kept when they are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from yitusanhui.gui.by_rows import RowsView
from yitusanhui.gui.empty_words import EmptyWords
from yitusanhui.gui.panels.fields import ENTER
from yitusanhui.gui.widgets import tip

LEAST_LIST = 112  # pixels: three lines are always seen
NAMED = {Qt.Key.Key_Backspace: "backspace", Qt.Key.Key_Delete: "delete", **dict.fromkeys(ENTER, "enter")}
Index = QModelIndex | QPersistentModelIndex

LEAST = 44  # pixels high: one line


class LineModel(QStringListModel):
    """Lines of a read model and how each is worded.

    Qt counts the rows: a list asks for their number twice a row when it is laid out, twenty thousand times of Python.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Any] = ()
        self.words: Callable[[Any], str] = str

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a line, on one line."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        words = " ".join(self.words(self.lines[index.row()]).split("\n"))
        return words if role == Qt.ItemDataRole.DisplayRole else tip(words)

    def replace(self, lines: Sequence[Any]) -> None:
        """Show other lines."""
        self.lines = lines
        self.setStringList([""] * len(lines))


class LineList(RowsView):
    """A list whose rows are lines of a read model, told apart by one of their fields.

    `keyed` tells a key of `keys`, or any printable one when `keys` is empty, Backspace, Delete and Enter by name.
    """

    keyed = Signal(str)
    moved = Signal()

    def __init__(
        self,
        name: str,
        words: Callable[[Any], str],
        *,
        by: str = "id",
        several: bool = False,
        rows: int = 0,
        none: str = "",
    ) -> None:
        """`rows`: no higher than so many lines. `none`: what it says while it has none."""
        super().__init__()
        self._rows = rows
        self._key_of = attrgetter(by)
        self._model = LineModel()
        self._model.words = words
        self.setModel(self._model)
        self.empty = EmptyWords(self, none)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def minimumSizeHint(self) -> QSize:
        """One line: on a low screen a list gives way first."""
        return QSize(super().minimumSizeHint().width(), LEAST)

    @property
    def lines(self) -> Sequence[Any]:
        """All lines."""
        return self._model.lines

    @property
    def current(self) -> Any | None:
        """The line one is on."""
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    @property
    def chosen(self) -> list[Any]:
        """The lines that are marked, in order; the current one where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        marked = [self.lines[row] for row in rows]
        return marked or ([self.current] if self.current is not None else [])

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines and stay where one was."""
        here, row = self._key(self.current), self.currentIndex().row()
        marked = {self._key(self.lines[index.row()]) for index in self.selectionModel().selectedRows()}
        quiet = self.blockSignals(True)
        self._model.replace(lines)
        keys = list(map(self._key_of, lines))
        self.go(keys.index(here) if here in keys else max(0, min(row, len(lines) - 1)))
        for place, key in enumerate(keys) if marked else ():
            if key in marked and key is not None:
                self._mark(place)
        self.blockSignals(quiet)
        self._fit()
        self.moved.emit()

    def go(self, row: int) -> None:
        """Go to a row if it is there."""
        if 0 <= row < len(self.lines):
            index = self._model.index(row, 0)
            several = self.selectionMode() is QAbstractItemView.SelectionMode.MultiSelection
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate if several else flag.ClearAndSelect)
            self.scrollTo(index)

    def go_to(self, key: object) -> None:
        """Go to the line with this id."""
        row = next((row for row, line in enumerate(self.lines) if self._key_of(line) == key), -1)
        self.go(row)

    def mark(self, keys: Sequence[object]) -> None:
        """Mark the lines with these ids, besides those that are."""
        for row, line in enumerate(self.lines):
            if self._key(line) in keys:
                self._mark(row)

    def show_at_most(self, rows: int) -> None:
        """No higher than so many lines from now on."""
        self._rows = rows
        self._fit()

    def step(self, by: int) -> None:
        """Go up or down."""
        self.go(self.currentIndex().row() + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Characters and the named keys are told, the rest moves about."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        named = NAMED.get(Qt.Key(event.key()))
        if named and plain:
            self.keyed.emit(named)
        elif plain and event.text().strip().isprintable() and event.text().strip():
            self.keyed.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        if self._rows and self.lines:
            shown = min(len(self.lines), self._rows)
            self.setFixedHeight(shown * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2)
            self.scrollTo(self.currentIndex())

    def _mark(self, row: int) -> None:
        self.selectionModel().select(self._model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    def _key(self, line: Any | None) -> object:
        return None if line is None else self._key_of(line)
