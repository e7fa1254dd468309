"""Layers as the HTML map takes them: whole pixels, no finer than a screen shows, a bounded size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.site_marks import COLOURS
from yitusanhui.atlas.symbols import PURPLE_INK
from yitusanhui.domain.layers import LaidLayer
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.shapes import Shape, coarser, count_vertices
from yitusanhui.domain.terms import SiteKind
from yitusanhui.texts import say

MOST = 60_000  # places in all layers of one drawing: a third of a megabyte
FINEST = 4_000  # parts of the drawing's long side
KINDS = {"point": 0, "line": 1, "area": 2}


def page_layers(layers: Sequence[LaidLayer], drawing: BlueprintLine) -> list[dict[str, Any]]:
    """Each layer's name, colour and shapes: [kind, name, ring, ring …], a ring as x, y, x, y …"""
    step = max(drawing.width, drawing.height) / FINEST
    thinned = [_thin(layer.shapes, step) for layer in layers]
    for _ in range(6):
        if sum(map(count_vertices, thinned)) <= MOST:
            break
        step *= 2
        thinned = [_thin(shapes, step) for shapes in thinned]
    return [
        {"name": layer.name, "colour": layer.colour, "shapes": [_plain(shape) for shape in shapes]}
        for layer, shapes in zip(layers, thinned, strict=True)
    ]


def _thin(shapes: Sequence[Shape], step: float) -> list[Shape]:
    return [thin for shape in shapes if (thin := coarser(shape, step))]


def _plain(shape: Shape) -> list[Any]:
    rings = [[round(value) for place in ring for value in place] for ring in shape.rings]
    return [KINDS[shape.kind.value], shape.name, *rings]


def site_layers(scene: Scene) -> list[LaidLayer]:
    """The sites of a scene, a layer for each kind, and what comments drew, each shape with its words."""
    found = []
    for kind in SiteKind:
        shapes = tuple(replace(mark.shape, name=mark.label) for mark in scene.sites if mark.kind is kind)
        if shapes:
            found.append(LaidLayer(say(f"site_{kind}"), COLOURS[kind], shapes))
    said = tuple(replace(pin.shape, name=str(pin.number)) for pin in scene.pins if pin.shape is not None)
    return [*found, LaidLayer(say("map.shape_legend"), PURPLE_INK, said)] if said else found
