"""The pins of a scene as one transparent picture, somewhat larger than the window, made anew when it is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from yitusanhui.atlas import symbols
from yitusanhui.atlas.labels import touch
from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.scene import Pin
from yitusanhui.atlas.site_marks import SiteMark
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.arrangement import Arrangement, Mark, Sign, cluster_words
from yitusanhui.gui.map.sprites import cluster_sprite, digit_sprite, name_sprite, pin_sprite
from yitusanhui.gui.map.viewport import Viewport

T = TypeVar("T")

MARGIN = 256
EDGE = 80  # how far a sign beyond the picture may reach into it
BATCH = 48


class Overlay:
    """The picture of the signs around a viewport."""

    arranged: Arrangement  # once it is drawn

    def __init__(self, viewport: Viewport, ratio: float) -> None:
        self.viewport = viewport
        self.ratio = ratio
        self.picture = QPixmap()

    def serves(self, viewport: Viewport, ratio: float) -> bool:
        """True when the picture covers that viewport with something to spare, at its size."""
        mine = self.viewport
        return (
            ratio == self.ratio
            and mine.scale == viewport.scale
            and (mine.width, mine.height) == (viewport.width, viewport.height)
            and abs(mine.left - viewport.left) <= MARGIN / 2
            and abs(mine.top - viewport.top) <= MARGIN / 2
        )

    def draw(self, arranged: Arrangement) -> Iterator[None]:
        """Draw leaders, names and signs, pausing often."""
        self.arranged, view = arranged, self.viewport
        left, top = view.left - MARGIN, view.top - MARGIN
        wide, high = view.width + 2 * MARGIN, view.height + 2 * MARGIN
        self.picture = QPixmap(ceil(wide * self.ratio), ceil(high * self.ratio))
        self.picture.setDevicePixelRatio(self.ratio)
        self.picture.fill(Qt.GlobalColor.transparent)
        yield
        room = left - EDGE, top - EDGE, left + wide + EDGE, top + high + EDGE
        seen = self.arranged.within(room)
        moved = [m for m in seen if (m.x, m.y) != (m.home_x, m.home_y)]
        for some in _batches(moved):
            yield
            with painting(self.picture) as painter:
                draw_leaders(painter, some, left, top, self.arranged.medium)
        for named in _batches([(site, box) for site, box in self.arranged.names if touch(box, room)]):
            yield
            with painting(self.picture) as painter:
                for site, (a, b, c, d) in named:
                    sprite = name_sprite(site.label, self.arranged.medium, self.ratio)
                    draw_sprite(painter, sprite, (a + c) / 2 - left, (b + d) / 2 - top)
        for some in _batches(seen):
            yield
            with painting(self.picture) as painter:
                for mark in some:
                    self._draw_sign(painter, mark.sign, mark.x - left, mark.y - top)

    def _draw_sign(self, painter: QPainter, sign: Sign, x: float, y: float) -> None:
        medium = self.arranged.medium
        if isinstance(sign, Cluster):
            words = cluster_words(len(sign.pins), isinstance(sign.pins[0], SiteMark))
            draw_sprite(painter, cluster_sprite(words, medium, self.ratio), x, y)
        elif isinstance(sign, SiteMark):
            draw_sprite(painter, pin_sprite(sign.symbol, sign.symbol.mark, medium, self.ratio), x, y)
        else:
            draw_pin(painter, sign, medium, self.ratio, x, y)


def _batches(them: list[T]) -> Iterator[list[T]]:
    return (them[start : start + BATCH] for start in range(0, len(them), BATCH))


@contextmanager
def painting(pixmap: QPixmap) -> Iterator[QPainter]:
    """A painter that is ended whatever happens."""
    painter = QPainter(pixmap)
    try:
        yield painter
    finally:
        painter.end()


def draw_pin(painter: QPainter, pin: Pin, medium: Medium, ratio: float, x: float, y: float) -> None:
    """Draw a pin of common size with its middle at (`x`, `y`), its number put together of digits."""
    draw_sprite(painter, pin_sprite(pin.symbol, "", medium, ratio), x, y)
    sizes = symbols.SIZES[medium]
    words = str(pin.number)
    size = round(sizes.text_size(words))
    digits = [digit_sprite(digit, pin.symbol.ink, size, ratio) for digit in words]
    width, height = digits[0].width() / ratio, digits[0].height() / ratio
    left = round(x - width * len(words) / 2)
    top = round(y + symbols.text_drop(pin.symbol.shape) * sizes.radius - height / 2)
    for place, digit in enumerate(digits):
        painter.drawPixmap(QPointF(left + place * width, top), digit)


def draw_sprite(painter: QPainter, sprite: QPixmap, x: float, y: float) -> None:
    """Draw a small picture with its middle at (`x`, `y`) logical pixels."""
    size = sprite.deviceIndependentSize()
    painter.drawPixmap(QPointF(round(x - size.width() / 2), round(y - size.height() / 2)), sprite)


def draw_leaders(painter: QPainter, marks: Iterable[Mark], left: float, top: float, medium: Medium) -> None:
    """Lines from pins that stepped aside to their places, dark on light so that they show anywhere."""
    lines = [QLineF(m.home_x - left, m.home_y - top, m.x - left, m.y - top) for m in marks]
    width = symbols.SIZES[medium].leader
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, extra in ((symbols.LIGHT, 2.0), (symbols.DARK, 0.0)):
        painter.setPen(QPen(QColor(colour), width + extra))
        painter.drawLines(lines)
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        for line in lines:
            painter.drawEllipse(line.p1(), width + extra / 2, width + extra / 2)
