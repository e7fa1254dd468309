"""The annexes of the whole report: what became of every comment, and the drawing in each of its versions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents.grid import Grid
from yitusanhui.documents.page import SUBTITLE, WIDE, WIDE_SIZE, turn
from yitusanhui.documents.parts import answer, columns, in_lines
from yitusanhui.documents.plate import ANNEX, Sheet, plate
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import CommentStatus, MotionState, OptionState
from yitusanhui.domain.thread import Thread, thread_of_topics
from yitusanhui.texts import charts as words
from yitusanhui.texts import papers, tables

SIZE = 9.5
MOST = 22  # characters of what stands in full elsewhere


def followed(report: ConsultationReport) -> list[Flowable]:
    """意见溯源表 on wide pages; nothing where nobody said anything."""
    found = followed_rows(report)
    if not found:
        return []
    heading = Prose([Paragraph(ANNEX, f"{papers.ANNEX}1"), Paragraph(SUBTITLE, words.TRACE)])
    grid = Grid(columns(words.TRACE_HEADS, words.TRACE_CENTRED), found, tallest=WIDE_SIZE[1], size=SIZE)
    return [*turn(WIDE), heading, Spacer(0, 6), grid]


def followed_rows(report: ConsultationReport) -> list[tuple[str, ...]]:
    """A row a comment that stands, in the order of the numbers."""
    names = {meeting.id: meeting.name for meeting in report.meetings}
    thread = cache(lambda topics: thread_of_topics(report, topics))
    return [
        (
            str(line.number),
            line.text,
            in_lines(names.get(line.meeting_id, ""), line.category),
            in_lines(*answer(line)),
            in_lines(*_decided(thread(line.topics))),
            in_lines(*_promised(thread(line.topics))),
        )
        for line in report.comments
        if line.status is CommentStatus.RECORDED
    ]


def _decided(thread: Thread) -> list[str]:
    """The topics, the options that were taken, and how the votes on them went."""
    said = [words.TOPIC.format(title=topic.title) for topic in thread.topics]
    options = (option for topic in thread.topics for option in topic.options)
    said += [
        words.TAKEN.format(label=option.label, title=shortened(option.title))
        for option in options
        if option.state is OptionState.ADOPTED
    ]
    return said + [
        words.VOTED.format(title=shortened(line.title), result=tables.PASSED if line.passed else tables.FAILED)
        for line in thread.motions
        if line.state is MotionState.COUNTED and line.passed is not None
    ]


def _promised(thread: Thread) -> list[str]:
    return [
        words.PROMISE.format(
            number=line.id,
            text=line.text,
            state=tables.VERDICTS[line.verdict] if line.verdict else tables.COMMITMENT_STATES[line.state],
        )
        for line in thread.commitments
    ]


def shortened(text: str, most: int = MOST) -> str:
    """A text that stands in full elsewhere, as a reminder: cut where a clause ends, if one does."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    clauses = max(line.rfind(mark, 0, most) for mark in "，、；。：")
    return f"{line[: clauses if clauses > most // 3 else most - 1]}…"


def plates(report: ConsultationReport, drawings: Mapping[int, bytes]) -> list[Flowable]:
    """Each version of the drawing with the comments that were placed on it, numbered as annexes after the table."""
    alive = [comment for comment in report.comments if comment.status is CommentStatus.RECORDED]
    flow: list[Flowable] = []
    for number, line in enumerate(report.blueprints, 2 if alive else 1):
        said = [comment for comment in alive if comment.blueprint_id == line.id]
        title = words.PLATE.format(edition=papers.edition(line.label), title=papers.PLATE_TITLE)
        flow += _numbered(plate(drawings.get(line.id), line, said, title=title, categories=report.categories), number)
    return flow


def _numbered(flow: list[Flowable], number: int) -> list[Flowable]:
    """The plate with its number as an annex, and without its index: the table before it has every word."""
    made: list[Flowable] = []
    for piece in flow:
        if isinstance(piece, Prose) and not any(isinstance(other, Prose) for other in made):
            first, *others = piece.content
            piece = Prose([Paragraph(first.style, f"{first.text}{number}"), *others])
        made.append(piece)
        if isinstance(piece, Sheet):
            break
    return made
