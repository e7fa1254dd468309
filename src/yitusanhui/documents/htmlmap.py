"""The map that leaves the laptop: one HTML file with the drawing, the pins and what became of each comment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yitusanhui.atlas import symbols
from yitusanhui.atlas.scene import Pin, Scene, build_scene
from yitusanhui.atlas.symbols import CLUSTER_FILL, CLUSTER_INK, ColourBy, Medium, Shape, Symbol
from yitusanhui.documents.htmlmap_page import render_page
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import BlueprintLine, CommentLine, ConsultationReport, ReplyLine
from yitusanhui.domain.terms import Audience, CommentStatus, ReplyKind
from yitusanhui.texts import tables

_HEAP = Symbol(Shape.CIRCLE, CLUSTER_FILL, CLUSTER_INK, edge=CLUSTER_INK, casing=CLUSTER_FILL)


def map_blueprint(report: ConsultationReport, blueprint_id: int | None = None) -> BlueprintLine:
    """The drawing asked for, or the newest that has comments, or the newest.

    Raises DomainError `no_drawing_for_map` when there is none.
    """
    by_id = {line.id: line for line in report.blueprints}
    if blueprint_id is None:
        used = {comment.blueprint_id for comment in report.comments} & by_id.keys()
        blueprint_id = max(used or by_id, default=None)  # type: ignore[type-var]
    if blueprint_id not in by_id:
        raise DomainError("no_drawing_for_map")
    return by_id[blueprint_id]


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


def _comment(line: CommentLine, pins: Mapping[str, Mapping[int, Pin]], looks: _Looks) -> dict[str, Any]:
    found = {key: on_map[line.number] for key, on_map in pins.items() if line.number in on_map}
    pin = next(iter(found.values()), None)
    reply = line.reply or ReplyLine(ReplyKind.ADOPTED)
    return {
        "number": line.number,
        "meeting": str(line.meeting_id),
        "text": pin.text if pin else line.text,
        "source": line.source,
        "category": line.category,
        "endorsements": line.endorsements,
        "reply": reply.kind.value if line.reply else "",
        "reason": reply.reason,
        "owner": reply.owner,
        "due": reply.due,
        "x": pin.x if pin else None,
        "y": pin.y if pin else None,
        "symbols": {key: looks.place(one.symbol) for key, one in found.items()},
    }


def _comments(report: ConsultationReport, scenes: Mapping[str, Scene], looks: _Looks) -> list[dict[str, Any]]:
    pins = {key: {pin.number: pin for pin in scene.pins} for key, scene in scenes.items()}
    alive = (line for line in report.comments if line.status is CommentStatus.RECORDED)
    return [_comment(line, pins, looks) for line in sorted(alive, key=lambda line: line.number)]


def _legend(key: str, scene: Scene, looks: _Looks) -> dict[str, Any]:
    lines = [{"symbol": looks.place(line.symbol), "words": line.words} for line in scene.legend]
    return {"key": key, "words": tables.MAP_LOOKS[key], "legend": lines}


def map_data(report: ConsultationReport, blueprint_id: int | None = None) -> dict[str, Any]:
    """What the page shows, as JSON: the masked report's comments, those on this drawing with a place on it.

    Raises DomainError `no_drawing_for_map` when the project has no such drawing.
    """
    report = public(report)
    base = map_blueprint(report, blueprint_id)
    keys = (ColourBy.REPLY, ColourBy.CATEGORY) if report.comment_figures.by_reply else (ColourBy.CATEGORY,)
    scenes = {
        str(key): build_scene(report.comments, report.blueprints, Audience.PUBLIC, blueprint_id=base.id, colour_by=key)
        for key in keys
    }
    looks = _Looks()
    where = (report.street, report.community, tables.MAP_DRAWING.format(label=base.label, name=base.name))
    return {
        "title": report.title,
        "subtitle": " · ".join(part for part in where if part),
        "sentence": report.comment_figures.sentence,
        "total": report.comment_figures.total,
        "width": base.width,
        "height": base.height,
        "radius": symbols.SIZES[Medium.WINDOW].radius,
        "cluster": _symbol(_HEAP),
        "meetings": {str(meeting.id): meeting.name for meeting in report.meetings},
        "replies": [*(kind.value for kind in ReplyKind), ""],
        "words": tables.MAP_WORDS,
        "comments": _comments(report, scenes, looks),
        "looks": [_legend(key, scene, looks) for key, scene in scenes.items()],
        "symbols": looks.plain(),
    }


def write_map(report: ConsultationReport, target: Path, drawing: bytes, *, blueprint_id: int | None = None) -> None:
    """Write the page. `drawing` is the picture of that drawing, JPEG or PNG, of any size in pixels.

    Open it in any browser, without a network; it holds what a public copy may hold, and nothing more.
    """
    data = map_data(report, blueprint_id)
    target.write_text(render_page(data["title"], data, drawing), "utf-8", newline="\n")
