"""双过半 while votes come in: what has been reached of each mark by now, and exactly what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yitusanhui.domain.counting import candidates
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.sheets import CountSheet, Figures, read_sheet
from yitusanhui.domain.terms import Method
from yitusanhui.domain.thresholds import Base, Measure, Threshold

MORE_WHILE = frozenset({Base.PARTICIPATING, Base.VALID})  # whoever comes to be for it takes part as well


@dataclass(frozen=True, slots=True)
class LiveMark:
    """One mark by now. People as votes, areas in square centimetres.

    `missing` is how many more must take part or, for a choice, be for it, each of whom may widen the base.
    """

    about: str  # "" for taking part, else the choice
    measure: Measure
    have: int
    base: int
    mark: str  # 三分之二以上
    met: bool
    missing: int


def tells_live(rule: Rule) -> bool:
    """Whether a rule's votes are told while they come in: those of owners, collected by name over days."""
    return rule.by_area or rule.unanimous


def live_marks(rule: Rule, sheet: CountSheet, method: Method, voters: int | None = None) -> tuple[LiveMark, ...]:
    """Every mark of the quorum, then of each choice that may pass, as it stands. `voters` as `counting.count`."""
    figures = read_sheet(sheet, rule.blank, method, voters)
    marks = [_taking_part(rule, mark, figures) for mark in rule.quorum]
    for choice in candidates(sheet.choices):
        for mark in rule.passes:
            have = choice.votes if mark.measure is Measure.PEOPLE else choice.area_cm2
            base = figures.bases[mark.base, mark.measure]
            marks.append(_mark(choice.label, mark, have, base, widens=mark.base in MORE_WHILE))
        if rule.unanimous:
            everyone = Threshold(Base.EXPECTED, Measure.PEOPLE, Fraction(1), strict=False)
            marks.append(_mark(choice.label, everyone, choice.votes, sheet.expected, widens=False))
    return tuple(marks)


def missing_of(mark: Threshold, have: int, base: int, *, widens: bool) -> int:
    """How many more reach the share. `widens`: each of them is added to the base too.

    (have + k) / (base + k) reaches n/d when k (d - n) reaches base n - have d.
    """
    if mark.is_met(have, base):
        return 0
    number, whole = mark.fraction.numerator, mark.fraction.denominator
    short = base * number - have * whole
    each = whole - number if widens else whole
    if each <= 0:
        return max(1, base - have)
    more, rest = divmod(short, each)
    return max(1, more + 1 if mark.strict or rest else more)


def _taking_part(rule: Rule, mark: Threshold, figures: Figures) -> LiveMark:
    have = figures.bases[rule.quorum_of, mark.measure]
    return _mark("", mark, have, figures.bases[mark.base, mark.measure], widens=False)


def _mark(about: str, mark: Threshold, have: int, base: int, *, widens: bool) -> LiveMark:
    missing = missing_of(mark, have, base, widens=widens)
    return LiveMark(about, mark.measure, have, base, mark.words, mark.is_met(have, base), missing)
