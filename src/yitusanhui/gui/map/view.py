"""The map under someone's hands: mouse, wheel and keys become movements, places and numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.scene import Pin, Scene
from yitusanhui.atlas.site_marks import SiteMark
from yitusanhui.atlas.symbols import SIZES, Medium
from yitusanhui.gui.map.sketching import SketchingSurface
from yitusanhui.gui.map.tiles import TileSource
from yitusanhui.gui.widgets import tip
from yitusanhui.texts import say

WHEEL_STEP = 60
KEY_PAN = 0.15
CLOSE = 2.0

Key = Qt.Key
_PANS: dict[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
_ZOOMS: dict[int, int] = {Key.Key_Plus: 2, Key.Key_Equal: 2, Key.Key_Minus: -2, Key.Key_Underscore: -2}
_SLIDES: dict[int, int] = {Key.Key_BracketLeft: -1, Key.Key_BracketRight: 1}
_WALKS: dict[int, int] = {Key.Key_Period: 1, Key.Key_PageDown: 1, Key.Key_Comma: -1, Key.Key_PageUp: -1}


class MapView(SketchingSurface):
    """The drawing with its pins, moved by hand.

    `place_clicked(x, y)` is an empty place of the drawing, in its pixels; `pin_clicked(number)` a pin,
    `site_clicked(id)` a site. While a `sketch` is drawn, clicks are its vertices. A drag
    is neither. Two versions side by side: the slider is dragged or moved by [ and ], \\ shows one for the other, Esc
    ends it. A click on a cluster comes nearer, or spreads it out where coming nearer can't. While a place is
    wanted (`set_placing`) every click is a place. The mouse doesn't take the keyboard away from where one types;
    `let_go` says that the keyboard isn't needed here any more, `typed(words)` that words were meant for elsewhere.
    """

    place_clicked = Signal(float, float)
    pin_clicked = Signal(int)
    site_clicked = Signal(int)
    let_go = Signal()
    typed = Signal(str)

    def __init__(
        self,
        source: TileSource | None = None,
        *,
        medium: Medium = Medium.WINDOW,
        parent: QWidget | None = None,
    ) -> None:
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._sliding = False
        self._wheel = 0
        self._placing = False
        super().__init__(source, medium=medium, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_placing(self, wanted: bool) -> None:
        """Whether a click on a pin, too, says where."""
        self._placing = wanted

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The start of a click or a drag."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            event.ignore()
            return
        self._sliding = self.compared.has_grip(event.position().x(), self.width())
        self._pressed, self._dragged = (None if self._sliding else event.position()), None
        self._show_cross(False)
        self._hold(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or show by the cursor what a click would do."""
        here = event.position()
        if self._sliding:
            self.compared.slide(here.x() / self.width())
            return
        if self._moved(here, self._pressed is not None):
            self._dragged = here if self._pressed is not None else None
            return
        if self._pressed is None:
            over = not self._placing and self.sign_at(here.x(), here.y()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.CrossCursor)
            return
        if self._dragged is None:
            if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragged = self._pressed
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        step = self._dragged - here
        self._dragged = here
        self.pan(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        self._sliding = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        if pressed is not None and dragged is None and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())
        if self.hasFocus() and self.sketch is None:
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks says nothing new."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor; a notch is two steps, a touchpad's small turns add up."""
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_STEP)
        self._wheel -= steps * WHEEL_STEP
        if steps:
            self.zoom(steps, event.position())
        event.accept()

    def _click(self, here: QPointF) -> None:
        if self._vertex(here):
            return
        self.refresh_pins()
        sign = None if self._placing else self.sign_at(here.x(), here.y())
        if isinstance(sign, Pin):
            self.pin_clicked.emit(sign.number)
        elif isinstance(sign, SiteMark):
            self.site_clicked.emit(sign.id)
        elif isinstance(sign, Cluster):
            self._open(sign)
        else:
            self._choose(here)

    def _vertex_or_place(self, here: QPointF) -> None:
        if not self._vertex(here):
            self._choose(here)

    def _choose(self, here: QPointF) -> None:
        size = self.drawing_size
        x, y = self.viewport.to_drawing(here.x(), here.y())
        if size is not None and 0 <= x < size[0] and 0 <= y < size[1]:
            self.place_clicked.emit(x, y)

    def _open(self, cluster: Cluster[Pin] | Cluster[SiteMark]) -> None:
        """Come so near that the pins of a cluster stand apart, or spread them out around their place."""
        xs, ys = [pin.x for pin in cluster.pins], [pin.y for pin in cluster.pins]
        pitch = SIZES[self.medium].pitch
        rim = 2 * pitch / self.viewport.scale
        around = self.viewport.showing(Rect(min(xs) - rim, min(ys) - rim, max(xs) + rim, max(ys) + rim))
        scale = min(around.scale, CLOSE)
        apart = max(max(xs) - min(xs), max(ys) - min(ys)) * scale > pitch
        if apart and scale > self.viewport.scale * 1.1:
            self.set_viewport(around.zoomed(scale, (self.width() / 2, self.height() / 2)))
            return
        first = cluster.pins[0]
        if isinstance(first, SiteMark):
            self.site_clicked.emit(first.id)
            return
        self._pins.open(cluster)  # type: ignore[arg-type]
        self.refresh_pins()
        self.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse can do."""
        key = event.key()
        if key in _PANS:
            self._pan_by_key(*_PANS[key])
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in (Key.Key_0, Key.Key_Home):
            self.fit()
        elif key in _WALKS:
            self._walk(_WALKS[key])
        elif key == Key.Key_Space:
            self._show_cross(True)
            self._vertex_or_place(QPointF(self.width() / 2, self.height() / 2))
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._take()
        elif self._turn_comparison(key):
            event.accept()
        elif key == Key.Key_Escape:
            self.let_go.emit()
        elif _is_writing(event):
            self.typed.emit(event.text())
        else:
            event.ignore()

    def _turn_comparison(self, key: int) -> bool:
        """Slide, flip or end what is compared; False for other keys, or when nothing is."""
        if self.compared.shown is None:
            return False
        if key == Key.Key_Backslash:
            self.compared.flip_by_hand()
        elif key == Key.Key_Escape:
            self.compared.start(None)
        else:
            return key in _SLIDES and self.compared.step(_SLIDES[key])
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words of an input method are meant for a line."""
        if event.commitString():
            self.typed.emit(event.commitString())

    def _pan_by_key(self, right: int, down: int) -> None:
        self._show_cross(True)
        self._point_at(None)
        self.pan(right * self.width() * KEY_PAN, down * self.height() * KEY_PAN)

    def _walk(self, step: int) -> None:
        """To the next pin by number, round and round."""
        numbers = [pin.number for pin in self.scene.pins]
        if not numbers:
            return
        here = self._pins.pointed
        if here in numbers:
            place = (numbers.index(here) + step) % len(numbers)
        else:
            place = 0 if step > 0 else -1
        self._show_cross(False)
        self._point_at(numbers[place])
        self.fly_to(numbers[place])

    def _take(self) -> None:
        """The pin that was walked to, or what is under the crosshair."""
        if self._pins.pointed is not None:
            self.pin_clicked.emit(self._pins.pointed)
        elif self._crosshair:
            self._click(QPointF(self.width() / 2, self.height() / 2))

    def _point_at(self, number: int | None) -> None:
        if number != self._pins.pointed:
            self._pins.point_at(number)
            self._refresh_soon()

    def _show_cross(self, shown: bool) -> None:
        if shown != self._crosshair:
            self._crosshair = shown
            self.update()

    def show_scene(self, scene: Scene | None) -> None:
        """Show these pins. New ones are there with the next frame."""
        super().show_scene(scene)
        if self._pins.pointed is not None and self.scene.pin(self._pins.pointed) is None:
            self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        self._show_cross(False)
        self.update()

    # Words

    def event(self, event: QEvent) -> bool:
        """Show a comment's words where the cursor rests on its pin, as plain text."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_words(event)
            return True
        return super().event(event)

    def _show_words(self, event: QHelpEvent) -> None:
        sign = self.sign_at(event.x(), event.y())
        if isinstance(sign, Pin):
            lines = (say("map.pin", {"number": sign.number}), sign.text, sign.by)
            QToolTip.showText(event.globalPos(), tip("\n".join(filter(None, lines))), self)
        elif isinstance(sign, SiteMark):
            facts = {"name": sign.name, "kind": say(f"site_{sign.kind}"), "status": say(f"site_status_{sign.status}")}
            QToolTip.showText(event.globalPos(), tip(say("map.site", facts)), self)
        else:
            QToolTip.hideText()


def _is_writing(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text().isprintable() and bool(event.text()) and held == Qt.KeyboardModifier.NoModifier
