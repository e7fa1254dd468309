"""The room's papers: 公告, 签到表, 意见条, 表决票, 测评表, on A4, numbered where the rule allows it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from yitusanhui.documents import blocks, compose, faces
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.kept import source
from yitusanhui.documents.letterhead import Closing
from yitusanhui.documents.look import look
from yitusanhui.documents.page import SLIM, SLIM_SIZE, publish
from yitusanhui.documents.parts import columns
from yitusanhui.documents.plate import plate
from yitusanhui.documents.slips import SMALL, Choices, Lines, Slip, roomiest, slip, spread
from yitusanhui.documents.typeset import Paragraph, Prose, Style
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import AttendeeLine, ConsultationReport, MeetingReport, MotionLine
from yitusanhui.texts import papers, tables

PAGE = SLIM_SIZE[1]
SIGN_IN_TALLEST = PAGE - 90
SLIP_HEIGHT = PAGE / 3 - 0.5
BALLOT_HEIGHT = PAGE / 4 - 0.5
SIGN_IN_LINES, WALK_IN_LINES, LONG_ROSTER = 40, 10, 300
SIGN_IN_HIGH = (11 * mm, 10 * mm, 9.3 * mm)  # of a line; a lower one if it saves a page
SIGN_IN_AIR = 6.0
HALF_SHEET = 4  # subjects; more have a page of their own, in large type
HEADING = Style(faces.SERIF_BOLD, 20, 34, align="centre")


def write_notice(report: ConsultationReport, meeting_id: int, target: Path, *, drawing: bytes | None = None) -> Path:
    """公告 before a meeting as PDF/A (template `documents/notice.txt.j2`), the drawing behind it."""
    meeting = report.meeting(meeting_id)
    hung = blocks.day(meeting.notices[0].posted_at) if meeting.notices else ""
    sheet = plate(drawing, meeting.blueprint, (), title=papers.DRAWING_TITLE) if drawing else []
    drawn: compose.Parts = {"closing": lambda: [Closing(look(report), hung)], "map": lambda: sheet}
    described = compose.about(report, meeting, papers.NOTICE)
    filled = blocks.render(report, meeting, "notice")
    return compose.write(filled, drawn, described, target, look=look(report), on_one_page=True)


def write_sign_in(report: ConsultationReport, meeting_id: int, target: Path, *, empty: int | None = None) -> Path:
    """签到表: who signed in on screen, the rest of the roster, `empty` lines for others; once it is over who came only.

    A roster of more than `LONG_ROSTER` people isn't printed: nobody finds their line in fifty pages.
    """
    meeting = report.meeting(meeting_id)
    described = compose.about(report, meeting, papers.SIGN_IN)
    facts = papers.SIGN_IN_FACTS.format(
        project=report.title, meeting=meeting.name, date=blocks.day(meeting.planned_at), place=meeting.place
    )
    heading = [Paragraph(HEADING, papers.SIGN_IN), Paragraph(SMALL["text"], facts)]
    came = {line.participant_id for line in meeting.attendees}
    listed = not meeting.closed_at and len(report.roster) <= LONG_ROSTER
    rest = [line for line in report.roster if listed and line.participant_id not in came]
    same = blocks.namesakes(meeting)
    rows = [_signed(number, line, same) for number, line in enumerate((*meeting.attendees, *rest), 1)]
    usual = 0 if rows and meeting.closed_at else WALK_IN_LINES if rest else SIGN_IN_LINES
    blank = usual if empty is None else empty
    rows += [(str(number), *[""] * 7) for number in range(len(rows) + 1, len(rows) + blank + 1)]
    prose = Prose(heading)
    room = PAGE - prose.wrap(*SLIM_SIZE)[1] - SIGN_IN_AIR
    grid = min((_sign_in_lines(rows, high) for high in SIGN_IN_HIGH), key=lambda grid: _pages(grid, room))
    return publish([prose, Spacer(0, SIGN_IN_AIR), grid], described, target, first=SLIM)


def _sign_in_lines(rows: Sequence[tuple[str, ...]], high: float) -> Grid:
    heads = columns(papers.SIGN_IN_HEADS, papers.SIGN_IN_CENTRED)
    return Grid(heads, rows, tallest=SIGN_IN_TALLEST, least=high)


def _pages(grid: Grid, room: float) -> int:
    """How many pages the table takes, the first with so much room."""
    parts = grid.split(SLIM_SIZE[0], room)
    if len(parts) == 1 or (not parts and room == PAGE):
        return 1
    return 1 + _pages(parts[1] if parts else grid, PAGE)


def _signed(number: int, line: AttendeeLine, same: frozenset[str]) -> tuple[str, ...]:
    vote = tables.HAS_VOTE if line.votes else ""
    others = "、".join(blocks.principals(line, same))
    return str(number), line.name, line.address, line.household, blocks.clock(line.arrived_at), vote, others, ""


def write_slips(report: ConsultationReport, meeting_id: int, target: Path, *, count: int = 42, first: int = 1) -> Path:
    """意见条, three a page (fourteen sheets), numbered from `first` on (template `documents/slip.txt.j2`)."""
    meeting = report.meeting(meeting_id)
    made: list[Slip] = []
    for number in range(first, first + count):
        name = papers.SLIP_NUMBER.format(meeting=meeting.id, number=number)
        made.append(slip(blocks.render(report, meeting, "slip", number=name), {"lines": _lines(4)}, SLIP_HEIGHT))
    return _cut(made, report, meeting, papers.SLIPS, target)


def write_ballots(
    report: ConsultationReport,
    meeting_id: int,
    target: Path,
    *,
    motion_id: int | None = None,
    count: int | None = None,
) -> Path:
    """表决票 of one matter, or of all (None) that are voted on here, as many as there are votes present, else expected.

    Ballots that are kept as totals bear no number, so that none can be tied to a person (DOMAIN 3). Raises DomainError
    `no_motion_to_print` when there is none.
    """
    meeting = report.meeting(meeting_id)
    lines = [m for m in meeting.motions if m.is_printed and motion_id in (None, m.id)]
    if not lines:
        raise DomainError("no_motion_to_print", meeting=meeting.name)
    made: list[Slip] = []
    for line in lines:
        copies = count if count is not None else line.present or line.expected or meeting.attendance.expected
        made += _ballots(report, meeting, line, max(1, copies))
    return _cut(made, report, meeting, papers.BALLOTS, target)


def _ballots(report: ConsultationReport, meeting: MeetingReport, line: MotionLine, copies: int) -> list[Slip]:
    labels = [choice.label for choice in line.choices if choice.id]

    def ballot(high: float, number: int = copies) -> Slip:
        name = "" if line.method.counts_papers(line.named) else f"{line.id}-{number:03d}"
        filled = blocks.render(report, meeting, "ballot", motion=line, number=name)
        return slip(filled, {"choices": lambda: [Choices(labels, high)]}, BALLOT_HEIGHT)

    high = roomiest(ballot, *SLIM_SIZE)
    return [ballot(high, number) for number in range(1, copies + 1)]


def write_sheets(report: ConsultationReport, meeting_id: int, target: Path, *, count: int | None = None) -> Path:
    """测评表, unsigned: a line for each promise and for the whole, a column for each level of the scale."""
    meeting = report.meeting(meeting_id)
    copies = count if count is not None else meeting.attendance.voting or meeting.attendance.expected
    levels = _levels(report, meeting)
    subjects = [line.subject for line in meeting.evaluations] or [line.text for line in report.commitments]
    if papers.SHEET_WHOLE not in subjects and not any(e.commitment_id is None for e in meeting.evaluations):
        subjects.append(papers.SHEET_WHOLE)
    heads = [Column(papers.SHEET_SUBJECT, 5), *(Column(level, 1.4, True) for level in levels)]
    rows = [(subject, *[""] * len(levels)) for subject in subjects]
    few = len(subjects) <= HALF_SHEET
    size, least, height = (11, 9 * mm, PAGE / 2 - 0.5) if few else (14, 13 * mm, PAGE - 0.5)
    drawn: compose.Parts = {
        "scale": lambda: [Grid(heads, rows, tallest=height, least=least, size=size)],
        "lines": _lines(2 if few else 4),
    }
    filled = blocks.render(report, meeting, "sheet")
    made = [slip(filled, drawn, height) for _ in range(max(1, copies))]
    return _cut(made, report, meeting, papers.SHEETS, target)


def _levels(report: ConsultationReport, meeting: MeetingReport) -> list[str]:
    """The scale in use, else the first of the templates."""
    used = next((line.levels for line in meeting.evaluations if line.levels), ())
    if used:
        return [level.label for level in used]
    scales = tomllib.loads(source(report, "scales.toml"))
    first = next(scale for scale in scales.values() if isinstance(scale, dict))
    return [str(level["label"]) for level in first["levels"]]


def _lines(count: int) -> compose.Part:
    return lambda: [Lines(count)]


def _cut(made: Sequence[Slip], report: ConsultationReport, meeting: MeetingReport, kind: str, target: Path) -> Path:
    slips = spread(made, *SLIM_SIZE)
    return publish(slips, compose.about(report, meeting, kind), target, first=SLIM, numbered=False)
