"""Where every sign of a scene stands at one scale: made once, for the whole drawing, so that nothing jumps when it
is moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor
from operator import attrgetter, eq

from yitusanhui.atlas import symbols
from yitusanhui.atlas.crowd import Crowd, SignSizes
from yitusanhui.atlas.labels import Box, TakenRoom, around, place_labels
from yitusanhui.atlas.layout import Cluster, Placed
from yitusanhui.atlas.scene import Pin, Scene
from yitusanhui.atlas.site_marks import SiteMark
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.sprites import cluster_size, name_size
from yitusanhui.texts import say

BATCH = 8
SQUARE = 512.0
NONE: frozenset[int] = frozenset()
NAME_GAP = 2.0  # between a sign and its name

Sign = Pin | SiteMark | Cluster[Pin] | Cluster[SiteMark]


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign where it is drawn: `x`, `y` in the scaled drawing, `home_x`, `home_y` its own place, its `box`."""

    sign: Sign
    x: float
    y: float
    home_x: float
    home_y: float
    box: Box


def cluster_words(count: int, sites: bool) -> str:
    """What a plate says."""
    return say("map.sites" if sites else "map.cluster", {"count": count})


def sign_sizes(medium: Medium, *, sites: bool = False) -> SignSizes:
    """The room that signs take on that medium."""
    gap = symbols.SIZES[medium].gap

    def plate(count: int) -> tuple[float, float]:
        wide, high = cluster_size(cluster_words(count, sites), medium)
        return (wide + gap) / 2, (high + gap) / 2

    return SignSizes(symbols.SIZES[medium].pitch, plate)


class Arrangement:
    """Signs and names of sites at one scale, there when `steps` is used up.

    `large` pins stand where they are and others stay clear; those of `opened` numbers are on no plate.
    """

    def __init__(
        self, scene: Scene, scale: float, medium: Medium, large: Sequence[Pin] = (), opened: frozenset[int] = NONE
    ) -> None:
        self.scale, self.medium, self.large = scale, medium, large
        self.steps = self._make(scene, large, opened)
        self._squares: dict[tuple[int, int], list[Mark]] = {}
        self.names: list[tuple[SiteMark, Box]] = []
        self._opened = opened
        self._wear(scene)

    def serves(
        self, scene: Scene, scale: float, medium: Medium, large: Sequence[Pin] = (), opened: frozenset[int] = NONE
    ) -> bool:
        """Whether all of that scene stands where it stands here, though it may look otherwise."""
        if (scale, medium, opened) != (self.scale, self.medium, self._opened):
            return False
        if (scene.sites, scene.base) != (self._scene.sites, self._scene.base):
            return False
        return _stand_alike(scene.pins, self._scene.pins) and _stand_alike(large, self.large)

    def wear(self, scene: Scene, large: Sequence[Pin]) -> None:
        """Show the looks of a scene that it serves from now on."""
        self.large = large
        self._wear(scene)

    def _wear(self, scene: Scene) -> None:
        self._scene = scene
        self._worn: dict[int, Pin] | None = None

    def _as_worn(self, mark: Mark) -> Mark:
        """The mark with its pin as it looks now; a plate has one look."""
        if self._worn is None:
            self._worn = {pin.number: pin for pin in self._scene.pins}
        return replace(mark, sign=self._worn[mark.sign.number]) if isinstance(mark.sign, Pin) else mark

    def _make(self, scene: Scene, large: Sequence[Pin], opened: frozenset[int]) -> Iterator[None]:
        """Place sites, then pins, then names, pausing often."""
        sizes = symbols.SIZES[self.medium]
        reach = sizes.highlighted + sizes.halo
        taken = [around(pin.x * self.scale, pin.y * self.scale, reach) for pin in large]
        sites: Crowd[SiteMark] = Crowd(self.scale, sign_sizes(self.medium, sites=True), taken)
        yield from _paused(sites.settle(scene.sites))
        site_marks = [self._mark(*placed) for placed in sites.placed()]
        taken += [mark.box for mark in site_marks]
        pins: Crowd[Pin] = Crowd(self.scale, sign_sizes(self.medium), taken)
        drawn_large = {pin.number for pin in large}
        shown = [pin for pin in scene.pins if pin.number not in drawn_large]
        yield from _paused(pins.settle(shown, (lambda pin: pin.number in opened) if opened else None))
        for place, placed in enumerate(pins.placed()):
            self._mark(*placed)
            if place % BATCH == 0:
                yield
        yield from self._name(scene, site_marks, pins.room)

    def _mark(self, placed: Placed[Pin | Cluster[Pin]] | Placed[SiteMark | Cluster[SiteMark]], box: Box) -> Mark:
        x, y = placed.pin.x * self.scale, placed.pin.y * self.scale
        mark = Mark(placed.pin, x + placed.dx, y + placed.dy, x, y, box)
        self._squares.setdefault((floor(mark.x / SQUARE), floor(mark.y / SQUARE)), []).append(mark)
        return mark

    def _name(self, scene: Scene, marks: Sequence[Mark], taken: TakenRoom) -> Iterator[None]:
        """Find room for the names of sites where they cover nothing."""
        sizes = symbols.SIZES[self.medium]
        bounds = (scene.base.width * self.scale, scene.base.height * self.scale) if scene.base else None
        reach = sizes.pitch / 2 + NAME_GAP, sizes.pitch / 2 + NAME_GAP
        sites = [(mark, mark.sign) for mark in marks if isinstance(mark.sign, SiteMark)]
        wanted = [(mark.x, mark.y, *name_size(site.label, self.medium)) for mark, site in sites]
        for (_, site), box in zip(sites, place_labels(wanted, reach, taken, bounds), strict=True):
            if box is not None:
                self.names.append((site, box))
            if len(self.names) % BATCH == 0:
                yield

    def within(self, box: Box) -> list[Mark]:
        """Signs whose middle lies in that piece of the scaled drawing, in the order of their numbers."""
        left, top, right, bottom = box
        return [
            self._as_worn(mark)
            for row in range(floor(top / SQUARE), floor(bottom / SQUARE) + 1)
            for col in range(floor(left / SQUARE), floor(right / SQUARE) + 1)
            for mark in self._squares.get((col, row), ())
            if left <= mark.x <= right and top <= mark.y <= bottom
        ]

    def at(self, x: float, y: float) -> Sign | None:
        """What is drawn at (`x`, `y`) of the scaled drawing."""
        reach = symbols.SIZES[self.medium].pitch * 4
        for mark in self.within(around(x, y, reach)):
            left, top, right, bottom = mark.box
            if left <= x <= right and top <= y <= bottom:
                return mark.sign
        return None


def _stand_alike(pins: Sequence[Pin], others: Sequence[Pin]) -> bool:
    """Whether they are the same in the same places, which alone decides where their signs stand."""
    if pins is others:
        return True
    place = attrgetter("number", "x", "y")
    return len(pins) == len(others) and all(map(eq, map(place, pins), map(place, others)))


def _paused(steps: Iterator[None]) -> Iterator[None]:
    """Every so many steps a pause."""
    for place, _ in enumerate(steps):
        if place % BATCH == 0:
            yield
