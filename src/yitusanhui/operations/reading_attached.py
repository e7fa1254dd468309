"""Photos and scans for surfaces: what there is, the preview, the original. Part of `operations.reading`."""

from __future__ import annotations

from yitusanhui.domain.report import AttachmentLine
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading import attachments

Source = ConsultationFile | Reader


def read_attachments(source: Source) -> tuple[AttachmentLine, ...]:
    """Every photo and scan of the project, oldest first."""
    return attachments.load_attachments(_rows(source))


def read_attached(source: Source, entity: str, entity_id: int) -> tuple[AttachmentLine, ...]:
    """Photos and scans beside one comment, proxy, commitment or meeting."""
    return attachments.load_attached(_rows(source), entity, entity_id)


def read_preview(source: Source, attachment_id: int) -> bytes:
    """The preview of a photo or scan: JPEG, upright, without camera notes; safe from any thread."""
    return attachments.load_attachment_picture(_rows(source), attachment_id)


def read_attached_original(source: Source, attachment_id: int) -> bytes:
    """The bytes of a photo or scan as they were brought."""
    return attachments.load_attachment_picture(_rows(source), attachment_id, "sha256")


def _rows(source: Source) -> Reader:
    return source if isinstance(source, Reader) else source.reader
