"""How versions of the drawing lie over each other, and what was answered to 还适用吗."""

from __future__ import annotations

from yitusanhui.domain.placing import AlignmentLine, PlacementLine, TieLine
from yitusanhui.domain.terms import PlacementState
from yitusanhui.store.rows import Rows


def load_alignments(rows: Rows) -> tuple[AlignmentLine, ...]:
    """The alignment of each version that has one, by version."""
    ties: dict[tuple[int, int], list[TieLine]] = {}
    for row in rows.rows("SELECT * FROM tie_points WHERE void = 0 ORDER BY blueprint_id, id"):
        tie = TieLine(row["x"], row["y"], row["base_x"], row["base_y"])
        ties.setdefault((row["blueprint_id"], row["base_id"]), []).append(tie)
    return tuple(AlignmentLine(*pair, tuple(found)) for pair, found in ties.items())


def load_placements(rows: Rows) -> tuple[PlacementLine, ...]:
    """Every answer, by comment and version."""
    found = rows.rows("SELECT * FROM placements WHERE void = 0 ORDER BY comment_id, blueprint_id")
    return tuple(
        PlacementLine(
            number=row["comment_id"],
            blueprint_id=row["blueprint_id"],
            state=PlacementState(row["state"]),
            x=row["x"],
            y=row["y"],
            note=row["note"],
            at=row["at"],
        )
        for row in found
    )
