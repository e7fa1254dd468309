"""The map while something is drawn on it: what mouse and keys do to the sketch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QKeyEvent, QPainter

from yitusanhui.gui.map.sketch import Sketch
from yitusanhui.gui.map.surface import MapSurface


class SketchingSurface(MapSurface):
    """`draw` begins; the methods below say whether the sketch took what the hand did."""

    sketch: Sketch | None = None

    def draw(self, sketch: Sketch | None) -> None:
        """Draw this shape from now on (None: no more); it has the keyboard until it is finished or left."""
        self.sketch = sketch
        if sketch is not None:
            sketch.changed.connect(self.update)
            self.setFocus()
        self.update()

    def _hold(self, here: QPointF) -> None:
        """Take hold of the vertex under the mouse."""
        if self.sketch is not None and self.sketch.editing:
            self.sketch.held = self.sketch.near(self._drawn_at(here), self.viewport.scale)

    def _moved(self, here: QPointF, pressed: bool) -> bool:
        """A vertex follows the mouse, or the line to the next one does; False when the map is dragged."""
        if self.sketch is None:
            return False
        if not pressed:
            self.sketch.hover(self._drawn_at(here), self.viewport.scale)
        elif self.sketch.editing and self.sketch.held is not None:
            self.sketch.drag(self._drawn_at(here), self.viewport.scale)
        else:
            return False
        return True

    def _vertex(self, here: QPointF) -> bool:
        """A click, or the space bar under the crosshair."""
        if self.sketch is None:
            return False
        self.sketch.click(self._drawn_at(here), self.viewport.scale)
        return True

    def event(self, event: QEvent) -> bool:
        """Enter, Backspace and Esc are the sketch's while there is one."""
        if isinstance(event, QKeyEvent) and self._takes(event):
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and self.sketch is not None and self.sketch.key(event)

    def _drawn_at(self, here: QPointF) -> tuple[float, float]:
        return self.viewport.to_drawing(here.x(), here.y())

    def _paint_map(self, painter: QPainter, ratio: float) -> None:
        super()._paint_map(painter, ratio)
        if self.sketch is not None:
            self.sketch.paint(painter, self.viewport, self.rect(), self.medium, ratio)
