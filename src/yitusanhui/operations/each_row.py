"""Tables taken in row by row: all or none, unless the bad ones are to be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.incoming import RowProblem
from yitusanhui.store.transaction import Transaction

Row = TypeVar("Row")


class RowsRefused(DomainError):
    """Rows that can't be taken, each with its problem; nothing of the table was kept."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        super().__init__("rows_refused", count=len({problem.row for problem in problems}))
        self.problems = tuple(problems)


def take_rows(
    tx: Transaction,
    rows: Sequence[Row],
    take: Callable[[Row], bool],
    *,
    lines: Sequence[int] = (),
    skip_bad: bool = False,
) -> None:
    """Take each row; `take` tells whether it changed anything. `lines` are the rows' numbers in the spreadsheet.

    `facts` count `rows`, those `taken`, and those whose content was there already (`same`).

    Raises RowsRefused unless `skip_bad`, which leaves the bad ones out; `facts["problems"]` counts them.
    """
    problems, same = [], 0
    for place, row in enumerate(rows):
        try:
            with tx.attempt():
                same += not take(row)
        except EnvironmentTrouble:
            raise
        except DomainError as refusal:
            problems.append(RowProblem(lines[place] if lines else place + 1, refusal.code, refusal.facts))
    if problems and not skip_bad:
        raise RowsRefused(problems)
    taken = len(rows) - len(problems) - same
    tx.facts.update(rows=len(rows), taken=taken, same=same, problems=[_plain(one) for one in problems])


def _plain(problem: RowProblem) -> dict[str, object]:
    return {"row": problem.row, "code": problem.code, "facts": {k: str(v) for k, v in problem.facts.items()}}
