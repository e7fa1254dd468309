"""What stays on one page: a heading with its table, a sentence with its chart, the lines to sign on with words."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from yitusanhui.documents.grid import Grid
from yitusanhui.documents.page import HEIGHT, pieces_of
from yitusanhui.documents.typeset import FUZZ, Prose


class Together(Flowable):  # type: ignore[misc]
    """Flowables on one page unless no page holds them all; a table among them may go on, but not begin, elsewhere."""

    def __init__(self, content: Sequence[Flowable], tallest: float = HEIGHT) -> None:
        super().__init__()
        self.content, self.tallest = tuple(content), tallest

    @property
    def pieces(self) -> int:
        """How much there is to lay out in all of them."""
        return pieces_of(self.content)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as all of them."""
        self._heights = [piece.wrapOn(self.canv, width, height)[1] for piece in self.content]
        return width, sum(self._heights)

    def split(self, width: float, height: float) -> list[Flowable]:
        """One by one where rows of the table fit below the rest, else the last lines before it go with it.

        Lines to sign on move closer where a little room is lacking, rather than leave half a page empty.
        """
        if closer := self._closer(height):
            return [closer]
        above, begins_below = 0.0, False
        for piece, needed in zip(self.content, self._heights, strict=True):
            if isinstance(piece, Grid) and piece.begins(height - above):
                return list(self.content)
            begins_below |= isinstance(piece, Grid) and piece.begins(self.tallest - above)
            above += needed
        return self._last_lines(width, height) or ([] if begins_below else self._as_they_fit(height, above))

    def _closer(self, height: float) -> Together | None:
        *words, last = self.content
        signed = last.closer(sum(self._heights) - height + FUZZ) if hasattr(last, "closer") else None
        return type(self)([*words, signed], self.tallest) if signed is not None else None

    def _last_lines(self, width: float, height: float) -> list[Flowable]:
        """The beginning of the words before here, their last lines with the rest: the page need not end half empty."""
        first, *others = self.content
        if not isinstance(first, Prose):
            return []
        pieces = first.split(width, min(height, self._heights[0] - 1))
        return [pieces[0], Together([pieces[1], *others], self.tallest)] if pieces else []

    def _as_they_fit(self, height: float, needed: float) -> list[Flowable]:
        return list(self.content) if needed > self.tallest and self._heights[0] <= height else []

    def draw(self) -> None:
        """Prints them one below the other."""
        y = sum(self._heights)
        for piece, height in zip(self.content, self._heights, strict=True):
            y -= height
            piece.drawOn(self.canv, 0, y)


class Closed(Together):
    """A table and the lines to sign on below it, on the page of its last rows: a signature alone signs nothing."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows before the last ones on this page; all on the next one where the table is small."""
        if closer := self._closer(height):
            return [closer]
        place = next(n for n, piece in enumerate(self.content) if isinstance(piece, Grid))
        grid, above = self.content[place], sum(self._heights[:place])
        parts = grid.before_last(height - above)
        if parts:
            rest = Closed([parts[1], *self.content[place + 1 :]], self.tallest)
            return [*self.content[:place], parts[0], rest]
        over = sum(self._heights) > self.tallest and grid.begins(height - above)
        return list(self.content) if over else []
