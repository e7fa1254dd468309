"""The strip under a map with its legend, so that nothing on the drawing is ever covered."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.gui.map.legend import LegendRows, legend_rows
from yitusanhui.gui.map.surface import MapSurface
from yitusanhui.gui.painted import Painted
from yitusanhui.texts import say

MOST_OF_MAP = 0.3  # of the height; where the legend would take more, it is said in short


class LegendStrip(Painted):
    """Follows what `surface` shows; put away, it keeps the one row that says which drawing this is."""

    def __init__(self, surface: MapSurface) -> None:
        super().__init__()
        self.surface, self.whole = surface, True
        self._told: tuple[object, ...] = ()
        self._rows = LegendRows((), 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("map.legend"))
        surface.scene_shown.connect(self._on_change)
        surface.viewport_changed.connect(self._on_change)
        self._on_change()

    def show_whole(self, whole: bool) -> None:
        """Show the legend, or put it away."""
        self.whole = whole
        self._on_change()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(0, round(self._rows.height))

    def _on_change(self, _: object = None) -> None:
        """Flow anew if the rows have anything else to tell: of most comments they don't."""
        scene, medium, scale = self.surface.scene, self.surface.medium, self.surface.viewport.scale
        parent = self.parentWidget() or self
        told = scene.base, scene.note, scene.legend, medium, scale, self.whole, parent.size()
        if told == self._told:
            return
        self._told, width = told, max(1, parent.width())
        self._rows = legend_rows(scene, medium, width, scale, whole=self.whole)
        if parent is not self and self._rows.height > parent.height() * MOST_OF_MAP:
            self._rows = legend_rows(scene, medium, width, scale, whole=False)
        self.setFixedHeight(round(self._rows.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        super().resizeEvent(event)
        self._on_change()

    def paint_on(self, painter: QPainter) -> None:
        """All rows."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows.paint(painter)


def framed(surface: MapSurface, parent: QWidget) -> LegendStrip:
    """Fill `parent` with a map and its strip below it."""
    strip = LegendStrip(surface)
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(surface, 1)
    box.addWidget(strip)
    return strip
