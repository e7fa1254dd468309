"""What the looks of the pins mean, how long a piece of the map is and where north lies, in rows that flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from yitusanhui.atlas import symbols
from yitusanhui.atlas.scalebar import ScaleBar, scale_bar
from yitusanhui.atlas.scene import LegendLine, Scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.sprites import draw_symbol

LONGEST = 16  # characters
MOST = 14  # lines
TEXT: dict[Medium, float] = {Medium.WINDOW: 13, Medium.WALL: 20, Medium.LARGE_WALL: 28}
MARK = 0.85  # radius of a look, in heights of the words
BAR = 7.0  # of the scale, in heights of the words
CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a row: how wide it is, and how it is drawn in its room."""

    width: float
    draw: Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class LegendRows:
    """The items of each row with their left edges, all in logical pixels."""

    rows: tuple[tuple[tuple[float, Item], ...], ...]
    row: float
    edge: float
    width: float

    @property
    def height(self) -> float:
        """Of all rows, 0 when there is nothing to say."""
        return len(self.rows) * self.row + self.edge if self.rows else 0.0

    def paint(self, painter: QPainter) -> None:
        """Draw them on a light strip whose upper left corner is (0, 0)."""
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(symbols.LIGHT))
        painter.setPen(QPen(QColor(symbols.GREY), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width, 0.5))
        for place, row in enumerate(self.rows):
            for left, item in row:
                painter.save()
                item.draw(painter, QRectF(left, self.edge / 2 + place * self.row, item.width, self.row))
                painter.restore()


def legend_rows(scene: Scene, medium: Medium, width: float, scale: float, *, whole: bool = True) -> LegendRows:
    """What there is to say about a map seen at `scale` in a strip `width` wide; in short unless `whole`."""
    size = TEXT[medium]
    edge, gap, row = size * 0.5, size * 0.9, size * 1.9
    if scene.base is None:
        return LegendRows((), row, edge, width)
    items = [_note(scene.note, size, width - 2 * edge)] if scene.note else []
    items.append(_title(f"{scene.base.label} {scene.base.name}", size, width - 2 * edge))
    items += [_line(line, size, medium) for line in scene.legend[:MOST]] if whole else []
    rows: list[list[tuple[float, Item]]] = [[]]
    x = edge
    for item in items:
        if rows[-1] and x + item.width > width - edge:
            rows.append([])
            x = edge
        rows[-1].append((x, item))
        x += item.width + gap
    ground = _ground(scene, scale, size)
    if ground is not None:
        if x + ground.width > width - edge:
            rows.append([])
        rows[-1].append((width - edge - ground.width, ground))
    return LegendRows(tuple(tuple(row_) for row_ in rows), row, edge, width)


@lru_cache(maxsize=32)
def _font(size: float, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _words(words: str, size: float, *, bold: bool = False) -> Item:
    font = _font(size, bold)

    def draw(painter: QPainter, room: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(QColor(symbols.DARK))
        painter.drawText(room, CENTRED, words)

    return Item(QFontMetricsF(font).horizontalAdvance(words) + 1, draw)


def _title(words: str, size: float, most: float) -> Item:
    """What the drawing is called, whole where a row is long enough."""
    metrics = QFontMetricsF(_font(size, bold=True))
    return _words(metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideMiddle, most), size, bold=True)


def _line(line: LegendLine, size: float, medium: Medium) -> Item:
    radius = size * MARK
    words = _words(_shortened(line.words), size)
    left = 2.5 * radius + size * 0.25

    def draw(painter: QPainter, room: QRectF) -> None:
        painter.save()
        painter.translate(QPointF(room.left() + 1.25 * radius, room.center().y()))
        draw_symbol(painter, line.symbol, line.symbol.mark, radius, symbols.SIZES[medium])
        painter.restore()
        words.draw(painter, room.adjusted(left, 0, 0, 0))

    return Item(left + words.width, draw)


def _note(note: str, size: float, most: float) -> Item:
    """What is left out, light on a dark plate."""
    font = _font(size, True)
    metrics = QFontMetricsF(font)
    note = metrics.elidedText(note, Qt.TextElideMode.ElideMiddle, most - size)
    wide = metrics.horizontalAdvance(note) + size

    def draw(painter: QPainter, room: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(symbols.CLUSTER_FILL))
        painter.drawRoundedRect(room.adjusted(0, size * 0.15, 0, -size * 0.15), 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(symbols.CLUSTER_INK))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, note)

    return Item(wide, draw)


def _ground(scene: Scene, scale: float, size: float) -> Item | None:
    """Scale bar and north, as far as they are known."""
    base = scene.base
    assert base is not None
    bar = scale_bar(base.metres_per_pixel / scale, BAR * size) if base.metres_per_pixel else None
    if bar is None and base.north is None:
        return None
    words = _words(bar.words, size) if bar else None
    long = bar.length + words.width + size * 0.5 if bar and words else 0.0

    def draw(painter: QPainter, room: QRectF) -> None:
        if bar and words:
            words.draw(painter, room)
            _draw_bar(painter, bar, QPointF(room.left() + words.width + size * 0.4, room.center().y()), size * 0.4)
        if base.north is not None:
            draw_north(painter, QPointF(room.right() - size * 0.8, room.center().y()), base.north, size * 0.68)

    return Item(long + (size * 1.8 if base.north is not None else 0.0), draw)


def _draw_bar(painter: QPainter, bar: ScaleBar, start: QPointF, thick: float) -> None:
    """Two halves, dark and light."""
    half = bar.length / 2
    painter.setPen(QPen(QColor(symbols.DARK), 1.2))
    for place, colour in enumerate((symbols.DARK, symbols.LIGHT)):
        painter.setBrush(QColor(colour))
        painter.drawRect(QRectF(start.x() + place * half, start.y() - thick / 2, half, thick))


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
    painter.setFont(_font(0.85 * radius, True))
    painter.setPen(QColor(symbols.DARK))
    painter.drawText(QRectF(-radius, -1.35 * radius, 2 * radius, 0.9 * radius), Qt.AlignmentFlag.AlignCenter, "N")
    painter.restore()
