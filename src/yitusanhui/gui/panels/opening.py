"""开会前: what a meeting still lacks when someone is about to open it, in words."""

from __future__ import annotations

from datetime import date, datetime

from yitusanhui.domain.report import AttendanceFigures, MeetingReport
from yitusanhui.texts import say


def lacking(held: MeetingReport, counts: AttendanceFigures, today: date) -> list[str]:
    """Day, place, chair, notice, people: a sentence for each that is missing or off; nothing forbids to open."""
    found = [_day(held, today)]
    found += [say(f"opening.no_{name}") for name in ("place", "chair") if not getattr(held, name).strip()]
    found.append(_notice(held))
    if counts.present + counts.others == 0:
        found.append(say("opening.nobody"))
    elif counts.quorate is False:
        found.append(say("opening.not_quorate", {"voting": counts.voting, "missing": counts.missing}))
    left = sum(not check.done_at for check in held.checks)
    begun = 0 < left < len(held.checks)  # who ticks nothing works without the list
    found.append(say("opening.unchecked", {"count": left}) if begun else "")
    return [words for words in found if words]


def _day(held: MeetingReport, today: date) -> str:
    if not held.planned_at:
        return say("opening.no_day")
    planned = datetime.fromisoformat(held.planned_at).date()
    return "" if planned == today else say("opening.other_day", {"day": planned.isoformat()})


def _notice(held: MeetingReport) -> str:
    if held.notice_days and not held.notices:
        return say("opening.no_notice", {"asked": held.notice_days})
    given = held.notice_given_days
    if given is not None and given < held.notice_days:
        return say("opening.notice_short", {"given": max(given, 0), "asked": held.notice_days})
    return ""
