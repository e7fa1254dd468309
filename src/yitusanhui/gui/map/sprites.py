"""Small pictures of pins and clusters, each drawn once."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium, Shape, Sizes, Symbol

NAME = 0.8  # height of a site's name, in that of numbers


def number_font(size: float) -> QFont:
    """The window's font, bold, `size` logical pixels high."""
    font = QFont()
    font.setPixelSize(max(1, round(size)))
    font.setBold(True)
    return font


def _outline(shape: Shape, radius: float) -> QPainterPath:
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        reach = radius * 0.94
        path.addEllipse(QPointF(0, 0), reach, reach)
    else:
        path.addPolygon(QPolygonF([QPointF(x * radius, y * radius) for x, y in symbols.outline(shape)]))
        path.closeSubpath()
    return path


def draw_symbol(painter: QPainter, symbol: Symbol, words: str, radius: float, sizes: Sizes) -> None:
    """Draw a pin around (0, 0) with `words` in it."""
    path = _outline(symbol.shape, radius)
    join = Qt.PenJoinStyle.RoundJoin
    solid, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(QColor(symbol.casing), sizes.edge + 2 * sizes.casing, solid, cap, join))
    painter.setBrush(QColor(symbol.fill))
    painter.drawPath(path)
    style = Qt.PenStyle.DashLine if symbol.hollow else solid
    painter.setPen(QPen(QColor(symbol.edge), sizes.edge, style, Qt.PenCapStyle.FlatCap, join))
    painter.drawPath(path)
    if symbol.ringed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(symbol.ink), max(1.0, sizes.edge * 0.7), solid, cap, join))
        painter.drawPath(_outline(symbol.shape, radius - 1.8 * sizes.edge))
    _write(painter, words, symbol, radius, sizes)


def _write(painter: QPainter, words: str, symbol: Symbol, radius: float, sizes: Sizes) -> None:
    painter.setFont(number_font(sizes.text_size(words, radius)))
    painter.setPen(QColor(symbol.ink))
    drop = symbols.text_drop(symbol.shape) * radius
    room = QRectF(-2 * radius, drop - radius, 4 * radius, 2 * radius)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(ceil(width * ratio), ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _painter(pixmap: QPixmap, middle: QPointF) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    return painter


@lru_cache(maxsize=512)
def pin_sprite(symbol: Symbol, words: str, medium: Medium, ratio: float, large: bool = False) -> QPixmap:
    """A pin, centred; `large` with the glow of the one that is pointed at."""
    sizes = symbols.SIZES[medium]
    radius = sizes.highlighted if large else sizes.radius
    reach = ceil(radius * 1.25 + sizes.edge + sizes.casing + (sizes.halo if large else 0)) + 1
    pixmap = _blank(2 * reach, 2 * reach, ratio)
    painter = _painter(pixmap, QPointF(reach, reach))
    if large:
        glow = radius + sizes.halo - 1
        painter.setPen(QPen(QColor(symbols.DARK), sizes.edge))
        painter.setBrush(QColor(symbols.GLOW))
        painter.drawEllipse(QPointF(0, 0), glow, glow)
    draw_symbol(painter, symbol, words, radius, sizes)
    painter.end()
    return pixmap


@lru_cache(maxsize=1024)
def digit_sprite(digit: str, ink: str, size: float, ratio: float) -> QPixmap:
    """One digit; numbers are put together of these, since each number occurs once."""
    font = number_font(size)
    metrics = QFontMetricsF(font)
    pixmap = _blank(metrics.horizontalAdvance(digit), metrics.height(), ratio)
    painter = QPainter(pixmap)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(0, metrics.ascent()), digit)
    painter.end()
    return pixmap


@lru_cache(maxsize=1024)
def cluster_size(words: str, medium: Medium) -> tuple[float, float]:
    """Width and height of such a plate with its rim."""
    sizes = symbols.SIZES[medium]
    rim = sizes.edge + sizes.casing
    wide = QFontMetricsF(number_font(sizes.text)).horizontalAdvance(words) + sizes.radius
    return wide + 2 * rim, 2 * sizes.radius + 2 * rim


@lru_cache(maxsize=4096)
def name_size(words: str, medium: Medium) -> tuple[float, float]:
    """Width and height of the name of a site."""
    sizes = symbols.SIZES[medium]
    metrics = QFontMetricsF(number_font(sizes.text * NAME))
    return metrics.horizontalAdvance(words) + 4 * sizes.edge, metrics.height()


@lru_cache(maxsize=1024)
def cluster_sprite(words: str, medium: Medium, ratio: float) -> QPixmap:
    """A dark plate that says how many pins are here."""
    sizes = symbols.SIZES[medium]
    font = number_font(sizes.text)
    rim = sizes.edge + sizes.casing
    full = cluster_size(words, medium)
    wide, high = full[0] - 2 * rim, full[1] - 2 * rim
    pixmap = _blank(*full, ratio)
    painter = _painter(pixmap, QPointF(rim, rim))
    painter.setPen(QPen(QColor(symbols.CLUSTER_INK), sizes.edge + sizes.casing))
    painter.setBrush(QColor(symbols.CLUSTER_FILL))
    plate = QRectF(0, 0, wide, high)
    painter.drawRoundedRect(plate, high / 3, high / 3)
    painter.setFont(font)
    painter.setPen(QColor(symbols.CLUSTER_INK))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return pixmap


@lru_cache(maxsize=1024)
def name_sprite(words: str, medium: Medium, ratio: float) -> QPixmap:
    """The name of a site, dark with a light edge, so that it reads on any drawing."""
    sizes = symbols.SIZES[medium]
    font = number_font(sizes.text * NAME)
    metrics = QFontMetricsF(font)
    rim = 2 * sizes.edge
    pixmap = _blank(*name_size(words, medium), ratio)
    painter = _painter(pixmap, QPointF(rim, metrics.ascent()))
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a character overlap
    path.addText(QPointF(0, 0), font, words)
    solid, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(QColor(symbols.LIGHT), 2 * rim, solid, cap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)
    painter.fillPath(path, QColor(symbols.DARK))
    painter.end()
    return pixmap
