"""What the poster says: six figures, the meetings, what most asked for and what became of it, the promises."""

from __future__ import annotations

from dataclasses import dataclass

from yitusanhui.documents import charts
from yitusanhui.documents.blocks import clause, day
from yitusanhui.documents.charts import Chart
from yitusanhui.domain.report import CommentLine, ConsultationReport, MeetingReport
from yitusanhui.domain.terms import CommentStatus, Verdict
from yitusanhui.texts import charts as words
from yitusanhui.texts import tables

MOST_CARED, MOST_PROMISES = 4, 9
Lines = tuple[tuple[str, str], ...]  # (label, text)


@dataclass(frozen=True, slots=True)
class Words:
    """The poster's text in its order; `lists` are (title, lines)."""

    signed: tuple[str, ...]
    tiles: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, Lines], ...]
    charts: tuple[Chart, ...]


def poster_words(report: ConsultationReport) -> Words:
    """The words of a masked report (`documents.current.open_copy`)."""
    held = [meeting for meeting in report.meetings if meeting.held]
    last = max((day(m.closed_at or m.opened_at) for m in held[-1:]), default="")
    evaluations = [line for meeting in held for line in meeting.evaluations]
    return Words(
        tuple(filter(None, (f"{report.street}{report.community}", last))),
        _tiles(report, held),
        (
            (words.POSTER_MEETINGS, tuple(_meeting(meeting) for meeting in held)),
            (words.POSTER_CARED, tuple(line for comment in _cared(report) for line in _comment(comment))),
            (words.POSTER_PROMISES, _promises(report)),
        ),
        (charts.replies(report.comment_figures), charts.satisfaction(evaluations)),
    )


def _tiles(report: ConsultationReport, held: list[MeetingReport]) -> tuple[tuple[str, str], ...]:
    figures = report.comment_figures
    decided = [motion.decides for meeting in held for motion in meeting.motions if motion.passed is not None]
    judged = [line.verdict for line in report.commitments if line.verdict]
    rates = [line.overall for meeting in held for line in meeting.evaluations if line.overall]
    shown = (
        str(figures.total),
        words.POSTER_OF.format(done=figures.total - figures.unanswered, all=figures.total),
        str(len(held)),
        words.POSTER_OF.format(done=sum(decided), all=len(decided)),
        words.POSTER_OF.format(done=judged.count(Verdict.KEPT), all=len(judged)) if judged else words.POSTER_NO_RATE,
        rates[-1].split("（")[0] if rates else words.POSTER_NO_RATE,
    )
    return tuple(zip(words.POSTER_TILES, shown, strict=True))


def _meeting(meeting: MeetingReport) -> tuple[str, str]:
    came = meeting.attendance.present + meeting.attendance.proxies
    told = words.POSTER_MEETING.format(
        day=day(meeting.opened_at or meeting.planned_at), came=came, total=meeting.comment_figures.total
    )
    return f"{meeting.name}　", told


def _cared(report: ConsultationReport) -> list[CommentLine]:
    """The comments that most endorsed and that were answered."""
    alive = [c for c in report.comments if c.status is CommentStatus.RECORDED and c.reply]
    return sorted(alive, key=lambda line: (-line.endorsements, line.number))[:MOST_CARED]


def _comment(line: CommentLine) -> Lines:
    """What was said with its answer in short, and the reason, if one is given, on a line of its own."""
    reply = line.reply
    kind = reply.kind.value if reply else ""
    label = words.POSTER_COMMENT.format(number=line.number, count=line.endorsements, kind=kind)
    said = ((label, clause(_one_line(line.text))),)
    reason = clause(_one_line(reply.reason)) if reply else ""
    return (*said, ("", words.POSTER_ANSWER.format(reason=reason))) if reason else said


def _promises(report: ConsultationReport) -> Lines:
    """The first promises with how they stand, and how many more there are."""
    more = len(report.commitments) - MOST_PROMISES
    told = tuple(
        (
            words.POSTER_PROMISE.format(
                state=tables.VERDICTS[line.verdict] if line.verdict else tables.COMMITMENT_STATES[line.state]
            ),
            clause(_one_line(line.text)),
        )
        for line in report.commitments[:MOST_PROMISES]
    )
    return (*told, ("", words.POSTER_MORE.format(count=more))) if more > 0 else told


def _one_line(text: str) -> str:
    return " ".join(text.split())
