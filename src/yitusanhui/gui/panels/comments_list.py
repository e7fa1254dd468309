"""The comments of a meeting, the newest on top: number, words, who, where, how many think so too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.by_rows import RowsTableView
from yitusanhui.gui.empty_words import EmptyWords
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.theme import colour
from yitusanhui.texts import say

HEIGHT = 82
FEW = 50  # taken up one by one; of more the list is made anew
SEPARATOR, LEAST_NAME = " · ", 4
NOT_FIRST = "，。、；：？！”’）》】…"
Index = QModelIndex | QPersistentModelIndex
COMMENT = int(Qt.ItemDataRole.UserRole)
_SELECTED = QStyle.StateFlag.State_Selected
_LEFT, _TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop


class CommentsModel(QAbstractListModel):
    """Comments, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[CommentLine] = []

    def show(self, lines: Iterable[CommentLine]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.lines = sorted(lines, key=attrgetter("number"), reverse=True)
        self.endResetModel()

    def patch(self, lines: Iterable[CommentLine]) -> None:
        """Some are new or different; the others stay where they are."""
        for line in sorted(lines, key=lambda one: one.number):
            place = self._place_of(line.number)
            if self.row_of(line.number) < 0:
                self.beginInsertRows(QModelIndex(), place, place)
                self.lines.insert(place, line)
                self.endInsertRows()
            else:
                self.lines[place] = line
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, number: int) -> int:
        """Where a comment stands; -1 when it isn't here."""
        place = self._place_of(number)
        return place if place < len(self.lines) and self.lines[place].number == number else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The comment, or its number and words (also for a screen reader)."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.number} {line.text}"
        return line if role == COMMENT else None

    def _place_of(self, number: int) -> int:
        return bisect_left(self.lines, -number, key=lambda line: -line.number)


class CommentsDelegate(QStyledItemDelegate):
    """Two lines of words and one of particulars."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All equally high: ten thousand scroll without a stutter."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one comment."""
        line: CommentLine = index.data(COMMENT)
        room: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & _SELECTED)  # type: ignore[attr-defined]
        gone = line.status is not CommentStatus.RECORDED
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, colour("accent_soft") if chosen else colour("paper"))
        if chosen:
            painter.fillRect(QRect(room.left(), room.top(), 4, room.height()), colour("accent"))
        font = QFont(option.font)  # type: ignore[attr-defined]
        badge = QRect(room.left() + 12, room.top() + 10, 44, 26)
        _badge(painter, badge, str(line.number), font, colour("faint") if gone else colour("accent"))
        words = QRect(badge.right() + 12, room.top() + 7, room.right() - badge.right() - 26, 48)
        font.setPixelSize(17)
        font.setStrikeOut(gone)
        painter.setFont(font)
        painter.setPen(colour("muted") if gone else colour("ink"))
        _two_lines(painter, words, " ".join(line.text.split()))
        font.setPixelSize(13)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        below = QRect(words.left(), room.bottom() - 25, words.width(), 20)
        text = fitted(line, painter.fontMetrics(), below.width())
        painter.drawText(below, int(_LEFT | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(colour("rule"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()


class CommentsList(RowsTableView):
    """Letters typed here go nowhere: its keys are actions of the panel.

    A table of one column: a list view asks the model for every row again when one is added.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown = CommentsModel()
        self.setModel(self.shown)
        self.setItemDelegate(CommentsDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setMinimumHeight(HEIGHT + 4)  # one comment is seen whole on a low screen
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say("comments.list"))
        self.empty = EmptyWords(self, say("comments.none"))

    @property
    def chosen(self) -> CommentLine | None:
        """The comment that is selected."""
        place = self.currentIndex()
        return self.shown.lines[place.row()] if place.isValid() else None

    def show_comments(self, lines: Iterable[CommentLine]) -> None:
        """Show these; the one that was selected stays so."""
        kept = self.chosen
        self.shown.show(lines)
        if kept is not None:
            with QSignalBlocker(self.selectionModel()):
                self.choose(kept.number)

    def choose(self, number: int) -> None:
        """Select a comment and bring it into view."""
        place = self.shown.row_of(number)
        if place >= 0 and (self.chosen is None or self.chosen.number != number):
            self.setCurrentIndex(self.shown.index(place))

    def show_chosen(self) -> None:
        """Bring the one that is selected into view."""
        if self.chosen is not None:
            self.scrollTo(self.currentIndex())

    def take_focus(self) -> None:
        """Into the list."""
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the newest where none is selected: Qt would only go there, and nothing would show where one is."""
        if self.chosen is None and self.shown.lines:
            self.setCurrentIndex(self.shown.index(0))
        super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No jumping about by letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Movement only; the rest belongs to the panel."""
        if (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Delete:
            event.ignore()
        else:
            super().keyPressEvent(event)


def fitted(line: CommentLine, measure: QFontMetrics, width: int) -> str:
    """What there is room for: source, time and category give way before what became of it, a long name is cut."""
    left_out: set[str] = set()
    for one in ("", line.source, clock_of(line.said_at), line.category):
        left_out.add(one)
        words = SEPARATOR.join(part for part in particulars(line) if part not in left_out)
        if measure.horizontalAdvance(words) <= width:
            return words
    name, *rest = [part for part in particulars(line) if part not in left_out]
    after = SEPARATOR.join(("", *rest))
    room = max(width - measure.horizontalAdvance(after), measure.horizontalAdvance(name[:LEAST_NAME] + "…"))
    cut = measure.elidedText(name, Qt.TextElideMode.ElideRight, room) + after
    return measure.elidedText(cut, Qt.TextElideMode.ElideRight, width)


def particulars(line: CommentLine) -> list[str]:
    """Who (or why it was withdrawn), which category, when, how many more, what became of it."""
    parts = [line.author or say("comments.nobody"), line.category, line.source, clock_of(line.said_at)]
    if line.endorsements:
        parts.append(say("wall.endorsed", {"count": line.endorsements}))
    if line.ref:
        parts.append(say("comments.ref", {"ref": line.ref}))
    if line.photos:
        parts.append(say("photos.count", {"count": line.photos}))
    if line.x is None:
        parts.append(say("comments.no_place"))
    if line.amended:
        parts.append(say("comments.amended"))
    if line.topics:
        parts.append(say("map.merged"))
    if line.status is not CommentStatus.RECORDED:
        parts = [say("comments.withdrawn", {"reason": line.withdrawn_reason}), *parts]
    elif line.reply:
        parts.append(str(line.reply.kind))
    return [part for part in parts if part]


def _badge(painter: QPainter, room: QRect, words: str, font: QFont, fill: QColor) -> None:
    painter.setBrush(fill)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(room, 6, 6)
    font.setPixelSize(15 if len(words) < 5 else 12)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour("paper"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
    font.setBold(False)


def _two_lines(painter: QPainter, room: QRect, words: str) -> None:
    """The words on two lines, the second cut with …"""
    measure = painter.fontMetrics()
    cut = len(words)
    while cut > 1 and measure.horizontalAdvance(words[:cut]) > room.width():
        cut = min(cut - 1, max(1, cut * room.width() // measure.horizontalAdvance(words[:cut]) + 1))
    while 1 < cut < len(words) and words[cut] in NOT_FIRST:
        cut -= 1
    painter.drawText(room, int(_LEFT | _TOP), words[:cut])
    if cut < len(words):
        rest = measure.elidedText(words[cut:], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, measure.lineSpacing(), 0, 0), int(_LEFT | _TOP), rest)
