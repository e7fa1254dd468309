"""What may be asked: an open consultation, or one reader of it where several things must be of one moment."""

from __future__ import annotations

from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reader import Reader

Source = ConsultationFile | Reader


def rows_of(source: Source) -> Reader:
    """The reader behind it."""
    return source if isinstance(source, Reader) else source.reader
