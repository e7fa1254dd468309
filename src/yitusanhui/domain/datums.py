"""Which kind of coordinates were brought: as surveyed, or as China's web maps shift them, and the way back.

GCJ-02 (高德, 腾讯) moves WGS84 by some hundred metres that differ from place to place; BD-09 (百度) moves
GCJ-02 once more. WGS84 and CGCS2000 agree within a metre, which is less than anyone clicks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import combinations, product
from math import atan2, cos, hypot, pi, sin, sqrt

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.fits import Pair, misses, root_mean_square, similar

LonLat = tuple[float, float]
CHINA = (72.004, 137.8347, 0.8293, 55.8271)  # where GCJ-02 shifts anything: west, east, south, north
# Krasovsky's ellipsoid, which GCJ-02 computes its shift on.
_AXIS, _FLAT = 6_378_245.0, 0.006693421622965943
_TURN = pi * 3000 / 180
_CLOSE = 1e-10  # degrees: a hundredth of a millimetre
_ROUNDS = 30
# Points of two kinds in one list miss by hundreds of metres; a recogniser wants a clear case.
MISSES_BY, TEN_TIMES = 30.0, 10.0
MOST_TRIED = 8


class Datum(StrEnum):
    """What the degrees of a control point mean."""

    SURVEY = "survey"  # WGS84, CGCS2000: surveying, GPS
    GCJ02 = "gcj02"  # 高德, 腾讯
    BD09 = "bd09"  # 百度


def in_china(lon: float, lat: float) -> bool:
    """Whether GCJ-02 moves that place at all."""
    west, east, south, north = CHINA
    return west <= lon <= east and south <= lat <= north


def looks_swapped(lon: float, lat: float) -> bool:
    """True when 经度 and 纬度 were written the wrong way round: it is in China only that way."""
    return not in_china(lon, lat) and in_china(lat, lon)


def _waves(x: float, y: float) -> LonLat:
    """The shift of GCJ-02 in its own metres, east and north, for degrees from (105, 35)."""
    root, common = sqrt(abs(x)), 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (common + 20 * sin(x * pi) + 40 * sin(x / 3 * pi) + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (
        (common + 20 * sin(y * pi) + 40 * sin(y / 3 * pi) + 160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    )
    return east, north


def to_gcj02(lon: float, lat: float) -> LonLat:
    """GCJ-02 of a surveyed place."""
    if not in_china(lon, lat):
        return lon, lat
    east, north = _waves(lon - 105, lat - 35)
    slant = lat / 180 * pi
    bulge = 1 - _FLAT * sin(slant) ** 2
    across = _AXIS / sqrt(bulge) * cos(slant) * pi / 180
    along = _AXIS * (1 - _FLAT) / (bulge * sqrt(bulge)) * pi / 180
    return lon + east / across, lat + north / along


def to_bd09(lon: float, lat: float) -> LonLat:
    """BD-09 of a place in GCJ-02."""
    far = hypot(lon, lat) + 0.00002 * sin(lat * _TURN)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * _TURN)
    return far * cos(angle) + 0.0065, far * sin(angle) + 0.006


def _undone(shift: Callable[[float, float], LonLat], lon: float, lat: float) -> LonLat:
    """The place that `shift` takes to (`lon`, `lat`), by coming nearer and nearer."""
    guess = lon, lat
    for _ in range(_ROUNDS):
        there = shift(*guess)
        step = lon - there[0], lat - there[1]
        guess = guess[0] + step[0], guess[1] + step[1]
        if max(abs(step[0]), abs(step[1])) < _CLOSE:
            break
    return guess


def surveyed(lon: float, lat: float, datum: Datum) -> LonLat:
    """The degrees as surveying has them (WGS84), whatever they were brought as."""
    if datum is Datum.BD09:
        lon, lat = _undone(to_bd09, lon, lat)
    return (lon, lat) if datum is Datum.SURVEY else _undone(to_gcj02, lon, lat)


def mixed(places: Sequence[LonLat], pixels: Sequence[LonLat], datums: Sequence[Datum]) -> tuple[Datum, ...]:
    """The kinds that three points or more must have been brought as, where theirs can't be right; else theirs.

    One point from a web map among surveyed ones lies hundreds of metres off. The fewest changes win; that all
    are of another kind can't be seen from the points alone.
    """
    given = tuple(datums)
    if not 2 < len(places) <= MOST_TRIED or (before := _misfit(places, pixels, given)) < MISSES_BY:
        return given
    for changes in range(1, len(places) // 2 + 1):
        tried = {kinds: _misfit(places, pixels, kinds) for kinds in _changed(given, changes)}
        best = min(tried, key=lambda kinds: tried[kinds])
        if tried[best] * TEN_TIMES < before:
            return best
    return given


def _changed(given: tuple[Datum, ...], changes: int) -> set[tuple[Datum, ...]]:
    found = set()
    for where in combinations(range(len(given)), changes):
        for kinds in product(Datum, repeat=changes):
            other = list(given)
            for place, kind in zip(where, kinds, strict=True):
                other[place] = kind
            found.add(tuple(other))
    return found - {given}


def _misfit(places: Sequence[LonLat], pixels: Sequence[LonLat], datums: Sequence[Datum]) -> float:
    """Metres by which a drawing that is only turned and scaled misses these points."""
    wide = 111_320 * cos(places[0][1] / 180 * pi)
    ground = [surveyed(*place, datum) for place, datum in zip(places, datums, strict=True)]
    pairs: list[Pair] = [(xy, (lon * wide, -lat * 111_320)) for xy, (lon, lat) in zip(pixels, ground, strict=True)]
    try:
        return root_mean_square(misses(similar(pairs), pairs))
    except DomainError:
        return 0.0
