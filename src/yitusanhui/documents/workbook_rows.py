"""The read model as rows of tables: every figure is taken over, none is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yitusanhui.documents import blocks
from yitusanhui.documents.standing import Standing
from yitusanhui.documents.workbook_sheet import Value
from yitusanhui.domain.lines_votes import DoubleVote
from yitusanhui.domain.report import (
    CommentFigures,
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    EvaluationLine,
    MeetingReport,
    MotionLine,
)
from yitusanhui.domain.terms import CommitmentKind, CommitmentState
from yitusanhui.texts import papers, tables

Rows = Iterator[tuple[Value, ...]]


def moment(text: str) -> str:
    """2026-09-01 19:02 of an ISO time."""
    return text[:16].replace("T", " ")


def square_metres(area_cm2: int) -> float | None:
    """Square metres with two decimals, None where no area is counted."""
    return round(area_cm2 / 10_000, 2) if area_cm2 else None


def meeting_names(report: ConsultationReport) -> dict[int, str]:
    """会议 by id."""
    return {meeting.id: meeting.name for meeting in report.meetings}


def comment_rows(report: ConsultationReport, comments: Sequence[CommentLine]) -> Rows:
    """意见采纳情况汇总表, a row a comment, withdrawn ones named as such; the public reads the day alone.

    With the minute, whoever was in the room would know whose masked name it is.
    """
    names, standing = meeting_names(report), Standing(report)
    topics = {topic.id: topic.title for topic in report.topics}
    for line in comments:
        reply = line.reply
        yield (
            line.number,
            line.text,
            line.author,
            line.address,
            line.endorsements,
            reply.kind.value if reply else "",
            reply.reason if reply else "",
            reply.owner if reply else "",
            reply.due if reply else "",
            names.get(line.meeting_id, ""),
            line.source,
            line.category,
            moment(line.said_at if report.audience.reads_names else line.said_at[:10]),
            tables.COMMENT_STATUSES[line.status],
            "、".join(topics.get(topic, "") for topic in line.topics),
            standing.words(line),
        )


def result(motion: MotionLine) -> str:
    """What came of a motion: passed, an opinion only, not passed, a tie, void, or how far it is."""
    if motion.void:
        return tables.VOID.format(why=motion.void)
    if motion.opinion:
        return tables.OPINION
    if motion.passed is not None:
        return tables.PASSED if motion.passed else tables.FAILED
    return tables.TIE if motion.tie else tables.MOTION_STATES[motion.state]


def earlier(motion: MotionLine) -> list[str]:
    """Results before it was counted again, each in a sentence with the reason."""
    return [
        papers.REOPENED.format(at=blocks.moment(one.at), reason=blocks.clause(one.reason), result=one.text)
        for one in motion.earlier
    ]


def recounts(motion: MotionLine) -> list[str]:
    """Recounts that were asked for and what came of each."""
    return [
        papers.RECOUNTED.format(why=one.why, outcome=papers.RECOUNT_OUTCOMES[one.state].format(reason=one.reason))
        for one in motion.recounts
    ]


def doubles(motion: MotionLine) -> list[str]:
    """Households whose vote came more than once, each with all of its votes and the one that counts."""
    return [
        papers.DOUBLE.format(household=one.household, votes="；".join(map(_double_vote, one.votes)))
        for one in motion.doubles
    ]


def _double_vote(vote: DoubleVote) -> str:
    return papers.DOUBLE_VOTE.format(
        source=papers.DOUBLE_SOURCES.get(vote.source, vote.source),
        who=vote.given_as,
        choice=vote.choice,
        at=moment(vote.at),
        counts=papers.DOUBLE_COUNTS if vote.counts else "",
    )


def motion_rows(meetings: Sequence[MeetingReport]) -> Rows:
    """表决结果, a row a choice; the figures of the whole motion stand once, on its first row."""
    for meeting in meetings:
        for motion in meeting.motions:
            yield from _choices(meeting, motion)


def _choices(meeting: MeetingReport, motion: MotionLine) -> Rows:
    said: list[tuple[Value, ...]] = [
        (
            choice.name,
            choice.votes,
            square_metres(choice.area_cm2),
            choice.percent,
            choice.points,
            choice.average,
            choice.firsts,
            choice.place,
        )
        for choice in motion.choices
    ] or [("", None, None, "", None, "", None, None)]
    for place, choice in enumerate(said):
        held = (meeting.name, tables.METHODS[motion.method], motion.rule)
        outcome = ("" if place else result(motion), *held)
        yield (motion.id, motion.title, *choice, *outcome, *((None,) * 8 + ("", "") if place else _whole(motion)))


def _whole(motion: MotionLine) -> tuple[Value, ...]:
    """What is said once of a motion: who could vote, the papers, the sentence, what was counted again."""
    return (
        motion.expected,
        motion.present,
        motion.issued,
        motion.returned,
        motion.valid,
        motion.invalid,
        motion.abstain,
        motion.voters,
        motion.sentence or tables.rule(motion),
        "\n".join([*earlier(motion), *recounts(motion), *doubles(motion), *filter(None, [motion.reason])]),
    )


def commitment_rows(report: ConsultationReport, lines: Sequence[CommitmentLine], kind: CommitmentKind) -> Rows:
    """承诺清单 or 整改清单."""
    names = meeting_names(report)
    for line in lines:
        if line.kind is not kind:
            continue
        origin: tuple[Value, ...] = (line.from_commitment,) if kind is CommitmentKind.RECTIFICATION else ()
        yield (
            line.id,
            names.get(line.meeting_id, ""),
            line.text,
            line.owner,
            line.due,
            _state(line),
            tables.VERDICTS[line.verdict] if line.verdict else "",
            *origin,
            line.note,
        )


def _state(line: CommitmentLine) -> str:
    """How far the work is; a verdict leaves no word 待落实 or 落实中 that nobody took back standing beside it."""
    if line.verdict and line.state in (CommitmentState.OPEN, CommitmentState.DOING):
        return tables.JUDGED[line.kind]
    return tables.COMMITMENT_STATES[line.state]


def evaluation_rows(meetings: Sequence[MeetingReport]) -> Rows:
    """评议结果, a row a level; sheets and rates stand once, on the first row."""
    for meeting in meetings:
        for line in meeting.evaluations:
            yield from _levels(meeting, line)


def _levels(meeting: MeetingReport, line: EvaluationLine) -> Rows:
    verdict = tables.VERDICTS[line.verdict] if line.verdict else ""
    counted = bool(line.levels) and not line.by_hands
    sheets: tuple[Value, ...] = (line.issued, line.returned, line.invalid) if counted else (None,) * 3
    rates = (line.satisfied, line.overall, line.sentence or line.note)
    levels: list[tuple[Value, ...]] = [(level.label, level.count, level.percent) for level in line.levels]
    for place, level in enumerate(levels or [("", None, "")]):
        head = (meeting.name, line.subject, verdict)
        yield (*head, *((None,) * 3 if place else sheets), *level, *(("",) * 3 if place else rates))


def attendance_rows(meetings: Sequence[MeetingReport]) -> Rows:
    """签到, for the file only: it names people."""
    for meeting in meetings:
        same = blocks.namesakes(meeting)
        for line in meeting.attendees:
            yield (
                meeting.name,
                line.name,
                line.role,
                line.address,
                line.household,
                moment(line.arrived_at),
                moment(line.left_at),
                tables.HAS_VOTE if line.votes else "",
                "、".join(blocks.principals(line, same)),
                tables.WALK_IN if line.walk_in else "",
            )


def meeting_rows(meetings: Sequence[MeetingReport]) -> Rows:
    """会议 with attendance and comment figures."""
    for meeting in meetings:
        there, said = meeting.attendance, meeting.comment_figures
        yield (
            meeting.name,
            moment(meeting.opened_at or meeting.planned_at),
            meeting.place,
            meeting.chair,
            tables.MEETING_STATES[meeting.state],
            there.expected,
            there.present,
            there.proxies,
            there.excused,
            there.absent,
            there.voting,
            there.others,
            said.total,
            said.withdrawn,
        )


def overview_rows(report: ConsultationReport, figures: CommentFigures) -> Rows:
    """概况: whose project, which drawings, how many comments of what kind."""
    for key in ("title", "street", "community"):
        yield tables.FIGURES[key], getattr(report, key), None
    for drawing in report.blueprints:
        yield tables.FIGURES["blueprint"], f"{drawing.label} {drawing.name}", None
    for key in ("total", "withdrawn", "endorsements", "unanswered"):
        yield tables.FIGURES[key], "", getattr(figures, key)
    for key, counts in (
        ("source", figures.by_source),
        ("category", figures.categories),
        ("reply", figures.by_reply),
    ):
        for name, count in counts.items():
            yield tables.FIGURES[key].format(name=name or tables.NAMELESS[key]), "", count


def vote_rows(meetings: Sequence[MeetingReport]) -> Rows:
    """Totals of each choice, for machines; no ballot, no voter."""
    for meeting in meetings:
        for motion in meeting.motions:
            for choice in motion.choices:
                yield (
                    meeting.name,
                    motion.title,
                    tables.METHODS[motion.method],
                    choice.name,
                    choice.votes,
                    square_metres(choice.area_cm2),
                    choice.percent,
                    motion.valid,
                    motion.invalid,
                    result(motion),
                    choice.points,
                    choice.firsts,
                )
