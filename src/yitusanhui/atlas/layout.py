"""Where pins stand on a screen or a sheet when there are more of them than room: aside, or gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, floor, hypot, pi, sin
from typing import Generic, Protocol, TypeVar


class HasPlace(Protocol):
    """Something with a place, in pixels of the drawing."""

    @property
    def x(self) -> float: ...

    @property
    def y(self) -> float: ...


P = TypeVar("P", bound=HasPlace)
Spot = tuple[float, float]
QUARTER = 2
STEP = 0.5  # pitches between the spots that are tried
SHORT = 2.0  # pitches of a leader that is short


@dataclass(frozen=True, slots=True)
class Placed(Generic[P]):
    """A pin and how far it stands from its place, in screen units; `leader` asks for a line between."""

    pin: P
    dx: float = 0.0
    dy: float = 0.0

    @property
    def leader(self) -> bool:
        """True when the pin had to step aside."""
        return bool(self.dx or self.dy)


@dataclass(frozen=True, slots=True)
class Cluster(Generic[P]):
    """Pins too close together to be told apart. `x`, `y` is their middle, in pixels of the drawing."""

    x: float
    y: float
    pins: tuple[P, ...]


class _Floor:
    """Taken spots on the sheet; finds out quickly whether a new one is free."""

    def __init__(self, pitch: float) -> None:
        self.pitch = pitch
        self._cells: dict[tuple[int, int], list[Spot]] = {}
        self.reached: dict[tuple[int, int], int] = {}

    def cell(self, spot: Spot) -> tuple[int, int]:
        return floor(spot[0] / self.pitch), floor(spot[1] / self.pitch)

    def free(self, spot: Spot) -> bool:
        x, y = spot
        col, row = self.cell(spot)
        limit = self.pitch * self.pitch
        for c in (col, col - 1, col + 1):
            for r in (row, row - 1, row + 1):
                for a, b in self._cells.get((c, r), ()):
                    if (x - a) * (x - a) + (y - b) * (y - b) < limit:
                        return False
        return True

    def near(self, spot: Spot, reach: float) -> Iterator[Spot]:
        """Taken spots nearer than `reach`, a pitch at most."""
        x, y = spot
        col, row = self.cell(spot)
        limit = reach * reach
        for c in (col, col - 1, col + 1):
            for r in (row, row - 1, row + 1):
                for a, b in self._cells.get((c, r), ()):
                    if (x - a) * (x - a) + (y - b) * (y - b) < limit:
                        yield a, b

    def take_if_free(self, spot: Spot) -> bool:
        free = self.free(spot)
        if free:
            self.take(spot)
        return free

    def take(self, spot: Spot) -> None:
        self._cells.setdefault(self.cell(spot), []).append(spot)


@cache
def _ring(ring: int) -> tuple[Spot, ...]:
    """Spots around (0, 0) at `ring` steps of 1, the upper right first, then clockwise."""
    angles = (-pi / 3 + 2 * pi * step / (6 * ring) for step in range(6 * ring))
    return tuple((ring * 1.001 * cos(angle), ring * 1.001 * sin(angle)) for angle in angles)


@cache
def steps_around(reach: float) -> tuple[Spot, ...]:
    """Steps away from (0, 0) up to `reach` pitches, the nearest first, above before below."""
    most = floor(reach / STEP)
    steps = [(a * STEP, b * STEP) for a in range(-most, most + 1) for b in range(-most, most + 1)]
    return tuple(sorted((s for s in steps if 0 < hypot(*s) <= reach), key=lambda s: (hypot(*s), s[1], -s[0])))


def leads_away(home: Spot, spot: Spot, other: Spot) -> bool:
    """Whether a leader from a place leads away from what stands on it."""
    return (spot[0] - home[0]) * (home[0] - other[0]) + (spot[1] - home[1]) * (home[1] - other[1]) >= 0


def _inside(spot: Spot, bounds: Spot | None, pitch: float) -> bool:
    half = pitch / 2
    return bounds is None or (half <= spot[0] <= bounds[0] - half and half <= spot[1] <= bounds[1] - half)


def _beside(home: Spot, taken: _Floor, bounds: Spot | None) -> Spot | None:
    """The nearest free spot a short way off whose leader runs across no other pin."""
    pitch = taken.pitch
    for right, down in steps_around(SHORT):
        spot = home[0] + right * pitch, home[1] + down * pitch
        if _inside(spot, bounds, pitch) and taken.free(spot):
            middle = (home[0] + spot[0]) / 2, (home[1] + spot[1]) / 2
            if all(
                hypot(home[0] - a, home[1] - b) < pitch / 2 and leads_away(home, spot, (a, b))
                for a, b in taken.near(middle, pitch / 2)
            ):
                return spot
    return None


def _aside(home: Spot, taken: _Floor, bounds: Spot | None) -> Spot:
    """The nearest free spot around `home`, inside `bounds` as long as those have room."""
    pitch = taken.pitch
    quarter = int(home[0] // (QUARTER * pitch)), int(home[1] // (QUARTER * pitch))
    last = ceil(max(bounds) / pitch) if bounds else 0
    ring = taken.reached.get(quarter, 1)
    while True:
        within = bounds if ring <= last else None
        for right, down in _ring(ring):
            spot = home[0] + right * pitch, home[1] + down * pitch
            if _inside(spot, within, pitch) and taken.free(spot):
                # Others of the same quarter may still find room a little further in.
                taken.reached[quarter] = max(1, ring - QUARTER)
                return spot
        ring += 1


def fan_out(
    pins: Sequence[P],
    scale: float,
    pitch: float,
    bounds: Spot | None = None,
    blocked: Iterable[Spot] = (),
) -> tuple[Placed[P], ...]:
    """Give each pin a spot of its own, no two closer than `pitch` screen units; same order as `pins`.

    `scale` is screen units to one pixel of the drawing. Whoever comes first keeps its place, the others step
    aside to the nearest free spot. `bounds` (width, height in screen units) keeps those on the sheet, while
    there is room; `blocked` are spots that are taken already, in screen units. The same pins give the same
    spots.
    """
    placed: list[Placed[P]] = []
    taken = _Floor(pitch)
    for other in blocked:
        taken.take(other)
    homes = [(pin.x * scale, pin.y * scale) for pin in pins]
    kept = [taken.take_if_free(home) for home in homes]
    for pin, home, stays in zip(pins, homes, kept, strict=True):
        if stays:
            placed.append(Placed(pin))
        else:
            spot = _beside(home, taken, bounds) or _aside(home, taken, bounds)
            taken.take(spot)
            placed.append(Placed(pin, spot[0] - home[0], spot[1] - home[1]))
    return tuple(placed)
