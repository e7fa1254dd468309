"""The red thread: what hangs together, from a resident's words to the verdict, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from yitusanhui.domain.report import (
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    EvaluationLine,
    MotionLine,
    TopicLine,
)


class ThingKind(StrEnum):
    """What a story can be asked of."""

    COMMENT = "comment"
    TOPIC = "topic"
    OPTION = "option"
    MOTION = "motion"
    COMMITMENT = "commitment"
    EVALUATION = "evaluation"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the project: a comment by its number, the others by their id."""

    kind: ThingKind
    id: int


@dataclass(frozen=True, slots=True)
class Thread:
    """All that hangs on one thing: comments by number, the topics they went into, and what became of those."""

    comments: tuple[int, ...] = ()
    topics: tuple[TopicLine, ...] = ()
    motions: tuple[MotionLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    evaluations: tuple[EvaluationLine, ...] = ()

    @property
    def meeting_ids(self) -> frozenset[int]:
        """The meetings in which these things came up."""
        found = {topic.meeting_id for topic in self.topics} | {motion.meeting_id for motion in self.motions}
        found |= {promise.meeting_id for promise in self.commitments}
        return frozenset(found | {line.meeting_id for line in self.evaluations})


def thread_of(report: ConsultationReport, thing: Thing) -> Thread:
    """What hangs on `thing`, both ways; of a comment, its own words and not those merged with it."""
    motions = [motion for meeting in report.meetings for motion in meeting.motions]
    evaluations = [line for meeting in report.meetings for line in meeting.evaluations]
    topics = _topics(report, motions, evaluations, thing)
    ids = {topic.id for topic in topics}
    options = {option.id for topic in topics for option in topic.options}
    promises = _promises(report.commitments, evaluations, thing, ids, options)
    kept = {promise.id for promise in promises}
    return Thread(
        comments=_comments(topics, thing),
        topics=tuple(topics),
        motions=tuple(m for m in motions if m.topic_id in ids or m.option_id in options or _is(thing, "motion", m.id)),
        commitments=tuple(promises),
        evaluations=tuple(e for e in evaluations if e.commitment_id in kept or _is(thing, "evaluation", e.id)),
    )


def thread_of_topics(report: ConsultationReport, topics: Collection[int]) -> Thread:
    """What became of these topics, without their comments: the same for every comment that went into them."""
    threads = [thread_of(report, Thing(ThingKind.TOPIC, topic)) for topic in sorted(topics)]
    return Thread(
        topics=tuple(topic for thread in threads for topic in thread.topics),
        motions=tuple({motion.id: motion for thread in threads for motion in thread.motions}.values()),
        commitments=tuple({promise.id: promise for thread in threads for promise in thread.commitments}.values()),
        evaluations=tuple({line.id: line for thread in threads for line in thread.evaluations}.values()),
    )


def things_of(thread: Thread) -> list[Thing]:
    """Everything on the thread, in the order of the path: words, topics, options, votes, promises, verdicts."""
    found = [Thing(ThingKind.COMMENT, number) for number in thread.comments]
    for topic in thread.topics:
        found.append(Thing(ThingKind.TOPIC, topic.id))
        found += [Thing(ThingKind.OPTION, option.id) for option in topic.options]
    found += [Thing(ThingKind.MOTION, motion.id) for motion in thread.motions]
    found += [Thing(ThingKind.COMMITMENT, promise.id) for promise in thread.commitments]
    return found + [Thing(ThingKind.EVALUATION, line.id) for line in thread.evaluations]


def comment_of(report: ConsultationReport, number: int) -> CommentLine | None:
    """A comment by its number."""
    return next((comment for comment in report.comments if comment.number == number), None)


def _is(thing: Thing, kind: str, row_id: int) -> bool:
    return (thing.kind, thing.id) == (kind, row_id)


def _comments(topics: Iterable[TopicLine], thing: Thing) -> tuple[int, ...]:
    if thing.kind is ThingKind.COMMENT:
        return (thing.id,)
    return tuple(sorted({number for topic in topics for number in topic.comments}))


def _topics(
    report: ConsultationReport, motions: list[MotionLine], evaluations: list[EvaluationLine], thing: Thing
) -> list[TopicLine]:
    """The topics a thing belongs to, by whichever way it names them."""
    ids: set[int | None] = set()
    options: set[int | None] = set()
    if thing.kind is ThingKind.TOPIC:
        ids.add(thing.id)
    elif thing.kind is ThingKind.OPTION:
        options.add(thing.id)
    elif thing.kind is ThingKind.COMMENT:
        comment = comment_of(report, thing.id)
        ids.update(comment.topics if comment else ())
        ids.update(topic.id for topic in report.topics if thing.id in topic.comments)
    elif thing.kind is ThingKind.MOTION:
        ids.update(motion.topic_id for motion in motions if motion.id == thing.id)
        options.update(motion.option_id for motion in motions if motion.id == thing.id)
    else:
        for promise in _chain(report.commitments, _promised(evaluations, thing)):
            ids.add(promise.topic_id)
            options.add(promise.option_id)
    return [t for t in report.topics if t.id in ids or any(option.id in options for option in t.options)]


def _promised(evaluations: list[EvaluationLine], thing: Thing) -> set[int]:
    """The promises that a thing is, or is about."""
    if thing.kind is ThingKind.COMMITMENT:
        return {thing.id}
    if thing.kind is ThingKind.EVALUATION:
        return {line.commitment_id for line in evaluations if line.id == thing.id and line.commitment_id is not None}
    return set()


def _promises(
    promises: tuple[CommitmentLine, ...],
    evaluations: list[EvaluationLine],
    thing: Thing,
    topics: set[int],
    options: set[int],
) -> list[CommitmentLine]:
    own = _promised(evaluations, thing)
    own |= {promise.id for promise in promises if promise.topic_id in topics or promise.option_id in options}
    return _chain(promises, own)


def _chain(promises: tuple[CommitmentLine, ...], ids: set[int]) -> list[CommitmentLine]:
    """Promises with those they put right and those that put them right."""
    found = set(ids)
    grown = True
    while grown:
        more = {p.id for p in promises if p.from_commitment in found}
        more |= {p.from_commitment for p in promises if p.id in found and p.from_commitment is not None}
        grown = not more <= found
        found |= more
    return [promise for promise in promises if promise.id in found]
