"""The pins of a scene as one transparent picture, somewhat larger than the window, made anew when it is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from yitusanhui.atlas import symbols
from yitusanhui.atlas.layout import Cluster, Placed, fan_out, gather
from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.scene import Pin
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.sprites import cluster_sprite, pin_sprite
from yitusanhui.gui.map.viewport import Viewport
from yitusanhui.texts import say

MARGIN = 256
ALL_APART = 120
SQUARE = 3.0
APART_IN_SQUARE = 6

Sign = Pin | Cluster[Pin]


class PinGrid:
    """Finds the pins of a piece of the drawing."""

    def __init__(self, pins: Sequence[Pin], side: float = 512.0) -> None:
        self._side = side
        self._squares: dict[tuple[int, int], list[Pin]] = {}
        for pin in pins:
            self._squares.setdefault((int(pin.x // side), int(pin.y // side)), []).append(pin)

    def within(self, area: Rect) -> list[Pin]:
        """Pins in and somewhat around `area`, by number."""
        side = self._side
        left, right = area.left // side, area.right // side
        top, bottom = area.top // side, area.bottom // side
        near = (pins for (col, row), pins in self._squares.items() if left <= col <= right and top <= row <= bottom)
        return sorted((pin for pins in near for pin in pins), key=lambda pin: pin.number)


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin or cluster where it is drawn: `x`, `y` in the scaled drawing, `home_x`, `home_y` its own place."""

    sign: Sign
    x: float
    y: float
    home_x: float
    home_y: float


def arrange(pins: Sequence[Pin], scale: float, medium: Medium, apart: frozenset[int]) -> list[Mark]:
    """Where signs stand at that scale; pins whose number is in `apart` are never gathered."""
    sizes = symbols.SIZES[medium]
    signs: list[Sign] = list(pins)
    if len(pins) > ALL_APART:
        reach = SQUARE * sizes.pitch
        gathered = gather((p for p in pins if p.number not in apart), scale, reach, reach * 0.3)
        heaps = [c for c in gathered if len(c.pins) > APART_IN_SQUARE]
        loose = [p for c in gathered if len(c.pins) <= APART_IN_SQUARE for p in c.pins]
        loose += [p for p in pins if p.number in apart]
        signs = [*heaps, *sorted(loose, key=lambda p: p.number)]
    return [_mark(placed, scale) for placed in fan_out(signs, scale, sizes.pitch)]


def _mark(placed: Placed[Sign], scale: float) -> Mark:
    x, y = placed.pin.x * scale, placed.pin.y * scale
    return Mark(placed.pin, x + placed.dx, y + placed.dy, x, y)


class Overlay:
    """The picture of the pins around a viewport, and what is where in it."""

    def __init__(self, viewport: Viewport, ratio: float, medium: Medium) -> None:
        self.viewport = viewport
        self.ratio = ratio
        self.medium = medium
        self.marks: list[Mark] = []
        self.numbers: frozenset[int] = frozenset()
        self.picture = QPixmap()

    @property
    def area(self) -> Rect:
        """The piece of the drawing that the picture covers."""
        v = self.viewport
        return v.resized(v.width + 2 * MARGIN, v.height + 2 * MARGIN).area

    def serves(self, viewport: Viewport, ratio: float) -> bool:
        """True when the picture can be used for that viewport without a change of size."""
        mine = self.viewport
        return (
            ratio == self.ratio
            and mine.scale == viewport.scale
            and (mine.width, mine.height) == (viewport.width, viewport.height)
            and abs(mine.left - viewport.left) <= MARGIN
            and abs(mine.top - viewport.top) <= MARGIN
        )

    def fill(self, grid: PinGrid, apart: frozenset[int], hidden: frozenset[int] = frozenset()) -> None:
        """Arrange and draw the pins; those in `hidden` are drawn by the caller."""
        pins = grid.within(self.area)
        self.numbers = frozenset(pin.number for pin in pins)
        shown = [pin for pin in pins if pin.number not in hidden]
        self.marks = arrange(shown, self.viewport.scale, self.medium, apart)
        wide, high = self.viewport.width + 2 * MARGIN, self.viewport.height + 2 * MARGIN
        self.picture = QPixmap(ceil(wide * self.ratio), ceil(high * self.ratio))
        self.picture.setDevicePixelRatio(self.ratio)
        self.picture.fill(Qt.GlobalColor.transparent)
        if self.marks:
            self._draw(QRectF(-60, -60, wide + 120, high + 120))

    def _draw(self, room: QRectF) -> None:
        painter = QPainter(self.picture)
        try:
            left, top = self.viewport.left - MARGIN, self.viewport.top - MARGIN
            seen = [m for m in self.marks if room.contains(m.x - left, m.y - top)]
            draw_leaders(painter, seen, left, top, self.medium)
            # The lowest number lies on top: it has been there longest.
            for mark in reversed(seen):
                draw_sprite(painter, self.sprite(mark.sign), mark.x - left, mark.y - top)
        finally:
            painter.end()

    def sprite(self, sign: Sign) -> QPixmap:
        """The small picture of a pin or cluster."""
        if isinstance(sign, Cluster):
            return cluster_sprite(say("map.cluster", {"count": len(sign.pins)}), self.medium, self.ratio)
        return pin_sprite(sign.symbol, str(sign.number), self.medium, self.ratio)

    def at(self, x: float, y: float) -> Sign | None:
        """What is drawn at (`x`, `y`) of the scaled drawing."""
        sizes = symbols.SIZES[self.medium]
        for mark in self.marks:
            if isinstance(mark.sign, Cluster):
                half = self.sprite(mark.sign).deviceIndependentSize().width() / 2
                if abs(x - mark.x) <= half and abs(y - mark.y) <= sizes.radius:
                    return mark.sign
            elif hypot(x - mark.x, y - mark.y) <= sizes.radius + sizes.edge:
                return mark.sign
        return None


def draw_sprite(painter: QPainter, sprite: QPixmap, x: float, y: float) -> None:
    """Draw a small picture with its middle at (`x`, `y`) logical pixels."""
    size = sprite.deviceIndependentSize()
    painter.drawPixmap(QPointF(round(x - size.width() / 2), round(y - size.height() / 2)), sprite)


def draw_leaders(painter: QPainter, marks: Iterable[Mark], left: float, top: float, medium: Medium) -> None:
    """Lines from pins that stepped aside to their places, dark on light so that they show anywhere."""
    lines = [
        QLineF(m.home_x - left, m.home_y - top, m.x - left, m.y - top)
        for m in marks
        if (m.x, m.y) != (m.home_x, m.home_y)
    ]
    width = symbols.SIZES[medium].leader
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, extra in ((symbols.LIGHT, 2.0), (symbols.DARK, 0.0)):
        painter.setPen(QPen(QColor(colour), width + extra))
        painter.drawLines(lines)
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        for line in lines:
            painter.drawEllipse(line.p1(), width + extra / 2, width + extra / 2)
