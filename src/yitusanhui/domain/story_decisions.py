"""The part of a story that is the meeting's: topics, options, votes, promises, verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from yitusanhui.domain.report import CommitmentLine, EvaluationLine, MotionLine, OptionLine, TopicLine
from yitusanhui.domain.story_line import Event, StoryLine, Times
from yitusanhui.domain.terms import MotionState, OptionState
from yitusanhui.domain.thread import Thing, ThingKind, Thread
from yitusanhui.domain.wording import ranges

_OUTCOMES = {True: "passed", False: "failed", None: ""}


def of_topics(times: Times, thread: Thread) -> Iterator[StoryLine]:
    """Topics with their options, who stands where, what was agreed and what stays open."""
    for topic in thread.topics:
        thing, here = Thing(ThingKind.TOPIC, topic.id), topic.meeting_id
        at = times.added("topics", topic.id, here)
        facts = {"title": topic.title, "question": topic.question, "numbers": ranges(topic.comments)}
        yield StoryLine(at, Event.RAISED, facts, here, thing)
        for option in topic.options:
            yield from _option(times, topic, option)
        if topic.agreement:
            at = times.changed("topics", topic.id, "agreement", here)
            yield StoryLine(at, Event.AGREED, {"title": topic.title, "text": topic.agreement}, here, thing)
        for party in topic.confirmations:
            facts = {"party": party.party, "stance": party.stance, "words": party.words}
            yield StoryLine(party.at or at, Event.CONFIRMED, facts, here, thing)
        if topic.fate:
            at = times.changed("topics", topic.id, "fate", here)
            facts = {"title": topic.title, "fate": topic.fate, "note": topic.fate_note}
            yield StoryLine(at, Event.FATE, facts, here, thing)


def _option(times: Times, topic: TopicLine, option: OptionLine) -> Iterator[StoryLine]:
    thing, here = Thing(ThingKind.OPTION, option.id), topic.meeting_id
    facts = {"label": option.label, "title": option.title, "detail": option.detail}
    facts |= {"cost": option.cost, "touches": option.touches}
    offered = times.added("options", option.id, here)
    yield StoryLine(offered, Event.OFFERED, facts, here, thing)
    taken = {line.word("stakeholder"): line.word("at") for line in times.live("positions", "option_id", option.id)}
    for position in option.positions:
        facts = {"label": option.label, "stakeholder": position.stakeholder}
        facts |= {"stance": position.stance, "words": position.words}
        yield StoryLine(taken.get(position.stakeholder, offered), Event.POSITION, facts, here, thing)
    if option.state is not OptionState.PROPOSED:
        at = times.changed("options", option.id, "state", here)
        facts = {"label": option.label, "title": option.title, "state": option.state}
        yield StoryLine(at, Event.SETTLED, facts, here, thing)


def of_motions(times: Times, thread: Thread) -> Iterator[StoryLine]:
    """Votes with the sentence of their result, and the results before a recount."""
    for motion in thread.motions:
        thing = Thing(ThingKind.MOTION, motion.id)
        for earlier in motion.earlier:
            facts = {"title": motion.title, "reason": earlier.reason}
            yield StoryLine(earlier.at, Event.RECOUNTED, facts, motion.meeting_id, thing)
        yield _motion(times, motion, thing)


def _motion(times: Times, motion: MotionLine, thing: Thing) -> StoryLine:
    if motion.state is MotionState.COUNTED:
        at = motion.counted_at or times.held(motion.meeting_id)
        facts = {
            "title": motion.title,
            "sentence": motion.sentence,
            "outcome": "opinion" if motion.opinion else _OUTCOMES[motion.passed],
        }
        return StoryLine(at, Event.VOTED, facts, motion.meeting_id, thing)
    at = times.changed("motions", motion.id, "state", motion.meeting_id)
    return StoryLine(at, Event.DRAFTED, {"title": motion.title, "state": motion.state}, motion.meeting_id, thing)


def of_promises(times: Times, thread: Thread) -> Iterator[StoryLine]:
    """Promises with how far they came, and what residents made of them."""
    for promise in thread.commitments:
        yield from _promise(times, promise)
    for line in thread.evaluations:
        yield _judged(times, line)


def _promise(times: Times, promise: CommitmentLine) -> Iterator[StoryLine]:
    thing, here = Thing(ThingKind.COMMITMENT, promise.id), promise.meeting_id
    made = times.added("commitments", promise.id, here)
    facts = {"id": str(promise.id), "kind": promise.kind, "text": promise.text, "owner": promise.owner}
    facts |= {"due": promise.due, "origin": str(promise.from_commitment or "")}
    yield StoryLine(made, Event.PROMISED, facts, here, thing)
    told = times.live("progress", "commitment_id", promise.id)
    for place, line in enumerate(told, 1):
        newest = place == len(told)
        note = promise.note if newest else (line.word("note") if times.named else "")
        facts = {"id": str(promise.id), "state": line.word("state"), "note": note}
        yield StoryLine(str(line.after.get("at") or line.at), Event.PROGRESS, facts, here, thing)
    if not told and (promise.note or promise.state != "open"):
        facts = {"id": str(promise.id), "state": promise.state, "note": promise.note}
        yield StoryLine(made, Event.PROGRESS, facts, here, thing)


def _judged(times: Times, line: EvaluationLine) -> StoryLine:
    at = times.changed("evaluations", line.id, "verdict", line.meeting_id)
    facts = {"subject": line.subject, "verdict": line.verdict or "", "note": line.note, "sentence": line.sentence}
    return StoryLine(at, Event.JUDGED, facts, line.meeting_id, Thing(ThingKind.EVALUATION, line.id))
