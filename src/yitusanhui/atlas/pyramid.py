"""Which tiles a drawing is cut into, and where each lies: the addressing of `domain.incoming.Drawing`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

TILE = 512


class Rect(NamedTuple):
    """A piece of the drawing, in pixels of the original."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Levels of a drawing of `width` x `height` pixels.

    Level 0 is the whole drawing in one tile, each level twice the one before, the last at full size.
    Every tile is `tile` pixels square; the last of a row or column is padded to that size.
    """

    width: int
    height: int
    tile: int = TILE

    def __post_init__(self) -> None:
        if min(self.width, self.height, self.tile) < 1:
            raise ValueError(f"a drawing of {self.width} x {self.height} in tiles of {self.tile}")

    @property
    def levels(self) -> int:
        """How many levels there are, one at least."""
        tiles = -(-max(self.width, self.height) // self.tile)
        return (tiles - 1).bit_length() + 1

    def _shrink(self, level: int) -> int:
        if not 0 <= level < self.levels:
            raise IndexError(f"level {level} of {self.levels}")
        return 1 << (self.levels - 1 - level)

    def size_at(self, level: int) -> tuple[int, int]:
        """Width and height of the whole drawing at that level, in its own pixels."""
        shrink = self._shrink(level)
        return -(-self.width // shrink), -(-self.height // shrink)

    def scale_at(self, level: int) -> float:
        """Pixels of that level to one pixel of the drawing: 1.0 at the last."""
        return 1 / self._shrink(level)

    def tiles_at(self, level: int) -> tuple[int, int]:
        """Columns and rows of tiles at that level."""
        width, height = self.size_at(level)
        return -(-width // self.tile), -(-height // self.tile)

    def level_for(self, scale: float) -> int:
        """The smallest level that needs no enlarging at `scale` (screen pixels to one of the drawing)."""
        for level in range(self.levels - 1):
            if self.scale_at(level) >= scale:
                return level
        return self.levels - 1

    def tile_rect(self, level: int, row: int, col: int) -> Rect:
        """The piece of the drawing under a tile, padding included."""
        side = self.tile * self._shrink(level)
        return Rect(col * side, row * side, (col + 1) * side, (row + 1) * side)

    def tiles_in(self, level: int, rect: Rect) -> Iterator[tuple[int, int]]:
        """(row, column) of each tile at that level that touches `rect`, row by row."""
        side = self.tile * self._shrink(level)
        cols, rows = self.tiles_at(level)
        for row in range(max(0, int(rect.top // side)), min(rows, -int(-rect.bottom // side))):
            for col in range(max(0, int(rect.left // side)), min(cols, -int(-rect.right // side))):
                yield row, col
