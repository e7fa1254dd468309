"""What is on the map, as plain data: the one description that window, wall, PDF and HTML are painted from.

A painter draws, from below: the base drawing, a leader for each pin that `fan_out` moved, the pins in order,
the highlighted one last and with a glow, the legend. It looks nothing up and leaves nothing out: what an
audience may not see is not in its scene.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress
from math import isfinite
from operator import attrgetter
from typing import NamedTuple

from yitusanhui.atlas import symbols
from yitusanhui.atlas.layout import Placed, fan_out
from yitusanhui.atlas.site_marks import SiteMark, masked_marks, site_marks, site_symbol
from yitusanhui.atlas.symbols import ColourBy, Symbol
from yitusanhui.domain.flags import hold_back
from yitusanhui.domain.masks import NameMask, is_body, mask_words
from yitusanhui.domain.reach import Reach
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.shapes import Shape
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import Audience, CommentStatus, PlacementState, SiteKind
from yitusanhui.texts import say

__all__ = ["Base", "LegendLine", "Pin", "Placed", "Scene", "build_scene", "fan_out", "highlight", "wordless"]


@dataclass(frozen=True, slots=True)
class Base:
    """The drawing under the pins: its size in pixels, 图版 label (v1), title, and what is known of the ground.

    `north` is degrees clockwise from straight up.
    """

    width: int
    height: int
    label: str
    blueprint_id: int
    name: str = ""
    metres_per_pixel: float | None = None
    north: float | None = None


class Pin(NamedTuple):
    """One comment on the map. `x`, `y` in pixels of the drawing; `by` is speaker and door, "" in public.

    A tuple, not a frozen dataclass: ten thousand are made at once, for each of two screens, in a third of the time.
    """

    number: int
    x: float
    y: float
    symbol: Symbol
    text: str = ""
    highlighted: bool = False
    by: str = ""
    shape: Shape | None = None  # the line or area it speaks of


@dataclass(frozen=True, slots=True)
class LegendLine:
    """What one look means; draw the symbol with its `mark` where a pin has its number."""

    symbol: Symbol
    words: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The map for one audience: base (None while there is no drawing), pins in the order of their numbers, legend,
    sites, circles."""

    base: Base | None
    pins: tuple[Pin, ...]
    legend: tuple[LegendLine, ...]
    audience: Audience
    sites: tuple[SiteMark, ...] = ()
    reach: Reach | None = None
    note: str = ""  # what is left out, in a corner
    heat: tuple[tuple[float, float, int], ...] = ()  # 附议 by place

    def pin(self, number: int) -> Pin | None:
        """The pin with that number, or None when that comment is not on this map."""
        place = self.place_of(number)
        return self.pins[place] if place < len(self.pins) and self.pins[place].number == number else None

    def place_of(self, number: int) -> int:
        """Where among the pins that one stands, or would."""
        return bisect_left(self.pins, number, key=attrgetter("number"))

    def pointed_at(self) -> list[Pin]:
        """The pins that are highlighted."""
        return list(compress(self.pins, map(attrgetter("highlighted"), self.pins)))


_masked = lru_cache(maxsize=32_768)(mask_words)


def _pin(comment: CommentLine, symbol: Symbol, pointed: bool, public: NameMask | None) -> Pin:
    assert comment.x is not None and comment.y is not None
    if public is not None:
        words = hold_back(comment.text, comment.flags) if comment.held else comment.text
        said = public.mask(_masked(words))
        return Pin(comment.number, comment.x, comment.y, symbol, said, pointed, shape=comment.shape)
    by = (
        f"{comment.author} · {comment.address}"
        if comment.author and comment.address
        else comment.author or comment.address
    )
    return Pin(comment.number, comment.x, comment.y, symbol, comment.text, pointed, by, comment.shape)


def _words(comment: CommentLine, by: ColourBy) -> str:
    """The legend's words for that comment."""
    if comment.status is not CommentStatus.RECORDED:
        return say("map.withdrawn")
    if by is ColourBy.CATEGORY:
        return comment.category or say("map.no_category")
    if by is ColourBy.REPLY:
        return comment.reply.kind.value if comment.reply else say("map.no_reply")
    if comment.reply:
        return say("map.answered")
    return say("map.merged") if comment.topics else say("map.recorded")


def _look(comments: Sequence[CommentLine], by: ColourBy, categories: Sequence[str]) -> Callable[[CommentLine], Symbol]:
    """How a comment looks. Categories that are not in the template's list follow it in order of first use."""
    if by is ColourBy.REPLY:
        return symbols.reply_symbol
    if by is ColourBy.STATUS:
        return symbols.status_symbol
    used = dict.fromkeys(map(attrgetter("category"), comments))
    looks, merged = _category_looks((*categories, *used), tuple(used))
    return lambda comment: (merged if comment.topics else looks)[comment.category]


@lru_cache(maxsize=64)  # a comment more has the looks of those before it
def _category_looks(names: tuple[str, ...], used: tuple[str, ...]) -> tuple[dict[str, Symbol], dict[str, Symbol]]:
    """Looks by category, as said and as put under a topic."""
    looks = symbols.category_symbols(names, used)
    return looks, {name: replace(symbol, ringed=True) for name, symbol in looks.items()}


def _symbol(comment: CommentLine, look: Callable[[CommentLine], Symbol]) -> Symbol:
    """How its pin is drawn; one that only the alignment put there has a broken outline."""
    if comment.status is not CommentStatus.RECORDED:
        return symbols.WITHDRAWN
    return replace(look(comment), hollow=True) if _is_carried(comment) else look(comment)


def _is_carried(comment: CommentLine) -> bool:
    """Whether its pin stands where the alignment put it, and nobody has looked yet."""
    return comment.placement is PlacementState.CARRIED and comment.status is CommentStatus.RECORDED


def _is_on(comment: CommentLine, blueprint_id: int, audience: Audience) -> bool:
    if comment.blueprint_id != blueprint_id or comment.x is None or comment.y is None:
        return False
    if not (isfinite(comment.x) and isfinite(comment.y)):
        return False
    return audience is not Audience.PUBLIC or comment.status is CommentStatus.RECORDED


def _legend(
    shown: Sequence[tuple[CommentLine, Symbol]], by: ColourBy, categories: Sequence[str]
) -> tuple[LegendLine, ...]:
    """A line for each look on the map, in the order of the template, the plain and the withdrawn last."""
    lines: dict[str, Symbol] = {}
    alike: set[tuple[object, ...]] = set()  # ten thousand have a few dozen looks
    carried = False
    for comment, symbol in shown:
        look = symbol, comment.category, comment.reply and comment.reply.kind, bool(comment.topics)
        if look in alike:
            continue
        alike.add(look)
        carried = carried or _is_carried(comment)
        words = _words(comment, by)
        if words not in lines:
            lines[words] = symbol if by is ColourBy.STATUS else replace(symbol, ringed=False)
            if _is_carried(comment):
                lines[words] = replace(lines[words], hollow=False)
    if carried:
        lines[say("map.carried")] = symbols.CARRIED
    states = (say("map.recorded"), say("map.merged"), say("map.answered"))
    order = {words: place for place, words in enumerate((*categories, *map(str, symbols.REPLIES), *states))}
    late = {say("map.no_category"): 1, say("map.no_reply"): 1, say("map.carried"): 2, say("map.withdrawn"): 3}
    ranked = sorted(lines, key=lambda words: (late.get(words, 0), order.get(words, len(order))))
    return tuple(LegendLine(lines[words], words) for words in ranked)


def build_scene(
    comments: Sequence[CommentLine],
    blueprints: Sequence[BlueprintLine],
    audience: Audience,
    *,
    blueprint_id: int | None,
    colour_by: ColourBy | str = ColourBy.CATEGORY,
    highlight: int | None = None,
    categories: Sequence[str] = (),
    names: Iterable[str] = (),
    sites: Iterable[SiteLine] = (),
    reach: Reach | None = None,
) -> Scene:
    """The map of one drawing version for one audience.

    `comments` and `blueprints` as a `ConsultationReport` or `MeetingReport` has them; `categories` in the
    order of the template, which keeps their colours the same all evening; `highlight` is the number of the
    comment under discussion. Comments placed on another version, or nowhere, are not on the map: what came along
    from earlier ones is given as `domain.placing.Places` puts it there, and `sites` as `domain.sites.SitePlaces`
    puts them. For `Audience.PUBLIC` it holds no speaker or address and nothing withdrawn, and the words are masked:
    no telephone, identity number or flat, no speaker's name and none of `names` (the roster's).
    Raises KeyError when no drawing has that `blueprint_id`.
    """
    if blueprint_id is None:
        return Scene(None, (), (), audience)
    line = next((b for b in blueprints if b.id == blueprint_id), None)
    if line is None:
        raise KeyError(blueprint_id)
    by = ColourBy(colour_by)
    look = _look(comments, by, categories)
    shown = [
        (c, _symbol(c, look)) for c in sorted(comments, key=attrgetter("number")) if _is_on(c, blueprint_id, audience)
    ]
    public = _mask(names, comments) if audience is Audience.PUBLIC else None
    pins = tuple(_pin(c, symbol, c.number == highlight, public) for c, symbol in shown)
    base = Base(line.width, line.height, line.label, line.id, line.name, line.metres_per_pixel, line.north)
    marks = site_marks(sites, blueprint_id)
    scene = Scene(base, pins, (*_legend(shown, by, categories), *_of_sites(marks, reach)), audience, marks, reach)
    return scene if public is None else _named(scene, lambda name: public.mask(_masked(name)))


def _mask(names: Iterable[str], comments: Sequence[CommentLine]) -> NameMask:
    """What takes these people and those who spoke out of public words; bodies stay named."""
    return NameMask(name for name in (*names, *(c.author for c in comments)) if not is_body(name))


def _of_sites(marks: Sequence[SiteMark], reach: Reach | None) -> tuple[LegendLine, ...]:
    """A line for each kind of site that is shown, and for the circles."""
    kinds = {mark.kind for mark in marks}
    lines = tuple(LegendLine(site_symbol(kind), say(f"site_{kind}")) for kind in SiteKind if kind in kinds)
    return (*lines, LegendLine(symbols.REACH, say("map.reach_legend"))) if reach else lines


def _named(scene: Scene, mask: Callable[[str], str]) -> Scene:
    """The same map with names of sites as `mask` lets them be read."""
    reach = replace(scene.reach, name=mask(scene.reach.name)) if scene.reach else None
    return replace(scene, sites=masked_marks(scene.sites, mask), reach=reach)


def wordless(scene: Scene, mask: Callable[[str], str] = _masked) -> Scene:
    """The same map for residents with nobody's words on it: what is withdrawn is left out, pins carry numbers only.

    Names of sites, and the note, which may hold one, go through `mask`.
    """
    pins = tuple(
        Pin(pin.number, pin.x, pin.y, pin.symbol, "", pin.highlighted, "", pin.shape)
        for pin in scene.pins
        if pin.symbol != symbols.WITHDRAWN
    )
    legend = tuple(line for line in scene.legend if line.symbol != symbols.WITHDRAWN)
    public = replace(scene, pins=pins, legend=legend, audience=Audience.PUBLIC, note=mask(scene.note))
    return _named(public, mask)


def highlight(scene: Scene, number: int | None) -> Scene:
    """The same map with that pin, and no other, pointed at (None: none)."""
    wanted, pointed_at = scene.pin(number) if number is not None else None, scene.pointed_at()
    if pointed_at == ([wanted] if wanted else []):
        return scene
    pins = list(scene.pins)
    for pin in (*pointed_at, *([wanted] if wanted else ())):
        pins[scene.place_of(pin.number)] = pin._replace(highlighted=pin.number == number)
    return replace(scene, pins=tuple(pins))
