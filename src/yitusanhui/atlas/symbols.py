"""How a pin looks: the one place where shapes, colours and sizes are decided, for screen, wall and paper.

Colours are Okabe and Ito's, which people with any kind of colour blindness can tell apart; a shape goes with
each, so that a copy in black and white still tells. Every pin has a dark edge inside a light one, because
drawings are white in one place and dark in the next, and projectors are dim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, pi, sin

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind

DARK, LIGHT = "#111111", "#FFFFFF"
GREY, PALE = "#BDBDBD", "#F5F5F5"
GLOW = "#FFD400"
MARKER = "#E6007E"
CLUSTER_FILL, CLUSTER_INK = DARK, LIGHT
ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILION, PURPLE = "#0072B2", "#D55E00", "#CC79A7"
PURPLE_INK = "#7A2E8A"  # of the circles of 步行可达
PALETTE = (BLUE, ORANGE, GREEN, PURPLE, YELLOW, VERMILION, SKY)

# Width that every outline leaves at a number's height, in radii, and of a bold digit, in font heights.
ROOM_FOR_TEXT, DIGIT = 1.6, 0.68

Outline = tuple[tuple[float, float], ...]


class Shape(StrEnum):
    """Outline of a pin."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    HOUSE = "house"
    SHIELD = "shield"
    PLATE = "plate"  # of a site, never of a comment


SHAPES = tuple(shape for shape in Shape if shape is not Shape.PLATE)
LOOKS = len(SHAPES) * len(PALETTE)  # a shape and a colour: they share no divisor


class Medium(StrEnum):
    """Where a map is looked at."""

    WINDOW = "window"
    WALL = "wall"  # 1024 x 768
    LARGE_WALL = "large_wall"  # 1920 x 1080
    PRINT = "print"


class ColourBy(StrEnum):
    """What the look of a pin tells."""

    CATEGORY = "category"
    REPLY = "reply"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Symbol:
    """The look of one kind of pin. Colours are `#RRGGBB`; `ink` is for the number written on `fill`.

    `mark` is one character for the legend ("" for none). `hollow` is drawn with a dashed edge (withdrawn, or not
    looked at); `ringed` with a second line inside the edge (merged into a topic).
    """

    shape: Shape
    fill: str
    ink: str
    mark: str = ""
    edge: str = DARK
    casing: str = LIGHT
    hollow: bool = False
    ringed: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures of a pin: logical pixels on a screen, points (1/72 inch) on paper.

    `radius` is that of the circle around the outline (see `outline`), `highlighted` the same for a pin that
    is pointed at, `text` the height of the number's font for one or two digits (see `text_size`), `edge` and
    `casing` the widths of the dark and the light line, `halo` how far the glow of a highlighted pin reaches,
    `leader` the width of the line from a pin that had to step aside to its place, `gap` the least space
    between two pins.
    """

    radius: float
    highlighted: float
    text: float
    edge: float
    casing: float
    halo: float
    leader: float
    gap: float

    def text_size(self, words: str, radius: float | None = None) -> float:
        """Font height for a number that stays inside a pin of that radius (`self.radius` by default)."""
        reach = radius or self.radius
        return min(self.text * reach / self.radius, ROOM_FOR_TEXT * reach / (DIGIT * max(1, len(words))))

    @property
    def pitch(self) -> float:
        """Least distance between the centres of two pins that don't touch."""
        return 2 * (1.06 * self.radius + self.edge / 2 + self.casing) + self.gap


SIZES: dict[Medium, Sizes] = {
    Medium.WINDOW: Sizes(13, 19, 14, 1.5, 1, 7, 1.5, 1),
    # A digit is a fortieth of the picture's height, as the last row needs it.
    Medium.WALL: Sizes(23, 32, 27, 2, 1.5, 10, 1.5, 1.5),
    Medium.LARGE_WALL: Sizes(32, 45, 38, 3, 2, 14, 2, 2),
    Medium.PRINT: Sizes(7.5, 11, 7.5, 0.8, 0.6, 4, 0.6, 0.6),
}


def _polygon(corners: int, turn: float) -> Outline:
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    return tuple((round(cos(a), 6), round(sin(a), 6)) for a in angles)


_OUTLINES: dict[Shape, Outline] = {
    Shape.CIRCLE: tuple((x * 0.94, y * 0.94) for x, y in _polygon(32, 0)),
    Shape.SQUARE: ((-0.84, -0.84), (0.84, -0.84), (0.84, 0.84), (-0.84, 0.84)),
    Shape.DIAMOND: ((0, -1.18), (1.25, 0), (0, 1.18), (-1.25, 0)),
    Shape.HEXAGON: tuple((x * 1.06, y * 1.06) for x, y in _polygon(6, 0)),
    Shape.HOUSE: ((0, -1.1), (0.95, -0.4), (0.95, 0.8), (-0.95, 0.8), (-0.95, -0.4)),
    Shape.PLATE: (
        *((-1.2, -0.55), (-0.95, -0.85), (0.95, -0.85), (1.2, -0.55)),
        *((1.2, 0.55), (0.95, 0.85), (-0.95, 0.85), (-1.2, 0.55)),
    ),
    Shape.SHIELD: ((-0.95, -0.8), (0.95, -0.8), (0.95, 0.4), (0, 1.1), (-0.95, 0.4)),
}


_TEXT_DROP = {Shape.HOUSE: 0.12, Shape.SHIELD: -0.12}


def outline(shape: Shape) -> Outline:
    """Corners of `shape` around (0, 0), y downwards, for a pin of radius 1 (a circle in 32 corners)."""
    return _OUTLINES[shape]


def text_drop(shape: Shape) -> float:
    """How far below the centre the number's middle lies, in radii: where the outline is widest."""
    return _TEXT_DROP.get(shape, 0.0)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2); text wants 4.5, shapes 3."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(fill: str) -> str:
    """Black or white, whichever reads better on `fill`."""
    return max((DARK, LIGHT), key=lambda ink: contrast(ink, fill))


def _symbol(shape: Shape, fill: str, mark: str) -> Symbol:
    return Symbol(shape, fill, ink_on(fill), mark)


PLAIN = _symbol(Shape.CIRCLE, GREY, "")
WITHDRAWN = replace(_symbol(Shape.CIRCLE, PALE, "撤"), edge="#5A5A5A", ink="#5A5A5A", hollow=True)
CARRIED = replace(_symbol(Shape.CIRCLE, GREY, "核"), hollow=True)
REACH = replace(_symbol(Shape.CIRCLE, LIGHT, "步"), hollow=True)
GATHERED = Symbol(Shape.PLATE, CLUSTER_FILL, CLUSTER_INK, "条", edge=CLUSTER_FILL)
UNANSWERED = _symbol(Shape.CIRCLE, GREY, "待")
REPLIES: dict[str, Symbol] = {
    ReplyKind.ADOPTED: _symbol(Shape.CIRCLE, GREEN, "采"),
    ReplyKind.PARTLY: _symbol(Shape.SQUARE, SKY, "部"),
    ReplyKind.REFUSED: _symbol(Shape.DIAMOND, VERMILION, "不"),
    ReplyKind.EXPLAINED: _symbol(Shape.HEXAGON, YELLOW, "释"),
}
RECORDED = _symbol(Shape.CIRCLE, ORANGE, "记")
MERGED = replace(_symbol(Shape.SQUARE, SKY, "并"), ringed=True)
ANSWERED = _symbol(Shape.HEXAGON, GREEN, "复")


def marks(names: Sequence[str]) -> dict[str, str]:
    """One character for each name, its first that no other name has, else its last: 宜居, 宜业 give 居, 业."""
    found = {}
    for name in names:
        others = "".join(other for other in names if other != name)
        found[name] = next((c for c in name if c not in others), name[-1:])
    return found


def category_symbols(categories: Iterable[str], used: Collection[str] = ()) -> dict[str, Symbol]:
    """The look of each category, by its place in the list; 42 differ in shape or colour, "" is plain.

    One beyond the 42nd takes a look that none of those in use has, if it is in use itself.
    """
    names = list(dict.fromkeys(c for c in categories if c))
    letters = marks(names)
    taken = {place for place, name in enumerate(names[:LOOKS]) if name in used}
    looks = {}
    for place, name in enumerate(names):
        look = place % LOOKS
        if place >= LOOKS and name in used:
            look = next((free % LOOKS for free in range(place, place + LOOKS) if free % LOOKS not in taken), look)
            taken.add(look)
        looks[name] = _symbol(SHAPES[look % len(SHAPES)], PALETTE[look % len(PALETTE)], letters[name])
    return {**looks, "": PLAIN}


def reply_symbol(comment: CommentLine) -> Symbol:
    """The look of a comment by its 采纳情况; grey while it has none."""
    return REPLIES[comment.reply.kind] if comment.reply else UNANSWERED


def status_symbol(comment: CommentLine) -> Symbol:
    """The look of a comment by how far it has come: recorded, merged into a topic, answered, withdrawn."""
    if comment.status is not CommentStatus.RECORDED:
        return WITHDRAWN
    if comment.reply:
        return ANSWERED
    return MERGED if comment.topics else RECORDED
