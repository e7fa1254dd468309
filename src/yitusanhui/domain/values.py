"""打分 and 排序: numbers on ballots turned into points, places and exact averages. Nothing is decided by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yitusanhui.domain import wording
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method

MOST_TOP = 10
Marks = Mapping[int, int]  # a score or a rank -> how many ballots gave it


@dataclass(frozen=True, slots=True)
class Standing:
    """What one option came to: ballots that gave it a number, points, first places, its place from 1 on.

    Options with the same points share a place, and the next place is left out (1, 2, 2, 4).
    """

    votes: int
    points: int
    firsts: int
    place: int


def points_of(method: Method, top: int, value: int) -> int:
    """Points of one number on one ballot: a score is its points, the first of `top` ranks gives `top` points."""
    return value if method.scores else top + 1 - value


def standings(method: Method, top: int, marks: Sequence[Marks]) -> tuple[Standing, ...]:
    """Points and places, in the order of the options. A tie is a tie."""
    points = [sum(points_of(method, top, value) * number for value, number in one.items()) for one in marks]
    return tuple(
        Standing(
            votes=sum(one.values()),
            points=mine,
            firsts=one.get(1, 0) if method.ranks else 0,
            place=1 + sum(other > mine for other in points),
        )
        for one, mine in zip(marks, points, strict=True)
    )


def check_value(method: Method, top: int, value: int) -> None:
    """Refuse a number outside of 1 to `top`. Raises DomainError `value_out_of_range`."""
    if not 1 <= value <= top:
        what = "value_out_of_range" if method.scores else "rank_out_of_range"
        raise DomainError(what, value=value, top=top)


def check_top(method: Method, top: int, options: int) -> int:
    """The greatest score, or the number of ranks (0: one for each option). Raises DomainError `bad_top`."""
    if method.scores:
        top, most = top or 5, MOST_TOP
    else:
        top, most = top or options, options
    if not 2 <= top <= most:
        raise DomainError("bad_top" if method.scores else "bad_ranks", top=top, most=most)
    return top


def check_marks(
    method: Method, labels: Sequence[str], marks: Sequence[Marks], top: int, valid: int, blank: int
) -> None:
    """Refuse totals that no set of `valid` ballots can give. `blank` are the blank ones among the valid.

    On a ballot an option has one number at most; of ranks each is given once, the first one on every ballot
    that isn't blank, and none before the one ahead of it. Raises DomainError `marks_do_not_add_up`,
    `ranks_do_not_add_up`, and `check_value`'s.
    """
    written = valid - blank
    for label, one in zip(labels, marks, strict=True):
        for value, number in one.items():
            if number:
                check_value(method, top, value)
        if sum(one.values()) > written:
            raise DomainError("marks_do_not_add_up", label=label, cast=sum(one.values()), written=written)
    if not method.ranks:
        return
    before = written
    for rank in range(1, top + 1):
        given = sum(one.get(rank, 0) for one in marks)
        if given > before or (rank == 1 and given != written):
            limit = "为" if rank == 1 else "不多于"
            raise DomainError("ranks_do_not_add_up", rank=rank, given=given, before=before, limit=limit)
        before = given


def average(points: int, valid: int) -> str:
    """The average as it is printed, to two decimals, half rounded up, with the fraction it is: 4.2分（63/15）."""
    if valid <= 0:
        return "—"
    exact = Fraction(points, valid)
    hundredths = (200 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    whole, rest = divmod(hundredths, 100)
    decimals = f".{rest:02d}".rstrip("0") if rest else ""
    return f"{whole}{decimals}分（{points}/{valid}）"


def order_words(labels: Sequence[str], places: Sequence[int]) -> str:
    """滑梯第1，沙坑、秋千并列第2: every option once, from the first on."""
    told = []
    for place in sorted(set(places)):
        here = [label for label, mine in zip(labels, places, strict=True) if mine == place]
        level = wording.LEVEL if len(here) > 1 else ""
        told.append("、".join(here) + level + wording.PLACE.format(place=place))
    return "，".join(told)
