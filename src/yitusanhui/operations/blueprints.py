"""The blueprint (蓝图): drawings and their versions, with tiles that can always be cut again from the original."""

from __future__ import annotations

import hashlib
from pathlib import Path

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.incoming import Drawing
from yitusanhui.domain.meetings import TAKES_EDITS
from yitusanhui.domain.terms import MeetingState
from yitusanhui.operations.context import words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction

TILES_AT_ONCE = 200


def import_blueprint(
    file: ConsultationFile, *, drawing: Drawing, label: str = "", name: str = "", request: str | None = None
) -> ChangeSet:
    """Keep a drawing as the newest version (v1, v2 … unless labelled): original bytes, digest, first picture.

    A file that says where it lies brings its control points. Meetings that have no drawing yet get this one. The
    drawing's tiles, if it brings any, follow in writes of their own: a version is whole without them.
    """
    overview = hashlib.sha256(drawing.overview).hexdigest()

    def change(tx: Transaction) -> None:
        tx.put_blob(drawing.sha256, drawing.original)
        tx.put_blob(overview, drawing.overview)
        blueprint_id = tx.insert(
            "blueprints",
            label=words(label) or f"v{len(tx.find('blueprints')) + 1}",
            name=words(name) or Path(drawing.file_name).stem,
            file_name=words(drawing.file_name),
            media_type=drawing.media_type,
            sha256=drawing.sha256,
            overview_sha256=overview,
            width=drawing.width,
            height=drawing.height,
            tile_format=drawing.tile_format,
            prepared=drawing.preparation.to_text() if drawing.preparation else "",
            added_at=tx.at,
        )
        for point in drawing.points:
            tx.insert("control_points", blueprint_id=blueprint_id, x=point.x, y=point.y, lon=point.lon, lat=point.lat)
        for row in tx.live("meetings", blueprint_id=None):
            if MeetingState(row["state"]) in TAKES_EDITS:
                tx.update("meetings", row["id"], blueprint_id=blueprint_id)
        tx.facts["blueprint"] = blueprint_id

    done = file.write("import_blueprint", change, request=request)
    if drawing.tiles is not None:
        keep_tiles(file, blueprint_id=int(str(done.facts["blueprint"])), folder=drawing.tiles)
    return done


def keep_tiles(file: ConsultationFile, *, blueprint_id: int, folder: Path) -> ChangeSet:
    """Keep the tiles of `folder` (`{level}/{row}/{col}.{format}`) with a version; ready once all are in."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.stem.isdecimal())
    for start in range(0, len(found), TILES_AT_ONCE):
        rows = [(blueprint_id, *_address(path), path.read_bytes()) for path in found[start : start + TILES_AT_ONCE]]
        file.write("keep_tiles", lambda tx, rows=rows: tx.write_rows("tiles", rows, again=True))  # type: ignore[misc]
    return file.write("tiles_ready", lambda tx: tx.write_rows("tiled", [(blueprint_id, len(found))], again=True))


def _address(path: Path) -> tuple[int, int, int]:
    return int(path.parent.parent.name), int(path.parent.name), int(path.stem)
