"""The pins over the map: those in the cached picture, and the few that are drawn anew in every frame."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from operator import attrgetter
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.scene import Pin, Scene
from yitusanhui.atlas.symbols import SIZES, Medium
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.map.arrangement import Arrangement, Sign
from yitusanhui.gui.map.overlay import MARGIN, Overlay, draw_sprite
from yitusanhui.gui.map.sprites import pin_sprite
from yitusanhui.gui.map.viewport import Viewport

FEW = 50
KEPT = 2  # arrangements: with a filter and without it
SPREAD = 100
EMPTY = Scene(None, (), (), Audience.PUBLIC)


class PinLayer:
    """Pins of a scene at a viewport. A new one shows at once; the picture is made anew when there is time."""

    def __init__(self, medium: Medium) -> None:
        self.medium = medium
        self.scene = EMPTY
        self._before: Scene | None = None  # what was shown before others that nobody has seen yet
        self.pointed: int | None = None
        self._apart: frozenset[int] = frozenset()
        self._arranged: list[Arrangement] = []  # the last first
        self._known: frozenset[int] = frozenset()
        self._live: tuple[Pin, ...] = ()
        self._overlay: Overlay | None = None
        self._outdated = True
        self._making: Iterator[None] | None = None
        self._next: Overlay | None = None

    def show(self, scene: Scene) -> None:
        """Another scene; a few new pins are drawn over the old picture until `refresh`."""
        if self._before is None:
            self._before = self.scene  # of several in a row only the last is ever drawn
        self.scene = scene
        self._spoil()

    def _catch_up(self) -> None:
        """Find out which pins of another scene the picture doesn't have."""
        before, self._before = self._before, None
        if before is None or self._overlay is None:
            return
        numbers = set(map(attrgetter("number"), self.scene.pins))
        fresh = numbers - self._known
        if len(fresh) > FEW or _ground(before) != _ground(self.scene):
            self.forget()
            return
        live = fresh.union(pin.number for pin in (*self._live, *self.scene.pointed_at()))
        self._live = tuple(pin for number in sorted(live) if (pin := self.scene.pin(number)) is not None)

    def forget(self) -> None:
        """Drop the picture: the next frame makes it anew."""
        self._overlay, self._live = None, ()
        self._spoil()

    def _spoil(self) -> None:
        """What is being made, or made, no longer shows the scene."""
        self._outdated, self._making = True, None

    def open(self, cluster: Cluster[Pin]) -> None:
        """Spread out the first pins of a cluster until the scale changes."""
        self._catch_up()
        self._apart |= {pin.number for pin in cluster.pins[:SPREAD]}
        self.forget()

    def point_at(self, number: int | None) -> None:
        """Draw that pin large and on top."""
        self._catch_up()
        self.pointed = number
        pin = self.scene.pin(number) if number is not None else None
        if pin is not None:
            self._live = (*(p for p in self._live if p.number != number), pin)
        self._spoil()

    def is_current(self, viewport: Viewport, ratio: float) -> bool:
        """True when no refresh is due."""
        return self._overlay is not None and not self._outdated and self._overlay.serves(viewport, ratio)

    def refresh(self, viewport: Viewport, ratio: float, until: float = inf) -> bool:
        """Arrange and draw the pins for that viewport; False when `perf_counter` reached `until` first."""
        self._catch_up()
        if self._making is None or self._next is None or not self._next.serves(viewport, ratio):
            self._next = Overlay(viewport, ratio)
            self._making = self._make(self._next)
        for _ in self._making:
            if perf_counter() >= until:
                return False
        self._making = None
        return True

    def _make(self, overlay: Overlay) -> Iterator[None]:
        scale = overlay.viewport.scale
        if self._overlay is not None and self._overlay.viewport.scale != scale:
            self._apart = frozenset()
        large = self.scene.pointed_at()
        if self.pointed is not None and (pin := self.scene.pin(self.pointed)) is not None and not pin.highlighted:
            large.append(pin)
        asked = self.scene, scale, self.medium, large, self._apart
        arranged = next((one for one in self._arranged if one.serves(*asked)), None)
        if arranged is not None:
            arranged.wear(self.scene, large)
        else:
            arranged = Arrangement(*asked)
        self._arranged = [arranged, *(one for one in self._arranged if one is not arranged)][:KEPT]
        # Made a little at a time, and gone on with from where another picture left off.
        for _ in arranged.steps:
            yield
        yield from overlay.draw(arranged)
        self._live, self._overlay = tuple(arranged.large), overlay
        self._known = frozenset(map(attrgetter("number"), self.scene.pins))
        self._outdated = False

    def paint(self, painter: QPainter, viewport: Viewport, ratio: float) -> None:
        """Draw all pins; an old picture is shifted and scaled until it is made anew."""
        self._catch_up()
        if self._overlay is None:
            self.refresh(viewport, ratio)
        assert self._overlay is not None
        old = self._overlay.viewport
        grown = viewport.scale / old.scale
        left, top = (old.left - MARGIN) * grown - viewport.left, (old.top - MARGIN) * grown - viewport.top
        if grown == 1:
            painter.drawPixmap(round(left), round(top), self._overlay.picture)
        else:
            size = self._overlay.picture.deviceIndependentSize() * grown
            room = QRectF(left, top, size.width(), size.height())
            painter.drawPixmap(room, self._overlay.picture, QRectF(self._overlay.picture.rect()))
        for pin in sorted(self._live, key=self._is_large):
            sprite = pin_sprite(pin.symbol, str(pin.number), self.medium, ratio, self._is_large(pin))
            draw_sprite(painter, sprite, *viewport.to_screen(pin.x, pin.y))

    def _is_large(self, pin: Pin) -> bool:
        return pin.highlighted or pin.number == self.pointed

    def at(self, viewport: Viewport, x: float, y: float) -> Sign | None:
        """What is drawn at (`x`, `y`), logical pixels of the window."""
        self._catch_up()
        sizes = SIZES[self.medium]
        for pin in reversed(self._live):
            a, b = viewport.to_screen(pin.x, pin.y)
            radius = sizes.highlighted if self._is_large(pin) else sizes.radius
            if (a - x) ** 2 + (b - y) ** 2 <= radius**2:
                return pin
        if self._overlay is None:
            return None
        grown = viewport.scale / self._overlay.viewport.scale
        return self._overlay.arranged.at((x + viewport.left) / grown, (y + viewport.top) / grown)


def _ground(scene: Scene) -> tuple[object, ...]:
    """What pins stand among: where it changes, all are arranged anew."""
    return scene.base, scene.audience, scene.sites
