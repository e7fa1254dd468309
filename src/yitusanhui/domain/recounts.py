"""复核: when figures that two people counted ask to be counted again."""

from __future__ import annotations

from yitusanhui.domain.counting import Outcome, candidates
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.sheets import CountSheet
from yitusanhui.domain.terms import ChoiceKind
from yitusanhui.domain.thresholds import Measure

CLOSE = 2


def margin(rule: Rule, sheet: CountSheet, outcome: Outcome) -> int | None:
    """By how many votes the result hangs: the least of two distances, None where there is nothing to compare.

    One lies between the two strongest (赞成 and 反对, or two options), the other between what may pass and its
    mark: votes that are too few, or that could be missing before it is no longer reached.
    """
    sides = [c.votes for c in sheet.choices if c.kind is not ChoiceKind.ABSTAIN]
    strongest = sorted(sides, reverse=True)
    distances = [strongest[0] - strongest[1]] if len(strongest) > 1 else []
    for choice in candidates(sheet.choices):
        if choice.label not in outcome.leading and len(candidates(sheet.choices)) > 1:
            continue
        for mark in rule.passes:
            base = outcome.bases[mark.base, mark.measure]
            if mark.measure is Measure.PEOPLE and base:
                least = mark.least(base)
                distances.append(choice.votes - least + 1 if choice.votes >= least else least - choice.votes)
    return min(distances, default=None)


def is_close(rule: Rule, sheet: CountSheet, outcome: Outcome) -> bool:
    """Whether two votes or less decide, so that the hands are to be counted again."""
    found = margin(rule, sheet, outcome)
    return found is not None and found <= CLOSE
