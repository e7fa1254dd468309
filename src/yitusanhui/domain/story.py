"""溯源: the story of a thing in the order of time, from the words that were said to the verdict, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from yitusanhui.domain import story_decisions, story_words
from yitusanhui.domain.past import PastLine, standing
from yitusanhui.domain.report import ConsultationReport, MeetingReport, RemarkLine
from yitusanhui.domain.story_line import Event, StoryLine, Times
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.domain.thread import Thing, ThingKind, Thread, comment_of, things_of, thread_of

__all__ = ["Event", "Stop", "Story", "StoryLine", "Thing", "ThingKind", "tell_story"]


class Stop(StrEnum):
    """The stops of the path every comment goes: each is reached or not."""

    WORDS = "words"  # 意见
    TOPIC = "topic"  # 议题
    OPTION = "option"  # 方案
    VOTE = "vote"  # 表决
    REPLY = "reply"  # 答复
    PROMISE = "promise"  # 承诺
    VERDICT = "verdict"  # 评议


@dataclass(frozen=True, slots=True)
class Story:
    """The story of one thing: its lines in the order of time, what hangs on it, and how far the path was gone."""

    thing: Thing
    lines: tuple[StoryLine, ...] = ()
    others: tuple[Thing, ...] = ()
    reached: tuple[Stop, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)  # what the thing is called


def tell_story(report: ConsultationReport, past: Sequence[PastLine], thing: Thing) -> Story:
    """The story of `thing`. Raises KeyError when the report doesn't know it.

    Without `past` the lines that only the journal dates stand at the time of their meeting. A report for the public
    leaves out speakers, words that were amended or withdrawn, and remarks.
    """
    called = naming(report, thing)
    thread = thread_of(report, thing)
    times = Times(report, standing(past))
    lines = [line for number in thread.comments for line in _of_comment(times, thing, number)]
    lines += story_decisions.of_topics(times, thread)
    lines += story_decisions.of_motions(times, thread)
    lines += story_decisions.of_promises(times, thread)
    if times.named:
        lines += _remarks(times, thread)
    others = tuple(other for other in things_of(thread) if other != thing)
    ordered = sorted(lines, key=lambda line: line.order)
    return Story(thing, tuple(ordered), others, _reached(report, thread), called)


def naming(report: ConsultationReport, thing: Thing) -> dict[str, str]:
    """What a thing is called: its number and its words. Raises KeyError when there is no such thing."""
    words = next(_named(report, thing), None)
    if words is None:
        raise KeyError(thing)
    return {"kind": thing.kind, "id": str(thing.id), "words": words}


def _named(report: ConsultationReport, thing: Thing) -> Iterator[str]:
    match thing.kind:
        case ThingKind.COMMENT:
            yield from (c.text for c in report.comments if c.number == thing.id)
        case ThingKind.TOPIC:
            yield from (t.title for t in report.topics if t.id == thing.id)
        case ThingKind.OPTION:
            options = (option for topic in report.topics for option in topic.options)
            yield from (f"{option.label} {option.title}" for option in options if option.id == thing.id)
        case ThingKind.MOTION:
            yield from (m.title for meeting in report.meetings for m in meeting.motions if m.id == thing.id)
        case ThingKind.COMMITMENT:
            yield from (c.text for c in report.commitments if c.id == thing.id)
        case ThingKind.EVALUATION:
            yield from (e.subject for meeting in report.meetings for e in meeting.evaluations if e.id == thing.id)
        case ThingKind.MEETING:
            yield from (meeting.name for meeting in report.meetings if meeting.id == thing.id)


def _of_comment(times: Times, thing: Thing, number: int) -> Iterator[StoryLine]:
    comment = comment_of(times.report, number)
    if comment is None:
        return
    if thing == Thing(ThingKind.COMMENT, number):
        yield from story_words.whole(times, comment)
    elif comment.status is CommentStatus.RECORDED:
        yield from story_words.in_short(times, comment)


def _reached(report: ConsultationReport, thread: Thread) -> tuple[Stop, ...]:
    comments = [comment_of(report, number) for number in thread.comments]
    there = {
        Stop.WORDS: bool(thread.comments),
        Stop.TOPIC: bool(thread.topics),
        Stop.OPTION: any(topic.options for topic in thread.topics),
        Stop.VOTE: any(motion.counted_at or motion.sentence for motion in thread.motions),
        Stop.REPLY: bool(comments) and all(comment and comment.reply for comment in comments),
        Stop.PROMISE: bool(thread.commitments),
        Stop.VERDICT: any(line.verdict or line.sentence for line in thread.evaluations),
    }
    return tuple(stop for stop in Stop if there[stop])


def _remarks(times: Times, thread: Thread) -> Iterator[StoryLine]:
    """Corrections and addenda that name one of these comments."""
    spoken = {c.meeting_id for c in times.report.comments if c.number in thread.comments}
    for meeting in times.report.meetings:
        if meeting.id in thread.meeting_ids | spoken:
            yield from _remarks_of(meeting, thread.comments)


def _remarks_of(meeting: MeetingReport, numbers: tuple[int, ...]) -> Iterator[StoryLine]:
    for event, remarks in ((Event.CORRECTED, meeting.corrections), (Event.ADDED, meeting.addenda)):
        for remark in remarks:
            if _names(remark, numbers):
                facts = {"text": remark.text, "section": remark.section, "reason": remark.reason}
                yield StoryLine(remark.at, event, facts, meeting.id, Thing(ThingKind.MEETING, meeting.id))


def _names(remark: RemarkLine, numbers: tuple[int, ...]) -> bool:
    named = re.findall(r"第?\s*(\d+)\s*[号条]", f"{remark.section} {remark.text}")
    return any(int(number) in numbers for number in named)
