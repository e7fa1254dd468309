"""Which comments a map shows: by meeting, category, source, state, reply, who spoke, and the site they lie at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from yitusanhui.domain.lines_words import CommentLine
from yitusanhui.domain.shapes import Place, ShapeKind
from yitusanhui.domain.sites import SiteLine, off_edge
from yitusanhui.domain.terms import CommentStatus

UNANSWERED = ""
NEAR = 60.0  # pixels of the drawing


@dataclass(frozen=True, slots=True)
class PinFilter:
    """Empty fields ask for nothing; several values of one field mean any of them."""

    meetings: frozenset[int] = frozenset()
    categories: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    statuses: frozenset[CommentStatus] = frozenset()
    replies: frozenset[str] = frozenset()  # 采纳情况, "" for those without a reply
    roles: frozenset[str] = frozenset()  # 类型 of the speaker
    sites: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self != PinFilter()

    def through(
        self, comments: Iterable[CommentLine], sites: Iterable[SiteLine] = (), roles: Mapping[str, str] | None = None
    ) -> list[CommentLine]:
        """The comments that are shown; `sites` as they stand on that drawing, `roles` by speaker's name."""
        stand = [one for one in sites if one.id in self.sites]
        known = roles or {}
        return [
            line
            for line in comments
            if self._lets(line, known.get(line.author, ""))
            and (not self.sites or any(at_site(line, site) for site in stand))
        ]

    def _lets(self, line: CommentLine, role: str) -> bool:
        asked: tuple[tuple[frozenset[object], object], ...] = (
            (frozenset(self.meetings), line.meeting_id),
            (frozenset(self.categories), line.category),
            (frozenset(self.sources), line.source),
            (frozenset(self.statuses), line.status),
            (frozenset(self.replies), line.reply.kind.value if line.reply else UNANSWERED),
            (frozenset(self.roles), role),
        )
        return all(not wanted or value in wanted for wanted, value in asked)


def at_site(line: CommentLine, site: SiteLine, reach: float = NEAR) -> bool:
    """Whether a comment lies in a site's area, or within `reach` pixels of its line or point."""
    if line.x is None or line.y is None or site.shape is None:
        return False
    place = line.x, line.y
    ring = site.shape.rings[0]
    if site.shape.kind is ShapeKind.AREA and _inside(place, ring):
        return True
    edges = zip(ring, ring[1:] or ring, strict=False)
    return min(off_edge(place, start, end) for start, end in edges) <= reach


def _inside(place: Place, ring: tuple[Place, ...]) -> bool:
    x, y = place
    inside = False
    for (a, b), (c, d) in pairwise(ring):
        if (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b):
            inside = not inside
    return inside
