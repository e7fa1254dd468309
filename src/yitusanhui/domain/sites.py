"""Sites (点位): places of the plan with a kind, a state through the meetings, and where later versions have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import hypot

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.placing import AlignmentLine
from yitusanhui.domain.shapes import Place, Ring, Shape, ShapeKind
from yitusanhui.domain.terms import PlacementState, SiteKind, SiteStatus

# What a list asks of each kind besides name, category and state: the columns of 资源清单 and 项目清单.
FACTS: dict[SiteKind, tuple[str, ...]] = {
    SiteKind.FACILITY: ("place", "owner", "area", "use", "hours"),
    SiteKind.PROJECT: ("place", "scale", "content", "comments", "funds", "owner", "year", "period"),
    SiteKind.IDLE: ("place", "tenure", "area", "use", "hours", "provider", "limits"),
}
PUBLIC_FACTS = ("place", "area", "scale", "use", "hours", "year", "period")
LEAST_PLACES = {ShapeKind.POINT: 1, ShapeKind.LINE: 2, ShapeKind.AREA: 3}
MOST_PLACES = 2_000


@dataclass(frozen=True, slots=True)
class SiteStateLine:
    """How far a site had come: in which meeting it was said, or none when it was noted later."""

    status: SiteStatus
    at: str
    meeting_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One site as everyone lists it; `shape` in pixels of the drawing `blueprint_id`, None when 已不适用 there."""

    id: int
    blueprint_id: int
    kind: SiteKind
    name: str
    shape: Shape | None
    category: str = ""
    status: SiteStatus = SiteStatus.PLANNED
    note: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    states: tuple[SiteStateLine, ...] = ()
    added_at: str = ""
    photos: int = 0
    placement: PlacementState | None = None  # how it came to stand here, when it was drawn on an earlier version
    placement_note: str = ""

    @property
    def anchor(self) -> Place | None:
        """Where its sign stands."""
        return anchor_of(self.shape) if self.shape else None


@dataclass(frozen=True, slots=True)
class SitePlacementLine:
    """还适用吗, answered for one site on one version; no shape when 已不适用."""

    site_id: int
    blueprint_id: int
    state: PlacementState
    shape: Shape | None = None
    note: str = ""


class SitePlaces:
    """Finds where sites stand on any version, as `placing.Places` does for comments."""

    def __init__(self, alignments: Iterable[AlignmentLine] = (), answers: Iterable[SitePlacementLine] = ()) -> None:
        self.alignments = {line.blueprint_id: line for line in alignments}
        self.answers = {(line.site_id, line.blueprint_id): line for line in answers}

    def on(self, site: SiteLine, blueprint_id: int) -> SiteLine | None:
        """The site as it stands on that version; None when it never came there."""
        if site.blueprint_id == blueprint_id:
            return site
        answer = self.answers.get((site.id, blueprint_id))
        if answer is not None:
            return _stands(site, blueprint_id, answer.shape, answer.state, answer.note)
        alignment = self.alignments.get(blueprint_id)
        before = self.on(site, alignment.base_id) if alignment else None
        if alignment is None or before is None or before.shape is None:
            return None
        return _stands(site, blueprint_id, before.shape.through(alignment.carry), PlacementState.CARRIED, "")

    def all_on(self, sites: Iterable[SiteLine], blueprint_id: int) -> list[SiteLine]:
        """Everything that stands on that version or came to it, in the order given."""
        return [found for site in sites if (found := self.on(site, blueprint_id)) is not None]

    def asked(self, sites: Iterable[SiteLine], blueprint_id: int) -> list[SiteLine]:
        """What came from earlier versions and is asked 还适用吗, answered or not."""
        return [site for site in self.all_on(sites, blueprint_id) if site.placement is not None]


def _stands(site: SiteLine, blueprint_id: int, shape: Shape | None, state: PlacementState, note: str) -> SiteLine:
    return replace(site, blueprint_id=blueprint_id, shape=shape, placement=state, placement_note=note)


def drawn(kind: ShapeKind, places: Iterable[Place]) -> Shape:
    """What was drawn vertex by vertex; an area is closed. Raises `shape.too_few`, `shape.too_many`, `shape.flat`."""
    ring: list[Place] = []
    for place in places:
        if not ring or place != ring[-1]:
            ring.append((float(place[0]), float(place[1])))
    if kind is ShapeKind.AREA and len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    if len(ring) < LEAST_PLACES[kind]:
        raise DomainError(f"shape.too_few_{kind}", least=LEAST_PLACES[kind], count=len(ring))
    if len(ring) > MOST_PLACES:
        raise DomainError("shape.too_many", most=MOST_PLACES)
    if kind is ShapeKind.POINT:
        return Shape(kind, ((ring[0],),))
    if kind is ShapeKind.AREA:
        if abs(signed_area(ring)) < 1:
            raise DomainError("shape.flat")
        ring.append(ring[0])
    return Shape(kind, (tuple(ring),))


def vertices_of(shape: Shape) -> list[Place]:
    """The places one takes hold of: of an area, without the last that closes it."""
    ring = list(shape.rings[0])
    return ring[:-1] if shape.kind is ShapeKind.AREA and len(ring) > 1 else ring


def signed_area(ring: Iterable[Place]) -> float:
    """The area inside a ring, square pixels; its sign says which way round it was drawn."""
    places = list(ring)
    turns = zip(places, (*places[1:], places[0]), strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in turns) / 2


def length_of(ring: Ring) -> float:
    """How long a line is, in pixels."""
    return sum(hypot(u - x, v - y) for (x, y), (u, v) in pairwise(ring))


def anchor_of(shape: Shape) -> Place:
    """Where the sign of a shape stands: on the point, half way along a line, inside an area."""
    if shape.kind is ShapeKind.POINT:
        return shape.rings[0][0]
    if shape.kind is ShapeKind.LINE:
        return _half_way(shape.rings[0])
    return _inside(vertices_of(shape))


def _half_way(ring: Ring) -> Place:
    left = length_of(ring) / 2
    for (x, y), (u, v) in pairwise(ring):
        step = hypot(u - x, v - y)
        if step >= left and step > 0:
            return x + (u - x) * left / step, y + (v - y) * left / step
        left -= step
    return ring[0]


def _inside(ring: list[Place]) -> Place:
    """The centre of gravity, or where it lies outside the middle of the widest piece of the line through it."""
    area = signed_area(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = a * d - c * b
        x, y = x + (a + c) * cross, y + (b + d) * cross
    x, y = x / (6 * area), y / (6 * area)
    cuts = sorted(
        a + (c - a) * (y - b) / (d - b)
        for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (b <= y) != (d <= y)
    )
    pieces = list(zip(cuts[::2], cuts[1::2], strict=False))
    if not pieces or any(left <= x <= right for left, right in pieces):
        return x, y
    left, right = max(pieces, key=lambda piece: piece[1] - piece[0])
    return (left + right) / 2, y


def counted(sites: Iterable[SiteLine]) -> dict[SiteKind, int]:
    """How many sites of each kind, all kinds named."""
    found = dict.fromkeys(SiteKind, 0)
    for site in sites:
        found[site.kind] += 1
    return found


def off_edge(place: Place, start: Place, end: Place) -> float:
    """How far a place lies off the edge between two others."""
    (px, py), (x, y), (u, v) = place, start, end
    long = (u - x) ** 2 + (v - y) ** 2
    share = min(1.0, max(0.0, ((px - x) * (u - x) + (py - y) * (v - y)) / long)) if long else 0.0
    return hypot(px - x - share * (u - x), py - y - share * (v - y))
