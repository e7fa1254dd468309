"""还没有下文的事: everything that waits for somebody; Enter goes where it is put right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from yitusanhui.domain.loose_ends import LooseEnd
from yitusanhui.gui.by_rows import RowsView
from yitusanhui.gui.widgets import bold, button, fit, label, row
from yitusanhui.texts import say
from yitusanhui.texts.tracing import thing_words

SIZE = (820, 600)
Index = QModelIndex | QPersistentModelIndex


class _Ends(QStringListModel):
    """Headings and what stands under them; worded when they come into sight, for there may be thousands."""

    def __init__(self, head_font: QFont) -> None:
        super().__init__()
        self._font = head_font
        self._rows: list[str | LooseEnd] = []

    def show(self, ends: Sequence[LooseEnd]) -> None:
        """These, a heading for each kind."""
        self._rows = []
        for kind, some in groupby(ends, key=lambda end: end.kind):
            those = list(some)
            self._rows += [say("loose.head", {"kind": say(f"loose_{kind}"), "count": len(those)}), *those]
        self.setStringList([""] * len(self._rows))

    def end_at(self, index: Index) -> LooseEnd | None:
        """What stands in that row, if it is no heading."""
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row; headings are bold."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else "　　" + end_words(row)
        return self._font if role == Qt.ItemDataRole.FontRole and isinstance(row, str) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.end_at(index) is not None else Qt.ItemFlag.NoItemFlags


class LooseEndsDialog(QDialog):
    """A heading for each kind with its count; the arrows go from one to the next."""

    go_asked = Signal(object)  # LooseEnd
    story_asked = Signal(object)  # Thing

    def __init__(self, ends: Sequence[LooseEnd], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("loose.title"))
        fit(self, SIZE)
        self._model = _Ends(bold(self.font()))
        self.list = RowsView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(say("loose.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        told = say("loose.count", {"count": len(ends)}) if ends else say("loose.none")
        self.told = label(told, "muted" if ends else "good", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.addWidget(label(say("loose.title"), "title"))
        box.addWidget(self.told)
        box.addWidget(self.list, 1)
        self.go = button(say("loose.go"), self.go_there, "primary")
        self.tell = button(say("trace.title"), self.tell_story)
        box.addLayout(row(self.go, self.tell, None, button(say("form.close"), self.reject)))
        self.list.activated.connect(lambda _: self.go_there())
        QShortcut(QKeySequence("G"), self).activated.connect(self.tell_story)
        self.show_ends(ends)

    @property
    def current(self) -> LooseEnd | None:
        """The one that is chosen."""
        return self._model.end_at(self.list.currentIndex())

    def show_ends(self, ends: Sequence[LooseEnd]) -> None:
        """Kind by kind."""
        self._model.show(ends)
        self.list.setVisible(bool(ends))
        for part in (self.go, self.tell):
            part.setEnabled(bool(ends))
        self.list.setCurrentIndex(self._model.index(1 if ends else -1))
        self.list.setFocus()

    def go_there(self) -> None:
        """Close, and to where it is put right."""
        end = self.current
        if end is not None:
            self.accept()
            self.go_asked.emit(end)

    def tell_story(self) -> None:
        """Its story."""
        if self.current is not None:
            self.story_asked.emit(self.current.thing)


def end_words(end: LooseEnd) -> str:
    """One line: what it is called, and what makes it loose."""
    said = " ".join(end.words.split())
    words = thing_words({"kind": end.thing.kind, "id": str(end.thing.id), "words": said})
    if said not in words:
        words += f"　{said}"
    detail = say("loose.detail", {"detail": end.detail}) if end.detail else ""
    return say("loose.line", {"words": words, "detail": detail})
