"""筛选意见: which comments the map shows, here and on the wall; any number of each kind, the count told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from yitusanhui.domain.filtering import UNANSWERED, PinFilter
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.gui.by_rows import RowsWidget
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.map_extras import MapExtras
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, fit, label
from yitusanhui.operations import reading
from yitusanhui.texts import say

Choice = tuple[str, object]
STATUSES = (CommentStatus.RECORDED, CommentStatus.WITHDRAWN)
VALUE = Qt.ItemDataRole.UserRole
TICKED, OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked
HEIGHT = 640


class PinFilterDialog(Form):
    """Every tick shows at once; Esc leaves the map as it was before."""

    def __init__(self, session: Session, extras: MapExtras, told: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(say("filter.title"), parent, intro=say("filter.how"))
        self.extras, self._told = extras, told
        self._before = extras.filter
        self.count = label("", "title", wrap=True)
        self.list = RowsWidget()
        self.list.setAccessibleName(say("filter.title"))
        for name, choices in _offers(session, extras).items():
            self._offer(name, choices)
        self.list.setCurrentRow(1)
        self.list.itemChanged.connect(lambda _: self._try())
        clear = button(say("filter.clear"), self.clear)
        self.box.insertWidget(2, self.count)
        self.box.insertWidget(3, self.list, 50)
        self.buttons.addButton(clear, self.buttons.ButtonRole.ResetRole)
        self._words_before = self._words()
        self._show()
        self.list.setFocus()

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        """A heading, and under it what can be ticked."""
        if not choices:
            return
        head = QListWidgetItem(say(f"filter.{name}"), self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = self.list.font()
        bold.setBold(True)
        head.setFont(bold)
        held = getattr(self._before, name)
        for words, value in choices:
            item = QListWidgetItem(words, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(TICKED if value in held else OPEN)
            item.setData(VALUE, (name, value))

    def _items(self) -> Iterator[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return (item for item in items if item.data(VALUE) is not None)

    def _words(self) -> list[str]:
        return [item.text() for item in self._items() if item.checkState() is TICKED]

    @property
    def chosen(self) -> PinFilter:
        """The filter as it is ticked."""
        given: dict[str, set[object]] = {}
        for item in self._items():
            if item.checkState() is TICKED:
                name, value = item.data(VALUE)
                given.setdefault(name, set()).add(value)
        return PinFilter(**{name: frozenset(values) for name, values in given.items()})  # type: ignore[arg-type]

    def clear(self) -> None:
        """Tick nothing."""
        for item in self._items():
            item.setCheckState(OPEN)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its list wants, or as the screen."""
        super().showEvent(event)
        fit(self, (self.width(), HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes every tick away."""
        if event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """As it was before."""
        self.extras.set_filter(self._before, self._words_before)
        super().reject()

    def _try(self) -> None:
        self.extras.set_filter(self.chosen, self._words())
        self._show()

    def _show(self) -> None:
        self.count.setText(self._told() or say("filter.none"))


def _offers(session: Session, extras: MapExtras) -> dict[str, list[Choice]]:
    file = session.file
    comments = session.comments()
    roles: Sequence[str] = list(reading.read_roles(file))
    found: dict[str, list[Choice]] = {
        "meetings": [(meeting.name, meeting.id) for meeting in reading.read_particulars(file)],
        "categories": [*((one.name, one.name) for one in reading.read_categories(file)), (say("map.no_category"), "")],
        "sources": [(name, name) for name in dict.fromkeys(line.source for line in comments)],
        "statuses": [(say(f"filter.{status}"), status) for status in STATUSES],
        "replies": [*((kind.value, kind.value) for kind in ReplyKind), (say("map.no_reply"), UNANSWERED)],
        "roles": [(name, name) for name in roles],
        "sites": [(site.name, site.id) for site in extras.sites],
    }
    return found
