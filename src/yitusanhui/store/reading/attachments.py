"""Photos and scans (附件): what there is, what it is attached to, and its bytes."""

from __future__ import annotations

from yitusanhui.domain.attached import AttachmentLine
from yitusanhui.domain.terms import AttachmentKind
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

_SELECT = "SELECT a.*, length(b.bytes) AS size FROM attachments a JOIN blobs b ON b.sha256 = a.sha256 WHERE a.void = 0"


def load_attachments(rows: Rows) -> tuple[AttachmentLine, ...]:
    """Everything attached, oldest first."""
    return tuple(map(_line, rows.rows(f"{_SELECT} ORDER BY a.id")))


def load_attached(rows: Rows, entity: str, entity_id: int) -> tuple[AttachmentLine, ...]:
    """What is attached to one comment, proxy, commitment or meeting, oldest first."""
    found = rows.rows(f"{_SELECT} AND a.entity = ? AND a.entity_id = ? ORDER BY a.id", entity, entity_id)
    return tuple(map(_line, found))


def load_attachment_picture(rows: Rows, attachment_id: int, column: str = "preview_sha256") -> bytes:
    """The preview of one (JPEG, upright, without camera notes), or with `sha256` its original bytes."""
    found = rows.row(
        f"SELECT b.bytes FROM attachments a JOIN blobs b ON b.sha256 = a.{column} WHERE a.id = ?", attachment_id
    )
    return bytes(found["bytes"]) if found else b""


def _line(row: Row) -> AttachmentLine:
    return AttachmentLine(
        id=row["id"],
        entity=row["entity"],
        entity_id=row["entity_id"],
        kind=AttachmentKind(row["kind"]),
        caption=row["caption"],
        file_name=row["file_name"],
        media_type=row["media_type"],
        sha256=row["sha256"],
        size=row["size"],
        added_at=row["added_at"],
        meeting_id=row["meeting_id"],
    )
