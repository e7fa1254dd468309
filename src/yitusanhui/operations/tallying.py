"""From rows to the result of a vote, through the rules of `domain.counting`."""

from __future__ import annotations

from typing import Any

from yitusanhui.domain.counting import ChoiceCount, Outcome, count
from yitusanhui.domain.report import ChoiceLine, MotionLine
from yitusanhui.domain.sentences import result_sentence
from yitusanhui.domain.values import average
from yitusanhui.store.reading.doubles import load_doubles
from yitusanhui.store.reading.motions import motion_line
from yitusanhui.store.reading.sheets import load_sheet
from yitusanhui.store.reading.talk import load_short
from yitusanhui.store.reading.templates import formats
from yitusanhui.store.transaction import Transaction


def tally(tx: Transaction, motion: dict[str, Any]) -> MotionLine:
    """The motion's line with its result. Raises DomainError when tellers differ or figures contradict."""
    counted = load_sheet(tx, motion)
    outcome = count(counted.rule, counted.sheet, method=counted.method, voters=counted.voters)
    lines = tuple(
        _choice_line(counted.choices[place]["id"] if place < len(counted.choices) else 0, votes, outcome, place)
        for place, votes in enumerate(outcome.choices)
    )
    short = load_short(tx, motion)
    sentence = result_sentence(
        outcome,
        counted.rule,
        counted.sheet,
        counted.method,
        formats(tx),
        tellers=motion["tellers"],
        callers=motion["callers"],
        readers=motion["readers"],
        short=short,
    )
    doubles = load_doubles(tx, motion["id"])
    return motion_line(motion, choices=lines, outcome=outcome, sentence=sentence, doubles=doubles, short=short)


def _choice_line(choice_id: int, votes: ChoiceCount, outcome: Outcome, place: int) -> ChoiceLine:
    given: dict[str, Any] = {}
    if outcome.standings:
        stand = outcome.standings[place]
        given = {"points": stand.points, "firsts": stand.firsts, "place": stand.place}
        given["average"] = average(stand.points, outcome.valid)
        given["values"] = {str(value): number for value, number in sorted(votes.marks.items()) if number}
    return ChoiceLine(
        id=choice_id,
        label=votes.label,
        kind=votes.kind,
        votes=votes.votes,
        area_cm2=votes.area_cm2,
        percent=outcome.percents[place],
        blank=votes.blank,
        **given,
    )
