"""What is drawn over map and pins in every frame: marker, crosshair, focus frame, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium

SENTENCE_SIZE = {Medium.WINDOW: 20, Medium.WALL: 30, Medium.LARGE_WALL: 42, Medium.PRINT: 14}
FLAGS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


def draw_marker(painter: QPainter, place: QPointF, medium: Medium) -> None:
    """A drop whose point stands on the place chosen for the comment being typed."""
    radius = symbols.SIZES[medium].radius
    path = QPainterPath()
    path.moveTo(0, 0)
    path.cubicTo(-0.4 * radius, -1.2 * radius, -1.3 * radius, -1.6 * radius, -1.3 * radius, -2.6 * radius)
    path.arcTo(QRectF(-1.3 * radius, -3.9 * radius, 2.6 * radius, 2.6 * radius), 180, -180)
    path.cubicTo(1.3 * radius, -1.6 * radius, 0.4 * radius, -1.2 * radius, 0, 0)
    painter.save()
    painter.translate(place)
    painter.setBrush(QColor(symbols.MARKER))
    for colour, width in ((symbols.LIGHT, 6), (symbols.DARK, 2)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawPath(path)
    painter.setPen(QPen(QColor(symbols.LIGHT), radius / 3))
    middle, arm = -2.6 * radius, 0.7 * radius
    painter.drawLine(QPointF(-arm, middle), QPointF(arm, middle))
    painter.drawLine(QPointF(0, middle - arm), QPointF(0, middle + arm))
    painter.restore()


def draw_cross(painter: QPainter, place: QPointF) -> None:
    """The crosshair of the keyboard."""
    for colour, width in ((symbols.LIGHT, 5), (symbols.MARKER, 2)):
        painter.setPen(QPen(QColor(colour), width))
        for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start = place + QPointF(right, down) * 6
            painter.drawLine(start, place + QPointF(right, down) * 26)


def draw_focus(painter: QPainter, rect: QRect) -> None:
    """A frame that says that the keys go to the map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(symbols.BLUE), 3))
    painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5))


def draw_sentence(painter: QPainter, rect: QRect, words: str, medium: Medium) -> None:
    """A sentence in the middle, on a light plate, where there is nothing else to look at."""
    font = QFont()
    font.setPixelSize(SENTENCE_SIZE[medium])
    painter.setFont(font)
    room = rect.adjusted(40, 20, -40, -20)
    words_rect = painter.boundingRect(room, FLAGS, words)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(symbols.LIGHT))
    painter.drawRoundedRect(words_rect.adjusted(-24, -16, 24, 16), 8, 8)
    painter.setPen(QColor(symbols.DARK))
    painter.drawText(room, FLAGS, words)
