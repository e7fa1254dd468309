"""全过程报告: the whole project in one file, from the first word to the verdict, with charts and every drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from yitusanhui.documents import charts, compose, parts
from yitusanhui.documents.blocks import moment, render
from yitusanhui.documents.chart_drawing import charts as drawn
from yitusanhui.documents.current import answered
from yitusanhui.documents.faces import used
from yitusanhui.documents.look import look
from yitusanhui.documents.process_annex import followed, plates
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import charts as words
from yitusanhui.texts import papers


def write_process(report: ConsultationReport, target: Path, *, drawings: Mapping[int, bytes] | None = None) -> Path:
    """全过程报告 of the project as PDF/A (template `documents/process.txt.j2`), for the file, without residents' names.

    Comments stand with the answers they have by now. `drawings` are pictures by blueprint id; each version is an
    annex with the comments placed on it. Raises DomainError for a template or drawing that can't be used.
    """
    report = answered(report)
    held = [meeting for meeting in report.meetings if meeting.held]
    evaluations = [line for meeting in held for line in meeting.evaluations]
    blocks = render(report, None, "process", held=held, evaluations=evaluations, typefaces=used())
    described = compose.about(report, None, papers.PROCESS)
    return compose.write(blocks, _parts(report, held, drawings or {}), described, target, look=look(report))


def _parts(report: ConsultationReport, held: list[MeetingReport], drawings: Mapping[int, bytes]) -> compose.Parts:
    figures = report.comment_figures
    evaluations = [line for meeting in held for line in meeting.evaluations]
    made: dict[str, compose.Part] = {
        "meetings": lambda: parts.table(words.MEETING_HEADS, meeting_rows(held), words.MEETING_CENTRED),
        "attendance": lambda: drawn([charts.attendance(held)]),
        "sources": lambda: drawn([charts.sources(figures)]),
        "categories": lambda: drawn([charts.categories(figures)]),
        "replies": lambda: drawn([charts.replies(figures)]),
        "promises": lambda: drawn([charts.promises(report.commitments)]),
        "commitments": lambda: parts.table(words.PROMISE_HEADS, promise_rows(report), papers.COMMITMENT_CENTRED),
        "satisfaction": lambda: drawn([charts.satisfaction(evaluations)]),
        "evaluations": lambda: parts.evaluations(evaluations),
        "signatures": lambda: [parts.Signatures(words.SIGNERS)],
        "trace": lambda: followed(report),
        "map": lambda: plates(report, drawings),
    }
    for line in (line for meeting in held for line in meeting.motions):
        made[f"votes {line.id}"] = lambda line=line: drawn([charts.votes(line)])  # type: ignore[misc]
    return made


def meeting_rows(held: Iterable[MeetingReport]) -> parts.Rows:
    """A row a meeting: when, how many came, what was said and voted."""
    return [
        (
            meeting.name,
            moment(meeting.opened_at or meeting.planned_at),
            str(meeting.attendance.expected),
            str(meeting.attendance.present + meeting.attendance.proxies),
            str(meeting.attendance.voting),
            str(meeting.comment_figures.total),
            str(len(meeting.motions)),
        )
        for meeting in held
    ]


def promise_rows(report: ConsultationReport) -> parts.Rows:
    """A row a promise, with what was found when it was reviewed."""
    found = {e.commitment_id: e.note for m in report.meetings for e in m.evaluations if e.commitment_id is not None}
    rows = parts.commitment_rows(report.commitments)
    lines = zip(rows, report.commitments, strict=True)
    return [(*row, found.get(line.id, "") or line.note) for row, line in lines]
