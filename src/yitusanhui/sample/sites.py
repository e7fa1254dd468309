"""The sites of the story: drawn on the plan before the first meeting, brought through all three."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import Any

from yitusanhui import paths
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import PlacementState, SiteKind, SiteStatus, Stage
from yitusanhui.operations.grounds import set_scale
from yitusanhui.operations.reading import read_blueprints, read_site_places, read_sites
from yitusanhui.operations.sites import add_site, answer_site_placement, set_site_status
from yitusanhui.sample.cast import Cast
from yitusanhui.sample.neighbourhood import sheet_size
from yitusanhui.sample.story import StoryDrawing


def tell_sites(cast: Cast) -> None:
    """Put on the timeline what is drawn, and how far each site comes."""
    text = (paths.resources() / "sample" / "sites.toml").read_text("utf-8")
    told = tomllib.loads(text)
    labels = {drawing.version: drawing.label for drawing in cast.story.drawings}
    for drawing in cast.story.drawings:
        cast.timeline.add(drawing.added_at, partial(_measure, cast, drawing.label, told["metres_per_millimetre"]))
        if drawing.base:
            cast.timeline.add(drawing.answered_at, partial(_confirm, cast, drawing))
    for site in told["site"]:
        cast.timeline.add(site["drawn_at"], partial(_draw, cast, site, labels[site["version"]]))
        for state in site.get("states", ()):
            cast.timeline.add(state["at"], partial(_bring, cast, site["name"], state))


def _measure(cast: Cast, label: str, metres: float) -> None:
    """The scale that is printed on the sheet."""
    sheet = _sheet(cast, label)
    across, middle = sheet_size()[0] * metres, sheet.height / 2
    set_scale(cast.file, blueprint_id=sheet.id, start=(0, middle), end=(sheet.width, middle), metres=across)


def _draw(cast: Cast, site: dict[str, Any], label: str) -> None:
    sheet, (wide, high) = _sheet(cast, label), sheet_size()
    points = [(x / wide * sheet.width, y / high * sheet.height) for x, y in site["points"]]
    kind = ShapeKind.POINT if len(points) == 1 else ShapeKind.LINE if site.get("line") else ShapeKind.AREA
    add_site(
        cast.file,
        blueprint_id=sheet.id,
        kind=SiteKind(site["kind"]),
        name=site["name"],
        shape=drawn(kind, points),
        category=site["category"],
        status=SiteStatus(site.get("status", "planned")),
        note=site.get("note", ""),
        facts=site.get("facts", {}),
    )


def _bring(cast: Cast, name: str, state: dict[str, Any]) -> None:
    site = next(one for one in read_sites(cast.file) if one.name == name)
    held = cast.meetings[Stage(state["meeting"])] if "meeting" in state else None
    note = state.get("note", "")
    set_site_status(cast.file, site_id=site.id, status=SiteStatus(state["status"]), meeting_id=held, note=note)


def _confirm(cast: Cast, drawing: StoryDrawing) -> None:
    """Everything that came along still stands where it was."""
    sheet = _sheet(cast, drawing.label)
    for site in read_site_places(cast.file).asked(read_sites(cast.file), sheet.id):
        answer_site_placement(cast.file, site_id=site.id, blueprint_id=sheet.id, state=PlacementState.CONFIRMED)


def _sheet(cast: Cast, label: str) -> BlueprintLine:
    return next(one for one in read_blueprints(cast.file) if one.label == label)
