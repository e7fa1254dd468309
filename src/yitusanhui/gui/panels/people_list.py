"""A list of people, painted: name, door, and whether they are here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from yitusanhui.domain.report import AttendeeLine
from yitusanhui.gui.theme import colour
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

HEIGHT = 54
Index = QModelIndex | QPersistentModelIndex
PERSON = int(Qt.ItemDataRole.UserRole)
THERE, EXCUSED = PERSON + 1, PERSON + 2
_SELECTED = QStyle.StateFlag.State_Selected


class PeopleModel(QAbstractListModel):
    """People in the order they were found, with where they are."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[PersonLine] = []
        self.there: Mapping[int, AttendeeLine] = {}
        self.excused: Collection[int] = ()

    def show(self, people: Sequence[PersonLine], there: Mapping[int, AttendeeLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self.people, self.there = list(people), there
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many were found."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Name and door as words (also for a screen reader), or the person."""
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{person.name} {person.address} {person.household}".rstrip()
        if role == PERSON:
            return person
        if role == THERE:
            return self.there.get(person.id)
        return person.id in self.excused if role == EXCUSED else None


class PeopleDelegate(QStyledItemDelegate):
    """Two lines a person."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high, so that thousands scroll without a stutter."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one person."""
        person: PersonLine = index.data(PERSON)
        there: AttendeeLine | None = index.data(THERE)
        room: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & _SELECTED)  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(room, colour("accent_soft") if chosen else colour("paper"))
        if chosen:
            painter.fillRect(QRect(room.left(), room.top(), 4, room.height()), colour("accent"))
        inner = room.adjusted(14, 5, -12, -5)
        state, mark = state_words(there, excused=bool(index.data(EXCUSED)))
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setPixelSize(14)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(state)
        painter.setPen(colour(mark))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), state)
        lines = inner.adjusted(0, 0, -wide - 12, 0)
        where = " · ".join(part for part in (person.address, _household(person), person.role) if part)
        painter.setPen(colour("muted"))
        painter.drawText(lines, int(Qt.AlignmentFlag.AlignBottom), _cut(painter, where, lines))
        font.setPixelSize(18)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        painter.drawText(lines, int(Qt.AlignmentFlag.AlignTop), _cut(painter, person.name, lines))
        painter.setPen(colour("rule"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()


class PeopleList(QListView):
    """The list itself; the keyboard stays in the field above it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = PeopleModel()
        self.setModel(self.found)
        self.setItemDelegate(PeopleDelegate(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> PersonLine | None:
        """Who is selected."""
        place = self.currentIndex()
        return self.found.people[place.row()] if place.isValid() else None

    def show_people(self, people: Sequence[PersonLine], there: Mapping[int, AttendeeLine], *, first: bool) -> None:
        """Show these; with `first` the first of them is selected."""
        self.found.show(people, there)
        if first and people:
            self.setCurrentIndex(self.found.index(0))

    def know_there(self, there: Mapping[int, AttendeeLine]) -> None:
        """Who is here now; the people shown stay."""
        self.found.there = there
        self.viewport().update()

    def move_choice(self, step: int) -> None:
        """Down or up in the list."""
        if self.found.people:
            here = self.currentIndex().row() if self.currentIndex().isValid() else -1 if step > 0 else 0
            last = len(self.found.people) - 1
            self.setCurrentIndex(self.found.index(min(max(here + step, 0), last)))


def state_words(there: AttendeeLine | None, *, excused: bool = False) -> tuple[str, str]:
    """Whether someone is here, in words, and the colour they are written in."""
    if there is None:
        return (say("people.excused"), "warn") if excused else ("", "muted")
    if there.left_at:
        return say("people.left", {"at": clock_of(there.left_at)}), "muted"
    words = [say("people.here", {"at": clock_of(there.arrived_at)})]
    if there.votes:
        words.append(say("people.holds"))
    words += [say("people.proxy_for", {"name": name}) for name in there.proxy_for]
    return " · ".join(words), "accent_dark"


def clock_of(moment: str) -> str:
    """Hours and minutes of an ISO time; what is none stays as it is."""
    try:
        return datetime.fromisoformat(moment).strftime("%H:%M")
    except ValueError:
        return moment


def _household(person: PersonLine) -> str:
    return say("people.household", {"household": person.household}) if person.household else ""


def _cut(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
