"""The part of a story that is the resident's: words, changes, endorsements, merging, the reply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.story_line import Event, StoryLine, Times
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.domain.thread import Thing, ThingKind

MERGING = "topic_comments"


def whole(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    """Everything that happened to a comment."""
    yield _said(times, replace(comment, endorsements=0), first_words(times, comment))
    yield from _changes(times, comment)
    yield from _endorsements(times, comment)
    if comment.status is not CommentStatus.RECORDED:
        yield _withdrawn(times, comment)
    yield from _merging(times, comment)
    yield from _replies(times, comment)


def in_short(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    """A comment in the story of something else: its words as they stand, and the reply."""
    yield _said(times, comment, comment.text)
    if comment.reply is not None:
        yield _replied(comment)


def first_words(times: Times, comment: CommentLine) -> str:
    """The words as they were first said; for the public as they stand."""
    changes = [line for line in times.of("comments", comment.number) if line.changed("text")]
    return str(changes[0].before["text"]) if changes and times.named else comment.text


def _said(times: Times, comment: CommentLine, words: str) -> StoryLine:
    drawings = {drawing.id: drawing.label for drawing in times.report.blueprints}
    facts = {
        "number": str(comment.number),
        "text": words,
        "author": comment.author if times.named else "",
        "source": comment.source if times.named else "",
        "category": comment.category,
        "drawing": drawings.get(comment.blueprint_id or 0, "") if comment.x is not None else "",
        "endorsements": str(comment.endorsements or ""),
    }
    return _line(comment, comment.said_at, Event.SAID, facts)


def _line(comment: CommentLine, at: str, event: Event, facts: dict[str, str], thing: Thing | None = None) -> StoryLine:
    return StoryLine(at, event, facts, comment.meeting_id, thing or Thing(ThingKind.COMMENT, comment.number))


def _changes(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    drawings = {drawing.id: drawing.label for drawing in times.report.blueprints}
    for line in times.of("comments", comment.number):
        if line.changed("text"):
            yield _line(comment, line.at, Event.AMENDED, {"text": line.word("text") if times.named else ""})
        if line.changed("x") or line.changed("y"):
            drawing = drawings.get(int(line.after.get("blueprint_id") or 0), "")
            yield _line(comment, line.at, Event.MOVED, {"drawing": drawing})


def _endorsements(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    names = {meeting.id: meeting.name for meeting in times.report.meetings}
    total = 0
    for line in times.live("endorsements", "comment_id", comment.number):
        total += int(line.after["count"])
        where = names.get(int(line.after["meeting_id"]), "")
        facts = {"count": line.word("count"), "total": str(total), "meeting": where}
        yield _line(comment, str(line.after.get("at") or line.at), Event.ENDORSED, facts)


def _withdrawn(times: Times, comment: CommentLine) -> StoryLine:
    at = comment.retracted_at or times.changed("comments", comment.number, "status", comment.meeting_id)
    return _line(comment, at, Event.WITHDRAWN, {"reason": comment.withdrawn_reason})


def _merging(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    titles = {topic.id: topic for topic in times.report.topics}
    told = set()
    for line in times.with_(MERGING, "comment_id", comment.number):
        topic = titles.get(int(line.after["topic_id"]))
        if topic is not None:
            told.add(topic.id)
            event = Event.PARTED if line.after.get("void") else Event.MERGED
            yield _line(comment, line.at, event, {"title": topic.title}, Thing(ThingKind.TOPIC, topic.id))
    for topic in (titles[one] for one in comment.topics if one in titles and one not in told):
        at = times.held(topic.meeting_id)
        yield _line(comment, at, Event.MERGED, {"title": topic.title}, Thing(ThingKind.TOPIC, topic.id))


def _replies(times: Times, comment: CommentLine) -> Iterator[StoryLine]:
    """The reply that holds; for the file also those it replaced."""
    reply = comment.reply
    if reply is None:
        return
    if times.named:
        for line in times.with_("replies", "comment_id", comment.number):
            if (line.word("kind"), line.word("reason")) != (reply.kind.value, reply.reason):
                facts = {"kind": line.word("kind"), "reason": line.word("reason")}
                yield _line(comment, str(line.after.get("at") or line.at), Event.REPLIED_FIRST, facts)
    yield _replied(comment)


def _replied(comment: CommentLine) -> StoryLine:
    reply = comment.reply
    assert reply is not None
    facts = {"number": str(comment.number), "kind": reply.kind.value, "reason": reply.reason}
    return _line(comment, reply.at or comment.said_at, Event.REPLIED, {**facts, "owner": reply.owner, "due": reply.due})
