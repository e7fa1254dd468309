"""Layers between the drawing and its pins: painted into tiles off the window's thread, put together in every frame."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import floor
from threading import Lock

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from shiboken6 import isValid

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium
from yitusanhui.domain.layers import LaidLayer, boxes
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.gui.map.viewport import Viewport

log = logging.getLogger(__name__)

SIDE = 512  # device pixels of a tile
KEPT = 64
REST_MS = 40
CELLS = 48  # cells across the sheet that shapes are looked up by
WIDTH = {Medium.WINDOW: 1.8, Medium.WALL: 2.6, Medium.LARGE_WALL: 3.6, Medium.PRINT: 0.9}
CASING, FILL = 1.6, 46
Key = tuple[int, float, int, int]
Box = tuple[float, float, float, float]


class _Sheet:
    """The shapes of one layer, found by where they lie."""

    def __init__(self, layer: LaidLayer) -> None:
        self.layer = layer
        self._boxes: list[Box] = list(boxes(layer.shapes))
        reach = max((max(box[2], box[3]) for box in self._boxes), default=1.0)
        self._side = max(reach / CELLS, 1.0)
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._large: list[int] = []
        for place, box in enumerate(self._boxes):
            cells = list(self._over(box, CELLS))
            if cells:
                for cell in cells:
                    self._cells.setdefault(cell, []).append(place)
            else:
                self._large.append(place)

    def _over(self, box: Box, most: int) -> Iterator[tuple[int, int]]:
        """The cells under a box; none when they are more than `most`."""
        left, top, right, bottom = (floor(max(v, -self._side) / self._side) for v in box)
        if (right - left + 1) * (bottom - top + 1) <= most:
            yield from ((col, row) for row in range(top, bottom + 1) for col in range(left, right + 1))

    def within(self, area: Box) -> list[Shape]:
        """Shapes whose box meets that area, in the order of the layer."""
        found = set(self._large)
        for cell in self._over(area, 10**6):
            found.update(self._cells.get(cell, ()))
        left, top, right, bottom = area
        return [
            self.layer.shapes[place]
            for place in sorted(found)
            if (box := self._boxes[place])[0] <= right and box[2] >= left and box[1] <= bottom and box[3] >= top
        ]


class LayerPicture(QObject):
    """The layers over one drawing. `changed` says that a frame would look different now."""

    changed = Signal()
    _painted = Signal(object, QImage)

    def __init__(self, medium: Medium, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.medium = medium
        self._sheets: tuple[_Sheet, ...] = ()
        self._edition = 0
        self._tiles: OrderedDict[Key, QPixmap] = OrderedDict()
        self._busy: set[Key] = set()
        self._wanted: set[Key] = set()
        self._lock = Lock()
        self._before: list[Key] = []
        self._pool = ThreadPoolExecutor(1, "layers")
        self._painted.connect(self._keep)
        self._scale = 0.0
        self._awaited: list[Key] = []
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self._want(self._awaited))

    @property
    def settled(self) -> bool:
        """True when nothing is being painted."""
        return not self._busy and not self._rest.isActive()

    @property
    def layers(self) -> tuple[LaidLayer, ...]:
        """What is shown."""
        return tuple(sheet.layer for sheet in self._sheets)

    def show(self, layers: Sequence[LaidLayer]) -> None:
        """Show these layers, the first lowest; tiles painted of others are dropped."""
        self._edition += 1
        self._sheets = tuple(_Sheet(layer) for layer in layers)
        self._tiles.clear()
        self._before = []
        self.changed.emit()

    def paint(self, painter: QPainter, viewport: Viewport, ratio: float) -> None:
        """Put the tiles of this view together; those of the scale before stand in until they are there."""
        if not self._sheets:
            return
        scale = viewport.scale * ratio
        keys = list(self._keys(viewport, ratio))
        missing = [key for key in keys if key not in self._tiles]
        if missing:
            self._want_soon(missing, scale)
            for key in self._before:
                self._draw(painter, key, viewport, ratio, only_scale=None)
        elif any(key[1] != scale for key in self._before) or not self._before:
            self._before = keys
        for key in keys:
            self._draw(painter, key, viewport, ratio, only_scale=scale)

    def stop(self) -> None:
        """Show and paint nothing more."""
        self.show(())
        self._rest.stop()
        with self._lock:
            self._wanted.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _keys(self, viewport: Viewport, ratio: float) -> Iterator[Key]:
        left, top = viewport.left * ratio, viewport.top * ratio
        right, bottom = left + viewport.width * ratio, top + viewport.height * ratio
        for row in range(floor(top / SIDE), floor((bottom - 1) / SIDE) + 1):
            for col in range(floor(left / SIDE), floor((right - 1) / SIDE) + 1):
                yield self._edition, viewport.scale * ratio, row, col

    def _draw(self, painter: QPainter, key: Key, viewport: Viewport, ratio: float, only_scale: float | None) -> None:
        tile = self._tiles.get(key)
        if tile is None:
            return
        _, scale, row, col = key
        if only_scale is not None:
            self._tiles.move_to_end(key)
            here = QPointF(
                round(col * SIDE - viewport.left * ratio) / ratio, round(row * SIDE - viewport.top * ratio) / ratio
            )
            painter.drawPixmap(QRectF(here.x(), here.y(), SIDE / ratio, SIDE / ratio), tile, QRectF(tile.rect()))
        elif scale != viewport.scale * ratio:
            grown = viewport.scale / scale
            x, y = col * SIDE * grown - viewport.left, row * SIDE * grown - viewport.top
            painter.drawPixmap(QRectF(x, y, SIDE * grown, SIDE * grown), tile, QRectF(tile.rect()))

    def _want_soon(self, missing: list[Key], scale: float) -> None:
        """At once while the scale stays; while it is changing, not before it rests: painting would hold frames up."""
        self._awaited = missing
        if scale != self._scale:
            self._scale = scale
            self._rest.start()
        elif not self._rest.isActive():
            self._want(missing)

    def _want(self, keys: Iterable[Key]) -> None:
        with self._lock:
            self._wanted = set(keys)
            fresh = self._wanted - self._busy
            self._busy |= fresh
        for key in sorted(fresh):
            self._pool.submit(self._make, key, self._sheets)

    def _make(self, key: Key, sheets: tuple[_Sheet, ...]) -> None:
        with self._lock:
            dropped = key not in self._wanted
            if dropped:
                self._busy.discard(key)
        if dropped:
            return
        try:
            image = _tile(key, sheets, self.medium)
        except Exception:
            log.exception("layer tile %s can't be painted", key)
            image = QImage()
        if isValid(self):
            self._painted.emit(key, image)

    def _keep(self, key: Key, image: QImage) -> None:
        with self._lock:
            self._busy.discard(key)
        if key[0] != self._edition:
            return
        self._tiles[key] = QPixmap.fromImage(image) if not image.isNull() else QPixmap(1, 1)
        while len(self._tiles) > KEPT:
            self._tiles.popitem(last=False)
        self.changed.emit()


def _tile(key: Key, sheets: tuple[_Sheet, ...], medium: Medium) -> QImage:
    _, scale, row, col = key
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-col * SIDE, -row * SIDE)
    rim = 12 / scale
    area = (
        col * SIDE / scale - rim,
        row * SIDE / scale - rim,
        (col + 1) * SIDE / scale + rim,
        (row + 1) * SIDE / scale + rim,
    )
    for sheet in sheets:
        layer = sheet.layer
        paint_layer(painter, sheet.within(area), layer.colour, scale, medium, dashed=layer.dashed, dark=layer.dark)
    painter.end()
    return image


def paint_layer(
    painter: QPainter,
    shapes: Sequence[Shape],
    colour: str,
    scale: float,
    medium: Medium,
    *,
    dashed: bool = False,
    dark: bool = False,
) -> None:
    """Draw shapes at `scale`: areas faintly filled, then casings, then lines and points in the colour."""
    width = WIDTH[medium]
    ink, faint, casing = QColor(colour), QColor(colour), QColor(symbols.DARK if dark else symbols.LIGHT)
    faint.setAlpha(FILL)
    casing.setAlpha(170)
    stroke = QPen(ink, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    lines: list[QPolygonF] = []
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint)
    for shape in shapes:
        if shape.kind is ShapeKind.POINT:
            continue
        rings = [_polygon(ring, scale) for ring in shape.rings]
        lines += rings
        if shape.kind is ShapeKind.AREA:
            _fill(painter, rings)
    # One at a time: a path of thousands of pieces takes ten times as long to stroke.
    for pen in (QPen(casing, width + CASING), stroke):
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(line)
    painter.setPen(QPen(QColor(symbols.LIGHT), 1))
    painter.setBrush(ink)
    for shape in shapes:
        if shape.kind is ShapeKind.POINT:
            (x, y) = shape.rings[0][0]
            painter.drawEllipse(QPointF(x * scale, y * scale), width * 1.8, width * 1.8)


def _fill(painter: QPainter, rings: list[QPolygonF]) -> None:
    if len(rings) == 1:
        painter.drawPolygon(rings[0])
        return
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(ring)
    painter.drawPath(path)


def _polygon(ring: Sequence[tuple[float, float]], scale: float) -> QPolygonF:
    """The ring in screen pixels; places within half a pixel of the one before are left out."""
    made, last = QPolygonF(), (1e18, 1e18)
    end = len(ring) - 1
    for place, (x, y) in enumerate(ring):
        x, y = x * scale, y * scale
        if place in (0, end) or abs(x - last[0]) + abs(y - last[1]) > 0.7:
            made.append(QPointF(x, y))
            last = x, y
    return made
