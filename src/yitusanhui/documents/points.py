"""意见点位 for map programs: the pins of one drawing with what the public may read, in degrees or in its pixels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yitusanhui.documents.blocks import day
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.htmlmap import map_blueprints
from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.layers import SheetGround, Sheets
from yitusanhui.domain.report import BlueprintLine, CommentLine, ConsultationReport
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.texts import maps

PIXELS = "pixels"
Fields = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Points:
    """The pins of one version: whether they are in degrees, and each pin's place and fields.

    Pixels are told with y upwards from the sheet's upper edge, below zero, so that map programs show the
    drawing the right way up.
    """

    blueprint: BlueprintLine
    located: bool
    rows: tuple[tuple[float, float, Fields], ...]


def points_of(report: ConsultationReport, sheets: Sheets) -> list[Points]:
    """The pins by version, oldest first. Raises DomainError `no_drawing_for_map` where there is no drawing."""
    report = open_copy(report)
    versions = map_blueprints(report, [line.id for line in report.blueprints])
    meetings = {meeting.id: meeting.name for meeting in report.meetings}
    return [_points(report, line, sheets.get(line.id, SheetGround()).georeference, meetings) for line in versions]


def _points(
    report: ConsultationReport, drawing: BlueprintLine, ground: Georeference | None, meetings: dict[int, str]
) -> Points:
    rows = []
    for comment in _on(report, drawing):
        assert comment.x is not None and comment.y is not None
        place = ground.to_lon_lat(comment.x, comment.y) if ground else (comment.x, -comment.y)
        rows.append((*place, _fields(comment, meetings, drawing)))
    return Points(drawing, ground is not None, tuple(rows))


def _on(report: ConsultationReport, drawing: BlueprintLine) -> Iterator[CommentLine]:
    for comment in sorted(report.comments, key=lambda one: one.number):
        placed = comment.x is not None and comment.y is not None
        if comment.status is CommentStatus.RECORDED and comment.blueprint_id == drawing.id and placed:
            yield comment


def _fields(comment: CommentLine, meetings: dict[int, str], drawing: BlueprintLine) -> Fields:
    reply = comment.reply
    return {
        "number": comment.number,
        "text": comment.text,
        "category": comment.category,
        "meeting": meetings.get(comment.meeting_id, ""),
        "endorsements": comment.endorsements,
        "reply": reply.kind.value if reply else "",
        "reason": reply.reason if reply else "",
        "owner": reply.owner if reply else "",
        "due": day(reply.due) if reply else "",
        "blueprint": drawing.label,
        "x": round(comment.x or 0.0),
        "y": round(comment.y or 0.0),
    }


def write_geojson(points: Points, title: str, target: Path) -> Path:
    """Write the pins as GeoJSON: by RFC 7946 in degrees; in pixels with a null `crs`, and saying so."""
    places = 7 if points.located else 1
    plain: dict[str, Any] = {"type": "FeatureCollection", "name": f"{title} {points.blueprint.label}"}
    if not points.located:
        plain |= {"crs": None, "coordinates_in": PIXELS, "note": maps.PIXELS_NOTE}
    plain["features"] = [
        {
            "type": "Feature",
            "id": fields["number"],
            "geometry": {"type": "Point", "coordinates": [round(x, places), round(y, places)]},
            "properties": fields,
        }
        for x, y, fields in points.rows
    ]
    target.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    return target
