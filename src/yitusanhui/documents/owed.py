"""What stands in the way of publishing: comments that nobody answered, answers that give no reason."""

from __future__ import annotations

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.replying import owes
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.wording import ranges

__all__ = ["OWED", "owes", "refuse_if_owed"]

OWED = "reasons_owed"  # the one refusal that is no failure: it waits for the office's answers

MOST_GROUPS = 12


def refuse_if_owed(report: ConsultationReport, meeting_id: int | None = None) -> None:
    """Keep a table from an audience that waits for replies while there are comments without one, or without a reason.

    Raises DomainError `OWED` with their numbers.
    """
    if not report.audience.waits_for_replies:
        return
    numbers = [c.number for c in report.comments if meeting_id in (None, c.meeting_id) and owes(c)]
    if numbers:
        raise DomainError(OWED, count=len(numbers), numbers=ranges(numbers, MOST_GROUPS))
