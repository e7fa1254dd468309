"""The map on a window: what it shows and which piece of it. Hands are in `view`."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.arrangement import Sign
from yitusanhui.gui.map.base import DESK, PAPER, BasePicture
from yitusanhui.gui.map.compare import Comparison
from yitusanhui.gui.map.layers import LayerPicture
from yitusanhui.gui.map.marks import draw_cross, draw_focus, draw_marker, draw_sentence
from yitusanhui.gui.map.pins import EMPTY, PinLayer
from yitusanhui.gui.map.shape_picture import ShapePicture
from yitusanhui.gui.map.tiles import TileSource
from yitusanhui.gui.map.viewport import Viewport, stepped, whole
from yitusanhui.gui.painted import Painted
from yitusanhui.texts import say

REST_MS = 60
SOON_MS = 15
SLICE = 0.003
NEAR = 4.0


class MapSurface(Painted):
    """The drawing with its pins. `viewport_changed` carries the new `Viewport`, `scene_shown` the new `Scene`."""

    viewport_changed = Signal(object)
    scene_shown = Signal(object)

    def __init__(
        self,
        source: TileSource | None = None,
        *,
        medium: Medium = Medium.WINDOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.medium = medium
        self.viewport = Viewport(0, 0, 1, 1, 1)
        self._fitted = True
        self._base: BasePicture | None = None
        self._pins = PinLayer(medium)
        self.layers = LayerPicture(medium, self)
        self.layers.changed.connect(self.update)
        self.shapes = ShapePicture(medium, self)
        self.shapes.changed.connect(self.update)
        self._marker: tuple[float, float] | None = None
        self.compared = Comparison(medium, self)
        self.compared.changed.connect(self.update)
        self._crosshair = False
        self._leader: MapSurface | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(say("map.name"))
        self.setAccessibleDescription(say("map.how"))
        self.set_tiles(source)

    # What is shown

    @property
    def scene(self) -> Scene:
        """What is on the map."""
        return self._pins.scene

    @property
    def drawing_size(self) -> tuple[int, int] | None:
        """Width and height of the drawing in pixels, None while there is none."""
        if self._base is not None:
            return self._base.pyramid.width, self._base.pyramid.height
        base = self.scene.base
        return (base.width, base.height) if base else None

    @property
    def settled(self) -> bool:
        """True when every tile in view is here and the pins are arranged."""
        over = self.layers.settled and self.shapes.settled and self.compared.settled
        return over and (self._base is None or self._base.shelf.settled) and not self._rest.isActive()

    def set_tiles(self, source: TileSource | None) -> None:
        """Show another drawing (None: none, as before the file is closed). Its overview shows at once."""
        before = self.drawing_size
        if self._base is not None:
            self._base.shelf.stop()
            self._base.deleteLater()
        self.compared.start(None)
        self._base = BasePicture(source, self) if source is not None else None
        if self._base is not None:
            self._base.changed.connect(self.update)
        if self.drawing_size != before:
            self.fit()
        self.update()

    def put_away(self) -> None:
        """The file is about to be closed: nothing of it is read or painted any more."""
        self.set_tiles(None)
        for picture in (self.layers, self.shapes):
            picture.stop()

    def show_scene(self, scene: Scene | None) -> None:
        """Show these pins. New ones are there with the next frame."""
        before = self.drawing_size
        self._pins.show(scene or EMPTY)
        self.shapes.show_scene(self.scene)
        if self.drawing_size != before:
            self.fit()
        self.scene_shown.emit(self.scene)
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        self._rest.start(SOON_MS)
        self.update()

    def set_medium(self, medium: Medium) -> None:
        """Draw signs for a screen of another size."""
        if medium is not self.medium:
            for one in (self, self._pins, self.layers, self.shapes, self.compared):
                one.medium = medium
            self._pins.forget()
            for picture in (self.layers, self.shapes):
                picture.show(picture.layers)
            self.scene_shown.emit(self.scene)
            self._refresh_soon()

    def set_marker(self, x: float | None, y: float | None = None) -> None:
        """Mark the place chosen for the comment being typed, in pixels of the drawing; None takes it away."""
        self._marker = (x, y) if x is not None and y is not None else None
        self.update()

    def sign_at(self, x: float, y: float) -> Sign | None:
        """The pin or cluster drawn at (`x`, `y`), logical pixels of the window."""
        return self._pins.at(self.viewport, x, y)

    # Where it is looked at

    def set_viewport(self, viewport: Viewport, *, fitted: bool = False) -> None:
        """Look at another piece of the drawing."""
        size = self.drawing_size
        if size is None:
            return
        ratio = self.devicePixelRatioF()
        new = viewport.resized(self.width(), self.height()).kept_on(*size).snapped(ratio)
        self._fitted = fitted
        if new == self.viewport:
            return
        zoomed = new.scale != self.viewport.scale
        self.viewport = new
        if zoomed or (not self._pins.is_current(new, ratio) and not self._rest.isActive()):
            self._rest.start(REST_MS if zoomed else SOON_MS)
        self.viewport_changed.emit(new)
        self.update()

    def fit(self) -> None:
        """Show the whole drawing."""
        size = self.drawing_size
        if size is not None:
            self.set_viewport(whole(self.width(), self.height(), *size), fitted=True)

    def zoom(self, steps: int, about: QPointF | None = None) -> None:
        """Zoom in (out, below 0) by quarters of a doubling, about a point of the window (its middle)."""
        point = (about.x(), about.y()) if about else (self.width() / 2, self.height() / 2)
        self.set_viewport(self.viewport.zoomed(stepped(self.viewport.scale, steps), point))

    def pan(self, right: float, down: float) -> None:
        """Move over the drawing, logical pixels."""
        self.set_viewport(self.viewport.panned(right, down))

    def fly_to(self, x: float, y: float | None = None) -> bool:
        """Bring a place (`x`, `y` in pixels) or the pin of that number into the middle, near enough to read.

        False when there is no such pin.
        """
        if y is None:
            pin = self.scene.pin(int(x))
            if pin is None:
                return False
            x, y = pin.x, pin.y
        size = self.drawing_size
        if size is not None:
            near = min(1.0, whole(self.width(), self.height(), *size).scale * NEAR)
            scale = max(self.viewport.scale, near)
            self.set_viewport(Viewport(x, y, scale, self.width(), self.height()))
        return True

    def bring_into_view(self, number: int) -> bool:
        """Move to the pin of that number at the scale as it is, and only if it is outside; False without one."""
        pin = self.scene.pin(number)
        if pin is None:
            return False
        self.bring_place_into_view(pin.x, pin.y)
        return True

    def bring_place_into_view(self, x: float, y: float) -> None:
        """Move to a place of the drawing at the scale as it is, and only if it is outside."""
        across, down = self.viewport.to_screen(x, y)
        if not (0 <= across < self.width() and 0 <= down < self.height()):
            self.set_viewport(replace(self.viewport, x=x, y=y))

    def follow(self, leader: MapSurface | None) -> None:
        """Show what another map shows, wherever it goes (None: stop)."""
        if self._leader is not None:
            self._leader.viewport_changed.disconnect(self._on_leader_moved)
        self._leader = leader
        if leader is not None:
            leader.viewport_changed.connect(self._on_leader_moved)
            self._on_leader_moved(leader.viewport)

    def _on_leader_moved(self, viewport: Viewport) -> None:
        if self._leader is not None and self._leader._fitted:
            self.fit()
        else:
            self.set_viewport(self.viewport.resized(self.width(), self.height()).showing(viewport.area))

    # Painting

    def refresh_pins(self) -> None:
        """Arrange the pins for what is in view now, at one go."""
        self._rest.stop()
        ratio = self.devicePixelRatioF()
        if not self._pins.is_current(self.viewport, ratio):
            self._pins.refresh(self.viewport, ratio)
            self.update()

    def _on_rest(self) -> None:
        """Nothing moved for a moment: paint well, and arrange the pins a little at a time."""
        if self._base is not None:
            self._base.finish()
        ratio = self.devicePixelRatioF()
        if self._pins.is_current(self.viewport, ratio):
            return
        if self._pins.refresh(self.viewport, ratio, perf_counter() + SLICE):
            self.update()
        else:
            self._rest.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole drawing, or the middle, in view."""
        super().resizeEvent(event)
        if self._leader is not None:
            self._on_leader_moved(self._leader.viewport)
        elif self._fitted:
            self.fit()
        else:
            self.set_viewport(self.viewport)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading tiles that nobody sees."""
        super().hideEvent(event)
        if self._base is not None:
            self._base.shelf.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the tiles again."""
        super().showEvent(event)
        if self._base is not None:
            self._base.ask()

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is shown."""
        ratio = self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.drawing_size is None:
            painter.fillRect(self.rect(), DESK)
            draw_sentence(painter, self.rect(), say("map.empty"), self.medium)
        else:
            self._paint_map(painter, ratio)
        if self.hasFocus():
            draw_focus(painter, self.rect())

    def _paint_map(self, painter: QPainter, ratio: float) -> None:
        if self._base is None:
            painter.fillRect(self.rect(), PAPER)
        else:
            painter.drawPixmap(0, 0, self._base.picture(self.viewport, ratio))
            if self._base.overview.isNull():
                draw_sentence(painter, self.rect(), say("map.broken"), self.medium)
        size = QSizeF(self.size())
        self.compared.paint(painter, self.viewport, size, ratio)
        self.layers.paint(painter, self.viewport, ratio)
        self.shapes.paint(painter, self.viewport, ratio)
        # Smooth edges cost a scaled picture dear.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._pins.paint(painter, self.viewport, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._marker is not None:
            draw_marker(painter, QPointF(*self.viewport.to_screen(*self._marker)), self.medium)
        if self._crosshair:
            draw_cross(painter, QPointF(self.width() / 2, self.height() / 2))
        self.compared.paint_marks(painter, size)
