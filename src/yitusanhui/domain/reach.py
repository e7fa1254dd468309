"""Walking reach (步行可达): circles around a place, as the crow flies, and what lies within them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.shapes import Place
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import CommentStatus

FASTEST, LONGEST = 300.0, 120


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast people walk (metres a minute) and how many minutes are asked for, shortest first."""

    metres_per_minute: float = 80.0
    minutes: tuple[int, ...] = (5, 10, 15)


@dataclass(frozen=True, slots=True)
class ReachRing:
    """One circle: `radius` in pixels of the drawing; how many sites and comments lie within it."""

    minutes: int
    metres: int
    radius: float
    sites: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """The circles around a place of a drawing, the smallest first; `name` of the site, "" for a place pointed at."""

    x: float
    y: float
    rings: tuple[ReachRing, ...]
    name: str = ""


def load_pace(text: str) -> Pace:
    """The template `reach.toml`. Raises DomainError `reach.template` for one that says nothing sensible."""
    try:
        plain = tomllib.loads(text)
        pace = Pace(float(plain["metres_per_minute"]), tuple(sorted(int(one) for one in plain["minutes"])))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise DomainError("reach.template") from error
    if not (
        0 < pace.metres_per_minute <= FASTEST and pace.minutes and 0 < pace.minutes[0] <= pace.minutes[-1] <= LONGEST
    ):
        raise DomainError("reach.template")
    return pace


def reach_of(
    x: float,
    y: float,
    pace: Pace,
    metres_per_pixel: float | None,
    *,
    sites: Iterable[SiteLine] = (),
    comments: Iterable[CommentLine] = (),
    name: str = "",
    without: int | None = None,
) -> Reach:
    """The circles around a place. `sites` and `comments` as they stand on that drawing; `without` is the id of the
    site in the middle, which isn't counted. Raises DomainError `reach.no_scale` where no scale is known.
    """
    if not metres_per_pixel:
        raise DomainError("reach.no_scale")
    stands = [site.anchor for site in sites if site.id != without and site.anchor is not None]
    said = [(c.x, c.y) for c in comments if c.status is CommentStatus.RECORDED and c.x is not None and c.y is not None]
    rings = []
    for minutes in pace.minutes:
        metres = pace.metres_per_minute * minutes
        radius = metres / metres_per_pixel
        rings.append(
            ReachRing(minutes, round(metres), radius, _within(stands, x, y, radius), _within(said, x, y, radius))
        )
    return Reach(x, y, tuple(rings), name)


def _within(places: Iterable[Place], x: float, y: float, radius: float) -> int:
    return sum(hypot(a - x, b - y) <= radius for a, b in places)
