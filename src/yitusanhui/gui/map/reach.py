"""步行可达: circles over the map with how far they are and what lies within; painted in every frame."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium
from yitusanhui.domain.reach import Reach, ReachRing
from yitusanhui.gui.map.sprites import name_sprite, number_font
from yitusanhui.gui.map.viewport import Viewport
from yitusanhui.texts import say

DASHES = ((9, 0), (9, 4), (3, 3))  # a near circle is whole, farther ones have shorter pieces
PLATE = QColor(255, 255, 255, 235)


def draw_reach(painter: QPainter, reach: Reach, viewport: Viewport, medium: Medium) -> None:
    """The circles, the farthest first, each with its minutes and metres where it meets the window."""
    middle = QPointF(*viewport.to_screen(reach.x, reach.y))
    width = 1.8 if medium is Medium.WINDOW else 2.4
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, ring in reversed(list(enumerate(reach.rings))):
        radius = ring.radius * viewport.scale
        for colour, extra in ((symbols.LIGHT, 2.5), (symbols.PURPLE_INK, 0.0)):
            pen = QPen(QColor(colour), width + extra)
            if extra == 0 and place:
                pen.setDashPattern([float(part) for part in DASHES[place % len(DASHES)]])
            painter.setPen(pen)
            painter.drawEllipse(middle, radius, radius)
        _name(painter, ring, middle, radius, medium, viewport)
    _count(painter, reach, medium, viewport)


def _name(painter: QPainter, ring: ReachRing, middle: QPointF, radius: float, medium: Medium, v: Viewport) -> None:
    """The words on the circle: above, else below, right or left, wherever it is in view."""
    sprite = name_sprite(
        say("map.reach", {"minutes": ring.minutes, "metres": ring.metres}), medium, sprite_ratio(painter)
    )
    size = sprite.deviceIndependentSize()
    half = QPointF(size.width() / 2, size.height() / 2)
    for right, down in ((0, -1), (0, 1), (1, 0), (-1, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)):
        spot = QPointF(middle.x() + right * radius, middle.y() + down * radius)
        if half.x() <= spot.x() <= v.width - half.x() and half.y() <= spot.y() <= v.height - half.y():
            painter.drawPixmap(spot - half, sprite)
            return


def sprite_ratio(painter: QPainter) -> float:
    """Device pixels to a logical one where this painter paints."""
    return painter.device().devicePixelRatioF()


def _count(painter: QPainter, reach: Reach, medium: Medium, v: Viewport) -> None:
    """What lies within, on a plate at the top."""
    lines = [say("reach.head", {"name": reach.name or say("reach.here")})]
    lines += [
        say("map.reach_count", {"minutes": ring.minutes, "sites": ring.sites, "comments": ring.comments})
        for ring in reach.rings
    ]
    font = number_font(symbols.SIZES[medium].text)
    metrics = QFontMetricsF(font)
    wide, high, edge = max(map(metrics.horizontalAdvance, lines)), metrics.height(), metrics.height() * 0.4
    plate = QRectF(v.width - wide - 2 * edge - 12, 12, wide + 2 * edge, high * len(lines) + edge)
    painter.setPen(QPen(QColor(symbols.DARK), 1))
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, 5, 5)
    painter.setFont(font)
    for place, line in enumerate(lines):
        painter.drawText(QPointF(plate.left() + edge, plate.top() + edge / 2 + metrics.ascent() + place * high), line)
