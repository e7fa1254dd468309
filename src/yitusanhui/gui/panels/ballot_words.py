"""A counted vote in words and bars, the same in the panel and on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.domain.lines_votes import DoubleLine, RecountLine
from yitusanhui.domain.report import ChoiceLine, ConditionLine, MotionLine
from yitusanhui.domain.shares import square_metres
from yitusanhui.domain.terms import Method, MotionState
from yitusanhui.texts import say

_RECOUNTS = {"asked": "open", "counted": "counted", "declined": "declined"}


def verdict(motion: MotionLine) -> tuple[str, str]:
    """What came of it in a word or two, and how that looks; of an order what is first in it."""
    if motion.state is MotionState.CANCELLED:
        return say("votes.was_cancelled"), "warn"
    if motion.void:
        return say("votes.voided"), "bad"
    if motion.method.valued and motion.leading:
        labels = say("votes.and").join(motion.leading)
        return say("votes.ranked_level" if motion.tie else "votes.ranked_first", {"labels": labels}), "good"
    if motion.opinion:
        words = "votes.opinion_option" if motion.adopted else "votes.opinion"
        return say(words, {"label": motion.adopted}), "warn"
    if motion.adopted:
        return say("votes.passed_option", {"label": motion.adopted}), "good"
    if motion.passed is not None:
        return (say("votes.passed"), "good") if motion.passed else (say("votes.failed"), "bad")
    return say("votes.tie" if motion.tie else "votes.undecided"), "warn"


def formula(test: ConditionLine) -> str:
    """One condition with the numbers that went in."""
    met = say("votes.met" if test.met else "votes.not_met")
    facts = {"words": test.words, "numerator": test.numerator, "denominator": test.denominator}
    return say("votes.formula", {**facts, "met": met})


def deciding(motion: MotionLine) -> str:
    """The one line that says why: void, a condition that isn't met, or the conditions of what leads."""
    if motion.void:
        return motion.void
    if motion.method.valued:
        return say(f"votes.order_{motion.method}", {"valid": motion.valid})
    of_leader = [t for t in motion.tests if any(t.words.startswith(label) for label in motion.leading)]
    tests = of_leader or motion.tests
    unmet = [t for t in (*motion.quorum, *tests) if not t.met]
    return say("votes.and_also").join(t.words for t in unmet[:1] or tests)


def why(motion: MotionLine) -> str:
    """Under the bars: what decides, why it is an opinion only, and how many of which votes are blank ballots."""
    among = [(choice.label, choice.votes, choice.blank) for choice in motion.choices]
    among.append((say("votes.invalid"), motion.invalid or 0, motion.blank_invalid))
    told = [say("votes.blank_among", {"label": a, "votes": b, "blank": c}) for a, b, c in among if c]
    return say("votes.and_also").join(
        [*filter(None, [deciding(motion), motion.short if motion.opinion else ""]), *told]
    )


def choice_words(choice: ChoiceLine, method: Method) -> str:
    """赞成　30票（68.2%）, with square metres where areas are counted."""
    area = say("votes.bar_area", {"area": square_metres(choice.area_cm2)}) if choice.area_cm2 else ""
    return say("votes.bar", {"label": choice.name, "figures": choice_figures(choice, method)}) + area


def choice_figures(choice: ChoiceLine, method: Method) -> str:
    """30票（68.2%）; dots are 点; scores are averages with the fraction they are, ranks points and first places."""
    if method.valued and choice.points is not None:
        facts = {"average": choice.average, "points": choice.points, "firsts": choice.firsts or 0}
        return say(f"votes.points_{method}", facts)
    unit = say("votes.dots_unit" if method.by_dots else "votes.unit")
    percent = say("votes.bar_percent", {"percent": choice.percent}) if choice.percent.endswith("%") else ""
    return f"{choice.votes}{unit}{percent}"


def share(choice: ChoiceLine) -> int:
    """Its share of the rule's base in thousandths, as the result has it printed: a bar's length, no figure."""
    tenths = choice.percent.rstrip("%").replace(".", "")
    return int(tenths) if tenths.isdecimal() else 0


def recount_words(recount: RecountLine) -> str:
    """A recount that was asked for and what came of it."""
    return say(f"votes.recount_{_RECOUNTS[recount.state]}", {"why": recount.why, "reason": recount.reason})


def double_words(doubles: Sequence[DoubleLine], most: int = 0) -> str:
    """Households whose vote came more than once, a line each, with the one that counts; at most `most` lines."""
    if not doubles:
        return ""
    lines = [say("votes.double", {"household": one.household, "votes": _votes(one)}) for one in doubles]
    shown = lines[:most] if most else lines
    more = ["…"] if len(shown) < len(lines) else []
    return "\n".join([say("votes.doubles", {"count": len(lines)}), *shown, *more])


def _votes(double: DoubleLine) -> str:
    return say("votes.double_then").join(
        say(
            "votes.double_vote",
            {
                "source": say(f"votes.from_{vote.source}"),
                "who": vote.given_as,
                "choice": vote.choice,
                "at": vote.at[5:16].replace("T", " ") if "T" in vote.at else vote.at,
                "counts": say("votes.double_counts") if vote.counts else "",
            },
        )
        for vote in double.votes
    )
