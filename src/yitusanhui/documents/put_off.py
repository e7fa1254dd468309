"""改期: what happened on the days before a meeting was held after all, and what of the day it was held on is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yitusanhui.domain.meetings import HELD
from yitusanhui.domain.report import MeetingReport, PauseLine, RemarkLine
from yitusanhui.domain.talk import PUTS_OFF, SECTION
from yitusanhui.texts import papers


def quorum_notes(meeting: MeetingReport) -> list[RemarkLine]:
    """What was chosen while too few were there, on the day the meeting was held."""
    return [one for one in meeting.corrections if one.section == SECTION and not _before(meeting, one.at)]


def pauses_held(meeting: MeetingReport) -> list[PauseLine]:
    """休会 since it was opened for good: an evening that was put off was no pause."""
    return [one for one in meeting.pauses if not _before(meeting, one.paused_at)]


def put_off(meeting: MeetingReport) -> list[str]:
    """The evenings on which it was put off, a sentence each in the order of time; none where it never was."""
    earlier = [one for one in meeting.pauses if _before(meeting, one.paused_at)]
    if not earlier:
        return []
    told = [(one.at, _dated(one)) for one in meeting.corrections if one.section == SECTION and _before(meeting, one.at)]
    for pause in earlier:
        told += _of_pause(meeting, pause)
    return [words for _, words in sorted(told)] + list(_end(meeting))


def _before(meeting: MeetingReport, at: str) -> bool:
    """Whether it was before the meeting was opened for good; put off, it isn't open at all."""
    return at < (meeting.opened_at or "9")


def _of_pause(meeting: MeetingReport, pause: PauseLine) -> Iterator[tuple[str, str]]:
    noted = any(PUTS_OFF in one.text and one.at[:16] == pause.paused_at[:16] for one in meeting.corrections)
    at, until = _moment(pause.paused_at), _moment(pause.resumed_at)
    reason = papers.PUT_OFF_REASON.format(reason=pause.reason) if pause.reason else ""
    if not noted and pause.resumed_at not in ("", meeting.opened_at):
        yield pause.paused_at, papers.PUT_OFF_PAUSE.format(at=at, reason=reason, until=until)
        return
    if not noted:
        yield pause.paused_at, papers.PUT_OFF.format(at=at, reason=reason)
    if pause.resumed_at not in ("", meeting.opened_at):
        yield pause.resumed_at, papers.PUT_OFF_AGAIN.format(at=until)


def _end(meeting: MeetingReport) -> Iterator[str]:
    if meeting.opened_at:
        yield papers.PUT_OFF_HELD.format(at=_moment(meeting.opened_at))
    elif meeting.state in HELD:
        yield papers.PUT_OFF_NEVER


def _dated(remark: RemarkLine) -> str:
    """The note with the day it was made on; some say it themselves."""
    day = _day(remark.at)
    return remark.text if remark.text.startswith(day) else f"{day}{remark.text}"


def _day(iso: str) -> str:
    time = datetime.fromisoformat(iso)
    return papers.PUT_OFF_DAY.format(month=time.month, day=time.day)


def _moment(iso: str) -> str:
    return f"{_day(iso)}{datetime.fromisoformat(iso):%H:%M}" if iso else ""
