"""重复票: households whose vote came more than once, on paper and from a log, or as two people's."""

from __future__ import annotations

from yitusanhui.domain.lines_votes import DoubleLine, DoubleVote
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

ONLINE, PAPER = "online", "paper"
# A ballot on paper that was taken back was a slip; one of a log that came too late was cast all the same.
CAST = (
    "SELECT b.*, c.label, r.household, h.name FROM ballots b JOIN choices c ON c.id = b.choice_id "
    "LEFT JOIN roll r ON r.id = b.roll_id LEFT JOIN participants h ON h.id = r.holder_id "
    "WHERE b.motion_id = ? AND (b.void = 0 OR b.source = 'online') ORDER BY b.voter, b.id"
)


def load_doubles(rows: Rows, motion_id: int) -> tuple[DoubleLine, ...]:
    """Each household with votes from both, or from two people in one log, and which of them counts: the last."""
    cast: dict[str, list[Row]] = {}
    for row in rows.rows(CAST, motion_id):
        cast.setdefault(row["voter"], []).append(row)
    found = [_double(voter, one) for voter, one in cast.items() if _is_double(one)]
    return tuple(sorted(found, key=lambda line: line.household))


def _is_double(cast: list[Row]) -> bool:
    return len({(row["source"] or PAPER, row["given_as"]) for row in cast}) > 1


def _double(voter: str, cast: list[Row]) -> DoubleLine:
    standing = [row for row in cast if not row["void"]]
    timed = cast[0]["roll_id"] is None
    last = max(standing, key=lambda row: (row["at"] if timed else "", row["id"]), default=None)
    votes = tuple(
        DoubleVote(
            source=row["source"] or PAPER,
            given_as=row["given_as"] or row["name"] or row["voter"],
            choice=row["label"],
            at=row["at"],
            counts=last is not None and row["id"] == last["id"],
        )
        for row in sorted(cast, key=lambda row: (row["at"], row["id"]))
    )
    return DoubleLine(cast[0]["household"] or voter, votes)
