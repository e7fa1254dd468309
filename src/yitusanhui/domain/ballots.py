"""票: a voting log turned into counts. Whoever changed their mind counts once, with the last vote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yitusanhui.domain.terms import ChoiceKind

FOR = frozenset(("赞成", "同意", "支持", "赞同", "agree", "yes", "for"))
AGAINST = frozenset(("反对", "不同意", "不支持", "不赞成", "不赞同", "disagree", "no", "against"))
ABSTAIN = frozenset(("弃权", "abstain", "abstention"))


def kind_said(label: str) -> ChoiceKind:
    """What a choice means by the word that a log has for it: 同意 is 赞成, 不同意 is 反对, and never what passes."""
    word = label.casefold()
    for kind, words in ((ChoiceKind.FOR, FOR), (ChoiceKind.AGAINST, AGAINST), (ChoiceKind.ABSTAIN, ABSTAIN)):
        if word in words:
            return kind
    return ChoiceKind.OPTION


@dataclass(frozen=True, slots=True)
class Vote:
    """One line of a log. `at` is a sortable text or digits; `order` settles equal times; area in cm².

    `value` is the score or rank that it gives the choice, 0 where votes have none.
    """

    voter: str
    choice: str
    at: str = ""
    order: int = 0
    area_cm2: int = 0
    value: int = 0


@dataclass(frozen=True, slots=True)
class Tallied:
    """票数 by choice, the square centimetres behind them, how many people took part, and who gave which value.

    `area_cm2` is that of those who took part, each once, however many choices they made.
    """

    votes: dict[str, int] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    voters: int = 0
    values: dict[str, dict[int, int]] = field(default_factory=dict)
    area_cm2: int = 0


def last_votes(votes: Iterable[Vote]) -> dict[str, Vote]:
    """Each voter's last vote by time, then by order. Sending a log again changes nothing."""
    last: dict[str, Vote] = {}
    for vote in votes:
        known = last.get(vote.voter)
        if known is None or _when(vote) >= _when(known):
            last[vote.voter] = vote
    return last


def tally_single(votes: Iterable[Vote]) -> Tallied:
    """One choice a person: the last one counts. A choice that everybody left stands with 0."""
    log = list(votes)
    return _tally(log, last_votes(log).values())


def tally_approval(votes: Iterable[Vote]) -> Tallied:
    """Any number of choices a person: each that the person chose counts once."""
    log = list(votes)
    chosen = _last_of_each_choice(log)
    return _tally(log, chosen.values())


def tally_values(votes: Iterable[Vote]) -> Tallied:
    """打分 and 排序 by name: of each person the last number given to each option."""
    log = list(votes)
    chosen = _last_of_each_choice(log)
    tallied = _tally(log, chosen.values())
    for vote in chosen.values():
        marks = tallied.values.setdefault(vote.choice, {})
        marks[vote.value] = marks.get(vote.value, 0) + 1
    return tallied


def _last_of_each_choice(log: Iterable[Vote]) -> dict[tuple[str, str], Vote]:
    chosen: dict[tuple[str, str], Vote] = {}
    for vote in log:
        known = chosen.get((vote.voter, vote.choice))
        if known is None or _when(vote) >= _when(known):
            chosen[vote.voter, vote.choice] = vote
    return chosen


def _when(vote: Vote) -> tuple[int, str, int]:
    """Digits compare as numbers, anything else as text."""
    digits = vote.at.isdecimal() and len(vote.at) < 40
    return (int(vote.at), "", vote.order) if digits else (-1, vote.at, vote.order)


def _tally(log: Sequence[Vote], counting: Iterable[Vote]) -> Tallied:
    last = last_votes(log).values()
    area = sum(vote.area_cm2 for vote in last)
    tallied = Tallied({vote.choice: 0 for vote in log}, voters=len(last), area_cm2=area)
    tallied.areas.update(dict.fromkeys(tallied.votes, 0))
    for vote in counting:
        tallied.votes[vote.choice] += 1
        tallied.areas[vote.choice] += vote.area_cm2
    return tallied
