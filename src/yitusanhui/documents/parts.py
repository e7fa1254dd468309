"""The parts of a document that are tables or lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents import faces
from yitusanhui.documents.blocks import day, hour, moment, namesakes, principals
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.page import HEIGHT, PITCH
from yitusanhui.documents.put_off import pauses_held
from yitusanhui.documents.typeset import measure
from yitusanhui.domain.report import (
    CommentLine,
    CommitmentLine,
    EvaluationLine,
    MeetingReport,
    SpeechLine,
    StepLine,
)
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.texts import papers, tables

GAP = 10.0
Rows = list[tuple[str, ...]]


def columns(heads: Sequence[tuple[str, float]], centred: str = "") -> list[Column]:
    """Columns from (title, share); `centred` names, with spaces between, those whose words stand in the middle."""
    names = centred.split()
    return [Column(title, share, title in names) for title, share in heads]


def table(
    heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], centred: str = "", *, fitted: bool = True
) -> list[Flowable]:
    """A table with a little air around it, its columns `fitted` to the words unless it stands below its like."""
    return [Spacer(0, GAP / 2), Grid(columns(heads, centred), rows, tallest=HEIGHT, fitted=fitted), Spacer(0, GAP)]


def steps(lines: Sequence[StepLine]) -> list[Flowable]:
    """议程 as it was held: planned minutes, began, ended; before anything was held, as it is planned."""
    return table(step_heads(lines), step_rows(lines), papers.STEP_CENTRED)


def step_heads(lines: Sequence[StepLine]) -> papers.Heads:
    """With columns for the times only where there are any."""
    return papers.STEP_HEADS if held(lines) else papers.PLANNED_STEP_HEADS


def held(lines: Sequence[StepLine]) -> list[StepLine]:
    """The steps that were begun."""
    return [line for line in lines if line.started_at]


def step_rows(lines: Sequence[StepLine]) -> Rows:
    """The steps that were held with their times; where none was, all of them without."""
    begun = held(lines)
    rows: Rows = [(str(n), line.name, str(line.minutes or "")) for n, line in enumerate(begun or lines, 1)]
    times = [(hour(one.started_at, begun[0].started_at), hour(one.ended_at, begun[0].started_at)) for one in begun]
    return [row + at for row, at in zip(rows, times, strict=True)] if begun else rows


def commitments(lines: Sequence[CommitmentLine]) -> list[Flowable]:
    """承诺 and 整改: who does what by when."""
    return table(papers.COMMITMENT_HEADS, commitment_rows(lines), papers.COMMITMENT_CENTRED)


def commitment_rows(lines: Sequence[CommitmentLine]) -> Rows:
    """A row a promise."""
    return [
        (
            str(line.id),
            papers.COMMITMENT_KINDS[line.kind],
            line.text,
            line.owner,
            day(line.due),
            tables.VERDICTS[line.verdict] if line.verdict else tables.COMMITMENT_STATES[line.state],
        )
        for line in lines
    ]


def evaluations(lines: Sequence[EvaluationLine]) -> list[Flowable]:
    """评议: each subject with its verdict, levels and rates."""
    return table(*_without_empty(papers.EVALUATION_HEADS, evaluation_rows(lines)), papers.EVALUATION_CENTRED)


def _without_empty(heads: papers.Heads, rows: Rows) -> tuple[papers.Heads, Rows]:
    """The columns that have something to say: 测评 only where sheets were filled in, 说明 where there is one."""
    full = [place for place in range(len(heads)) if any(row[place] for row in rows) or not rows]
    return tuple(heads[place] for place in full), [tuple(row[place] for place in full) for row in rows]


def evaluation_rows(lines: Sequence[EvaluationLine]) -> Rows:
    """A row a subject."""
    return [
        (line.subject, tables.VERDICTS[line.verdict] if line.verdict else "", _rates(line), line.note) for line in lines
    ]


def _rates(line: EvaluationLine) -> str:
    unit = papers.HANDS_COUNTED if line.by_hands else papers.SHEETS_COUNTED
    levels = (
        papers.LEVEL.format(label=one.label, count=one.count, unit=unit, percent=one.percent) for one in line.levels
    )
    rates = ((papers.SATISFIED, line.satisfied), (papers.OVERALL, line.overall))
    return in_lines(*levels, *(words.format(rate=rate) for words, rate in rates if rate))


def attendees(meeting: MeetingReport) -> list[Flowable]:
    """Who came, when, and whose vote they hold."""
    return table(papers.ATTENDEE_HEADS, attendee_rows(meeting), papers.ATTENDEE_CENTRED)


def attendee_rows(meeting: MeetingReport) -> Rows:
    """A row a person."""
    same = namesakes(meeting)
    return [
        (
            str(n),
            line.name,
            line.role,
            line.address,
            hour(line.arrived_at, meeting.opened_at),
            hour(line.left_at, meeting.opened_at),
            tables.HAS_VOTE if line.votes else "",
            papers.attendee_note(principals(line, same), line.walk_in),
        )
        for n, line in enumerate(meeting.attendees, 1)
    ]


def spoken(meeting: MeetingReport) -> list[Flowable]:
    """Everything said in the order of the numbers, with the speaker; withdrawn words with the reason.

    A number that was voided while typing is nobody's words: the template names it.
    """
    rows = [
        (
            str(line.number),
            hour(line.said_at, meeting.opened_at).replace(papers.DAY, f"{papers.DAY}\n"),
            in_lines(line.author, line.address),
            line.source,
            _said(line),
        )
        for line in meeting.comments
        if line.status is not CommentStatus.VOIDED
    ]
    return table(papers.SPOKEN_HEADS, rows, papers.SPOKEN_CENTRED)


def _said(line: CommentLine) -> str:
    notes = []
    if line.endorsements:
        notes.append(papers.ENDORSED.format(count=line.endorsements))
    if line.amended:
        notes.append(papers.AMENDED.format(count=line.amended))
    if line.status is not CommentStatus.RECORDED:
        notes.append(papers.WITHDRAWN.format(reason=line.withdrawn_reason))
    return line.text + "".join(f"（{note}）" for note in notes)


def said(lines: Sequence[CommentLine]) -> list[Flowable]:
    """Everything that was said and stands, in the order of the numbers, and no one's name."""
    return table(papers.SAID_HEADS, said_rows(lines), papers.SAID_CENTRED)


def said_rows(lines: Sequence[CommentLine]) -> Rows:
    """A row a comment."""
    return [
        (str(line.number), line.category, line.text, line.source, str(line.endorsements or ""))
        for line in lines
        if line.status is CommentStatus.RECORDED
    ]


def replies(lines: Sequence[CommentLine]) -> list[Flowable]:
    """Each comment with what became of it, and no one's name."""
    alive = (line for line in lines if line.status is CommentStatus.RECORDED)
    return table(
        papers.REPLY_HEADS, [(str(line.number), line.text, *answer(line)) for line in alive], papers.REPLY_CENTRED
    )


def answer(line: CommentLine) -> tuple[str, str, str]:
    """采纳情况, the reason, and who does it by when in two lines; of a withdrawn comment, that it was."""
    if line.status is not CommentStatus.RECORDED:
        return tables.COMMENT_STATUSES[line.status], line.withdrawn_reason, ""
    reply = line.reply
    return (reply.kind.value, reply.reason, in_lines(reply.owner, day(reply.due))) if reply else ("", "", "")


def in_lines(*words: str) -> str:
    """The words that there are, each on a line."""
    return "\n".join(filter(None, words))


def pauses(meeting: MeetingReport) -> list[Flowable]:
    """休会 and 复会, and why."""
    begun = meeting.opened_at
    rows = [
        (hour(line.paused_at, begun), hour(line.resumed_at, begun) or papers.NOT_RESUMED, line.reason)
        for line in pauses_held(meeting)
    ]
    return table(papers.PAUSE_HEADS, rows, papers.PAUSE_CENTRED)


def checks(meeting: MeetingReport) -> list[Flowable]:
    """What was seen to beforehand, and when."""
    rows = [(line.item, moment(line.done_at) if line.done_at else papers.UNCHECKED) for line in meeting.checks]
    return table(papers.CHECK_HEADS, rows, papers.CHECK_CENTRED)


def speeches(meeting: MeetingReport) -> list[Flowable]:
    """Who spoke, from when to when, and how long, in order."""
    spoke = sorted((one for one in meeting.speeches if one.started_at), key=lambda one: one.started_at)
    begun = meeting.opened_at
    rows = [
        (str(n), one.name, hour(one.started_at, begun), hour(one.ended_at, begun), _spent(one))
        for n, one in enumerate(spoke, 1)
    ]
    return table(papers.SPEECH_HEADS, rows, papers.SPEECH_CENTRED)


def _spent(line: SpeechLine) -> str:
    if not line.ended_at:
        return ""
    spent = datetime.fromisoformat(line.ended_at) - datetime.fromisoformat(line.started_at)
    minutes, seconds = divmod(int(spent.total_seconds()), 60)
    return papers.SPENT.format(minutes=minutes, seconds=seconds)


def notices(meeting: MeetingReport) -> list[Flowable]:
    """Where and when the notice hung."""
    return table(papers.NOTICE_HEADS, notice_rows(meeting))


def notice_rows(meeting: MeetingReport) -> Rows:
    """A row a place."""
    return [(n.place, moment(n.posted_at)) for n in meeting.notices]


class Signatures(Flowable):  # type: ignore[misc]
    """Lines to sign on by hand, each with what it is for, and the date; closer or two abreast to save a page."""

    LINE, GAP = 34.0, 14.0

    def __init__(self, labels: Sequence[str], size: float = 16) -> None:
        super().__init__()
        self.labels, self.size = tuple(labels), size
        self.line, self.abreast = self.LINE, 1

    def closer(self, over: float) -> Signatures | None:
        """The same so many points lower, lines as close as those of the text at the least; None where that is less.

        Where closer lines don't do it, they stand two abreast.
        """
        wanted = self.line * self._lines(self.abreast) - over
        for abreast in range(self.abreast, 3):
            line = min(self.LINE, wanted / self._lines(abreast))
            if line >= PITCH:
                same = Signatures(self.labels, self.size)
                same.line, same.abreast = line, abreast
                return same
        return None

    def _lines(self, abreast: int) -> int:
        return -(-len(self.labels) // abreast) + 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line of paper for each label, or for two; never split from one another."""
        self._width = width
        return width, self.line * self._lines(self.abreast)

    def draw(self) -> None:
        """Prints the labels and rules the lines."""
        widths = measure(faces.SERIF, self.size, 0.0)
        room = (self._width + self.GAP) / self.abreast if self.abreast > 1 else self._width * 0.72 + self.GAP
        top = self.line * (self._lines(self.abreast) - 1)
        for place, label in enumerate(self.labels):
            row, column = divmod(place, self.abreast)
            self._line(
                label, widths[label][1], (column * room, (column + 1) * room - self.GAP), top - (row + 1) * self.line
            )

    def _line(self, label: str, used: float, span: tuple[float, float], y: float) -> None:
        canvas: Any = self.canv
        canvas.setFont(faces.SERIF, self.size)
        canvas.drawString(span[0], y + 6, label)
        canvas.setLineWidth(0.5)
        canvas.line(span[0] + used + 4, y + 2, span[1], y + 2)
