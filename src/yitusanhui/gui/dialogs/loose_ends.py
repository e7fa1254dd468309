"""还没有下文的事: everything that waits for somebody; Enter goes where it is put right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.loose_ends import LooseEnd
from yitusanhui.gui.widgets import bold, button, fit, label, row
from yitusanhui.texts import say
from yitusanhui.texts.tracing import thing_words

SIZE = (820, 600)
END = int(Qt.ItemDataRole.UserRole)


class LooseEndsDialog(QDialog):
    """A heading for each kind with its count; the arrows go from one to the next."""

    go_asked = Signal(object)  # LooseEnd
    story_asked = Signal(object)  # Thing

    def __init__(self, ends: Sequence[LooseEnd], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("loose.title"))
        fit(self, SIZE)
        self.list = QListWidget()
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
        self.list.itemActivated.connect(lambda _: self.go_there())
        QShortcut(QKeySequence("G"), self).activated.connect(self.tell_story)
        self.show_ends(ends)

    @property
    def current(self) -> LooseEnd | None:
        """The one that is chosen."""
        item = self.list.currentItem()
        found: LooseEnd | None = item.data(END) if item is not None else None
        return found

    def show_ends(self, ends: Sequence[LooseEnd]) -> None:
        """Kind by kind."""
        self.list.clear()
        for kind, some in groupby(ends, key=lambda end: end.kind):
            those = list(some)
            head = QListWidgetItem(say("loose.head", {"kind": say(f"loose_{kind}"), "count": len(those)}))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(bold(self.font()))
            self.list.addItem(head)
            for end in those:
                item = QListWidgetItem("　　" + end_words(end))
                item.setData(END, end)
                self.list.addItem(item)
        self.list.setVisible(bool(ends))
        for part in (self.go, self.tell):
            part.setEnabled(bool(ends))
        self.list.setCurrentRow(1 if ends else -1)
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
