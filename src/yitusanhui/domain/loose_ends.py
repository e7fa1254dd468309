"""还没有下文的事: what still waits for somebody, in the order of the path. 条条意见有下文."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from yitusanhui.domain.replying import owes
from yitusanhui.domain.report import (
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    MeetingReport,
    MotionLine,
    TopicLine,
)
from yitusanhui.domain.terms import (
    CommitmentKind,
    CommitmentState,
    Fate,
    MeetingState,
    MotionState,
    OptionState,
    Verdict,
)
from yitusanhui.domain.thread import Thing, ThingKind

DECIDED = (OptionState.ADOPTED, OptionState.REFERRED)
NOT_OVER = (MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.ADJOURNED)
UNVOTED = (MotionState.DRAFTED, MotionState.ANNOUNCED, MotionState.OPEN)


class Loose(StrEnum):
    """What can still be without a sequel, in the order of the path."""

    NOTICE = "notice"  # planned, and its notice not hung in time
    UNSEALED = "unsealed"  # 已散会 and not sealed
    NO_REPLY = "no_reply"
    NO_REASON = "no_reason"
    NO_OPTION = "no_option"
    NO_DECISION = "no_decision"
    NEXT_ROUND = "next_round"  # left for the next round, which hasn't taken it up
    UNVOTED = "unvoted"
    NO_OWNER = "no_owner"
    NO_DATE = "no_date"
    OVERDUE = "overdue"
    UNJUDGED = "unjudged"  # done or given up, and no verdict
    NO_RECTIFICATION = "no_rectification"  # not kept, and nothing to put it right
    RECTIFICATION_DUE = "rectification_due"


IN_THE_MEETING = (Loose.NO_REPLY, Loose.UNVOTED)  # while it goes on they are in hand


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """One thing that waits: what it is, where it is put right, in words of its own."""

    kind: Loose
    thing: Thing
    meeting_id: int
    words: str
    detail: str = ""  # a date, a name: what makes it loose


def loose_ends(report: ConsultationReport, today: str) -> tuple[LooseEnd, ...]:
    """Everything without a sequel as of `today` (ISO date), by kind, then in the order it came up."""
    found = [*_meetings(report.meetings, today), *_comments(report.comments), *_topics(report)]
    found += _motions(m for meeting in report.meetings for m in meeting.motions)
    found += _promises(report.commitments, today)
    order = {kind: place for place, kind in enumerate(Loose)}
    return tuple(sorted(found, key=lambda end: order[end.kind]))


def to_see_to(report: ConsultationReport, today: str) -> tuple[LooseEnd, ...]:
    """What somebody has to see to as of `today`: all of these, but replies and votes only once the meeting is over."""
    going_on = {held.id for held in report.meetings if held.state in NOT_OVER}
    found = loose_ends(report, today)
    return tuple(end for end in found if end.kind not in IN_THE_MEETING or end.meeting_id not in going_on)


def _meetings(meetings: Iterable[MeetingReport], today: str) -> Iterator[LooseEnd]:
    for held in meetings:
        thing = Thing(ThingKind.MEETING, held.id)
        if held.state is MeetingState.CLOSED:
            yield LooseEnd(Loose.UNSEALED, thing, held.id, held.name, held.closed_at[:10])
        coming = held.state is MeetingState.PLANNED and held.planned_at[:10] >= today
        given = held.notice_given_days if held.notices else 0
        if coming and held.notice_days and given is not None and given < held.notice_days:
            yield LooseEnd(Loose.NOTICE, thing, held.id, held.name, f"{given}/{held.notice_days}")


def _comments(comments: Iterable[CommentLine]) -> Iterator[LooseEnd]:
    for comment in comments:
        if owes(comment):
            kind = Loose.NO_REASON if comment.reply else Loose.NO_REPLY
            detail = comment.reply.kind.value if comment.reply else ""
            thing = Thing(ThingKind.COMMENT, comment.number)
            yield LooseEnd(kind, thing, comment.meeting_id, comment.text, detail)


def _topics(report: ConsultationReport) -> Iterator[LooseEnd]:
    for topic in report.topics:
        kind = _topic(report, topic)
        if kind is not None:
            yield LooseEnd(kind, Thing(ThingKind.TOPIC, topic.id), topic.meeting_id, topic.title)


def _topic(report: ConsultationReport, topic: TopicLine) -> Loose | None:
    if not goes_on(report, topic) or taken_up(report, topic):
        return None
    if topic.fate is Fate.NEXT_ROUND:
        return Loose.NEXT_ROUND
    return Loose.NO_DECISION if topic.options else Loose.NO_OPTION


def goes_on(report: ConsultationReport, topic: TopicLine) -> bool:
    """Whether a topic waits for another meeting: left for it, or with neither an outcome nor another way to go."""
    if topic.fate:
        return topic.fate is Fate.NEXT_ROUND
    return not topic.agreement and not _decided(report, topic)


def _decided(report: ConsultationReport, topic: TopicLine) -> bool:
    """An option was adopted or referred, or a vote on the topic passed."""
    ids = {option.id for option in topic.options}
    motions = (m for meeting in report.meetings for m in meeting.motions if m.decides)
    return any(option.state in DECIDED for option in topic.options) or any(
        motion.topic_id == topic.id or motion.option_id in ids for motion in motions
    )


def taken_up(report: ConsultationReport, topic: TopicLine, *, before: int | None = None) -> bool:
    """Whether a later meeting (called before the one of id `before`) has a topic of its title or with its comments."""
    return any(
        later.meeting_id > topic.meeting_id
        and (before is None or later.meeting_id < before)
        and same_topic(later, topic)
        for later in report.topics
    )


def same_topic(one: TopicLine, other: TopicLine) -> bool:
    """Whether topics of two meetings are one matter: by their title, or by a comment that both came from."""
    return one.title == other.title or bool(set(one.comments) & set(other.comments))


def to_go_on(topics: Iterable[TopicLine], meeting_id: int) -> list[TopicLine]:
    """Topics of earlier meetings that this one has not taken up yet, the latest meeting's first."""
    found = list(topics)
    ours = [topic for topic in found if topic.meeting_id == meeting_id]
    earlier = [t for t in found if t.meeting_id < meeting_id and not any(same_topic(t, one) for one in ours)]
    return sorted(earlier, key=lambda topic: -topic.meeting_id)


def met_before(topics: Iterable[TopicLine], topic: TopicLine) -> int:
    """The id of the last meeting before that had this matter for a topic; 0 for a new one."""
    earlier = (t.meeting_id for t in topics if t.meeting_id < topic.meeting_id and same_topic(t, topic))
    return max(earlier, default=0)


def _motions(motions: Iterable[MotionLine]) -> Iterator[LooseEnd]:
    for motion in motions:
        if motion.state in UNVOTED:
            thing = Thing(ThingKind.MOTION, motion.id)
            yield LooseEnd(Loose.UNVOTED, thing, motion.meeting_id, motion.title)


def _promises(promises: tuple[CommitmentLine, ...], today: str) -> Iterator[LooseEnd]:
    righted = {promise.from_commitment for promise in promises}
    for promise in promises:
        for kind in _promise(promise, promise.id in righted, today):
            thing = Thing(ThingKind.COMMITMENT, promise.id)
            yield LooseEnd(kind, thing, promise.meeting_id, promise.text, promise.due)


def _promise(promise: CommitmentLine, righted: bool, today: str) -> Iterator[Loose]:
    kept = promise.verdict is Verdict.KEPT
    under_way = promise.state in (CommitmentState.OPEN, CommitmentState.DOING) and not kept and not righted
    if under_way and not promise.owner.strip():
        yield Loose.NO_OWNER
    if under_way and not promise.due:
        yield Loose.NO_DATE
    elif under_way and promise.due < today:
        rectifies = promise.kind is CommitmentKind.RECTIFICATION
        yield Loose.RECTIFICATION_DUE if rectifies else Loose.OVERDUE
    if not under_way and promise.verdict is None and not righted:
        yield Loose.UNJUDGED
    if promise.verdict in (Verdict.BROKEN, Verdict.PARTLY) and not righted:
        yield Loose.NO_RECTIFICATION
