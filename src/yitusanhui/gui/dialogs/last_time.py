"""上次意见落实: what a meeting finds on its table; a topic that was left for it is taken up by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.last_time import LastTime
from yitusanhui.domain.report import CommentLine, CommitmentLine, TopicLine
from yitusanhui.domain.story import Thing, ThingKind
from yitusanhui.gui.by_rows import RowsWidget
from yitusanhui.gui.widgets import bold, button, fit, label, row
from yitusanhui.texts import say
from yitusanhui.texts.tracing import last_time_groups, last_time_intro

SIZE = (820, 600)
LINE = int(Qt.ItemDataRole.UserRole)


class LastTimeDialog(QDialog):
    """Topics that were left for this meeting, promises, replies: group by group."""

    topic_wanted = Signal(object)  # TopicLine, into this meeting
    story_asked = Signal(object)  # Thing
    print_asked = Signal()

    def __init__(self, name: str, carried: LastTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("last_time.title"))
        fit(self, SIZE)
        self.carried = carried
        self._taken: list[int] = []
        self.list = RowsWidget()
        self.list.setAccessibleName(say("last_time.title"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.take_up = button(say("last_time.take_up"), self._take_up, "primary")
        self.tell = button(say("trace.title"), self._tell)
        self.print = button(say("last_time.print"), self.print_asked.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.addWidget(label(f"{name} · {say('last_time.title')}", "title", wrap=True))
        box.addWidget(label(last_time_intro(carried), "muted", wrap=True))
        box.addWidget(self.list, 1)
        box.addLayout(row(self.take_up, self.tell, None, self.print, button(say("form.close"), self.reject)))
        self.list.itemActivated.connect(lambda _: self._take_up() if self.take_up.isEnabled() else self._tell())
        self.list.currentItemChanged.connect(lambda *_: self._on_moved())
        self._fill()

    def _fill(self) -> None:
        for head, lines in last_time_groups(self.carried):
            title = QListWidgetItem(head)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            title.setFont(bold(self.font()))
            self.list.addItem(title)
            for words, line in lines:
                item = QListWidgetItem(f"　{words}")
                item.setData(LINE, line)
                self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self.print.setEnabled(not self.carried.empty)
        self.list.setCurrentRow(1 if self.list.count() else -1)
        self.list.setFocus()
        self._on_moved()

    def _line(self) -> object:
        item = self.list.currentItem()
        return item.data(LINE) if item is not None else None

    def _on_moved(self) -> None:
        line = self._line()
        self.take_up.setEnabled(line in self.carried.topics and getattr(line, "id", 0) not in self._taken)
        self.tell.setEnabled(line is not None)

    def _take_up(self) -> None:
        line = self._line()
        if isinstance(line, TopicLine):
            self._taken.append(line.id)
            self.topic_wanted.emit(line)
            self._on_moved()

    def _tell(self) -> None:
        thing = thing_of(self._line())
        if thing is not None:
            self.story_asked.emit(thing)


def thing_of(line: object) -> Thing | None:
    """What a line is of."""
    if isinstance(line, CommentLine):
        return Thing(ThingKind.COMMENT, line.number)
    if isinstance(line, TopicLine):
        return Thing(ThingKind.TOPIC, line.id)
    return Thing(ThingKind.COMMITMENT, line.id) if isinstance(line, CommitmentLine) else None
