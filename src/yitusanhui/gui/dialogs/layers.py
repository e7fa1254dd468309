"""The layers over the drawing in a list: tick to show, F2 to rename, Delete to take one off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.layers import colour_of
from yitusanhui.domain.lines_map import LayerLine
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import label, tip
from yitusanhui.operations import reading
from yitusanhui.operations.layers import remove_layer, rename_layer, show_layer
from yitusanhui.texts import say

WIDTH, SWATCH = 520, 18


class LayersDialog(QDialog):
    """Every tick, name and removal is done at once and can be undone."""

    def __init__(self, session: Session, blueprint_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.blueprint_id = blueprint_id
        self.setWindowTitle(say("layers.title"))
        self.setMinimumWidth(WIDTH)
        self.list = QListWidget()
        self.list.setIconSize(QSize(SWATCH, SWATCH))
        self.list.setAccessibleName(say("layers.title"))
        self.list.itemChanged.connect(self._tick)
        self.how, self.none = (label(say(f"layers.{words}"), "muted", wrap=True) for words in ("how", "none"))
        self.deeds: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        for part in (label(say("layers.title"), "title"), self.how, self.none, self.list):
            box.addWidget(part)
        box.addLayout(self._buttons())
        for keys, deed in (("F2", self.rename), ("Delete", self.remove)):
            key = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(deed)
        self.session.changed.connect(self._look)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """The list as the file has it."""
        here = self.list.currentRow()
        lines = reading.read_layers(self.session.file, self.blueprint_id)
        self.list.blockSignals(True)
        self.list.clear()
        for place, line in enumerate(lines):
            self.list.addItem(_item(line, colour_of(place, line.colour)))
        self.list.setCurrentRow(min(max(here, 0), len(lines) - 1))
        self.list.blockSignals(False)
        self.none.setVisible(not lines)
        for part in (self.how, self.list):
            part.setVisible(bool(lines))
        for button in self.deeds:
            button.setEnabled(bool(lines))

    def rename(self) -> None:
        """改名."""
        line = self._line()
        if line is None:
            return
        name = ask_words(self, say("layers.rename"), text=line.name)
        if name and name != line.name:
            self.session.do(rename_layer, layer_id=line.id, name=name)

    def remove(self) -> None:
        """移去."""
        line = self._line()
        if line is not None:
            self.session.do(remove_layer, layer_id=line.id)

    def _look(self, change: ChangeSet) -> None:
        if change.touches("layers"):
            self.refresh()

    def _tick(self, item: QListWidgetItem) -> None:
        line: LayerLine = item.data(Qt.ItemDataRole.UserRole)
        shown = item.checkState() == Qt.CheckState.Checked
        if shown != line.shown:
            self.session.do(show_layer, layer_id=line.id, shown=shown)

    def _line(self) -> LayerLine | None:
        item = self.list.currentItem()
        found: LayerLine | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, deed in (("layers.rename", self.rename), ("layers.remove", self.remove)):
            button = QPushButton(say(words))
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
            self.deeds.append(button)
        row.addStretch(1)
        close = QDialogButtonBox()
        close.addButton(say("layers.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        row.addWidget(close)
        return row


def _item(line: LayerLine, colour: str) -> QListWidgetItem:
    swatch = QPixmap(SWATCH, SWATCH)
    swatch.fill(QColor(colour))
    item = QListWidgetItem(QIcon(swatch), say("layers.line", {"name": line.name, "count": line.features}))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if line.shown else Qt.CheckState.Unchecked)
    item.setData(Qt.ItemDataRole.UserRole, line)
    item.setToolTip(tip(line.file_name))
    return item
