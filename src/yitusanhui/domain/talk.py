"""座谈: a meeting that decides nothing, because too few came or because the chair turned it into a talk.

What the chair chose while too few were there stands among the remarks under 到会人数, in the words that were
announced; the last choice holds. A show of hands in such a meeting is an opinion only, whatever its rule says.
"""

from __future__ import annotations

from collections.abc import Iterable

from yitusanhui.domain.report import MeetingReport, RemarkLine

SECTION = "到会人数"
LISTENS, RESUMES, PUTS_OFF = "改为座谈", "恢复会议", "宣布改期"


def turned_into_talk(remarks: Iterable[RemarkLine], at: str = "") -> bool:
    """Whether the chair's last word on how many are here, by the time `at` or by now, was 改为座谈."""
    said = [one.text for one in remarks if one.section == SECTION and (not at or one.at <= at)]
    chosen = (words for words in reversed(said) if any(word in words for word in (LISTENS, RESUMES, PUTS_OFF)))
    return LISTENS in next(chosen, "")


def talks_only(meeting: MeetingReport) -> bool:
    """Whether the meeting decides nothing."""
    return meeting.attendance.quorate is False or turned_into_talk(meeting.corrections)
