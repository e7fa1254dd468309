"""The pins of a scene as one transparent picture, somewhat larger than the window, made anew when it is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from yitusanhui.atlas import symbols
from yitusanhui.atlas.labels import Box, TakenRoom, place_labels
from yitusanhui.atlas.layout import Cluster, Placed, fanning, gather, wide_spots
from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.scene import Pin
from yitusanhui.atlas.site_marks import SiteMark
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.sprites import cluster_sprite, digit_sprite, name_sprite, pin_sprite
from yitusanhui.gui.map.viewport import Viewport
from yitusanhui.texts import say

MARGIN = 256
ALL_APART = 120
SQUARE = 3.0
APART_IN_SQUARE = 6
SITES_APART = 1.6
BATCH = 48

Sign = Pin | SiteMark | Cluster[Pin] | Cluster[SiteMark]
NAME_GAP = 2.0  # between a sign and its name


class PinGrid:
    """Finds the pins of a piece of the drawing."""

    def __init__(self, pins: Sequence[Pin], side: float = 512.0) -> None:
        self._side = side
        self._squares: dict[tuple[int, int], list[Pin]] = {}
        for pin in pins:
            self._squares.setdefault((int(pin.x // side), int(pin.y // side)), []).append(pin)

    def within(self, area: Rect) -> list[Pin]:
        """Pins in `area`."""
        side = self._side
        left, top, right, bottom = area
        return [
            pin
            for (col, row), pins in self._squares.items()
            if left // side <= col <= right // side and top // side <= row <= bottom // side
            for pin in pins
            if left <= pin.x <= right and top <= pin.y <= bottom
        ]


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin or cluster where it is drawn: `x`, `y` in the scaled drawing, `home_x`, `home_y` its own place."""

    sign: Sign
    x: float
    y: float
    home_x: float
    home_y: float


def gathered(pins: Sequence[Pin], scale: float, medium: Medium, apart: frozenset[int]) -> list[Sign]:
    """What is drawn at that scale, clusters first; pins whose number is in `apart` are never gathered."""
    if len(pins) <= ALL_APART:
        return list(pins)
    reach = SQUARE * symbols.SIZES[medium].pitch
    heaps = gather((p for p in pins if p.number not in apart), scale, reach, reach * 0.3)
    crowds = [heap for heap in heaps if len(heap.pins) > APART_IN_SQUARE]
    loose = [p for heap in heaps if len(heap.pins) <= APART_IN_SQUARE for p in heap.pins]
    loose += [p for p in pins if p.number in apart]
    return [*crowds, *sorted(loose, key=_number)]


def gathered_sites(sites: Sequence[SiteMark], scale: float, medium: Medium) -> list[Sign]:
    """The sites at that scale, those whose signs would cover each other as one plate that says how many."""
    pitch = symbols.SIZES[medium].pitch
    heaps = gather(sites, scale, SITES_APART * pitch, pitch * 0.6)
    return [heap.pins[0] if len(heap.pins) == 1 else heap for heap in heaps]


def _number(pin: Pin) -> int:
    return pin.number


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
        self.names: list[tuple[SiteMark, Box]] = []  # where their names stand in the scaled drawing
        self.bounds: tuple[float, float] | None = None  # of the sheet, scaled
        self.picture = QPixmap()

    @property
    def area(self) -> Rect:
        """The piece of the drawing that the picture covers."""
        v = self.viewport
        return v.resized(v.width + 2 * MARGIN, v.height + 2 * MARGIN).area

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

    def fill(
        self, grid: PinGrid, apart: frozenset[int], large: Sequence[Pin] = (), sites: Sequence[SiteMark] = ()
    ) -> Iterator[None]:
        """Arrange and draw sites and pins, pausing often; the caller draws the `large` pins, others stay clear."""
        drawn_later = {pin.number for pin in large}
        shown = [pin for pin in grid.within(self.area) if pin.number not in drawn_later]
        yield
        stand = gathered_sites(_within(sites, self.area), self.viewport.scale, self.medium)
        yield
        signs = gathered(shown, self.viewport.scale, self.medium, apart)
        yield
        yield from self._arrange([*stand, *signs], large)
        yield from self._name_sites(large)
        wide, high = self.viewport.width + 2 * MARGIN, self.viewport.height + 2 * MARGIN
        self.picture = QPixmap(ceil(wide * self.ratio), ceil(high * self.ratio))
        self.picture.setDevicePixelRatio(self.ratio)
        self.picture.fill(Qt.GlobalColor.transparent)
        yield
        yield from self._draw(QRectF(-60, -60, wide + 120, high + 120))

    def _arrange(self, signs: Sequence[Sign], large: Iterable[Pin]) -> Iterator[None]:
        sizes, scale = symbols.SIZES[self.medium], self.viewport.scale
        reach = sizes.highlighted + sizes.halo
        blocked = [spot for pin in large for spot in wide_spots(pin, scale, reach, sizes.radius)]
        for placed in fanning(signs, scale, sizes.pitch, blocked=blocked):
            self.marks.append(_mark(placed, scale))
            if len(self.marks) % BATCH == 0:
                yield

    def _name_sites(self, large: Iterable[Pin]) -> Iterator[None]:
        """Find room for the names of sites where they cover nothing."""
        sizes, scale = symbols.SIZES[self.medium], self.viewport.scale
        sites = [mark for mark in self.marks if isinstance(mark.sign, SiteMark)]
        if not sites:
            return
        taken = TakenRoom(self.box_of(mark) for mark in self.marks)
        for pin in large:
            taken.take(_around(pin.x * scale, pin.y * scale, sizes.highlighted + sizes.halo))
        yield
        reach = sizes.radius * 1.2 + sizes.edge + NAME_GAP, sizes.radius + sizes.edge + NAME_GAP
        wanted = [(mark.x, mark.y, *self._name_size(mark.sign)) for mark in sites]
        for place, (mark, box) in enumerate(zip(sites, place_labels(wanted, reach, taken, self.bounds), strict=True)):
            if box is not None and isinstance(mark.sign, SiteMark):
                self.names.append((mark.sign, box))
            if place % BATCH == 0:
                yield

    def _name_size(self, sign: Sign) -> tuple[float, float]:
        assert isinstance(sign, SiteMark)
        size = name_sprite(sign.label, self.medium, self.ratio).deviceIndependentSize()
        return size.width(), size.height()

    def box_of(self, mark: Mark) -> Box:
        """The room of a sign in the scaled drawing."""
        sizes = symbols.SIZES[self.medium]
        rim = sizes.edge + sizes.casing
        if isinstance(mark.sign, Cluster):
            size = self.plate(mark.sign).deviceIndependentSize()
            return _around(mark.x, mark.y, size.width() / 2, size.height() / 2)
        return _around(mark.x, mark.y, sizes.radius * 1.25 + rim, sizes.radius * 1.2 + rim)

    def _draw(self, room: QRectF) -> Iterator[None]:
        left, top = self.viewport.left - MARGIN, self.viewport.top - MARGIN
        seen = [m for m in self.marks if room.contains(m.x - left, m.y - top)]
        moved = [m for m in seen if (m.x, m.y) != (m.home_x, m.home_y)]
        for start in range(0, len(moved), BATCH):
            yield
            with painting(self.picture) as painter:
                draw_leaders(painter, moved[start : start + BATCH], left, top, self.medium)
        for start in range(0, len(self.names), BATCH):
            yield
            with painting(self.picture) as painter:
                for site, (a, b, c, d) in self.names[start : start + BATCH]:
                    sprite = name_sprite(site.label, self.medium, self.ratio)
                    draw_sprite(painter, sprite, (a + c) / 2 - left, (b + d) / 2 - top)
        # The lowest number lies on top: it has been there longest.
        seen.reverse()
        for start in range(0, len(seen), BATCH):
            yield
            with painting(self.picture) as painter:
                for mark in seen[start : start + BATCH]:
                    self._draw_sign(painter, mark.sign, mark.x - left, mark.y - top)

    def _draw_sign(self, painter: QPainter, sign: Sign, x: float, y: float) -> None:
        if isinstance(sign, Cluster):
            draw_sprite(painter, self.plate(sign), x, y)
        elif isinstance(sign, SiteMark):
            draw_sprite(painter, pin_sprite(sign.symbol, sign.symbol.mark, self.medium, self.ratio), x, y)
        else:
            draw_pin(painter, sign, self.medium, self.ratio, x, y)

    def plate(self, cluster: Cluster[Pin] | Cluster[SiteMark]) -> QPixmap:
        """The small picture of a cluster."""
        words = "map.sites" if isinstance(cluster.pins[0], SiteMark) else "map.cluster"
        return cluster_sprite(say(words, {"count": len(cluster.pins)}), self.medium, self.ratio)

    def at(self, x: float, y: float) -> Sign | None:
        """What is drawn at (`x`, `y`) of the scaled drawing."""
        sizes = symbols.SIZES[self.medium]
        for mark in self.marks:
            if isinstance(mark.sign, Cluster):
                half = self.plate(mark.sign).deviceIndependentSize().width() / 2
                if abs(x - mark.x) <= half and abs(y - mark.y) <= sizes.radius:
                    return mark.sign
            elif hypot(x - mark.x, y - mark.y) <= sizes.radius + sizes.edge:
                return mark.sign
        return None


def _around(x: float, y: float, across: float, down: float | None = None) -> Box:
    down = across if down is None else down
    return x - across, y - down, x + across, y + down


def _within(sites: Sequence[SiteMark], area: Rect) -> list[SiteMark]:
    left, top, right, bottom = area
    return [site for site in sites if left <= site.x <= right and top <= site.y <= bottom]


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
