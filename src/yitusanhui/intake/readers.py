"""The four tables an office brings, as checked rows: roster, comments, votes, replies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import CommentRow, Incoming, ReplyRow, RosterRow, RowProblem, VoteRow
from yitusanhui.domain.replying import reply_kind
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.intake import cells
from yitusanhui.intake.columns import COMMENTS, CONTROL_POINTS, REPLIES, ROSTER, VOTES
from yitusanhui.intake.headers import Column
from yitusanhui.intake.lines import Line
from yitusanhui.intake.tables import open_table

Row = TypeVar("Row")
NOTHING: Mapping[str, str] = {}
_TOTALS = frozenset(("合计", "总计", "小计", "共计"))


def read_roster(
    path: Path, *, columns: Mapping[str, str] = NOTHING, roles: Collection[str] = ()
) -> Incoming[RosterRow]:
    """The roster (名册): one person a row. With `roles`, a row of another role has to say whether it votes.

    `columns` is field -> header, for headers that no one could guess.

    Raises a `DomainError` where the file as a whole can't be read.
    A line of totals (合计) is left out and said.
    """

    def person(line: Line) -> RosterRow | None:
        if line.first.rstrip(":：") in _TOTALS:
            line.remark("roster_total_left", name=line.first)
            return None
        role, votes = line.text("role"), line.take("votes", cells.yes_or_no, None)
        if role and roles and role not in roles and votes is None:
            line.refuse("role_unknown", value=cells.shown(role), roles="、".join(roles))
        return RosterRow(
            name=line.required("name", line.text),
            role=role or RosterRow("").role,
            address=line.text("address"),
            household=line.label("household"),
            area_cm2=line.take("area", cells.area_cm2, None),
            phone=line.label("phone"),
            votes=votes,
            consent=line.take("consent", cells.yes_or_no, None),
        )

    return _read(path, ROSTER, columns, person)


def read_comments(path: Path, *, columns: Mapping[str, str] = NOTHING) -> Incoming[CommentRow]:
    """Comments (意见): words as written, with their place in pixels or in degrees. An id appears once."""
    seen: dict[str, int] = {}

    def comment(line: Line) -> CommentRow | None:
        ref = line.label("id")
        if ref and seen.setdefault(ref, line.number) != line.number:
            line.refuse("comment_id_twice", value=cells.shown(ref), first=seen[ref])
        row = CommentRow(
            text=line.required("text", line.words),
            ref=ref,
            author=line.label("author"),
            source=line.text("source"),
            category=line.text("category"),
            said_at=line.take("time", cells.moment, ""),
            endorsements=line.take("endorsements", cells.count, 0),
            withdrawn=cells.is_withdrawn(line.text("status")),
        )
        return _with_place(line, row)

    return _read(path, COMMENTS, columns, comment)


def _with_place(line: Line, row: CommentRow) -> CommentRow:
    x, y = line.take("x", cells.pixels, None), line.take("y", cells.pixels, None)
    lon, lat = line.take("lon", cells.pixels, None), line.take("lat", cells.pixels, None)
    if not line.problems:
        if (x is None) != (y is None) or (lon is None) != (lat is None):
            line.refuse("place_half")
        elif lon is not None and lat is not None:
            _check_degrees(line, lon, lat)
    return replace(row, x=x, y=y, lon=lon, lat=lat)


def _check_degrees(line: Line, lon: float, lat: float) -> None:
    if abs(lat) > 90 and abs(lon) <= 90 and abs(lat) <= 180:
        line.refuse("place_swapped", lon=lon, lat=lat)
    elif abs(lat) > 90 or abs(lon) > 180:
        line.refuse("place_outside", lon=lon, lat=lat)


def read_control_points(path: Path, *, columns: Mapping[str, str] = NOTHING) -> Incoming[GivenPoint]:
    """Control points (控制点): pixels of the drawing and the degrees of the same place, one a row."""

    def point(line: Line) -> GivenPoint:
        x, y, lon, lat = (line.take(name, cells.pixels, None) for name in ("x", "y", "lon", "lat"))
        if None in (x, y, lon, lat) and not line.problems:
            line.refuse("place_half")
        return GivenPoint(lon or 0.0, lat or 0.0, x or 0.0, y or 0.0)

    return _read(path, CONTROL_POINTS, columns, point)


def read_votes(path: Path, *, columns: Mapping[str, str] = NOTHING) -> Incoming[VoteRow]:
    """A voting log (投票): any number of rows a voter, in the file's order; times equally long, so that texts sort."""

    def vote(line: Line) -> VoteRow:
        return VoteRow(
            motion=line.required("motion", line.label),
            voter=line.required("voter", line.label),
            choice=line.required("choice", line.label),
            at=line.take("time", cells.sortable, ""),
            area_cm2=line.take("area", cells.area_cm2, None),
        )

    return _read(path, VOTES, columns, vote)


def read_replies(path: Path, *, columns: Mapping[str, str] = NOTHING) -> Incoming[ReplyRow]:
    """Replies (采纳答复) by comment number. Rows that nobody filled in yet and a line of totals are left out and said.

    A row that stands twice is taken once. Rows that answer one comment differently are all refused: which of them
    holds is for a person to say.
    """

    def reply(line: Line) -> ReplyRow | None:
        if line.first.rstrip(":：") in _TOTALS:
            line.remark("reply_total_left", name=line.first)
            return None
        number = line.take("id", cells.comment_number, 0)
        if not any(line.text(name) for name in ("reply", "reason", "owner", "due")) and not line.problems:
            line.remark("reply_left_open", number=line.text("id"))
            return None
        line.required("id", line.label)
        said = line.required("reply", line.text)
        kind = reply_kind(said)
        if said and kind is None:
            line.refuse("reply_kind", value=cells.shown(said), kinds="、".join(ReplyKind))
        due = line.take("due", lambda typed: cells.written_deadline(typed, date.today()), "")
        line.problems[:] = [replace(one, facts={"comment": number, **one.facts}) for one in line.problems]
        return ReplyRow(number, kind or said, line.words("reason"), line.text("owner"), due, line.words("text"))

    return _each_once(_read(path, REPLIES, columns, reply))


def _each_once(table: Incoming[ReplyRow]) -> Incoming[ReplyRow]:
    """One row a comment: the same row pasted again is passed over, other answers to the same comment are refused."""
    where: dict[int, list[int]] = {}  # comment -> lines of the spreadsheet, unreadable ones too
    told: dict[int, set[ReplyRow | None]] = {}
    read = dict(zip(table.lines, table.rows, strict=True))
    lines = [(line, row.number) for line, row in read.items()]
    lines += {(one.row, int(str(one.facts["comment"]))) for one in table.problems}
    for line, number in sorted(lines):
        where.setdefault(number, []).append(line)
        told.setdefault(number, set()).add(read.get(line))
    problems, remarks = list(table.problems), list(table.remarks)
    for line, row in list(read.items()):
        first, facts = where[row.number][0], {"comment": row.number, "number": row.number}
        if len(told[row.number]) > 1:
            other = first if first != line else where[row.number][1]
            problems.append(RowProblem(line, "reply_twice", {**facts, "other": other}))
        elif line != first:
            remarks.append(RowProblem(line, "reply_repeated", {**facts, "first": first}))
        else:
            continue
        del read[line]
    problems.sort(key=lambda problem: problem.row)
    return Incoming(tuple(read.values()), tuple(problems), tuple(remarks), tuple(read))


def _read(
    path: Path, known: tuple[Column, ...], chosen: Mapping[str, str], make: Callable[[Line], Row | None]
) -> Incoming[Row]:
    table = open_table(path, known, chosen)
    rows: list[Row] = []
    numbers: list[int] = []
    problems: list[RowProblem] = []
    remarks = list(table.remarks)
    for line in table.lines:
        row = make(line)
        problems += line.problems
        remarks += line.remarks
        if row is not None and not line.problems:
            rows.append(row)
            numbers.append(line.number)
    return Incoming(tuple(rows), tuple(problems), tuple(remarks), tuple(numbers))
