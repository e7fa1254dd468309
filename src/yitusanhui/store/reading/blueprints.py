"""Drawings and their tiles."""

from __future__ import annotations

from yitusanhui.domain.report import BlueprintLine
from yitusanhui.store.rows import Rows


def load_blueprints(rows: Rows) -> tuple[BlueprintLine, ...]:
    """Every version of the drawing, oldest first."""
    found = rows.rows(
        "SELECT b.*, t.tiles FROM blueprints b LEFT JOIN tiled t ON t.blueprint_id = b.id "
        "WHERE b.void = 0 ORDER BY b.id"
    )
    return tuple(
        BlueprintLine(
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
            metres_per_pixel=row["metres_per_pixel"],
        )
        for row in found
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


def load_picture(rows: Rows, blueprint_id: int, column: str = "overview_sha256") -> bytes:
    """The first picture of a version (JPEG, at most 2,048 px a side), or with `sha256` its original bytes."""
    found = rows.row(
        f"SELECT k.bytes FROM blueprints b JOIN blobs k ON k.sha256 = b.{column} WHERE b.id = ?", blueprint_id
    )
    return bytes(found["bytes"]) if found else b""
