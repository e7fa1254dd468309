"""People: the roster, who signed in, who was excused, who votes for whom."""

from __future__ import annotations

from yitusanhui.domain.report import AttendanceFigures, AttendeeLine, ProxyLine
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import attendance
from yitusanhui.store.reading.roll import PersonLine as PersonLine
from yitusanhui.store.reading.roll import excused, load_people


def read_attendance(source: Source, meeting_id: int) -> AttendanceFigures:
    """应到, 实到, 委托, 有表决权, 还差."""
    return attendance.load_attendance(rows_of(source), meeting_id)


def read_attendees(source: Source, meeting_id: int) -> tuple[AttendeeLine, ...]:
    """The sign-in sheet."""
    return attendance.load_attendees(rows_of(source), meeting_id)


def read_sheet(source: Source, meeting_id: int) -> tuple[AttendanceFigures, tuple[AttendeeLine, ...]]:
    """The figures and the sign-in sheet, of one roll."""
    return attendance.load_sheet(rows_of(source), meeting_id)


def read_excused(source: Source, meeting_id: int) -> tuple[int, ...]:
    """Who asked to be excused (请假): ids of the roster."""
    return tuple(excused(rows_of(source), meeting_id))


def read_proxies(source: Source, meeting_id: int) -> tuple[ProxyLine, ...]:
    """The authorities of a meeting."""
    return attendance.load_proxies(rows_of(source), meeting_id)


def read_roster(source: Source) -> tuple[PersonLine, ...]:
    """Everyone on the roster."""
    return load_people(rows_of(source))


def read_people_roles(source: Source) -> dict[str, str]:
    """类型 of everyone on the roster, by name."""
    return {person.name: person.role for person in load_people(rows_of(source))}
