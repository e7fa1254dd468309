"""A list of people, painted: name, door, and whether they are here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from yitusanhui.domain.report import AttendeeLine
from yitusanhui.gui.theme import colour
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

HEIGHT, NAME_WIDTH = 36, 60
Index = QModelIndex | QPersistentModelIndex
PERSON = int(Qt.ItemDataRole.UserRole)
THERE, EXCUSED = PERSON + 1, PERSON + 2
_SELECTED = QStyle.StateFlag.State_Selected


class PeopleModel(QStringListModel):
    """People in the order they were found, with where they are. Qt counts the rows (as in `LineModel`)."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[PersonLine] = []
        self.there: Mapping[int, AttendeeLine] = {}
        self.excused: Collection[int] = ()

    def show(self, people: Sequence[PersonLine], there: Mapping[int, AttendeeLine]) -> None:
        """Show these."""
        self.people, self.there = list(people), there
        self.setStringList([""] * len(people))

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
    """One line a person: its row's number where it has one, name, door, and at the right whether they are here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high, so that thousands scroll without a stutter."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one person."""
        person: PersonLine = index.data(PERSON)
        room: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & _SELECTED)  # type: ignore[attr-defined]
        number = option.widget.number_of(index.row())  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(room, colour("accent_soft") if chosen else colour("paper"))
        if chosen:
            painter.fillRect(QRect(room.left(), room.top(), 4, room.height()), colour("accent"))
        font = QFont(option.font)  # type: ignore[attr-defined]
        painter.setFont(_sized(font, 14))
        left = room.adjusted(12, 0, -12, 0)
        if number is not None:
            _write(painter, left, str(number or ""), "muted")
            left = left.adjusted(20, 0, 0, 0)
        state, mark = state_words(index.data(THERE), excused=bool(index.data(EXCUSED)))
        state = _cut(painter, state, left.width() * 2 // 3)
        _write(painter, left, state, mark, right=True)
        left.setRight(left.right() - painter.fontMetrics().horizontalAdvance(state) - (12 if state else 0))
        painter.setFont(_sized(font, 18, bold=True))
        where = _where(person)
        most = left.width() * 3 // 5 if where else left.width()  # who has the same name is told by the door
        _write(painter, left, name := _cut(painter, person.name, most), "ink")
        left.setLeft(left.left() + max(painter.fontMetrics().horizontalAdvance(name), NAME_WIDTH) + 12)
        painter.setFont(_sized(font, 15))
        _write(painter, left, _cut(painter, where, max(left.width(), 0)), "muted")
        painter.setPen(colour("rule"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()


class PeopleList(QListView):
    """The list itself; the keyboard stays in the field above it."""

    def __init__(self, *, numbered: bool = False) -> None:
        """`numbered`: the rows in sight carry 1 to 9, to be taken by their number."""
        super().__init__()
        self._numbered = numbered
        self.found = PeopleModel()
        self.setModel(self.found)
        self.setItemDelegate(PeopleDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

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

    def number_of(self, row: int) -> int | None:
        """1 to 9 from the top of what is in sight; 0 for a row that has none, None where no row has."""
        if not self._numbered:
            return None
        number = row - self.indexAt(QPoint(1, 1)).row() + 1
        return number if 1 <= number <= min(9, self.rows_in_sight) else 0

    @property
    def rows_in_sight(self) -> int:
        """How many fit, one at least."""
        return max(1, self.viewport().height() // HEIGHT)

    def choose_number(self, number: int) -> bool:
        """Select the row that carries it; False when none does."""
        row = self.indexAt(QPoint(1, 1)).row() + number - 1
        if not 0 <= row < len(self.found.people) or self.number_of(row) != number:
            return False
        self.setCurrentIndex(self.found.index(row))
        return True

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


def _where(person: PersonLine) -> str:
    """The door, or the household where no door is known; and what they are."""
    household = say("people.household", {"household": person.household}) if person.household else ""
    return " · ".join(part for part in (person.address or household, person.role) if part)


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _write(painter: QPainter, room: QRect, words: str, ink: str, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(colour(ink))
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
