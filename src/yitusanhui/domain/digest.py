"""What the minutes tell in brief: comments by topic and category, stances on an option, verdicts on promises.

Nothing is reworded here: the most endorsed comments are quoted, the others go by their numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yitusanhui.domain.report import CommentLine, MeetingReport, OptionLine
from yitusanhui.domain.terms import CommentStatus, Stance, Verdict

QUOTED = 4  # comments of a group; the rest by number
FEW = 5  # a group that small is quoted whole


@dataclass(frozen=True, slots=True)
class CommentGroup:
    """Comments of one meeting on one thing (`topic` or category), how often endorsed, those quoted, the rest.

    Of many the most endorsed are quoted, and none that nobody endorsed unless nobody endorsed any.
    """

    title: str
    topic: bool
    comments: tuple[CommentLine, ...]
    endorsements: int
    quoted: tuple[CommentLine, ...]
    others: tuple[int, ...]


def digest(meeting: MeetingReport) -> tuple[CommentGroup, ...]:
    """Every comment that stands in exactly one group: its first topic of this meeting, else its category, the largest
    first."""
    of_topic: dict[int, int] = {}
    for place, topic in enumerate(meeting.topics):
        for number in topic.comments:
            of_topic.setdefault(number, place)
    merged: list[list[CommentLine]] = [[] for _ in meeting.topics]
    left: dict[str, list[CommentLine]] = {}
    for line in meeting.comments:
        if line.status is CommentStatus.RECORDED:
            mine = of_topic.get(line.number)
            (left.setdefault(line.category, []) if mine is None else merged[mine]).append(line)
    groups = [_group(topic.title, lines, topic=True) for topic, lines in zip(meeting.topics, merged, strict=True)]
    ranked = sorted(left.items(), key=lambda one: -len(one[1]))
    groups += [_group(category, lines, topic=False) for category, lines in ranked]
    return tuple(group for group in groups if group.comments)


def _group(title: str, lines: Sequence[CommentLine], *, topic: bool) -> CommentGroup:
    ranked = sorted(lines, key=lambda line: (-line.endorsements, line.number))
    most = [line for line in ranked if line.endorsements] or ranked
    quoted = tuple(ranked if len(ranked) <= FEW else most[:QUOTED])
    others = tuple(sorted(line.number for line in ranked[len(quoted) :]))
    return CommentGroup(title, topic, tuple(lines), sum(line.endorsements for line in lines), quoted, others)


def stances(option: OptionLine) -> dict[Stance, int]:
    """How many stakeholders stand where on an option, in the order of the stances."""
    counted = Counter(position.stance for position in option.positions)
    return {stance: counted[stance] for stance in Stance if counted[stance]}


def verdicts(meeting: MeetingReport) -> dict[Verdict, int]:
    """How many promises were kept, kept in part, broken; a verdict on the whole is none of them."""
    return dict(_counted(line.verdict for line in meeting.evaluations if line.commitment_id is not None))


def _counted(found: Iterable[Verdict | None]) -> Iterable[tuple[Verdict, int]]:
    counted = Counter(found)
    return ((verdict, counted[verdict]) for verdict in Verdict if counted[verdict])
