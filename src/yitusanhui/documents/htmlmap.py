"""The map that leaves the laptop: one HTML file with every version of the drawing, its pins and their answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from yitusanhui.atlas import symbols
from yitusanhui.atlas.scene import Pin, Scene, build_scene
from yitusanhui.atlas.symbols import CLUSTER_FILL, CLUSTER_INK, ColourBy, Medium, Shape, Symbol
from yitusanhui.documents.blocks import day
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.htmlmap_layers import page_layers, site_layers
from yitusanhui.documents.mosaic import sharper
from yitusanhui.documents.standing import Standing
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import LaidLayer, SheetGround, Sheets
from yitusanhui.domain.report import BlueprintLine, CommentLine, ConsultationReport, ReplyLine
from yitusanhui.domain.terms import Audience, CommentStatus, ReplyKind
from yitusanhui.texts import papers, tables

SHARP = 3_600  # pixels of the drawing's long side: street names read on a phone, under two megabytes
_HEAP = Symbol(Shape.CIRCLE, CLUSTER_FILL, CLUSTER_INK, edge=CLUSTER_INK, casing=CLUSTER_FILL)


def map_blueprints(report: ConsultationReport, drawings: Collection[int]) -> list[BlueprintLine]:
    """The versions of the drawing to show, oldest first: those with comments on them, and the newest.

    `drawings` are the ids of those there is a picture of. Raises DomainError `no_drawing_for_map` for none.
    """
    there = [line for line in report.blueprints if line.id in drawings]
    if not there:
        raise DomainError("no_drawing_for_map")
    used = {comment.blueprint_id for comment in report.comments if comment.x is not None}
    return [line for line in there if line.id in used or line is there[-1]]


_EMPTY_SHEET = BlueprintLine(0, "", tables.NO_DRAWING, "", 800, 600, "", "")


def _blank() -> bytes:
    """A white picture of the empty sheet's size."""
    stream = BytesIO()
    Image.new("RGB", (_EMPTY_SHEET.width, _EMPTY_SHEET.height), "white").save(stream, "PNG")
    return stream.getvalue()


class _Looks:
    """The symbols in use, each once."""

    def __init__(self) -> None:
        self.places: dict[Symbol, int] = {}

    def place(self, symbol: Symbol) -> int:
        return self.places.setdefault(symbol, len(self.places))

    def plain(self) -> list[dict[str, Any]]:
        return [_symbol(symbol) for symbol in self.places]


def _symbol(symbol: Symbol) -> dict[str, Any]:
    return {
        "outline": symbols.outline(symbol.shape),
        "drop": symbols.text_drop(symbol.shape),
        "fill": symbol.fill,
        "ink": symbol.ink,
        "edge": symbol.edge,
        "casing": symbol.casing,
        "mark": symbol.mark,
        "hollow": symbol.hollow,
        "ringed": symbol.ringed,
    }


Scenes = Mapping[int, Mapping[str, Scene]]  # by drawing, then by what colours tell
Pins = Mapping[int, Mapping[str, Mapping[int, Pin]]]  # the same, then by number


def _scenes(report: ConsultationReport, versions: Sequence[BlueprintLine]) -> Scenes:
    keys = (ColourBy.REPLY, ColourBy.CATEGORY) if report.comment_figures.by_reply else (ColourBy.CATEGORY,)

    def scene(line: BlueprintLine, key: ColourBy) -> Scene:
        return build_scene(
            report.comments_on(line.id),
            versions,
            Audience.PUBLIC,
            blueprint_id=line.id,
            colour_by=key,
            categories=report.categories,
            sites=report.sites_on(line.id),
        )

    return {line.id: {str(key): scene(line, key) for key in keys} for line in versions}


def _by_number(scenes: Scenes) -> Pins:
    return {
        line: {key: {pin.number: pin for pin in scene.pins} for key, scene in there.items()}
        for line, there in scenes.items()
    }


def _found(number: int, pins: Mapping[str, Mapping[int, Pin]]) -> dict[str, Pin]:
    """The pin of a comment by what colours tell; nothing where it isn't on that version."""
    return {key: there[number] for key, there in pins.items() if number in there}


def _stand(found: Mapping[str, Pin], looks: _Looks) -> dict[str, Any]:
    pin = next(iter(found.values()))
    return {"x": pin.x, "y": pin.y, "symbols": {key: looks.place(one.symbol) for key, one in found.items()}}


def _comment(line: CommentLine, pins: Pins, looks: _Looks, standing: Standing) -> dict[str, Any]:
    found = _found(line.number, pins.get(line.blueprint_id or 0, {}))
    others = {str(key): _found(line.number, there) for key, there in pins.items() if key != line.blueprint_id}
    pin = next(iter(found.values()), None)
    reply = line.reply or ReplyLine(ReplyKind.ADOPTED)
    return {
        "number": line.number,
        "meeting": str(line.meeting_id),
        "version": str(line.blueprint_id) if pin else "",
        "text": line.text,
        "category": line.category,
        "endorsements": line.endorsements,
        "reply": reply.kind.value if line.reply else "",
        "reason": reply.reason,
        "owner": reply.owner,
        "due": day(reply.due),
        "x": pin.x if pin else None,
        "y": pin.y if pin else None,
        "symbols": {key: looks.place(one.symbol) for key, one in found.items()},
        "stands": {key: _stand(there, looks) for key, there in others.items() if there},
        "fates": standing.later(line),
    }


def _version(
    line: BlueprintLine, scenes: Mapping[str, Scene], looks: _Looks, layers: Sequence[LaidLayer]
) -> dict[str, Any]:
    legends = {
        key: [{"symbol": looks.place(entry.symbol), "words": entry.words} for entry in scene.legend]
        for key, scene in scenes.items()
    }
    words = {"label": line.label, "name": line.name, "edition": papers.edition(line.label)}
    count = len(next(iter(scenes.values())).pins)
    size = {"width": line.width, "height": line.height}
    return {
        "id": str(line.id),
        **words,
        **size,
        "count": count,
        "metresPerPixel": line.metres_per_pixel,
        "north": line.north,
        "legends": legends,
        "layers": page_layers((*layers, *site_layers(next(iter(scenes.values())))), line),
    }


def map_data(report: ConsultationReport, drawings: Collection[int], sheets: Sheets | None = None) -> dict[str, Any]:
    """What the page shows, as JSON: every comment of the open copy, and the versions of the drawing they lie on.

    Raises DomainError `no_drawing_for_map` when there is a picture of no version.
    """
    report = open_copy(report)
    versions = map_blueprints(report, drawings)
    scenes = _scenes(report, versions)
    pins, looks, standing = _by_number(scenes), _Looks(), Standing(report)
    grounds = {line.id: (sheets or {}).get(line.id, SheetGround()) for line in versions}
    alive = (line for line in report.comments if line.status is CommentStatus.RECORDED)
    return {
        "title": report.title,
        "subtitle": " · ".join(part for part in (report.street, report.community) if part),
        "sentence": report.comment_figures.sentence,
        "total": report.comment_figures.total,
        "radius": symbols.SIZES[Medium.WINDOW].radius,
        "cluster": _symbol(_HEAP),
        "meetings": {str(meeting.id): meeting.name for meeting in report.meetings},
        "replies": [*(kind.value for kind in ReplyKind), ""],
        "words": tables.MAP_WORDS,
        "comments": [_comment(line, pins, looks, standing) for line in sorted(alive, key=lambda line: line.number)],
        "versions": [_version(line, scenes[line.id], looks, grounds[line.id].layers) for line in versions],
        "looks": [{"key": key, "words": tables.MAP_LOOKS[key]} for key in scenes[versions[-1].id]],
        "symbols": looks.plain(),
    }


def _sharp(line: BlueprintLine, drawings: Mapping[int, bytes], sheets: Sheets) -> bytes:
    return sharper(line, sheets.get(line.id), drawings[line.id], SHARP)


def write_map(
    report: ConsultationReport, target: Path, drawings: Mapping[int, bytes], sheets: Sheets | None = None
) -> None:
    """Write the page. `drawings` are pictures by blueprint id, JPEG or PNG, of any size in pixels; `sheets`
    have the layers over them, and tiles for a sharper picture.

    Open it in any browser, without a network; it holds what a public copy may hold, and nothing more. A project
    without a drawing gets an empty sheet, so that its comments can still be read and searched.
    """
    from yitusanhui.documents.htmlmap_page import render_page  # only now: folium takes long to load, and much room

    if not report.blueprints:
        report, drawings = replace(report, blueprints=(_EMPTY_SHEET,)), {_EMPTY_SHEET.id: _blank()}
    data = map_data(report, drawings, sheets)
    lines = {str(line.id): line for line in report.blueprints}
    pictures = {key: _sharp(lines[key], drawings, sheets or {}) for key in (one["id"] for one in data["versions"])}
    target.write_text(render_page(data["title"], data, pictures), "utf-8", newline="\n")
