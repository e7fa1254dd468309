"""The page of two options side by side: what each is, how it is done, its cost, whom it touches, row beside row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.gui.dialogs.photo_picture import Picture
from yitusanhui.gui.painted import Painted
from yitusanhui.gui.theme import colour
from yitusanhui.gui.wall_fit import FLAGS, LEAST, FittedWords, larger, unbroken
from yitusanhui.gui.wall_lines import balanced
from yitusanhui.gui.widgets import row

HEAD = 96
LARGEST = 46  # pixels high: two columns of words, to be read from the back row
EDGE, BETWEEN = 28, 40  # pixels beside the words, and between the columns
LEAST_GAP, MOST_GAP = 8, 40  # between rows
ENDLESS = 100_000
PICTURES, WORDS = 5, 6  # shares of the height


@dataclass(frozen=True, slots=True)
class WallOption:
    """An option for the room, in masked words: title, facts row by row ("" where it says nothing), a JPEG or b""."""

    title: str = ""
    facts: tuple[str, ...] = ()
    picture: bytes = b""

    @property
    def words(self) -> str:
        """All it says."""
        return "\n".join((self.title, *(fact for fact in self.facts if fact)))


class WallOptions(QWidget):
    """The topic on top, under it the drawings if there are any, then the words; without drawings all room is theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(HEAD)
        self.pictures = (Picture(), Picture())
        self._drawn = QWidget()
        self._drawn.setLayout(row(*self.pictures, space=BETWEEN))
        self.sides = SidesWords()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 12)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._drawn, PICTURES)
        box.addWidget(self.sides, WORDS)

    def show_pair(self, head: str, *options: WallOption) -> None:
        """Show these (two, or the only one there is)."""
        self.head.show_words(head, "#084F45")
        self.sides.show_options(options)
        for place, picture in enumerate(self.pictures):
            picture.setVisible(place < len(options))
            picture.show_picture(options[place].picture if place < len(options) else b"")
        self._drawn.setVisible(any(option.picture for option in options))


class SidesWords(Painted):
    """A column an option, rows level with each other, all in the largest size in which everything fits."""

    def __init__(self) -> None:
        super().__init__()
        self.options: Sequence[WallOption] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_options(self, options: Sequence[WallOption]) -> None:
        """Show these."""
        self.options = options
        self.setAccessibleName("\n\n".join(option.words for option in options))
        self.update()

    def fitted(self) -> tuple[int, int]:
        """The size (pixels high) at which all fits, and how many characters a cell may have: fewer only at the least.

        What is cut then ends with …
        """
        longest = max((len(cell) for cells in self._rows() for cell in cells), default=0)
        size = _largest(LEAST, round(LARGEST * larger(self)), lambda one: self._height(one, longest) <= self.height())
        return size, _largest(1, max(1, longest), lambda most: self._height(size, most) <= self.height())

    def paint_on(self, painter: QPainter) -> None:
        """Draw title and facts of each."""
        size, most = self.fitted()
        heights = self._heights(size, most)
        left = self.height() - sum(heights)
        gap = min(MOST_GAP, left // (len(heights) + 1)) if heights else 0
        top, wide = gap, self._wide()
        for place, (cells, high) in enumerate(zip(self._rows(), heights, strict=True)):
            painter.setFont(self._font(size, title=not place))
            for column, cell in enumerate(cells):
                painter.setPen(colour("accent_dark") if not place else QColor("#000000"))
                room = QRect(EDGE + column * (wide + BETWEEN), top, wide, high)
                painter.drawText(
                    room, FLAGS | int(Qt.AlignmentFlag.AlignLeft), self._lines(cell, most, painter.fontMetrics())
                )
            top += high + gap
        if len(self.options) > 1:
            painter.setPen(QPen(colour("edge"), 2))
            painter.drawLine(self.width() // 2, gap, self.width() // 2, top - gap)

    def _rows(self) -> list[tuple[str, ...]]:
        """Titles, then each fact that one of them tells."""
        facts = zip(*(option.facts for option in self.options), strict=True)
        titles = tuple(option.title for option in self.options)
        return [cells for cells in (titles, *facts) if any(cells)]

    def _heights(self, size: int, most: int) -> list[int]:
        room, found = QRect(0, 0, self._wide(), ENDLESS), []
        for place, cells in enumerate(self._rows()):
            measure = QFontMetrics(self._font(size, title=not place))
            lines = [self._lines(cell, most, measure) for cell in cells]
            found.append(max(measure.boundingRect(room, FLAGS, one).height() for one in lines))
        return found

    def _lines(self, words: str, most: int, measure: QFontMetrics) -> str:
        """The words as they stand in a cell: cut where they must be, and no line of one character."""
        cut = words if len(words) <= most else f"{words[: max(1, most - 1)]}…"
        return balanced(unbroken(cut), self._wide(), measure.horizontalAdvance)

    def _height(self, size: int, most: int) -> int:
        heights = self._heights(size, most)
        return sum(heights) + LEAST_GAP * (len(heights) + 1)

    def _wide(self) -> int:
        columns = max(1, len(self.options))
        return max(1, (self.width() - 2 * EDGE - (columns - 1) * BETWEEN) // columns)

    def _font(self, size: int, *, title: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(title)
        return font


def _largest(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `high` that fits; `low` where none does."""
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
