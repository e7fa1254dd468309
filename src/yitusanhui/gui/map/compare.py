"""Two versions of the drawing in one place: one drawn over the other, wiped aside by a slider, or in turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from yitusanhui.atlas import symbols
from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.symbols import Medium
from yitusanhui.domain.fits import Transform
from yitusanhui.gui.map.base import DESK, PAPER, whole_drawing
from yitusanhui.gui.map.sprites import number_font
from yitusanhui.gui.map.tiles import TileShelf, TileSource
from yitusanhui.gui.map.viewport import Viewport

BLINK_MS = 900
GRIP = 14.0
STEP = 0.05


class CompareBy(StrEnum):
    """How two versions are looked at."""

    SWIPE = "swipe"
    BLINK = "blink"


@dataclass(frozen=True, slots=True)
class Compare:
    """The other version: its tiles, from its pixels to those of the map, both labels, and what is seen of it.

    `share` is where the slider stands, 0 to 1 of the window; left of it is the other. `other` says that in
    turns the other one is shown now.
    """

    source: TileSource
    carry: Transform
    label: str
    own_label: str
    by: CompareBy
    share: float = 0.5
    other: bool = True


class OtherPicture(QObject):
    """The other version as a picture of the window, drawn through the alignment."""

    changed = Signal()

    def __init__(self, source: TileSource, carry: Transform, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = TileShelf(source, self)
        self.pyramid = source.pyramid
        self.carry = carry
        self.overview = whole_drawing(source)
        self._picture = QPixmap()
        self._of: tuple[Viewport, float] | None = None
        self.shelf.arrived.connect(self._on_arrived)

    def picture(self, viewport: Viewport, ratio: float) -> QPixmap:
        """What of it lies in the window, made anew when the map moved or a tile came."""
        if self._of != (viewport, ratio):
            self._of = viewport, ratio
            self._draw(viewport, ratio)
        return self._picture

    def _draw(self, viewport: Viewport, ratio: float) -> None:
        self._picture = QPixmap(round(viewport.width * ratio), round(viewport.height * ratio))
        self._picture.fill(DESK)
        level = self.pyramid.level_for(viewport.scale * ratio * self.carry.scale * 0.999)
        tiles = self.pyramid.tiles_in(level, self._area(viewport))
        keys = [(level, row, col) for row, col in tiles]
        painter = QPainter(self._picture)
        painter.setTransform(_to_screen(self.carry, viewport, ratio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(0, 0, self.pyramid.width, self.pyramid.height)
        painter.fillRect(whole, PAPER)
        painter.setClipRect(whole)
        if any(self.shelf.get(key) is None for key in keys):
            painter.drawPixmap(whole, self.overview, QRectF(self.overview.rect()))
        for key in keys:
            tile = self.shelf.get(key)
            if tile is not None:
                rect = self.pyramid.tile_rect(*key)
                target = QRectF(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
                painter.drawPixmap(target, tile, QRectF(tile.rect()))
        painter.end()
        self._picture.setDevicePixelRatio(ratio)
        self.shelf.want(keys)

    def _area(self, viewport: Viewport) -> Rect:
        """The piece of the other drawing around what is in view."""
        back, area = self.carry.inverse(), viewport.area
        spots = [back(x, y) for x in (area.left, area.right) for y in (area.top, area.bottom)]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return Rect(min(xs), min(ys), max(xs), max(ys))

    def _on_arrived(self, *_: int) -> None:
        self._of = None
        self.changed.emit()


def _to_screen(carry: Transform, viewport: Viewport, ratio: float) -> QTransform:
    (a, b, c), (d, e, f) = carry.x_from, carry.y_from
    s = viewport.scale * ratio
    return QTransform(b * s, e * s, c * s, f * s, a * s - viewport.left * ratio, d * s - viewport.top * ratio)


class Comparison(QObject):
    """What a map shows of another version. `turned` carries the `Compare` (None: none) for others to show too."""

    changed = Signal()
    turned = Signal(object)

    def __init__(self, medium: Medium, parent: QObject) -> None:
        super().__init__(parent)
        self.medium = medium
        self.shown: Compare | None = None
        self._other: OtherPicture | None = None
        self._blink = QTimer(self, interval=BLINK_MS)
        self._blink.timeout.connect(self.flip)

    @property
    def settled(self) -> bool:
        """True when every tile of it is here."""
        return self._other is None or self._other.shelf.settled

    def show(self, compare: Compare | None) -> None:
        """Show this; nothing blinks by itself here (see `start`)."""
        before, self.shown = self.shown, compare
        if compare is None or before is None or (before.source, before.carry) != (compare.source, compare.carry):
            self._put_away()
        if compare is not None and self._other is None:
            self._other = OtherPicture(compare.source, compare.carry, self)
            self._other.changed.connect(self.changed)
        self.changed.emit()
        if compare != before:
            self.turned.emit(compare)

    def start(self, compare: Compare | None) -> None:
        """Show this and, where it is so wished, let it blink."""
        self._blink.stop()
        self.show(compare)
        if compare is not None and compare.by is CompareBy.BLINK:
            self._blink.start()

    def flip(self) -> None:
        """The one in place of the other."""
        if self.shown is not None:
            self.show(replace(self.shown, other=not self.shown.other))

    def flip_by_hand(self) -> None:
        """The same by a key: from now on it waits for the next."""
        self._blink.stop()
        if self.shown is not None:
            self.show(replace(self.shown, by=CompareBy.BLINK, other=not self.shown.other))

    def slide(self, share: float) -> None:
        """The slider, to a share of the window's width."""
        if self.shown is not None:
            self.show(replace(self.shown, share=min(max(share, 0.0), 1.0)))

    def step(self, by: int) -> bool:
        """The slider by a twentieth, right or left; False when there is none."""
        if self.shown is None or self.shown.by is not CompareBy.SWIPE:
            return False
        self.slide(self.shown.share + by * STEP)
        return True

    def has_grip(self, x: float, width: float) -> bool:
        """Whether the slider can be taken at `x`, logical pixels of the window."""
        swiping = self.shown is not None and self.shown.by is CompareBy.SWIPE
        return swiping and self.shown is not None and abs(x - self.shown.share * width) <= GRIP

    def paint(self, painter: QPainter, viewport: Viewport, size: QSizeF, ratio: float) -> None:
        """Draw what is seen of the other version, under the pins."""
        if self.shown is None or self._other is None:
            return
        edge = size.width() * self.shown.share if self.shown.by is CompareBy.SWIPE else size.width()
        if self.shown.by is CompareBy.SWIPE or self.shown.other:
            painter.save()
            painter.setClipRect(QRectF(0, 0, edge, size.height()))
            painter.drawPixmap(0, 0, self._other.picture(viewport, ratio))
            painter.restore()

    def paint_marks(self, painter: QPainter, size: QSizeF) -> None:
        """The slider and which version is where, over the pins."""
        if self.shown is None:
            return
        if self.shown.by is CompareBy.BLINK:
            words = self.shown.label if self.shown.other else self.shown.own_label
            self._tag(painter, words, size.width() / 2, 0)
            return
        x = size.width() * self.shown.share
        for colour, width in ((symbols.LIGHT, 7.0), (symbols.DARK, 3.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(x, 0), QPointF(x, size.height()))
        painter.setBrush(QColor(symbols.GLOW))
        painter.drawEllipse(QPointF(x, size.height() / 2), GRIP, GRIP)
        self._tag(painter, self.shown.label, x, -1)
        self._tag(painter, self.shown.own_label, x, 1)

    def _tag(self, painter: QPainter, words: str, x: float, side: int) -> None:
        """A plate with a version's name at the top: left of `x` (-1), right of it (1), or over it."""
        font = number_font(symbols.SIZES[self.medium].text * 1.3)
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(words) + 20, metrics.height() + 8
        left = {-1: x - wide - 10, 0: x - wide / 2, 1: x + 10}[side]
        plate = QRectF(left, 10, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(symbols.DARK))
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(QColor(symbols.LIGHT))
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _put_away(self) -> None:
        if self._other is not None:
            self._other.shelf.stop()
            self._other.deleteLater()
            self._other = None
