"""Which pins stand by their number and which are counted on a plate, so that no sign covers another.

On paper, which can't be looked at closer, all stand by their numbers (`layout.fan_out`) unless the sheet is full.

A pin stays at its place if that is free, else steps aside by at most `FARTHEST` pitches; where more than `MOST_ASIDE`
of a heap would have to, the heap is one plate that says how many. Whoever comes first keeps its place, so that one
more pin moves no earlier one. What comes out depends on pins and scale only, never on what is in view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse, product
from math import floor, hypot
from typing import Generic

from yitusanhui.atlas.labels import Box, TakenRoom, around, is_inside
from yitusanhui.atlas.layout import SHORT, Cluster, P, Placed, Spot, fan_out, leads_away, steps_around

FARTHEST = SHORT  # pitches from a pin to its place
MOST_ASIDE = 3  # of a heap; more of them are a plate
HEAP = 1.5  # pitches from the first of a heap to its others
FULL = 1 / 4  # of a sheet that pins by their numbers may take: with more, their leaders are all that is seen
SEEN = 3.0  # pitches around a sign in which it looks for company


@dataclass(frozen=True, slots=True)
class SignSizes:
    """Room of signs: the `pitch` of pins, and half the width and height of a plate for so many."""

    pitch: float
    plate: Callable[[int], Spot]


@dataclass(frozen=True, slots=True)
class _Sign(Generic[P]):
    """Pins that are shown as one sign, by number or on a plate."""

    pins: tuple[P, ...]
    home: Spot
    spot: Spot
    plate: bool

    @property
    def leader(self) -> bool:
        """Whether a line leads from it to its place."""
        return not self.plate and self.spot != self.home


class Crowd(Generic[P]):
    """Signs at one scale (screen units to a pixel of the drawing) around what is `taken` already; `room` has both.

    None steps aside over the edge of a sheet of `bounds` (width and height) screen units.
    """

    def __init__(self, scale: float, sizes: SignSizes, taken: Iterable[Box] = (), bounds: Spot | None = None) -> None:
        self.scale, self.sizes, self.bounds = scale, sizes, bounds
        self.room, self._lines = TakenRoom(taken), TakenRoom()
        self._signs: dict[Box, _Sign[P]] = {}
        self._opened: dict[Box, _Sign[P]] = {}

    def settle(self, pins: Sequence[P], opened: Callable[[P], bool] | None = None) -> Iterator[None]:
        """Find a sign for each pin, pausing often. Pins that are `opened` stand apart, however far aside."""
        apart = list(filter(opened, pins)) if opened is not None else []
        for pin in apart:
            self._spread(pin)
            yield
        loose: list[P] = []
        heaps: list[list[P]] = []
        others = list(filterfalse(opened, pins)) if opened is not None else pins
        yield from _heap(heaps, others, HEAP * self.sizes.pitch / self.scale)
        for heap in heaps:
            if self._is_crowd(heap):
                yield from self._seat(tuple(heap))
            else:
                loose += heap
        order = {id(pin): place for place, pin in enumerate(pins)}
        loose.sort(key=lambda pin: order[id(pin)])
        aside: list[P] = []
        for pin in loose:
            if not self._stay(pin):
                aside.append(pin)
            yield
        for pin in aside:
            yield from self._seat((pin,))

    def placed(self) -> Iterator[tuple[Placed[P | Cluster[P]], Box]]:
        """Every sign with its distance from its place and its room; plates stand where they are said to be."""
        for box, sign in (*self._opened.items(), *self._signs.items()):
            if sign.plate:
                yield Placed(Cluster(sign.spot[0] / self.scale, sign.spot[1] / self.scale, sign.pins)), box
            else:
                yield Placed(sign.pins[0], sign.spot[0] - sign.home[0], sign.spot[1] - sign.home[1]), box

    def _half(self, pins: int, plate: bool) -> Spot:
        return self.sizes.plate(pins) if plate else (self.sizes.pitch / 2, self.sizes.pitch / 2)

    def _is_crowd(self, heap: Sequence[P]) -> bool:
        near, aside = self.sizes.pitch / self.scale, 0
        kept: list[P] = []
        for pin in heap:
            if any(abs(pin.x - other.x) < near and abs(pin.y - other.y) < near for other in kept):
                aside += 1
                if aside > MOST_ASIDE:
                    return True
            else:
                kept.append(pin)
        return False

    def _home(self, pins: Sequence[P]) -> Spot:
        return (
            sum(pin.x for pin in pins) / len(pins) * self.scale,
            sum(pin.y for pin in pins) / len(pins) * self.scale,
        )

    def _stay(self, pin: P) -> bool:
        home = self._home((pin,))
        free = self.room.free(around(*home, self.sizes.pitch / 2))
        if free:
            self._take(_Sign((pin,), home, home, False))
        return free

    def _seat(self, pins: tuple[P, ...]) -> Iterator[None]:
        """Give these a sign, together with a neighbour if there is no room near enough."""
        home, half = self._home(pins), self._half(len(pins), len(pins) > 1)
        while (spot := self._near(home, half)) is None:
            yield
            other = self._neighbour(home)
            if other is None:
                # Nobody to stand with: a plate may be farther off than a number.
                spot = self._anywhere(home, self._half(len(pins), True))
                self._take(_Sign(pins, home, spot, True))
                return
            pins = (*other.pins, *pins)
            home, half = self._home(pins), self._half(len(pins), True)
        self._take(_Sign(pins, home, spot, len(pins) > 1))
        yield

    def _take(self, sign: _Sign[P], *, opened: bool = False) -> None:
        box = around(*sign.spot, *self._half(len(sign.pins), sign.plate))
        (self._opened if opened else self._signs)[box] = sign
        self.room.take(box)
        if sign.leader:
            self._lines.take(self._half_way(sign.home, sign.spot))

    def _half_way(self, home: Spot, spot: Spot) -> Box:
        return around((home[0] + spot[0]) / 2, (home[1] + spot[1]) / 2, self.sizes.pitch / 8)

    def _near(self, home: Spot, half: Spot) -> Spot | None:
        """The nearest free spot, of these one whose leader runs across nothing if there is one."""
        first: Spot | None = None
        for right, down in ((0.0, 0.0), *steps_around(FARTHEST)):
            spot = home[0] + right * self.sizes.pitch, home[1] + down * self.sizes.pitch
            box = around(*spot, *half)
            if self.room.free(box) and (spot == home or is_inside(box, self.bounds)):
                first = first or spot
                if self._lines.free(box) and self._is_clear(home, spot):
                    return spot
        return first

    def _is_clear(self, home: Spot, spot: Spot) -> bool:
        """Whether the leader's middle lies on no sign but one that covers the place itself, which it leaves."""
        return all(_leaves(home, spot, other) for other in self.room.touching(self._half_way(home, spot)))

    def _neighbour(self, home: Spot) -> _Sign[P] | None:
        """The nearest sign, which leaves its room."""
        seen = self.room.touching(around(*home, SEEN * self.sizes.pitch))
        near = [box for box in seen if box in self._signs] or list(self._signs)
        if not near:
            return None
        box = min(near, key=lambda b: (hypot((b[0] + b[2]) / 2 - home[0], (b[1] + b[3]) / 2 - home[1]), b))
        self.room.leave(box)
        sign = self._signs.pop(box)
        if sign.leader:
            self._lines.leave(self._half_way(sign.home, sign.spot))
        return sign

    def _anywhere(self, home: Spot, half: Spot) -> Spot:
        """The nearest free spot, however far."""
        ring = FARTHEST
        while True:
            for right, down in steps_around(ring):
                spot = home[0] + right * self.sizes.pitch, home[1] + down * self.sizes.pitch
                if self.room.free(around(*spot, *half)):
                    return spot
            ring *= 2

    def _spread(self, pin: P) -> None:
        home, half = self._home((pin,)), self._half(1, False)
        self._take(_Sign((pin,), home, self._near(home, half) or self._anywhere(home, half), False), opened=True)


def _leaves(home: Spot, spot: Spot, box: Box) -> bool:
    """Whether a leader from a place under that box leads away from its middle."""
    left, top, right, bottom = box
    covered = left <= home[0] <= right and top <= home[1] <= bottom
    return covered and leads_away(home, spot, ((left + right) / 2, (top + bottom) / 2))


def _heap(heaps: list[list[P]], pins: Sequence[P], reach: float) -> Iterator[None]:
    """Put each pin to the nearest one before it that began a heap and lies within `reach`; others begin one."""
    about: dict[tuple[int, int], list[tuple[float, float, list[P]]]] = {}  # square -> heaps begun in or next to it
    limit = reach * reach
    for pin in pins:
        x, y = pin.x, pin.y
        col, row = floor(x / reach), floor(y / reach)
        nearest, best = None, limit
        for a, b, heap in about.get((col, row), ()):
            away = (a - x) * (a - x) + (b - y) * (b - y)
            if away < best or (away == best and nearest is None):
                nearest, best = heap, away
        if nearest is not None:
            nearest.append(pin)
        else:
            heaps.append([pin])
            for square in product((col - 1, col, col + 1), (row - 1, row, row + 1)):
                about.setdefault(square, []).append((x, y, heaps[-1]))
        yield


def arrange(
    pins: Sequence[P],
    scale: float,
    sizes: SignSizes,
    taken: Iterable[Box] = (),
    opened: Callable[[P], bool] | None = None,
    bounds: Spot | None = None,
) -> tuple[Placed[P | Cluster[P]], ...]:
    """All signs at one go."""
    crowd: Crowd[P] = Crowd(scale, sizes, taken, bounds)
    for _ in crowd.settle(pins, opened):
        pass
    return tuple(placed for placed, _ in crowd.placed())


def is_full(pins: Sequence[P], pitch: float, bounds: Spot) -> bool:
    """Whether a sheet of `bounds` is too small for all these pins by their numbers."""
    return len(pins) * pitch * pitch > FULL * bounds[0] * bounds[1]


def spread(
    pins: Sequence[P], scale: float, sizes: SignSizes, bounds: Spot, blocked: Iterable[Spot] = ()
) -> tuple[Placed[P | Cluster[P]], ...]:
    """On paper: every pin by its number, beside the `blocked` spots; those of a full sheet gathered as on a screen."""
    if is_full(pins, sizes.pitch, bounds):
        taken = [around(*spot, sizes.pitch / 2) for spot in blocked]
        return arrange(pins, scale, sizes, taken, bounds=bounds)
    return tuple(Placed(one.pin, one.dx, one.dy) for one in fan_out(pins, scale, sizes.pitch, bounds, blocked))
