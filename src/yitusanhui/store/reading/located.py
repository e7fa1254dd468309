"""Comments that were brought with 经度 and 纬度: placed as soon as, and where, a drawing has coordinates.

Computed, never kept: control points that are put right put these comments right, in sealed meetings too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.report import CommentLine
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.rows import Rows


def placed_by_degrees(rows: Rows, lines: Iterable[CommentLine]) -> tuple[CommentLine, ...]:
    """The same comments, those with degrees and no pixels placed on their meeting's drawing, else on the oldest
    that has coordinates; outside the sheet they stay unplaced."""
    lines = tuple(lines)
    if not any(map(_waits, lines)):
        return lines
    sheets = [
        (row, ground)
        for row in rows.rows("SELECT id, width, height FROM blueprints WHERE void = 0 ORDER BY id")
        if (ground := load_georeference(rows, row["id"])) is not None
    ]
    if not sheets:
        return lines
    used = {row["id"]: row["blueprint_id"] for row in rows.rows("SELECT id, blueprint_id FROM meetings")}
    by_id = {row["id"]: (row, ground) for row, ground in sheets}
    return tuple(
        _placed(line, *by_id.get(used.get(line.meeting_id), sheets[0])) if _waits(line) else line for line in lines
    )


def load_degrees(rows: Rows) -> list[tuple[float, float]]:
    """经度 and 纬度 of every comment that nobody placed by hand."""
    found = rows.rows("SELECT lon, lat FROM comments WHERE x IS NULL AND lon IS NOT NULL AND lat IS NOT NULL")
    return [(row["lon"], row["lat"]) for row in found]


def _waits(line: CommentLine) -> bool:
    return line.x is None and line.lon is not None and line.lat is not None


def _placed(line: CommentLine, sheet: Row, ground: Georeference) -> CommentLine:
    assert line.lon is not None and line.lat is not None
    x, y = ground.to_pixel(line.lon, line.lat)
    if not (0 <= x < sheet["width"] and 0 <= y < sheet["height"]):
        return line
    return replace(line, blueprint_id=sheet["id"], x=x, y=y)
