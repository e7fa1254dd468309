"""Where a comment stands on a later version of the drawing: carried by the alignment until someone has looked.

The place on the version it was said about is never changed. What is carried is computed, not kept: a pin that is
put right on the old version moves on the new one too, until 还适用吗 was answered for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.fits import LEAST_PAIRS, Pair, Transform, affine, misses, similar
from yitusanhui.domain.lines_words import BlueprintLine, CommentLine
from yitusanhui.domain.shapes import Shape
from yitusanhui.domain.terms import CommentStatus, PlacementState

MOST_TIES = 4
SIMILAR_UP_TO = 3  # with a third point the fit of turn and scale says how far it misses


@dataclass(frozen=True, slots=True)
class TieLine:
    """One place seen on both sheets, in pixels of each: `x`, `y` on the version, `base_x`, `base_y` on its base."""

    x: float
    y: float
    base_x: float
    base_y: float


@dataclass(frozen=True, slots=True)
class AlignmentLine:
    """How a version lies over an earlier one (对齐)."""

    blueprint_id: int
    base_id: int
    ties: tuple[TieLine, ...]

    @property
    def carry(self) -> Transform:
        """From pixels of the base to pixels of the version."""
        return fit_ties(self.ties)

    @property
    def residuals(self) -> tuple[float, ...]:
        """By how many pixels of the version each tie misses."""
        return misses(self.carry, _pairs(self.ties))


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """What was answered for one comment on one version; `x`, `y` in its pixels, none when 已不适用."""

    number: int
    blueprint_id: int
    state: PlacementState
    x: float | None = None
    y: float | None = None
    note: str = ""
    at: str = ""


def _pairs(ties: Iterable[TieLine]) -> list[Pair]:
    return [((tie.base_x, tie.base_y), (tie.x, tie.y)) for tie in ties]


@cache
def fit_ties(ties: tuple[TieLine, ...]) -> Transform:
    """From base to version: turned and scaled by two or three ties, affine by four.

    Raises DomainError `align.too_few`, `align.too_many`, `align.in_line`, `align.mirrored`.
    """
    if len(ties) < LEAST_PAIRS:
        raise DomainError("align.too_few", count=len(ties))
    if len(ties) > MOST_TIES:
        raise DomainError("align.too_many", most=MOST_TIES)
    try:
        found = (similar if len(ties) <= SIMILAR_UP_TO else affine)(_pairs(ties))
    except DomainError as refusal:
        raise DomainError("align.in_line") from refusal
    if found.determinant <= 0:
        raise DomainError("align.mirrored")
    return found


class Places:
    """Finds where comments stand on any version."""

    def __init__(self, alignments: Iterable[AlignmentLine] = (), placements: Iterable[PlacementLine] = ()) -> None:
        self.alignments = {line.blueprint_id: line for line in alignments}
        self.placements = {(line.number, line.blueprint_id): line for line in placements}

    def on(self, comment: CommentLine, blueprint_id: int) -> CommentLine | None:
        """The comment as it stands on that version: without a place when 已不适用; None when it never came there."""
        if comment.blueprint_id == blueprint_id:
            return comment
        answer = self.placements.get((comment.number, blueprint_id))
        carried = self._carried(comment, blueprint_id)
        if answer is None:
            return carried
        found = _stands(comment, blueprint_id, answer.x, answer.y, answer.state, answer.note)
        return replace(found, shape=_along(carried, answer))

    def _carried(self, comment: CommentLine, blueprint_id: int) -> CommentLine | None:
        alignment = self.alignments.get(blueprint_id)
        before = self.on(comment, alignment.base_id) if alignment else None
        if alignment is None or before is None or before.x is None or before.y is None:
            return None
        carry = alignment.carry
        found = _stands(comment, blueprint_id, *carry(before.x, before.y), PlacementState.CARRIED, "")
        return replace(found, shape=before.shape.through(carry)) if before.shape else found

    def all_on(self, comments: Iterable[CommentLine], blueprint_id: int) -> list[CommentLine]:
        """Everything that stands on that version or came to it, in the order given."""
        if not self.alignments and not self.placements:  # nothing ever came from one to another: most projects' way
            return [line for line in comments if line.blueprint_id == blueprint_id]
        return [found for line in comments if (found := self.on(line, blueprint_id)) is not None]

    def asked(self, comments: Iterable[CommentLine], blueprint_id: int) -> list[CommentLine]:
        """What came from earlier versions and is asked 还适用吗, answered or not; withdrawn words are not asked."""
        return [
            line
            for line in self.all_on(comments, blueprint_id)
            if line.placement is not None and line.status is CommentStatus.RECORDED
        ]

    def leads_to(self, blueprint_id: int, base_id: int) -> bool:
        """Whether `base_id` is a version that `blueprint_id` is already the base of, over any number of steps."""
        while (line := self.alignments.get(base_id)) is not None:
            base_id = line.base_id
            if base_id == blueprint_id:
                return True
        return False


def _along(carried: CommentLine | None, answer: PlacementLine) -> Shape | None:
    """The line or area of a comment, moved with its number."""
    if carried is None or carried.shape is None or answer.x is None or answer.y is None:
        return None
    assert carried.x is not None and carried.y is not None
    right, down = answer.x - carried.x, answer.y - carried.y
    return carried.shape.through(lambda x, y: (x + right, y + down))


def _stands(
    comment: CommentLine, blueprint_id: int, x: float | None, y: float | None, state: PlacementState, note: str
) -> CommentLine:
    return replace(comment, blueprint_id=blueprint_id, x=x, y=y, placement=state, placement_note=note)


def is_off(line: CommentLine, sheet: BlueprintLine) -> bool:
    """True when a carried place lies beyond the edge of the sheet, where no pin can be seen."""
    return line.x is not None and line.y is not None and not (0 <= line.x < sheet.width and 0 <= line.y < sheet.height)


def corners(base: BlueprintLine, sheet: BlueprintLine) -> tuple[TieLine, ...]:
    """Ties for two sheets with the same frame: corner upon corner."""
    spots: Sequence[tuple[int, int]] = ((0, 0), (1, 0), (1, 1), (0, 1))
    return tuple(TieLine(a * sheet.width, b * sheet.height, a * base.width, b * base.height) for a, b in spots)
