"""Which documents there are to write: one job a document, with its name and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from yitusanhui.documents import forms
from yitusanhui.documents.calling import write_agenda, write_script
from yitusanhui.documents.current import answered, open_copy
from yitusanhui.documents.htmlmap import write_map
from yitusanhui.documents.last_time import write_last_time
from yitusanhui.documents.ledger import write_ledger
from yitusanhui.documents.material import BARE, Material
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.names import document_date, file_name
from yitusanhui.documents.page import BOARD, LARGE_BOARD
from yitusanhui.documents.poster import write_poster
from yitusanhui.documents.process import write_process
from yitusanhui.documents.promise_list import write_promise_list
from yitusanhui.documents.public import write_public
from yitusanhui.documents.record import write_record
from yitusanhui.documents.recount import counted, write_recount
from yitusanhui.documents.site_list import write_site_list
from yitusanhui.documents.trace import write_trace
from yitusanhui.documents.votes import write_votes
from yitusanhui.documents.word import write_word
from yitusanhui.documents.workbook import write_reply_sheet, write_workbook
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.last_time import last_time_of
from yitusanhui.domain.lines_papers import VotePapers
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.terms import Audience, MeetingState, MotionState, Stage
from yitusanhui.texts import archive

Write = Callable[[Path], object]
Copy = Callable[[], ConsultationReport]
PUBLIC = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be: `kind` is what a person asks for, `genre` its 文种 (`texts.archive.KINDS`)."""

    kind: str
    genre: str
    meeting_id: int | None
    name: str
    title: str  # 题名
    date: str
    write: Write
    audience: Audience = Audience.INTERNAL


def plan(
    report: ConsultationReport,
    meeting_id: int | None,
    material: Material = BARE,
    shown: Copy | None = None,
) -> list[Job]:
    """Every document of the project, or of one meeting; each has a name of its own.

    Minutes and record print a meeting as it was sealed, tables what was answered since; what leaves the office
    is one open copy (`shown`), made once when the first document asks for it. A meeting that is only planned has
    papers for the room only (`_has_papers`), unless it is asked for by its number.
    Raises DomainError `export_no_meeting`.
    """
    meetings = report.meetings
    if meeting_id is not None:
        meetings = tuple(meeting for meeting in meetings if meeting.id == meeting_id)
        if not meetings:
            raise DomainError("export_no_meeting", meeting=meeting_id)
    shown = shown or shown_once(report)
    jobs: list[Job] = []
    for meeting in meetings:
        if meeting_id is not None or _has_papers(report, meeting):
            jobs += _papers(report, shown, meeting, material)
    jobs += _tables(answered(report), shown, meetings[0] if meeting_id is not None else None)
    jobs += _traces(report, shown, meetings[0] if meeting_id is not None else None)
    jobs += _recount(report, material.votes, meeting_id)
    jobs.append(_map(report, shown, material))
    if meeting_id is None:
        jobs += _whole(report, shown, material)
    for meeting in meetings:
        if meeting.state is not MeetingState.CANCELLED:
            jobs += _forms(report, meeting, material)
    return list(_apart(jobs))


def shown_once(report: ConsultationReport) -> Copy:
    """The open copy for all documents of an export: masking ten thousand comments takes seconds."""
    return cache(lambda: open_copy(report))


def _has_papers(report: ConsultationReport, meeting: MeetingReport) -> bool:
    """A meeting that was held. One that is only planned has no minutes beside those of others, whatever was gathered
    for it: they would tell of a meeting to which nobody came. Votes counted elsewhere and brought in are told.
    """
    if meeting.state is MeetingState.PLANNED:
        gathered = bool(meeting.comments or meeting.attendees)
        counted = any(motion.state is MotionState.COUNTED for motion in meeting.motions)
        return counted or (gathered and not any(one.held for one in report.meetings))
    return meeting.held


def _job(
    report: ConsultationReport,
    meeting: MeetingReport | None,
    kind: str,
    genre: str,
    suffix: str,
    write: Write,
    audience: Audience = Audience.INTERNAL,
) -> Job:
    name = file_name(report, archive.KINDS[genre], suffix, meeting=meeting)
    number = meeting.id if meeting else None
    title = f"{report.title}{meeting.name if meeting else ''}{archive.KINDS[genre]}"
    return Job(kind, genre, number, name, title, document_date(report, meeting), write, audience)


def _papers(report: ConsultationReport, shown: Copy, meeting: MeetingReport, material: Material) -> Iterator[Job]:
    number = meeting.id
    drawn: dict[str, Any] = {"drawing": material.drawing_of(meeting), "photos": material.photos}
    beside = {**drawn, "ground": material.ground_of(meeting)}

    def post(target: Path) -> Path:
        return write_public(shown(), number, target, templates=report.templates, **beside)

    yield _job(report, meeting, "minutes", "minutes", ".pdf", lambda to: write_minutes(report, number, to, **beside))
    yield _job(report, meeting, "record", "record", ".pdf", lambda to: write_record(report, number, to, **beside))
    yield _job(report, meeting, "public", "public", ".pdf", post, PUBLIC)
    yield _job(report, meeting, "docx", "docx", ".docx", lambda to: write_word(report, number, to, **drawn))


def _tables(report: ConsultationReport, shown: Copy, meeting: MeetingReport | None) -> Iterator[Job]:
    """The tables, each in Excel and on paper; the public form; the sheet to be filled in."""
    number = meeting.id if meeting else None

    def job(genre: str, suffix: str, write: Write, audience: Audience = Audience.INTERNAL) -> Job:
        return _job(report, meeting, "ledger", genre, suffix, write, audience)

    yield job("ledger", ".xlsx", lambda to: write_workbook(report, to, number))
    yield job("ledger", ".pdf", lambda to: write_ledger(report, number, to))
    yield job("votes", ".pdf", lambda to: write_votes(report, number, to))
    yield job("ledger_public", ".xlsx", lambda to: write_workbook(shown(), to, number), PUBLIC)
    yield job("ledger_public", ".pdf", lambda to: write_ledger(shown(), number, to), PUBLIC)
    yield _job(report, None, "ledger", "replies", ".xlsx", lambda to: write_reply_sheet(report, to))
    if meeting.commitments if meeting else report.commitments:
        yield job("promises", ".pdf", lambda to: write_promise_list(report, number, to))
        yield job("promises_public", ".pdf", lambda to: write_promise_list(shown(), number, to), PUBLIC)
    if report.sites and meeting is None:
        yield job("sites", ".pdf", lambda to: write_site_list(report, to))
        yield job("sites_public", ".pdf", lambda to: write_site_list(shown(), to), PUBLIC)


def _recount(report: ConsultationReport, votes: Sequence[VotePapers], meeting_id: int | None) -> Iterator[Job]:
    """A folder with the papers of every counted vote, where there is one, for anyone to count again."""
    meeting = None if meeting_id is None else report.meeting(meeting_id)
    motions = counted(report, votes, meeting_id)
    if motions:
        yield _job(report, meeting, "ledger", "recount", "", lambda to: write_recount(report.title, motions, to))


def _traces(report: ConsultationReport, shown: Copy, meeting: MeetingReport | None) -> Iterator[Job]:
    """Where each comment went, for the file and for residents."""
    number = meeting.id if meeting else None
    yield _job(report, meeting, "trace", "trace", ".pdf", lambda to: write_trace(report, number, to))
    yield _job(report, meeting, "trace", "trace_public", ".pdf", lambda to: write_trace(shown(), number, to), PUBLIC)


def _map(report: ConsultationReport, shown: Copy, material: Material) -> Job:
    def write(to: Path) -> None:
        write_map(shown(), to, material.drawings, material.sheets)

    return _job(report, None, "map", "map", ".html", write, PUBLIC)


def _whole(report: ConsultationReport, shown: Copy, material: Material) -> Iterator[Job]:
    """What is written of the project as a whole: its report, and the page for the notice board in two sizes."""
    drawings = material.drawings
    yield _job(report, None, "process", "process", ".pdf", lambda to: write_process(report, to, drawings=drawings))
    for genre, size in (("poster", BOARD), ("poster_large", LARGE_BOARD)):

        def write(to: Path, size: str = size) -> Path:
            return write_poster(shown(), to, drawings=drawings, size=size)

        yield _job(report, None, "poster", genre, ".pdf", write, PUBLIC)


def _forms(report: ConsultationReport, meeting: MeetingReport, material: Material) -> Iterator[Job]:
    """Papers for the room: ballots where there is something to vote on, sheets where something is reviewed."""
    number, drawing = meeting.id, material.drawing_of(meeting)
    papers: list[tuple[str, Write]] = [
        ("notice", lambda to: forms.write_notice(report, number, to, drawing=drawing)),
        ("sign_in", lambda to: forms.write_sign_in(report, number, to)),
        ("slips", lambda to: forms.write_slips(report, number, to)),
        ("agenda", lambda to: write_agenda(report, number, to)),
        ("script", lambda to: write_script(report, number, to)),
    ]
    if any(motion.is_printed for motion in meeting.motions):
        papers.append(("ballots", lambda to: forms.write_ballots(report, number, to)))
    if meeting.stage is Stage.REVIEW:
        papers.append(("sheets", lambda to: forms.write_sheets(report, number, to)))
    if not last_time_of(report, number).empty:
        papers.append(("last_time", lambda to: write_last_time(report, number, to)))
    for genre, write in papers:
        yield _job(report, meeting, "forms", genre, ".pdf", write)


def _apart(jobs: list[Job]) -> Iterator[Job]:
    """The same jobs, no two of one name: two meetings may be called the same."""
    taken: set[str] = set()
    for job in jobs:
        name, number = job.name, 2
        while name.casefold() in taken:
            name = numbered(job.name, number)
            number += 1
        taken.add(name.casefold())
        yield replace(job, name=name)


def numbered(name: str, number: int) -> str:
    """`name (2).pdf` of `name.pdf`."""
    stem, dot, suffix = name.rpartition(".") if "." in name[-6:] else (name, "", "")
    return f"{stem} ({number}){dot}{suffix}"
