"""溯源表: the story of one thing on one page, and of every comment in one table; for the file and for residents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents import compose, faces
from yitusanhui.documents.blocks import clock, day
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.owed import refuse_if_owed
from yitusanhui.documents.page import NOTE, SLIM, SLIM_SIZE, TITLE, WIDE, WIDE_SIZE, publish
from yitusanhui.documents.parts import answer, columns, in_lines
from yitusanhui.documents.typeset import Paragraph, Prose, Style
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.past import PastLine
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.domain.story import Event, Story, StoryLine, Thing, ThingKind, tell_story
from yitusanhui.domain.terms import Audience, CommentStatus, MotionState, OptionState
from yitusanhui.domain.thread import Thread, thread_of_topics
from yitusanhui.texts import papers_trace as words
from yitusanhui.texts import tables
from yitusanhui.texts.tracing import line_words, reached_words, thing_words

SIZE = 9.5
FACT = Style(faces.SERIF, 12, 20, align="left", label_role=faces.SANS_BOLD)
BODY_SIZE = 10.5


def write_story(report: ConsultationReport, past: Sequence[PastLine], thing: Thing, target: Path) -> Path:
    """溯源表 of one thing as PDF/A; of the open copy, as a resident gets it, only of a comment that stands.

    Raises DomainError `comment_not_public` for one that was withdrawn.
    """
    public = report.audience is Audience.PUBLIC
    if public and thing not in _open_comments(report):
        raise DomainError("comment_not_public", number=thing.id)
    story = tell_story(report, past, thing)
    described = compose.about(report, None, words.TRACE)
    return publish(_page(report, story), described, target, first=SLIM)


def _open_comments(report: ConsultationReport) -> set[Thing]:
    alive = (comment.number for comment in report.comments if comment.status is CommentStatus.RECORDED)
    return {Thing(ThingKind.COMMENT, number) for number in alive}


def _page(report: ConsultationReport, story: Story) -> list[Flowable]:
    path = words.ARROW.join(
        f"{words.THERE if there else words.NOT_THERE}{stop}" for stop, there in reached_words(story)
    )
    names, named = {meeting.id: meeting.name for meeting in report.meetings}, report.audience.reads_names
    rows = [
        (
            in_lines(day(some[0].at), clock(some[0].at)) if named else day(some[0].at),  # the minute told whose it is
            names.get(some[0].meeting_id, ""),
            in_lines(*map(line_words, some)),
        )
        for some in _together(story.lines)
    ]
    head = [
        Paragraph(TITLE, words.TRACE),
        Paragraph(FACT, report.title, words.PROJECT),
        Paragraph(FACT, thing_words(story.facts), words.ABOUT),
        Paragraph(FACT, path, words.PATH),
    ]
    note = Prose([Paragraph(NOTE, words.NOTE if named else words.PUBLIC_NOTE)])
    grid = Grid(columns(words.STORY_HEADS, words.STORY_CENTRED), rows, tallest=SLIM_SIZE[1], size=BODY_SIZE)
    return [Prose(head), Spacer(0, 8), grid, Spacer(0, 8), note]


def _together(lines: Sequence[StoryLine]) -> list[list[StoryLine]]:
    """The lines row by row: who stood where on the options is one row."""
    grouped = groupby(lines, key=lambda line: line.event is Event.POSITION)
    return [one for taken, some in grouped for one in ([list(some)] if taken else [[line] for line in some])]


def write_trace(report: ConsultationReport, meeting_id: int | None, target: Path) -> Path:
    """意见溯源总表 as PDF/A: a row a comment, from its words to the verdict, for the report's audience.

    Comments of one meeting, or of all (None). What was decided later stands there too. That of the open copy is
    refused with DomainError `reasons_owed` while a comment is owed a reply or a reason.
    """
    refuse_if_owed(report, meeting_id)
    meeting = None if meeting_id is None else report.meeting(meeting_id)
    prose = Prose([Paragraph(TITLE, compose.heading(report, meeting, words.TRACES))])
    return publish(
        [prose, Spacer(0, 6), every_comment(report, meeting_id)],
        compose.about(report, meeting, words.TRACES),
        target,
        first=WIDE,
    )


def every_comment(report: ConsultationReport, meeting_id: int | None = None) -> Grid:
    """The table for a wide page: a row a comment that stands, of one meeting or of all (None), by its number."""
    said = [c for c in report.comments if meeting_id in (None, c.meeting_id) and c.status is CommentStatus.RECORDED]
    thread = cache(lambda topics: thread_of_topics(report, topics))
    rows = [_row(comment, thread(comment.topics)) for comment in said]
    return Grid(columns(words.TRACES_HEADS, words.TRACES_CENTRED), rows, tallest=WIDE_SIZE[1], size=SIZE, fitted=True)


def _row(comment: CommentLine, thread: Thread) -> tuple[str, ...]:
    topics = in_lines(*(topic.title for topic in thread.topics))
    return (
        str(comment.number),
        comment.text,
        topics or words.NONE,
        in_lines(*_decided(thread)) or words.NONE,
        in_lines(*answer(comment)) or words.WAITING,
        in_lines(*_promised(thread)) or words.NONE,
        in_lines(*_judged(thread)) or words.NONE,
    )


def _decided(thread: Thread) -> list[str]:
    """The options that were not set aside, and the votes with their outcome."""
    options = (option for topic in thread.topics for option in topic.options)
    found = [
        words.OPTION.format(label=option.label, title=option.title, state=words.OPTION_STATES[option.state])
        for option in options
        if option.state is not OptionState.SET_ASIDE
    ]
    outcomes = {True: tables.PASSED, False: tables.FAILED, None: words.COUNTED}
    return found + [
        words.VOTE.format(title=motion.title, outcome=tables.OPINION if motion.opinion else outcomes[motion.passed])
        for motion in thread.motions
        if motion.state is MotionState.COUNTED
    ]


def _promised(thread: Thread) -> list[str]:
    """The promises, with how far they are until they are judged: then 评议 says it, in one word."""
    return [
        words.PROMISE.format(
            id=line.id,
            text=line.text,
            owner=line.owner
            if line.verdict
            else words.STATED.format(owner=line.owner, state=tables.COMMITMENT_STATES[line.state]),
        )
        for line in thread.commitments
    ]


def _judged(thread: Thread) -> list[str]:
    return [
        words.JUDGED.format(id=line.id, verdict=tables.VERDICTS[line.verdict])
        for line in thread.commitments
        if line.verdict
    ]
