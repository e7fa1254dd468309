"""Drawing on the map by hand: vertex by vertex, with mouse or keys; what is drawn already is taken hold of."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Medium
from yitusanhui.domain.shapes import Place, ShapeKind
from yitusanhui.domain.sites import length_of, off_edge, signed_area
from yitusanhui.gui.map.sprites import name_sprite
from yitusanhui.gui.map.viewport import Viewport
from yitusanhui.texts import say

SNAP = 12.0  # logical pixels
GRIP = 5.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sketch(QObject):
    """One shape being drawn. `finished` carries (kind, places); `left` says that it was given up.

    With `editing` its vertices are dragged, a click on an edge adds one. Places snap to `anchors` and to the edge
    of the sheet, `size` in pixels.
    """

    changed = Signal()
    finished = Signal(object, object)
    left = Signal()

    def __init__(
        self,
        kind: ShapeKind,
        size: tuple[int, int],
        places: Sequence[Place] = (),
        *,
        anchors: Sequence[Place] = (),
        metres_per_pixel: float | None = None,
    ) -> None:
        super().__init__()
        self.kind, self.size = kind, size
        self.places = list(places)
        self.editing = bool(places)
        self.anchors = tuple(anchors)
        self.metres_per_pixel = metres_per_pixel
        self.held: int | None = None
        self.over: Place | None = None

    def snapped(self, place: Place, scale: float) -> Place:
        """The place itself, or an anchor or edge of the sheet that is near on the screen."""
        x, y = (min(max(value, 0.0), float(most)) for value, most in zip(place, self.size, strict=True))
        others = (*self.anchors, *(p for n, p in enumerate(self.places) if n != self.held))
        near = min(others, key=lambda other: hypot(other[0] - x, other[1] - y), default=None)
        if near is not None and hypot(near[0] - x, near[1] - y) * scale <= SNAP:
            return near
        return tuple(_to_edge(v, most, SNAP / scale) for v, most in zip((x, y), self.size, strict=True))  # type: ignore[return-value]

    def click(self, place: Place, scale: float) -> None:
        """A place was chosen: a new vertex, or while editing the one that is there, or one on an edge."""
        if self.editing:
            self._take_hold(place, scale)
        elif self.kind is ShapeKind.POINT:
            self.places = [self.snapped(place, scale)]
        else:
            self._append(self.snapped(place, scale))
        self.changed.emit()

    def _append(self, place: Place) -> None:
        if len(self.places) > 2 and place == self.places[0] and self.kind is ShapeKind.AREA:
            self.finish()
        elif not self.places or place != self.places[-1]:
            self.places.append(place)

    def _take_hold(self, place: Place, scale: float) -> None:
        self.held = self.near(place, scale)
        if self.held is None:
            edge = self._edge_near(place, scale)
            if edge is not None:
                self.places.insert(edge + 1, place)
                self.held = edge + 1
            elif self.kind is ShapeKind.POINT:
                self.places = [place]

    def near(self, place: Place, scale: float) -> int | None:
        """The vertex that lies there on the screen."""
        found = [n for n, (x, y) in enumerate(self.places) if hypot(x - place[0], y - place[1]) * scale <= SNAP]
        return found[-1] if found else None

    def _edge_near(self, place: Place, scale: float) -> int | None:
        closed = self.kind is ShapeKind.AREA
        ends = [*self.places[1:], *(self.places[:1] if closed else ())]
        for number, (start, end) in enumerate(zip(self.places, ends, strict=False)):
            if off_edge(place, start, end) * scale <= SNAP:
                return number
        return None

    def drag(self, place: Place, scale: float) -> None:
        """Move the vertex that is held."""
        if self.held is not None:
            self.places[self.held] = self.snapped(place, scale)
            self.changed.emit()

    def hover(self, place: Place, scale: float) -> None:
        """Where the next vertex would come to lie."""
        self.over = self.snapped(place, scale)
        self.changed.emit()

    def take_back(self) -> None:
        """The last vertex away; while editing the one that is held, as long as a shape is left."""
        if not self.editing:
            self.places = self.places[:-1]
        elif self.held is not None and len(self.places) > (3 if self.kind is ShapeKind.AREA else 2):
            del self.places[self.held]
            self.held = None
        self.changed.emit()

    def finish(self) -> None:
        """Hand the shape over."""
        self.finished.emit(self.kind, tuple(self.places))

    def key(self, event: QKeyEvent) -> bool:
        """Enter, Backspace and Esc; False for other keys."""
        if event.key() in _ENTER:
            self.finish()
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    @property
    def words(self) -> str:
        """What to do next, and how large it is by now."""
        name = "edit" if self.editing else str(self.kind)
        return say(f"sketch.{name}", {"count": len(self.places), "size": self._measured()})

    def _measured(self) -> str:
        if not self.metres_per_pixel or len(self.places) < 2 or self.kind is ShapeKind.POINT:
            return ""
        if self.kind is ShapeKind.AREA and len(self.places) > 2:
            area = abs(signed_area(self.places)) * self.metres_per_pixel**2
            return "，" + say("sites.area_is", {"area": round(area)})
        return "，" + say("sites.length_is", {"length": round(length_of(tuple(self.places)) * self.metres_per_pixel)})

    def paint(self, painter: QPainter, viewport: Viewport, rect: QRect, medium: Medium, ratio: float) -> None:
        """The lines so far, a thin one to the cursor, grips, and the sentence at the top."""
        spots = [QPointF(*viewport.to_screen(*place)) for place in self.places]
        line = [*spots, *([QPointF(*viewport.to_screen(*self.over))] if self.over and not self.editing else [])]
        if self.kind is ShapeKind.AREA and len(line) > 2:
            line.append(line[0])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((symbols.LIGHT, 5), (symbols.MARKER, 2)):
            painter.setPen(QPen(QColor(colour), width))
            if self.kind is not ShapeKind.POINT:
                painter.drawPolyline(QPolygonF(line))
        for number, spot in enumerate(spots):
            painter.setPen(QPen(QColor(symbols.DARK), 1.5))
            painter.setBrush(QColor(symbols.GLOW if number == self.held else symbols.LIGHT))
            painter.drawEllipse(spot, GRIP, GRIP)
        words = name_sprite(self.words, medium, ratio)
        painter.drawPixmap(QPointF(max(8.0, (rect.width() - words.deviceIndependentSize().width()) / 2), 10), words)


def _to_edge(value: float, most: float, near: float) -> float:
    return 0.0 if value < near else float(most) if value > most - near else value
