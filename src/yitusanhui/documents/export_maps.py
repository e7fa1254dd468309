"""Which maps there are to write besides the HTML one: pins for map programs, working sheets, the plate in A3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from yitusanhui.documents.export_plan import Copy, Job, shown_once
from yitusanhui.documents.geopackage import write_geopackage
from yitusanhui.documents.material import Material
from yitusanhui.documents.names import document_date, file_name
from yitusanhui.documents.plate_sheet import write_plate
from yitusanhui.documents.points import points_of, write_geojson
from yitusanhui.documents.working_map import write_working_map
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import SheetGround, Sheets
from yitusanhui.domain.report import BlueprintLine, ConsultationReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import archive

WORKING = {"working_a1": "A1", "working_a0": "A0"}
PIN_DATA = ("points", "geopackage")  # data: filed beside the records


def map_jobs(report: ConsultationReport, material: Material, shown: Copy | None = None) -> Iterator[Job]:
    """The maps of a project that has a drawing: all public (`shown`), with the pins there are by now."""
    drawings, sheets, shown = material.drawings, material.sheets, shown or shown_once(report)
    there = [line for line in report.blueprints if line.id in drawings]
    if not there:
        return
    newest = there[-1]
    used = {comment.blueprint_id for comment in report.comments if comment.x is not None}
    for line in (line for line in there if line.id in used or line is newest):
        yield _job(report, "points", ".geojson", partial(_geojson, shown, sheets, line), line)
    yield _job(report, "geopackage", ".gpkg", partial(_geopackage, shown, sheets))
    ground, overview = sheets.get(newest.id), drawings[newest.id]
    for genre, size in WORKING.items():
        yield _job(report, genre, ".pdf", partial(_working, shown, newest, overview, ground, size))
    yield _job(report, "plate_a3", ".pdf", partial(_plate, shown, newest, overview, ground))


def _job(
    report: ConsultationReport,
    genre: str,
    suffix: str,
    write: Callable[[Path], object],
    drawing: BlueprintLine | None = None,
) -> Job:
    words = archive.KINDS[genre] + (f"-{drawing.label}" if drawing else "")
    name = file_name(report, words, suffix)
    return Job("map", genre, None, name, f"{report.title}{words}", document_date(report), write, Audience.PUBLIC)


def _geojson(shown: Copy, sheets: Sheets, drawing: BlueprintLine, target: Path) -> Path:
    report = shown()
    found = next((points for points in points_of(report, sheets) if points.blueprint.id == drawing.id), None)
    if found is None:
        raise DomainError("no_drawing_for_map")
    return write_geojson(found, report.title, target)


def _geopackage(shown: Copy, sheets: Sheets, target: Path) -> Path:
    report = shown()
    day = document_date(report) or "1970-01-01"
    return write_geopackage(points_of(report, sheets), report.title, f"{day}T00:00:00.000Z", target)


def _working(
    shown: Copy, drawing: BlueprintLine, overview: bytes, ground: SheetGround | None, size: str, target: Path
) -> Path:
    return write_working_map(shown(), drawing, overview, target, ground=ground, size=size)


def _plate(shown: Copy, drawing: BlueprintLine, overview: bytes, ground: SheetGround | None, target: Path) -> Path:
    return write_plate(shown(), drawing, overview, target, ground=ground)
