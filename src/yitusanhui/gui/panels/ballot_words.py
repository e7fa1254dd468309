"""A counted vote in words and bars, the same in the panel and on the wall."""

from __future__ import annotations

from yitusanhui.domain.report import ChoiceLine, MotionLine, TestLine
from yitusanhui.domain.shares import square_metres
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.texts import say


def verdict(motion: MotionLine) -> tuple[str, str]:
    """What came of it in a word or two, and how that looks."""
    if motion.state is MotionState.CANCELLED:
        return say("votes.was_cancelled"), "warn"
    if motion.void:
        return say("votes.voided"), "bad"
    if motion.passed is not None:
        return (say("votes.passed"), "good") if motion.passed else (say("votes.failed"), "bad")
    return say("votes.tie" if motion.tie else "votes.undecided"), "warn"


def formula(test: TestLine) -> str:
    """One condition with the numbers that went in."""
    met = say("votes.met" if test.met else "votes.not_met")
    facts = {"words": test.words, "numerator": test.numerator, "denominator": test.denominator}
    return say("votes.formula", {**facts, "met": met})


def deciding(motion: MotionLine) -> str:
    """The one line that says why: void, a condition that isn't met, or the conditions of what leads."""
    if motion.void:
        return motion.void
    of_leader = [t for t in motion.tests if any(t.words.startswith(label) for label in motion.leading)]
    tests = of_leader or motion.tests
    unmet = [t for t in (*motion.quorum, *tests) if not t.met]
    return say("votes.and_also").join(t.words for t in unmet[:1] or tests)


def choice_words(choice: ChoiceLine, method: Method) -> str:
    """赞成　30票（68.2%）, with square metres where areas are counted."""
    area = say("votes.bar_area", {"area": square_metres(choice.area_cm2)}) if choice.area_cm2 else ""
    return say("votes.bar", {"label": choice.label, "figures": choice_figures(choice, method)}) + area


def choice_figures(choice: ChoiceLine, method: Method) -> str:
    """30票（68.2%）; dots are 点."""
    unit = say("votes.dots_unit" if method is Method.DOTS else "votes.unit")
    percent = say("votes.bar_percent", {"percent": choice.percent}) if choice.percent.endswith("%") else ""
    return f"{choice.votes}{unit}{percent}"


def share(choice: ChoiceLine) -> int:
    """Its share of the rule's base in thousandths, as the result has it printed: a bar's length, no figure."""
    tenths = choice.percent.rstrip("%").replace(".", "")
    return int(tenths) if tenths.isdecimal() else 0
