"""意见点位 for map programs: the pins of one drawing with what the public may read, in degrees or in its pixels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yitusanhui.documents.blocks import day
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.htmlmap import map_blueprints
from yitusanhui.domain.georeference import Georeference
from yitusanhui.domain.layers import SheetGround, Sheets
from yitusanhui.domain.report import BlueprintLine, CommentLine, ConsultationReport
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.sites import SiteLine, signed_area
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.texts import maps, say

PIXELS = "pixels"
Fields = dict[str, str | int]
Geometry = dict[str, Any]
TYPES = {ShapeKind.POINT: "Point", ShapeKind.LINE: "LineString", ShapeKind.AREA: "Polygon"}


@dataclass(frozen=True, slots=True)
class Points:
    """The pins of one version: whether they are in degrees, and each pin's place and fields.

    Pixels are told with y upwards from the sheet's upper edge, below zero, so that map programs show the
    drawing the right way up.
    """

    blueprint: BlueprintLine
    located: bool
    rows: tuple[tuple[float, float, Fields], ...]
    drawn: Mapping[int, Geometry] = field(default_factory=dict)  # lines and areas of comments, by number
    sites: tuple[tuple[Geometry, Fields], ...] = ()


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
    drawn = {c.number: geometry(c.shape, ground) for c in _on(report, drawing) if c.shape is not None}
    stand = report.sites_on(drawing.id)
    sites = tuple((geometry(site.shape, ground), _site(site, drawing)) for site in stand if site.shape is not None)
    return Points(drawing, ground is not None, tuple(rows), drawn, sites)


def geometry(shape: Shape, ground: Georeference | None) -> Geometry:
    """The shape as GeoJSON has it: degrees, or pixels with y upwards; an area counterclockwise (RFC 7946 3.1.6)."""
    places = 7 if ground else 1
    rings = [[ground.to_lon_lat(x, y) if ground else (x, -y) for x, y in ring] for ring in shape.rings]
    if shape.kind is ShapeKind.AREA:
        rings = [ring if signed_area(ring[:-1]) > 0 else ring[::-1] for ring in rings]
    plain = [[[round(x, places), round(y, places)] for x, y in ring] for ring in rings]
    inner = {ShapeKind.POINT: plain[0][0], ShapeKind.LINE: plain[0], ShapeKind.AREA: plain}
    return {"type": TYPES[shape.kind], "coordinates": inner[shape.kind]}


def _site(site: SiteLine, drawing: BlueprintLine) -> Fields:
    return {
        "site": site.id,
        "name": site.name,
        "kind": say(f"site_{site.kind}"),
        "status": say(f"site_status_{site.status}"),
        "category": site.category,
        "blueprint": drawing.label,
    }


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
            "geometry": points.drawn.get(int(fields["number"]))
            or {"type": "Point", "coordinates": [round(x, places), round(y, places)]},
            "properties": fields,
        }
        for x, y, fields in points.rows
    ]
    plain["features"] += [
        {"type": "Feature", "id": f"site-{fields['site']}", "geometry": shape, "properties": fields}
        for shape, fields in points.sites
    ]
    target.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    return target
