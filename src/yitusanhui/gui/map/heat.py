"""附议热度: a warm round spot behind each pin, its area by how many seconded it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QRadialGradient

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.viewport import Viewport

LARGEST = 6.0  # in radii of a pin: the spot of the comment with the most 附议


def draw_heat(painter: QPainter, heat: Sequence[tuple[float, float, int]], viewport: Viewport, medium: Medium) -> None:
    """The spots in view, each as wide as the root of its 附议 asks."""
    most = max(weight for _, _, weight in heat)
    for x, y, weight in heat:
        spot = QPointF(*viewport.to_screen(x, y))
        reach = symbols.SIZES[medium].radius * (1.2 + (LARGEST - 1.2) * sqrt(weight / most))
        if not QRectF(-reach, -reach, viewport.width + 2 * reach, viewport.height + 2 * reach).contains(spot):
            continue
        glow = QRadialGradient(spot, reach)
        for share, alpha in ((0.0, 190), (0.5, 110), (1.0, 0)):
            colour = QColor(symbols.VERMILION)
            colour.setAlpha(alpha)
            glow.setColorAt(share, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(glow))
        painter.drawEllipse(spot, reach, reach)
