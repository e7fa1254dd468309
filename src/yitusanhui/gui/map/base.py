"""The drawing under the pins, kept as one picture of the window that is shifted when the map is dragged."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from yitusanhui.atlas.pyramid import Pyramid, Rect
from yitusanhui.gui.map.tiles import Key, TileShelf, TileSource, decoded
from yitusanhui.gui.map.viewport import Viewport

DESK, PAPER = QColor("#8A8F94"), QColor("#FFFFFF")
AHEAD = 256
_whole: WeakKeyDictionary[TileSource, QPixmap] = WeakKeyDictionary()


def whole_drawing(source: TileSource) -> QPixmap:
    """The overview, decoded once: window and wall show the same source."""
    if source not in _whole:
        _whole[source] = QPixmap.fromImage(decoded(source.overview()))
    return _whole[source]


class BasePicture(QObject):
    """Paints the drawing for a viewport: the tiles that are here, the overview where they aren't yet."""

    changed = Signal()

    def __init__(self, source: TileSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = TileShelf(source, self)
        self.pyramid: Pyramid = source.pyramid
        self.overview = whole_drawing(source)
        self._picture = QPixmap()
        self._shown: Viewport | None = None
        self._ratio = 1.0
        self._stale = QRegion()
        self._rough = False
        self.shelf.arrived.connect(self._on_arrived)

    def picture(self, viewport: Viewport, ratio: float) -> QPixmap:
        """The window's picture of the drawing, in device pixels."""
        if self._shown != viewport or self._ratio != ratio:
            self._turn_to(viewport, ratio)
        if not self._stale.isEmpty():
            self._picture.setDevicePixelRatio(1)
            self._paint(self._stale)
            self._stale = QRegion()
            self._picture.setDevicePixelRatio(ratio)
        return self._picture

    def _turn_to(self, viewport: Viewport, ratio: float) -> None:
        size = QRect(0, 0, round(viewport.width * ratio), round(viewport.height * ratio))
        before = self._shown
        same = before is not None and before.scale == viewport.scale and self._ratio == ratio
        if before is not None and same and self._picture.size() == size.size():
            self._shift(round((before.left - viewport.left) * ratio), round((before.top - viewport.top) * ratio))
        else:
            if self._picture.size() != size.size():
                self._picture = QPixmap(size.size())
            self._stale = QRegion(size)
            self._rough = before is not None and before.scale != viewport.scale
        self._shown, self._ratio = viewport, ratio
        self.ask()

    def finish(self) -> None:
        """Paint well what was painted in haste while zooming."""
        if self._rough:
            self._rough = False
            self._stale = QRegion(self._picture.rect())
            self.changed.emit()

    def ask(self) -> None:
        """Ask for the tiles of what is shown."""
        if self._shown is not None:
            self.shelf.want(self._wishes())

    def _shift(self, right: int, down: int) -> None:
        """Move what is there, and note the strips that come into view."""
        rect = self._picture.rect()
        moved = self._stale.translated(QPoint(right, down)) & rect
        self._picture.scroll(right, down, rect)
        self._stale = moved | (QRegion(rect) - QRegion(rect.translated(right, down)))

    def _level(self) -> int:
        assert self._shown is not None
        return self.pyramid.level_for(self._shown.scale * self._ratio * 0.999)

    def _wishes(self) -> Iterator[Key]:
        """Tiles in view from the middle outwards, then those just outside."""
        assert self._shown is not None
        level = self._level()
        area, margin = self._shown.area, AHEAD / self._shown.scale
        inside = set(self.pyramid.tiles_in(level, area))
        around = Rect(area.left - margin, area.top - margin, area.right + margin, area.bottom + margin)
        row0, col0 = self._middle(level)
        nearest = sorted(
            self.pyramid.tiles_in(level, around),
            key=lambda t: (t not in inside, abs(t[0] - row0) + abs(t[1] - col0)),
        )
        return ((level, row, col) for row, col in nearest)

    def _middle(self, level: int) -> tuple[float, float]:
        assert self._shown is not None
        side = self.pyramid.tile / self.pyramid.scale_at(level)
        return self._shown.y / side - 0.5, self._shown.x / side - 0.5

    def _device(self, piece: Rect) -> QRect:
        """Device pixels of the window for a piece of the drawing; neighbours share an edge."""
        assert self._shown is not None
        scale = self._shown.scale * self._ratio
        left, top = round(self._shown.left * self._ratio), round(self._shown.top * self._ratio)
        a, b = floor(piece.left * scale + 0.5) - left, floor(piece.top * scale + 0.5) - top
        c, d = floor(piece.right * scale + 0.5) - left, floor(piece.bottom * scale + 0.5) - top
        return QRect(a, b, c - a, d - b)

    def _paint(self, stale: QRegion) -> None:
        assert self._shown is not None
        painter = QPainter(self._picture)
        try:
            painter.setClipRegion(stale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._rough)
            paper = self._device(Rect(0, 0, self.pyramid.width, self.pyramid.height))
            painter.fillRect(stale.boundingRect(), DESK)
            painter.fillRect(paper, PAPER)
            level = self._level()
            for row, col in self.pyramid.tiles_in(level, self._piece(stale.boundingRect())):
                self._paint_tile(painter, (level, row, col))
        finally:
            painter.end()

    def _piece(self, device: QRect) -> Rect:
        """The piece of the drawing under a rectangle of device pixels."""
        assert self._shown is not None
        to = self._shown.to_drawing
        ratio = self._ratio
        left, top = to(device.left() / ratio, device.top() / ratio)
        right, bottom = to((device.right() + 1) / ratio, (device.bottom() + 1) / ratio)
        return Rect(left, top, right, bottom)

    def _paint_tile(self, painter: QPainter, key: Key) -> None:
        whole = self.pyramid.tile_rect(*key)
        piece = Rect(
            whole.left,
            whole.top,
            min(whole.right, self.pyramid.width),
            min(whole.bottom, self.pyramid.height),
        )
        target = QRectF(self._device(piece))
        tile = self.shelf.get(key)
        if tile is not None:
            scale = self.pyramid.scale_at(key[0])
            painter.drawPixmap(target, tile, _scaled(piece, whole.left, whole.top, scale, scale))
        elif not self.overview.isNull():
            across, down = self.overview.width() / self.pyramid.width, self.overview.height() / self.pyramid.height
            painter.drawPixmap(target, self.overview, _scaled(piece, 0, 0, across, down))

    def _on_arrived(self, level: int, row: int, col: int) -> None:
        if self._shown is None or level != self._level():
            return
        rect = self._device(self.pyramid.tile_rect(level, row, col)) & self._picture.rect()
        if not rect.isEmpty():
            self._stale |= QRegion(rect)
            self.changed.emit()


def _scaled(piece: Rect, left: float, top: float, across: float, down: float) -> QRectF:
    """A piece of the drawing in the pixels of a picture whose corner lies at (`left`, `top`)."""
    return QRectF(
        (piece.left - left) * across,
        (piece.top - top) * down,
        (piece.right - piece.left) * across,
        (piece.bottom - piece.top) * down,
    )
