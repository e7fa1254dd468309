"""Which piece of the drawing a window shows, and how large: arithmetic without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, log2

from yitusanhui.atlas.pyramid import Rect

STEPS_PER_DOUBLING = 4
LARGEST = 8.0
SMALLEST_OF_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window of `width` x `height` logical pixels centred on (`x`, `y`) of the drawing.

    `scale` is logical pixels to one pixel of the drawing.
    """

    x: float
    y: float
    scale: float
    width: int
    height: int

    @property
    def left(self) -> float:
        """The window's left edge in the scaled drawing, logical pixels."""
        return self.x * self.scale - self.width / 2

    @property
    def top(self) -> float:
        """The window's upper edge in the scaled drawing, logical pixels."""
        return self.y * self.scale - self.height / 2

    @property
    def area(self) -> Rect:
        """The piece of the drawing in view, which may reach beyond its edges."""
        half_w, half_h = self.width / 2 / self.scale, self.height / 2 / self.scale
        return Rect(self.x - half_w, self.y - half_h, self.x + half_w, self.y + half_h)

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Logical pixels of the window for a pixel of the drawing."""
        return x * self.scale - self.left, y * self.scale - self.top

    def to_drawing(self, x: float, y: float) -> tuple[float, float]:
        """Pixel of the drawing under a logical pixel of the window."""
        return (x + self.left) / self.scale, (y + self.top) / self.scale

    def panned(self, right: float, down: float) -> Viewport:
        """The window moved over the drawing, logical pixels."""
        return replace(self, x=self.x + right / self.scale, y=self.y + down / self.scale)

    def zoomed(self, scale: float, about: tuple[float, float]) -> Viewport:
        """Another scale; what is under `about` (logical pixels of the window) stays there."""
        x, y = self.to_drawing(*about)
        right, down = about[0] - self.width / 2, about[1] - self.height / 2
        return replace(self, x=x - right / scale, y=y - down / scale, scale=scale)

    def resized(self, width: int, height: int) -> Viewport:
        """The same centre and scale in a window of another size."""
        return replace(self, width=max(1, width), height=max(1, height))

    def snapped(self, ratio: float) -> Viewport:
        """Moved by less than a device pixel, so that device pixels of drawing and window coincide."""
        left, top = floor(self.left * ratio + 0.5) / ratio, floor(self.top * ratio + 0.5) / ratio
        return replace(self, x=(left + self.width / 2) / self.scale, y=(top + self.height / 2) / self.scale)

    def kept_on(self, width: int, height: int) -> Viewport:
        """Moved so that the centre lies on the drawing, and its scale within what can be looked at."""
        least = whole(self.width, self.height, width, height).scale * SMALLEST_OF_WHOLE
        scale = min(max(self.scale, least), LARGEST)
        return replace(self, x=min(max(self.x, 0), width), y=min(max(self.y, 0), height), scale=scale)

    def showing(self, area: Rect) -> Viewport:
        """The largest scale at which all of `area` is in this window, centred."""
        scale = min(self.width / (area.right - area.left), self.height / (area.bottom - area.top))
        return replace(self, x=(area.left + area.right) / 2, y=(area.top + area.bottom) / 2, scale=min(scale, LARGEST))


def whole(width: int, height: int, drawing_width: int, drawing_height: int) -> Viewport:
    """The whole drawing in a window of `width` x `height`."""
    empty = Viewport(0, 0, 1, max(1, width), max(1, height))
    return empty.showing(Rect(0, 0, drawing_width, drawing_height))


def stepped(scale: float, steps: int) -> float:
    """The scale that many steps further in (or out, below 0); four steps double it."""
    here = log2(scale) * STEPS_PER_DOUBLING
    start = round(here) if abs(here - round(here)) < 1e-6 else floor(here) if steps > 0 else floor(here) + 1
    return float(2 ** ((start + steps) / STEPS_PER_DOUBLING))
