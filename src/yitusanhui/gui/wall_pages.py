"""What can be on the wall. Each page is given only what residents may see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.strip import framed
from yitusanhui.gui.map.surface import MapSurface
from yitusanhui.gui.settings import legend_wanted
from yitusanhui.gui.wall_fit import FittedWords
from yitusanhui.gui.widgets import label
from yitusanhui.texts import say

LARGE = 950  # logical pixels high


class WallMode(StrEnum):
    """What is on the wall."""

    MAP = "map"
    COMMENT = "comment"
    TIMER = "timer"
    SENTENCE = "sentence"
    STROKES = "strokes"
    NOTICE = "notice"
    PHOTOS = "photos"
    OPTIONS = "options"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class WallComment:
    """A comment as the room may see it: number, words without names or numbers of people, category, 附议."""

    number: int
    text: str
    category: str = ""
    endorsements: int = 0

    @property
    def headline(self) -> str:
        """12号意见 · 停车充电 · 附议15."""
        parts = [say("wall.number", {"number": self.number}), self.category]
        if self.endorsements:
            parts.append(say("wall.endorsed", {"count": self.endorsements}))
        return " · ".join(part for part in parts if part)


class WallMap(QWidget):
    """The map, with the comment under discussion in one line below it."""

    def __init__(self) -> None:
        super().__init__()
        self.surface = MapSurface(medium=Medium.WALL)
        self.foot = label("", "wall_foot", wrap=True)
        self.strip = framed(self.surface, self)
        self.strip.show_whole(legend_wanted())
        box = self.layout()
        assert box is not None
        box.addWidget(self.foot)
        self.show_comment(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Signs as large as the picture asks for."""
        super().resizeEvent(event)
        self.surface.set_medium(Medium.LARGE_WALL if self.height() >= LARGE else Medium.WALL)

    def show_comment(self, comment: WallComment | None) -> None:
        """The words under the map; None clears them."""
        self.foot.setVisible(comment is not None)
        self.foot.setText(f"{comment.number}  {_shortened(comment.text)}" if comment else "")


class WallWords(QWidget):
    """A headline and words as large as fits: a comment read back, a result, a notice."""

    def __init__(self, *, centred: bool = True) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(96)
        self.body = FittedWords(most=96, centred=centred)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 24)
        box.addWidget(self.head)
        box.addWidget(self.body, 1)

    def show_words(self, head: str, body: str) -> None:
        """Show these."""
        self.head.show_words(head, "#084F45")
        self.body.show_words(body)


def _shortened(text: str, most: int = 60) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"
