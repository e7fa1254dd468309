"""What the looks of the pins mean, on a plate in the corner of the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from yitusanhui.atlas import symbols
from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.sprites import draw_symbol

LONGEST = 14
MOST = 14
GAP = 0.3  # between a look and its words, in radii


def _font(size: float, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def legend_plate(scene: Scene, medium: Medium, ratio: float) -> QPixmap:
    """The legend with the drawing's label; a null picture when there is nothing to explain."""
    lines = scene.legend[:MOST]
    title = _shortened(f"{scene.base.label} {scene.base.name}") if scene.base else ""
    if not lines and not title:
        return QPixmap()
    sizes = symbols.SIZES[medium]
    row, edge = sizes.radius * 2.1, sizes.radius * 0.6
    plain, bold = _font(sizes.text), _font(sizes.text, True)
    widths = [
        QFontMetricsF(plain).horizontalAdvance(_shortened(line.words)) + row + GAP * sizes.radius for line in lines
    ]
    wide = max([QFontMetricsF(bold).horizontalAdvance(title), *widths]) + 2 * edge
    plate = QPixmap(round(wide * ratio), round((row * (len(lines) + bool(title)) + edge) * ratio))
    plate.setDevicePixelRatio(ratio)
    plate.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = plate.deviceIndependentSize()
    painter.setPen(QPen(QColor(symbols.DARK), 1))
    painter.setBrush(QColor(255, 255, 255, 235))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 5, 5)
    _write(painter, title, bold, QRectF(edge, edge / 2, wide, row))
    top = edge / 2 + (row if title else 0)
    for line in lines:
        painter.save()
        painter.translate(QPointF(edge + sizes.radius, top + row / 2))
        draw_symbol(painter, line.symbol, line.symbol.mark, sizes.radius * 0.85, sizes)
        painter.restore()
        _write(painter, _shortened(line.words), plain, QRectF(edge + row + GAP * sizes.radius, top, wide, row))
        top += row
    painter.end()
    return plate


def _write(painter: QPainter, words: str, font: QFont, room: QRectF) -> None:
    painter.setFont(font)
    painter.setPen(QColor(symbols.DARK))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
