"""Scale and coordinates of a drawing: optional, added whenever someone knows them, and taken back by 撤销."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint, check_degrees, lay
from yitusanhui.operations.context import standing, voiding
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.reading.located import load_degrees
from yitusanhui.store.transaction import Transaction

LONGEST = 100_000.0  # metres: no drawing of a neighbourhood is wider


def set_scale(
    file: ConsultationFile,
    *,
    blueprint_id: int,
    start: tuple[float, float],
    end: tuple[float, float],
    metres: float,
    request: str | None = None,
) -> ChangeSet:
    """比例: two places of the drawing, in its pixels, and how many metres lie between them.

    Raises DomainError `scale.same_place`, `scale.metres`, `outside_drawing`.
    """

    def change(tx: Transaction) -> None:
        sheet = standing(tx, "blueprints", blueprint_id)
        on_sheet(sheet, *start)
        on_sheet(sheet, *end)
        pixels = hypot(end[0] - start[0], end[1] - start[1])
        if pixels < 1:
            raise DomainError("scale.same_place")
        if not (isfinite(metres) and 0 < metres <= LONGEST):
            raise DomainError("scale.metres", metres=metres)
        tx.update("blueprints", blueprint_id, metres_per_pixel=metres / pixels)
        tx.facts["metres_per_pixel"] = metres / pixels

    return file.write("set_scale", change, request=request)


def set_control_points(
    file: ConsultationFile, *, blueprint_id: int, points: Sequence[GivenPoint], request: str | None = None
) -> ChangeSet:
    """控制点: these in the place of those before; none takes the coordinates away.

    Comments that were brought with degrees are on the map from now on; `facts` say how many (`placed`) and how
    many lie outside the sheet (`outside`). Raises what `check_degrees` and `lay` raise, and `outside_drawing`.
    """

    def change(tx: Transaction) -> None:
        sheet = standing(tx, "blueprints", blueprint_id)
        check_degrees(points)
        for point in points:
            on_sheet(sheet, point.x, point.y)
        if points:
            tx.facts["residual"] = max(lay(points).residuals)
        for row in tx.live("control_points", blueprint_id=blueprint_id):
            voiding(tx, "control_points", row["id"])
        for point in points:
            tx.insert(
                "control_points",
                blueprint_id=blueprint_id,
                x=float(point.x),
                y=float(point.y),
                lon=float(point.lon),
                lat=float(point.lat),
                datum=point.datum.value,
            )
        tx.facts["placed"], tx.facts["outside"] = found_and_lost(tx, sheet, load_degrees(tx))

    return file.write("set_control_points", change, request=request)


def on_sheet(sheet: dict[str, Any], x: float, y: float) -> None:
    """Refuse a place outside the drawing: `outside_drawing`."""
    if not (0 <= x <= sheet["width"] and 0 <= y <= sheet["height"]):
        raise DomainError("outside_drawing", x=x, y=y, width=sheet["width"], height=sheet["height"])


def found_and_lost(tx: Transaction, sheet: dict[str, Any], places: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """How many of these degrees lie on the sheet, and how many don't; (0, 0) where it has no coordinates."""
    ground = load_georeference(tx, sheet["id"])
    if ground is None:
        return 0, 0
    pixels = [ground.to_pixel(*place) for place in places]
    inside = sum(0 <= x < sheet["width"] and 0 <= y < sheet["height"] for x, y in pixels)
    return inside, len(pixels) - inside
