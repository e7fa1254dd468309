"""上次意见落实: what a meeting finds on its table when it opens, from all that were held before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from yitusanhui.domain.loose_ends import goes_on, same_topic, taken_up
from yitusanhui.domain.replying import owes
from yitusanhui.domain.report import CommentLine, CommitmentLine, ConsultationReport, MeetingReport, TopicLine
from yitusanhui.domain.terms import CommentStatus, Fate, ReplyKind, Stage, Verdict


@dataclass(frozen=True, slots=True)
class LastTime:
    """Promises with how far they came, comments answered and not, topics that went on."""

    meetings: tuple[str, ...] = ()  # names of the earlier ones
    promises: tuple[CommitmentLine, ...] = ()
    answered: dict[str, int] | None = None  # 采纳情况 -> comments
    unanswered: tuple[CommentLine, ...] = ()
    replied: tuple[CommentLine, ...] = ()
    topics: tuple[TopicLine, ...] = ()  # left for the next round, or without an outcome
    referred: tuple[TopicLine, ...] = ()  # before the owners' assembly, or on another way

    @property
    def empty(self) -> bool:
        """Whether nothing comes from before."""
        return not (self.promises or self.unanswered or self.replied or self.topics or self.referred)


def last_time_of(report: ConsultationReport, meeting_id: int) -> LastTime:
    """What comes to a meeting from those called before it."""
    before = [meeting for meeting in report.meetings if meeting.id < meeting_id]
    ids = {meeting.id for meeting in before}
    said = [c for c in report.comments if c.meeting_id in ids and c.status is CommentStatus.RECORDED]
    replied = tuple(comment for comment in said if comment.reply is not None)
    counted = Counter(comment.reply.kind for comment in replied if comment.reply is not None)
    kinds = {kind.value: counted[kind] for kind in ReplyKind if counted[kind]}
    earlier = [topic for topic in report.topics if topic.meeting_id in ids]
    return LastTime(
        meetings=tuple(meeting.name for meeting in before),
        promises=tuple(promise for promise in report.commitments if promise.meeting_id in ids),
        answered=kinds,
        unanswered=tuple(comment for comment in said if owes(comment)),
        replied=replied,
        topics=tuple(t for t in earlier if goes_on(report, t) and not taken_up(report, t, before=meeting_id)),
        referred=tuple(t for t in earlier if t.fate in (Fate.OWNERS, Fate.OTHER)),
    )


def left_by(report: ConsultationReport, topic: TopicLine) -> str:
    """The name of the meeting that left this topic for a later one; nothing for one that is new."""
    earlier = [t for t in report.topics if t.meeting_id < topic.meeting_id and goes_on(report, t)]
    left = max((t.meeting_id for t in earlier if same_topic(t, topic)), default=0)
    return next((meeting.name for meeting in report.meetings if meeting.id == left), "")


def unjudged(report: ConsultationReport, meeting: MeetingReport) -> tuple[CommitmentLine, ...]:
    """What a review leaves unjudged of the promises and rectifications that earlier meetings made.

    Not what was found kept before, nor what a rectification stands for by now.
    """
    if meeting.stage is not Stage.REVIEW:
        return ()
    judged = {one.commitment_id for one in meeting.evaluations if one.verdict}
    before = [line for held in report.meetings if held.id < meeting.id for line in held.evaluations if line.verdict]
    found = {line.commitment_id: line.verdict for line in before}  # the last of them
    settled = {promise for promise, verdict in found.items() if verdict is Verdict.KEPT}
    replaced = {one.from_commitment for one in report.commitments if one.meeting_id <= meeting.id}
    earlier = (one for one in report.commitments if one.meeting_id < meeting.id)
    return tuple(one for one in earlier if one.id not in judged | settled | replaced)
