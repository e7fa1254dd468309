"""What surfaces may ask about the red thread: the story of a thing, what is still open, what a meeting takes over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.loose_ends import LooseEnd, to_see_to
from yitusanhui.domain.masking import public
from yitusanhui.domain.past import PastLine
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.domain.story import Story, Thing, ThingKind, tell_story
from yitusanhui.domain.thread import thread_of
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading.comments import load_comments, load_some_comments
from yitusanhui.store.reading.consultation import load_threads
from yitusanhui.store.reading.past import load_past


@dataclass(frozen=True, slots=True)
class Traced:
    """All that a story is told from: the project with the comments it needs, and their past."""

    report: ConsultationReport
    past: tuple[PastLine, ...]

    def story(self, thing: Thing) -> Story:
        """The story of a thing. Raises DomainError `no_such_thing`."""
        try:
            return tell_story(self.report, self.past, thing)
        except KeyError as error:
            raise DomainError("no_such_thing", kind=thing.kind, id=thing.id) from error

    def opened(self) -> Traced:
        """The same as residents may see it: people masked, withdrawn words gone, sensitive ones held back."""
        return Traced(public(self.report), self.past)


def read_trace(source: Source, thing: Thing) -> Traced:
    """What the story of `thing` is told from, as it is at one moment."""
    rows = rows_of(source)
    with rows.snapshot():
        own = (thing.id,) if thing.kind is ThingKind.COMMENT else ()
        report = load_threads(rows, load_some_comments(rows, own))
        thread = thread_of(report, thing)
        if thing.kind is not ThingKind.COMMENT:
            report = replace(report, comments=load_some_comments(rows, thread.comments))
        return Traced(report, load_past(rows, thread.comments))


def meeting_of(report: ConsultationReport, thing: Thing) -> int:
    """The meeting in which a thing came up; 0 where the report doesn't know it."""
    if thing.kind is ThingKind.MEETING:
        return thing.id
    if thing.kind is ThingKind.COMMENT:
        return next((c.meeting_id for c in report.comments if c.number == thing.id), 0)
    if thing.kind in (ThingKind.TOPIC, ThingKind.OPTION):
        own = (t for t in report.topics if t.id == thing.id or thing.kind is ThingKind.OPTION)
        found = (t for t in own if thing.kind is ThingKind.TOPIC or any(o.id == thing.id for o in t.options))
        return next((topic.meeting_id for topic in found), 0)
    if thing.kind is ThingKind.COMMITMENT:
        return next((promise.meeting_id for promise in report.commitments if promise.id == thing.id), 0)
    lines = ((m.motions if thing.kind is ThingKind.MOTION else m.evaluations) for m in report.meetings)
    return next((line.meeting_id for some in lines for line in some if line.id == thing.id), 0)


def read_threads(source: Source, comments: Iterable[CommentLine] | None = None) -> ConsultationReport:
    """The project's topics, votes, promises and verdicts, with all comments or those given."""
    rows = rows_of(source)
    with rows.snapshot():
        return load_threads(rows, load_comments(rows) if comments is None else tuple(comments))


def read_loose_ends(source: Source, today: str, comments: Iterable[CommentLine] | None = None) -> tuple[LooseEnd, ...]:
    """还没有下文的事 as of today (ISO date)."""
    return to_see_to(read_threads(source, comments), today)
