"""Sites on the map: the sign of each kind, how its line or area is drawn, and its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import Symbol
from yitusanhui.domain.layers import LaidLayer
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import PlacementState, SiteKind, SiteStatus
from yitusanhui.texts import say

UNDECIDED = (SiteStatus.PLANNED, SiteStatus.TALKING)
COLOURS = {
    SiteKind.FACILITY: symbols.BLUE,
    SiteKind.PROJECT: symbols.VERMILION,
    SiteKind.IDLE: symbols.GREEN,
}
CANCELLED = "#5A5A5A"
LONGEST = 12  # characters of a name on the map


@dataclass(frozen=True, slots=True)
class SiteMark:
    """One site on the map: `x`, `y` is where its sign stands, in pixels of the drawing; `dashed` while undecided."""

    id: int
    x: float
    y: float
    name: str
    kind: SiteKind
    status: SiteStatus
    shape: Shape
    symbol: Symbol
    colour: str
    dashed: bool = False

    @property
    def label(self) -> str:
        """Its name, as long as there is room for, and how far it has come."""
        name = self.name if len(self.name) <= LONGEST else self.name[: LONGEST - 1] + "…"
        return f"{name} {say(f'site_status_{self.status}')}"


def site_symbol(kind: SiteKind) -> Symbol:
    """The sign of a kind: a plate with 设, 项 or 闲, which no comment has."""
    fill = COLOURS[kind]
    return Symbol(symbols.Shape.PLATE, fill, symbols.ink_on(fill), say(f"site_mark_{kind}"))


def site_marks(sites: Iterable[SiteLine], blueprint_id: int) -> tuple[SiteMark, ...]:
    """The sites that stand on that drawing, as `domain.sites.SitePlaces` puts them there."""
    looks = {kind: site_symbol(kind) for kind in SiteKind}
    found = []
    for site in sites:
        if site.blueprint_id != blueprint_id or site.shape is None or site.anchor is None:
            continue
        cancelled = site.status is SiteStatus.CANCELLED
        look = looks[site.kind]
        if cancelled:
            look = replace(look, fill=symbols.PALE, ink=CANCELLED, edge=CANCELLED, hollow=True)
        elif site.placement is PlacementState.CARRIED:
            look = replace(look, hollow=True)
        found.append(
            SiteMark(
                site.id,
                *site.anchor,
                site.name,
                site.kind,
                site.status,
                site.shape,
                look,
                CANCELLED if cancelled else COLOURS[site.kind],
                cancelled or site.status in UNDECIDED,
            )
        )
    return tuple(found)


def masked_marks(marks: Iterable[SiteMark], mask: Callable[[str], str]) -> tuple[SiteMark, ...]:
    """The same with names that may be read by everyone."""
    return tuple(replace(mark, name=mask(mark.name)) for mark in marks)


def laid_shapes(marks: Iterable[SiteMark], said: Iterable[tuple[Shape, str]] = ()) -> tuple[LaidLayer, ...]:
    """Lines and areas by look, the sites' lowest; `said` are those of comments with the colour of their pin."""
    looks: dict[tuple[str, bool, bool], list[Shape]] = {}
    for mark in marks:
        if mark.shape.kind is not ShapeKind.POINT:
            looks.setdefault((mark.colour, mark.dashed, False), []).append(mark.shape)
    for shape, colour in said:
        looks.setdefault((colour, False, True), []).append(shape)
    return tuple(
        LaidLayer("", colour, tuple(shapes), dashed=dashed, dark=dark)
        for (colour, dashed, dark), shapes in looks.items()
    )
