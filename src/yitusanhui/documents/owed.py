"""What stands in the way of publishing: comments that nobody answered, answers that give no reason."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.replying import owes
from yitusanhui.domain.report import ConsultationReport

__all__ = ["in_short", "owes", "refuse_if_owed"]

MOST_GROUPS = 12


def refuse_if_owed(report: ConsultationReport, meeting_id: int | None = None) -> None:
    """Raises DomainError `reasons_owed` with the numbers of the comments that keep a table from the public."""
    numbers = [c.number for c in report.comments if meeting_id in (None, c.meeting_id) and owes(c)]
    if numbers:
        raise DomainError("reasons_owed", count=len(numbers), numbers=in_short(numbers))


def in_short(numbers: Sequence[int]) -> str:
    """Numbers in rising order for a sentence: 1至3、7、9至12; the first dozen groups of them."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    shown = [str(group[0]) if len(group) == 1 else f"{group[0]}至{group[-1]}" for group in groups[:MOST_GROUPS]]
    return "、".join(shown) + ("等" if len(groups) > MOST_GROUPS else "")
