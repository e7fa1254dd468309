"""Sites (点位): drawn, described, brought further, asked about on later versions. They belong to the project.

A state is filed with the meeting that said so while that meeting can still change, else with the project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.meetings import TAKES_EDITS
from yitusanhui.domain.shapes import Shape, write_shape
from yitusanhui.domain.sites import FACTS, SiteLine, SitePlaces, drawn, vertices_of
from yitusanhui.domain.terms import MeetingState, PlacementState, SiteKind, SiteStatus
from yitusanhui.operations.context import reworded, standing, voiding, words
from yitusanhui.operations.grounds import on_sheet
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.sites import load_site_placements, load_sites
from yitusanhui.store.reading.versions import load_alignments
from yitusanhui.store.transaction import Transaction


def add_site(
    file: ConsultationFile,
    *,
    blueprint_id: int,
    kind: SiteKind,
    name: str,
    shape: Shape,
    category: str = "",
    status: SiteStatus = SiteStatus.PLANNED,
    note: str = "",
    facts: Mapping[str, str] | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Put a site on a drawing; `facts["site"]` has its id. Raises what `drawn` raises, and `outside_drawing`."""

    def change(tx: Transaction) -> None:
        tx.facts["site"] = tx.insert(
            "sites",
            blueprint_id=blueprint_id,
            kind=kind.value,
            name=words(name, what="name"),
            category=words(category),
            shape=write_shape(_on_sheet(tx, blueprint_id, shape)),
            status=status.value,
            note=words(note),
            facts=_facts(kind, facts or {}),
            added_at=tx.at,
        )

    return file.write("add_site", change, request=request)


def edit_site(
    file: ConsultationFile,
    *,
    site_id: int,
    kind: SiteKind | None = None,
    name: str | None = None,
    category: str | None = None,
    note: str | None = None,
    facts: Mapping[str, str] | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Change what is said of a site; None leaves as it is. Facts that its kind doesn't ask for are kept unseen."""

    def change(tx: Transaction) -> None:
        row = standing(tx, "sites", site_id)
        values: dict[str, Any] = reworded("name", name=name, category=category, note=note)
        now = kind or SiteKind(row["kind"])
        values["kind"] = now.value
        if facts is not None:
            values["facts"] = _facts(now, facts, json.loads(row["facts"]))
        tx.update("sites", site_id, **values)

    return file.write("edit_site", change, request=request)


def reshape_site(
    file: ConsultationFile, *, site_id: int, blueprint_id: int, shape: Shape, request: str | None = None
) -> ChangeSet:
    """Draw a site anew: on its own drawing in its place, on a later version as an answer to 还适用吗 (移到新位置)."""

    def change(tx: Transaction) -> None:
        row = standing(tx, "sites", site_id)
        found = _on_sheet(tx, blueprint_id, shape)
        if row["blueprint_id"] == blueprint_id:
            tx.update("sites", site_id, shape=write_shape(found))
        else:
            _came_to(tx, site_id, blueprint_id)
            _answer(tx, site_id, blueprint_id, PlacementState.MOVED, found, "")

    return file.write("reshape_site", change, request=request)


def set_site_status(
    file: ConsultationFile,
    *,
    site_id: int,
    status: SiteStatus,
    meeting_id: int | None = None,
    note: str = "",
    request: str | None = None,
) -> ChangeSet:
    """How far a site has come, as `meeting_id` said; of the project when that meeting can't change any more."""

    def change(tx: Transaction) -> None:
        standing(tx, "sites", site_id)
        held = tx.get("meetings", meeting_id) if meeting_id is not None else None
        open_ = held is not None and MeetingState(held["state"]) in TAKES_EDITS
        tx.insert(
            "site_states",
            site_id=site_id,
            meeting_id=meeting_id if open_ else None,
            status=status.value,
            note=words(note),
            at=tx.at,
        )

    return file.write("set_site_status", change, request=request)


def remove_site(file: ConsultationFile, *, site_id: int, request: str | None = None) -> ChangeSet:
    """Take a site off every map and list; it stays in the file, and undo brings it back."""

    def change(tx: Transaction) -> None:
        standing(tx, "sites", site_id)
        voiding(tx, "sites", site_id)

    return file.write("remove_site", change, request=request)


def answer_site_placement(
    file: ConsultationFile,
    *,
    site_id: int,
    blueprint_id: int,
    state: PlacementState,
    note: str = "",
    request: str | None = None,
) -> ChangeSet:
    """还适用吗, answered for a site: kept as the alignment lays it (`confirmed`), or `gone` with a note why.

    To move it, draw it anew (`reshape_site`). Raises `site.own`, `site.not_here`, `words_missing` (what: note).
    """

    def change(tx: Transaction) -> None:
        standing(tx, "sites", site_id)
        came = _came_to(tx, site_id, blueprint_id)
        gone = state is PlacementState.GONE
        _answer(
            tx, site_id, blueprint_id, state, None if gone else came.shape, words(note, what="note" if gone else "")
        )

    return file.write("answer_site_placement", change, request=request)


def _on_sheet(tx: Transaction, blueprint_id: int, shape: Shape) -> Shape:
    """The shape as it is kept; refuses one that leaves the sheet or is none."""
    sheet = standing(tx, "blueprints", blueprint_id)
    for place in shape.rings[0]:
        on_sheet(sheet, *place)
    return drawn(shape.kind, vertices_of(shape))


def _facts(kind: SiteKind, given: Mapping[str, str], before: Mapping[str, str] | None = None) -> str:
    kept = {name: value for name, value in (before or {}).items() if name not in FACTS[kind]}
    said = {name: words(given.get(name, "")) for name in FACTS[kind]}
    return json.dumps(kept | {name: value for name, value in said.items() if value}, ensure_ascii=False)


def _came_to(tx: Transaction, site_id: int, blueprint_id: int) -> SiteLine:
    """The site as the alignment lays it there, whatever was answered before."""
    site = next(line for line in load_sites(tx) if line.id == site_id)
    if site.blueprint_id == blueprint_id:
        raise DomainError("site.own", name=site.name)
    answers = [a for a in load_site_placements(tx) if (a.site_id, a.blueprint_id) != (site_id, blueprint_id)]
    found = SitePlaces(load_alignments(tx), answers).on(site, blueprint_id)
    if found is None:
        raise DomainError("site.not_here", name=site.name)
    return found


def _answer(
    tx: Transaction, site_id: int, blueprint_id: int, state: PlacementState, shape: Shape | None, note: str
) -> None:
    values = {"shape": write_shape(shape), "state": state.value, "note": note, "at": tx.at}
    rows = tx.live("site_placements", site_id=site_id, blueprint_id=blueprint_id)
    if rows:
        tx.update("site_placements", rows[0]["id"], **values)
    else:
        tx.insert("site_placements", site_id=site_id, blueprint_id=blueprint_id, **values)
