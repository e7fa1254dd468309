"""A bar that says how long a piece of the map is: a round number of metres that fits."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from yitusanhui.texts import say

STEPS = (5, 2, 1)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """`metres`, a round number, drawn `length` long in units of the screen or sheet."""

    metres: float
    length: float

    @property
    def words(self) -> str:
        """50米, 1公里."""
        if self.metres >= 1000:
            return say("map.kilometres", {"count": f"{self.metres / 1000:g}"})
        return say("map.metres", {"count": f"{self.metres:g}"})


def scale_bar(metres_per_unit: float, room: float) -> ScaleBar:
    """The longest bar of 1, 2 or 5 times a power of ten metres that is at most `room` units long."""
    most = metres_per_unit * room
    power = 10.0 ** floor(log10(most))
    metres = next(step * power for step in STEPS if step * power <= most * (1 + 1e-9))
    return ScaleBar(metres, metres / metres_per_unit)
