"""What stands in the corners of the map: the legend on the left, scale bar and north on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from yitusanhui.atlas import symbols
from yitusanhui.atlas.scalebar import ScaleBar, scale_bar
from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.legend import legend_plate
from yitusanhui.gui.map.sprites import number_font
from yitusanhui.gui.map.viewport import Viewport

Spots = Sequence[tuple[float, float]]
INSET = 12
ROOM = 9.0  # of the bar, in radii of a pin
NARROW = 360  # a map narrower than this has its legend only


class Furniture:
    """Painted over everything else; the legend's picture is kept until it changes."""

    def __init__(self, medium: Medium) -> None:
        self.medium = medium
        self.shown = True
        self._legend: QPixmap | None = None
        self._place = 0

    def forget(self) -> None:
        """The legend has changed."""
        self._legend = None

    def paint(
        self, painter: QPainter, scene: Scene, viewport: Viewport, ratio: float, spots: Callable[[Viewport], Spots]
    ) -> None:
        """Draw both for a map seen like that; `spots` tells where signs stand on it, which the legend keeps clear of
        as well as it can."""
        size, scale = QSizeF(viewport.width, viewport.height), viewport.scale
        if scene.note:
            self._paint_note(painter, scene.note)
        if not self.shown:
            return
        if self._legend is None or self._legend.devicePixelRatio() != ratio:
            self._legend = legend_plate(scene, self.medium, ratio)
        if not self._legend.isNull():
            painter.drawPixmap(
                self._corner(self._legend.deviceIndependentSize(), scene, size, spots(viewport)), self._legend
            )
        if scene.base is not None and size.width() >= NARROW:
            room = ROOM * symbols.SIZES[self.medium].radius
            known = scene.base.metres_per_pixel
            bar = scale_bar(known / scale, room) if known else None
            if bar is not None or scene.base.north is not None:
                self._paint_scale(painter, bar, scene.base.north, size)

    def _corner(self, plate: QSizeF, scene: Scene, size: QSizeF, there: Spots) -> QPointF:
        """The corner in which the legend covers the fewest signs; it stays where it is while that is no worse."""
        reach = symbols.SIZES[self.medium].radius
        left, right = float(INSET), size.width() - plate.width() - INSET
        low, high = round(size.height() - plate.height() - INSET), float(INSET)
        rise = low - (3.1 * reach if scene.base and (scene.base.metres_per_pixel or scene.base.north) else 0)
        corners = [(left, low), (left, high), (right, rise), (right, high)]
        if scene.note:
            del corners[1]
        if scene.reach is not None:
            corners.pop()

        def covered(corner: tuple[float, float]) -> int:
            a, b = corner[0] - reach, corner[1] - reach
            c, d = corner[0] + plate.width() + reach, corner[1] + plate.height() + reach
            return sum(a < x < c and b < y < d for x, y in there)

        counts = [covered(corner) for corner in corners]
        best = counts.index(min(counts))
        if self._place < len(corners) and counts[self._place] <= counts[best]:
            best = self._place
        self._place = best
        return QPointF(*corners[best])

    def _paint_note(self, painter: QPainter, words: str) -> None:
        """What is left out, on a dark plate at the top left."""
        font = number_font(symbols.SIZES[self.medium].text)
        metrics = QFontMetricsF(font)
        edge = metrics.height() * 0.4
        plate = QRectF(INSET, INSET, metrics.horizontalAdvance(words) + 2 * edge, metrics.height() + edge)
        painter.setPen(QPen(QColor(symbols.CLUSTER_INK), 1))
        painter.setBrush(QColor(symbols.CLUSTER_FILL))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_scale(self, painter: QPainter, bar: ScaleBar | None, north: float | None, size: QSizeF) -> None:
        """A light plate at the bottom right, its right edge fixed."""
        radius = symbols.SIZES[self.medium].radius
        high, edge = 2.9 * radius, 0.7 * radius
        wide = (bar.length + 2 * edge if bar else 0.0) + (2.4 * radius if north is not None else 0.0)
        plate = QRectF(size.width() - wide - INSET, size.height() - high - INSET, wide, high)
        painter.setPen(QPen(QColor(symbols.DARK), 1))
        painter.setBrush(QColor(255, 255, 255, 235))
        painter.drawRoundedRect(plate, 5, 5)
        if bar is not None:
            _draw_bar(painter, bar, QPointF(plate.left() + edge, plate.bottom() - 0.55 * radius), radius)
        if north is not None:
            draw_north(painter, QPointF(plate.right() - 1.3 * radius, plate.center().y()), north, radius)


def _draw_bar(painter: QPainter, bar: ScaleBar, start: QPointF, radius: float) -> None:
    """Two halves, dark and light, with the length above."""
    thick, half = 0.4 * radius, bar.length / 2
    painter.setPen(QPen(QColor(symbols.DARK), 1.2))
    for place, colour in enumerate((symbols.DARK, symbols.LIGHT)):
        painter.setBrush(QColor(colour))
        painter.drawRect(QRectF(start.x() + place * half, start.y() - thick, half, thick))
    font = number_font(symbols.SIZES[Medium.WINDOW].text / symbols.SIZES[Medium.WINDOW].radius * radius)
    painter.setFont(font)
    drop = QFontMetricsF(font).height()
    room = QRectF(start.x() - radius, start.y() - thick - drop - 1, bar.length + 2 * radius, drop)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, bar.words)


def draw_north(painter: QPainter, middle: QPointF, north: float, radius: float) -> None:
    """An arrow to the north with its N, `north` degrees clockwise from straight up."""
    painter.save()
    painter.translate(middle)
    painter.rotate(north)
    painter.setPen(QPen(QColor(symbols.DARK), 1.2))
    for side, colour in ((-1, symbols.DARK), (1, symbols.LIGHT)):
        painter.setBrush(QColor(colour))
        points = ((0, -0.45), (side * 0.55, 1.15), (0, 0.75))
        painter.drawPolygon(QPolygonF([QPointF(x * radius, y * radius) for x, y in points]))
    painter.setFont(number_font(0.85 * radius))
    painter.drawText(QRectF(-radius, -1.35 * radius, 2 * radius, 0.9 * radius), Qt.AlignmentFlag.AlignCenter, "N")
    painter.restore()
