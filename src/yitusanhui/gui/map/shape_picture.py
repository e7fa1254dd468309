"""Lines, areas and circles of a scene, between the layers and the pins."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter

from PySide6.QtGui import QPainter

from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.site_marks import laid_shapes
from yitusanhui.domain.reach import Reach
from yitusanhui.gui.map.heat import draw_heat
from yitusanhui.gui.map.layers import LayerPicture
from yitusanhui.gui.map.reach import draw_reach
from yitusanhui.gui.map.viewport import Viewport


class ShapePicture(LayerPicture):
    """What sites and comments have drawn; painted anew only where a scene differs."""

    _reach: Reach | None = None
    _heat: tuple[tuple[float, float, int], ...] = ()

    def show_scene(self, scene: Scene) -> None:
        """Show the shapes of this scene."""
        self._reach, self._heat = scene.reach, scene.heat
        drawn = compress(scene.pins, map(attrgetter("shape"), scene.pins))  # few of ten thousand have drawn anything
        said = [(pin.shape, pin.symbol.fill) for pin in drawn if pin.shape is not None]
        laid = laid_shapes(scene.sites, said)
        if laid != self.layers:
            self.show(laid)

    def paint(self, painter: QPainter, viewport: Viewport, ratio: float) -> None:
        """The shapes, then the circles around a place."""
        super().paint(painter, viewport, ratio)
        if self._heat:
            draw_heat(painter, self._heat, viewport, self.medium)
        if self._reach is not None:
            draw_reach(painter, self._reach, viewport, self.medium)
