"""计票: from a rule and the tellers' sheet to passed, not passed, void or a tie. Nothing is decided by a float."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yitusanhui.domain.report import ConditionLine
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.shares import percent, square_metres
from yitusanhui.domain.sheets import (
    ChoiceCount,
    CountSheet,
    Figures,
    check_not_negative,
    check_sheet,
    read_sheet,
    why_void,
    with_blanks,
)
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.domain.thresholds import Base, Measure, Threshold
from yitusanhui.domain.values import Standing, standings
from yitusanhui.domain.wording import (
    AGAINST,
    ALL_DOTS,
    ALL_FOR,
    ALL_POINTS,
    OTHERS,
    SIZES,
    VOTES,
    WITHOUT_PROXIES,
    reached,
)

__all__ = ["ChoiceCount", "CountSheet", "Outcome", "candidates", "count", "people_base"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one count. `passed` is None where nothing is decided: priorities, and a tie.

    `choices` are the sheet's with the blank ballots among 弃权 where they count as that: where each has one vote
    they add up to `valid`, on every surface. `percents` and, for 打分 and 排序, `standings` go with them; `leading`
    are the labels that
    share the first place; `bases` are the sizes of every base, people as votes and areas in square centimetres;
    `share_of` is the base that `percents` are of, with its size: 到会有表决权37人.
    """

    valid: int
    invalid: int
    abstain: int
    voters: int
    quorum: tuple[ConditionLine, ...]
    tests: tuple[ConditionLine, ...]
    quorum_met: bool
    passed: bool | None
    tie: bool
    void: str
    leading: tuple[str, ...]
    percents: tuple[str, ...]
    bases: Mapping[tuple[Base, Measure], int]
    standings: tuple[Standing, ...] = ()
    share_of: str = ""
    choices: tuple[ChoiceCount, ...] = ()
    blank_invalid: int = 0  # blank ballots among 废票


def count(rule: Rule, sheet: CountSheet, *, method: Method, voters: int | None = None) -> Outcome:
    """Count a vote by its rule. `voters`: who took part where each may choose several.

    More ballots back than issued or than may vote: void. Other contradictions are slips to correct and
    raise DomainError (`domain.sheets`). A tie that would pass is shown, not decided.
    """
    check_not_negative(sheet)
    sheet = with_blanks(sheet, rule.blank, method)
    figures = read_sheet(sheet, rule.blank, method, voters)
    void = why_void(sheet, method)
    if not void:
        check_sheet(sheet, figures, method)
    quorum = tuple(_quorum_test(rule, t, sheet, figures) for t in rule.quorum)
    stand = standings(method, sheet.top, [c.marks for c in sheet.choices]) if method.valued else ()
    leading = _first(sheet.choices, stand) if method.valued else _leading(sheet.choices)
    may_pass = [] if method.orders else candidates(sheet.choices)
    tests = {c.label: _tests(rule, c, sheet, figures) for c in may_pass}
    tie, quorum_met = len(leading) > 1, all(line.met for line in quorum)
    winner = next((label for label in tests if label in leading), _for_label(sheet.choices))
    met = quorum_met and not void and winner in tests and all(line.met for line in tests[winner])
    undecided = method.orders and not void and quorum_met
    return Outcome(
        valid=figures.valid,
        invalid=figures.invalid,
        abstain=figures.abstain,
        voters=figures.voters,
        quorum=quorum,
        tests=tuple(line for lines in tests.values() for line in lines),
        quorum_met=quorum_met,
        passed=None if undecided or (met and tie) else met,
        tie=tie,
        void=void,
        leading=leading,
        percents=_percents(rule, sheet, figures, method, stand),
        bases=figures.bases,
        standings=stand,
        share_of=_share_of(rule, sheet, figures, method),
        choices=sheet.choices,
        blank_invalid=figures.invalid - sheet.invalid,
    )


def people_base(rule: Rule) -> Base:
    """The base that a choice's percentage is of: that of the pass mark for people."""
    people = [t.base for t in rule.passes if t.measure is Measure.PEOPLE]
    if people:
        return people[0]
    return Base.EXPECTED if rule.unanimous else Base.PRESENT


def candidates(choices: tuple[ChoiceCount, ...]) -> list[ChoiceCount]:
    """What may pass: 赞成, or each option (方案)."""
    if any(map(_is_for_or_against, choices)):
        return [c for c in choices if c.kind is ChoiceKind.FOR]
    return [c for c in choices if c.kind is ChoiceKind.OPTION]


def _is_for_or_against(choice: ChoiceCount) -> bool:
    return choice.kind in (ChoiceKind.FOR, ChoiceKind.AGAINST)


def _for_label(choices: tuple[ChoiceCount, ...]) -> str:
    """The label of 赞成, which the rule alone decides on, even if 反对 leads; "" for options."""
    return next((c.label for c in choices if c.kind is ChoiceKind.FOR), "")


def _leading(choices: tuple[ChoiceCount, ...]) -> tuple[str, ...]:
    running = [c for c in choices if _is_for_or_against(c)] or candidates(choices)
    most = max((c.votes for c in running), default=0)
    return tuple(c.label for c in running if most and c.votes == most)


def _first(choices: tuple[ChoiceCount, ...], stand: Sequence[Standing]) -> tuple[str, ...]:
    return tuple(c.label for c, one in zip(choices, stand, strict=True) if one.place == 1 and one.points)


def _number(value: int, measure: Measure) -> str:
    return square_metres(value) if measure is Measure.AREA else str(value)


def _line(told: str, threshold: Threshold, have: int, base: int) -> ConditionLine:
    """One condition; `told` is what is held against the mark, its figure in words."""
    numerator, denominator = (_number(value, threshold.measure) for value in (have, base))
    met = threshold.is_met(have, base)
    whole = SIZES[threshold.base, threshold.measure].format(size=denominator)
    mark = reached(threshold.fraction, threshold.strict, met, whole)
    return ConditionLine(f"{told}，{mark}", numerator, denominator, met)


def _quorum_test(rule: Rule, threshold: Threshold, sheet: CountSheet, figures: Figures) -> ConditionLine:
    have = figures.bases[rule.quorum_of, threshold.measure]
    people_present = rule.quorum_of is Base.PRESENT and threshold.measure is Measure.PEOPLE
    without = people_present and not rule.proxies_count
    have -= sheet.proxies if without else 0
    told = SIZES[rule.quorum_of, threshold.measure].format(size=_number(have, threshold.measure))
    told += WITHOUT_PROXIES if without else ""
    return _line(told, threshold, have, figures.bases[threshold.base, threshold.measure])


def _tests(rule: Rule, choice: ChoiceCount, sheet: CountSheet, figures: Figures) -> list[ConditionLine]:
    lines = []
    for threshold in rule.passes:
        have = choice.votes if threshold.measure is Measure.PEOPLE else choice.area_cm2
        told = choice.label + VOTES[threshold.measure].format(size=_number(have, threshold.measure))
        lines.append(_line(told, threshold, have, figures.bases[threshold.base, threshold.measure]))
    if rule.no_one_against:
        others = [c for c in sheet.choices if c.kind is not ChoiceKind.ABSTAIN and c is not choice]
        against = sum(c.votes for c in others)
        met = choice.votes > 0 and against == 0
        words = _against_words(choice, others, against)
        lines.append(ConditionLine(words, str(against), str(figures.voters), met))
    if rule.unanimous:
        met = 0 < sheet.expected == choice.votes
        words = ALL_FOR.format(label=choice.label, votes=choice.votes, expected=sheet.expected)
        lines.append(ConditionLine(words, str(choice.votes), str(sheet.expected), met))
    return lines


def _against_words(choice: ChoiceCount, others: Sequence[ChoiceCount], against: int) -> str:
    told = others[0].label if len(others) == 1 else OTHERS
    return AGAINST.format(label=choice.label, votes=choice.votes, others=told, against=against)


def _percents(
    rule: Rule, sheet: CountSheet, figures: Figures, method: Method, stand: Sequence[Standing]
) -> tuple[str, ...]:
    """Shares of the base that the rule looks at; of points: of all that the valid ballots could have given."""
    if method.valued:
        return tuple(percent(one.points, figures.valid * sheet.top) for one in stand)
    base = sheet.cast if method.by_dots else figures.bases[people_base(rule), Measure.PEOPLE]
    return tuple(percent(c.votes, base) for c in sheet.choices)


def _share_of(rule: Rule, sheet: CountSheet, figures: Figures, method: Method) -> str:
    """What the percentages are of, in words with its size."""
    if method.valued:
        return ALL_POINTS.format(size=figures.valid * sheet.top)
    if method.by_dots:
        return ALL_DOTS.format(size=sheet.cast)
    base = people_base(rule)
    return SIZES[base, Measure.PEOPLE].format(size=figures.bases[base, Measure.PEOPLE])
