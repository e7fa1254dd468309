"""Layers (图层) over a drawing: brought, shown or hidden, renamed, taken away. They belong to the project."""

from __future__ import annotations

import hashlib
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import IncomingLayer, lay
from yitusanhui.operations.context import standing, voiding, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.transaction import Transaction


def add_layer(
    file: ConsultationFile,
    *,
    layer: IncomingLayer,
    blueprint_id: int | None = None,
    name: str = "",
    colour: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Keep a layer over a drawing (the newest): the file as brought, its digest, its shapes as they were read.

    `facts` has its id and how many shapes lie off the sheet (`outside`). Refuses one that lies off it wholly
    (`layer_elsewhere`), and degrees on a drawing without control points (`layer_needs_georeference`).
    """
    packed = layer.shapes.pack()
    digest = hashlib.sha256(packed).hexdigest()

    def change(tx: Transaction) -> None:
        drawing = _drawing(tx, blueprint_id)
        laid = lay(layer.shapes, load_georeference(tx, drawing["id"]), drawing["width"], drawing["height"])
        if not laid.shapes:
            raise DomainError("layer_elsewhere")
        tx.put_blob(layer.sha256, layer.original)
        tx.put_blob(digest, packed)
        tx.facts["layer"] = tx.insert(
            "layers",
            blueprint_id=drawing["id"],
            name=words(name) or words(layer.name, what="name"),
            file_name=words(layer.file_name),
            sha256=layer.sha256,
            shapes_sha256=digest,
            features=layer.features,
            colour=colour,
            added_at=tx.at,
        )
        tx.facts.update(features=layer.features, outside=laid.outside)

    return file.write("add_layer", change, request=request)


def show_layer(file: ConsultationFile, *, layer_id: int, shown: bool = True, request: str | None = None) -> ChangeSet:
    """Show a layer on every map, or hide it."""
    return _change(file, "show_layer", layer_id, request, shown=int(shown))


def rename_layer(file: ConsultationFile, *, layer_id: int, name: str, request: str | None = None) -> ChangeSet:
    """Call a layer something else."""
    return _change(file, "rename_layer", layer_id, request, name=words(name, what="name"))


def remove_layer(file: ConsultationFile, *, layer_id: int, request: str | None = None) -> ChangeSet:
    """Take a layer off every map; its file stays in the project, and undo brings it back."""

    def change(tx: Transaction) -> None:
        standing(tx, "layers", layer_id)
        voiding(tx, "layers", layer_id)

    return file.write("remove_layer", change, request=request)


def _change(file: ConsultationFile, operation: str, layer_id: int, request: str | None, **values: Any) -> ChangeSet:
    def change(tx: Transaction) -> None:
        standing(tx, "layers", layer_id)
        tx.update("layers", layer_id, **values)

    return file.write(operation, change, request=request)


def _drawing(tx: Transaction, blueprint_id: int | None) -> dict[str, Any]:
    if blueprint_id is not None:
        return standing(tx, "blueprints", blueprint_id)
    versions = tx.live("blueprints")
    if not versions:
        raise DomainError("layer_no_drawing")
    return versions[-1]
