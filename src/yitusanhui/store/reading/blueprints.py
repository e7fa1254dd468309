"""Drawings, where on earth they lie, and their tiles."""

from __future__ import annotations

from yitusanhui.domain.report import BlueprintLine
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.rows import Rows


def load_blueprints(rows: Rows) -> tuple[BlueprintLine, ...]:
    """Every version of the drawing, oldest first."""
    found = rows.rows(
        "SELECT b.*, t.tiles FROM blueprints b LEFT JOIN tiled t ON t.blueprint_id = b.id "
        "WHERE b.void = 0 ORDER BY b.id"
    )
    return tuple(_line(rows, row) for row in found)


def _line(rows: Rows, row: Row) -> BlueprintLine:
    """A version; its scale is what was measured on it, else what its control points say."""
    ground = load_georeference(rows, row["id"])
    return BlueprintLine(
        id=row["id"],
        label=row["label"],
        name=row["name"],
        file_name=row["file_name"],
        width=row["width"],
        height=row["height"],
        sha256=row["sha256"],
        added_at=row["added_at"],
        tiles_ready=row["tiles"] is not None,
        tile_format=row["tile_format"],
        metres_per_pixel=row["metres_per_pixel"] or (ground.metres_per_pixel if ground else None),
        north=round(ground.north, 3) + 0.0 if ground else None,
    )


def load_tile(rows: Rows, blueprint_id: int, level: int, row: int, col: int) -> bytes | None:
    """One tile as it is kept, or None."""
    found = rows.row(
        "SELECT bytes FROM tiles WHERE blueprint_id = ? AND level = ? AND row = ? AND col = ?",
        blueprint_id,
        level,
        row,
        col,
    )
    return bytes(found["bytes"]) if found else None


def load_media_type(rows: Rows, blueprint_id: int) -> str:
    """What the original is, with its page where it isn't the first: `application/pdf;page=3`."""
    found = rows.row("SELECT media_type FROM blueprints WHERE id = ?", blueprint_id)
    return str(found["media_type"]) if found else ""


def load_prepared(rows: Rows, blueprint_id: int) -> str:
    """How the original was turned and cropped (`Preparation.to_text`)."""
    found = rows.row("SELECT prepared FROM blueprints WHERE id = ?", blueprint_id)
    return str(found["prepared"]) if found else ""


def load_picture(rows: Rows, blueprint_id: int, column: str = "overview_sha256") -> bytes:
    """The first picture of a version (JPEG, at most 2,048 px a side), or with `sha256` its original bytes."""
    found = rows.row(
        f"SELECT k.bytes FROM blueprints b JOIN blobs k ON k.sha256 = b.{column} WHERE b.id = ?", blueprint_id
    )
    return bytes(found["bytes"]) if found else b""
