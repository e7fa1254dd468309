"""Where names stand beside their signs: only where they cover no number, no sign and no other name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor

Box = tuple[float, float, float, float]  # left, top, right, bottom
CELL = 64.0


class TakenRoom:
    """Boxes that are taken; finds out quickly whether a new one is free."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        """Take that room."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def leave(self, box: Box) -> None:
        """Give back room that was taken."""
        for cell in _cells(box):
            self._cells[cell].remove(box)

    def free(self, box: Box) -> bool:
        """Whether nothing there is taken."""
        left, top, right, bottom = box
        cols = range(floor(left / CELL), floor(right / CELL) + 1)
        for row in range(floor(top / CELL), floor(bottom / CELL) + 1):
            for col in cols:
                for a, b, c, d in self._cells.get((col, row), ()):
                    if left < c and a < right and top < d and b < bottom:
                        return False
        return True

    def touching(self, box: Box) -> Iterator[Box]:
        """What has room in common with that box; one in several squares comes several times."""
        return (other for cell in _cells(box) for other in self._cells.get(cell, ()) if touch(box, other))


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes have room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = box
    cols = range(floor(left / CELL), floor(right / CELL) + 1)
    return [(col, row) for row in range(floor(top / CELL), floor(bottom / CELL) + 1) for col in cols]


def around(x: float, y: float, across: float, down: float | None = None) -> Box:
    """The box with (x, y) in its middle that reaches `across` and `down` to each side."""
    down = across if down is None else down
    return x - across, y - down, x + across, y + down


def beside(x: float, y: float, reach: tuple[float, float], size: tuple[float, float]) -> Iterator[Box]:
    """The four places of a name beside a sign at (x, y) that is `reach` wide and high to each side: right, left,
    below, above."""
    (across, down), (wide, high) = reach, size
    yield x + across, y - high / 2, x + across + wide, y + high / 2
    yield x - across - wide, y - high / 2, x - across, y + high / 2
    yield x - wide / 2, y + down, x + wide / 2, y + down + high
    yield x - wide / 2, y - down - high, x + wide / 2, y - down


def place_labels(
    wanted: Sequence[tuple[float, float, float, float]],
    reach: tuple[float, float],
    taken: TakenRoom,
    bounds: tuple[float, float] | None = None,
) -> Iterator[Box | None]:
    """For each (x, y, width, height) the box of its name beside the sign at (x, y), None where there is no room.

    Whoever comes first has its room; what is given is taken from then on; `bounds` (width, height) keeps names on
    the sheet. All in the same units.
    """
    for x, y, wide, high in wanted:
        found = next(
            (box for box in beside(x, y, reach, (wide, high)) if is_inside(box, bounds) and taken.free(box)), None
        )
        if found is not None:
            taken.take(found)
        yield found


def is_inside(box: Box, bounds: tuple[float, float] | None) -> bool:
    """Whether a box lies on a sheet of that width and height."""
    return bounds is None or (box[0] >= 0 and box[1] >= 0 and box[2] <= bounds[0] and box[3] <= bounds[1])
