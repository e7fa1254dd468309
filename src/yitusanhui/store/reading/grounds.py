"""Control points, and where they lay a drawing on the ground."""

from __future__ import annotations

from yitusanhui.domain.datums import Datum
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.givens import GivenPoint, lay
from yitusanhui.store.rows import Rows


def load_control_points(rows: Rows, blueprint_id: int) -> tuple[GivenPoint, ...]:
    """The control points of a drawing as they were given, in order."""
    found = rows.rows("SELECT * FROM control_points WHERE blueprint_id = ? AND void = 0 ORDER BY id", blueprint_id)
    return tuple(GivenPoint(row["lon"], row["lat"], row["x"], row["y"], Datum(row["datum"])) for row in found)


def load_georeference(rows: Rows, blueprint_id: int) -> Georeference | None:
    """Where a drawing lies; None while it has no control points (or they were meddled with)."""
    points = load_control_points(rows, blueprint_id)
    try:
        return lay(points) if points else None
    except DomainError:
        return None
