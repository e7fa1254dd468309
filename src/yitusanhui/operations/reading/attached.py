"""Photos and scans: what there is, the preview, the original."""

from __future__ import annotations

from yitusanhui.domain.report import AttachmentLine
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import attachments


def read_attachments(source: Source) -> tuple[AttachmentLine, ...]:
    """Every photo and scan of the project, oldest first."""
    return attachments.load_attachments(rows_of(source))


def read_attached(source: Source, entity: str, entity_id: int) -> tuple[AttachmentLine, ...]:
    """Photos and scans beside one comment, proxy, commitment or meeting."""
    return attachments.load_attached(rows_of(source), entity, entity_id)


def read_preview(source: Source, attachment_id: int) -> bytes:
    """The preview of a photo or scan: JPEG, upright, without camera notes; safe from any thread."""
    return attachments.load_attachment_picture(rows_of(source), attachment_id)


def read_attached_original(source: Source, attachment_id: int) -> bytes:
    """The bytes of a photo or scan as they were brought."""
    return attachments.load_attachment_picture(rows_of(source), attachment_id, "sha256")
