"""Photos as people bring them to the window: dropped files, a picture on the clipboard, files chosen in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from yitusanhui.domain.incoming import Photo
from yitusanhui.domain.terms import AttachmentKind
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import folder_for, remember_folder
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.texts import say

Source = Path | bytes
FOLDER = "photo"


def holds_pictures(mime: QMimeData) -> bool:
    """Whether files from this machine, or a picture, are being dropped or pasted."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def pictures_in(mime: QMimeData) -> list[Source]:
    """The files, else the picture itself as PNG."""
    files: list[Source] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files or not mime.hasImage():
        return files
    picture = QImage(mime.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return [bytes(buffer.data().data())] if QImageWriter(buffer, QByteArray(b"png")).write(picture) else []


def clipboard_pictures() -> list[Source]:
    """What Ctrl+V would attach; nothing when words were copied."""
    mime = QApplication.clipboard().mimeData()
    return pictures_in(mime) if mime is not None and holds_pictures(mime) else []


def chosen_pictures(parent: QWidget) -> list[Source]:
    """Files the person chooses, several at once, from the folder of last time."""
    found, _ = QFileDialog.getOpenFileNames(parent, say("photos.choose"), folder_for(FOLDER), say("photos.kinds"))
    if found:
        remember_folder(FOLDER, str(Path(found[0]).parent))
    return [Path(one) for one in found]


def read(source: Source) -> Photo:
    """The photo of one of them. Raises DomainError."""
    from yitusanhui.intake.photo import photo_of, read_photo  # only now: pictures and PDF take long to load

    return read_photo(source) if isinstance(source, Path) else photo_of(source, say("photos.pasted"))


def read_all(session: Session, sources: Sequence[Source], then: Callable[[Photo], None]) -> None:
    """Read each off the window's thread; what isn't a whole picture is refused in a sentence, the others stand."""
    for source in sources:
        session.run(partial(read, source), done=then)


def attach_all(
    session: Session, entity: str, entity_id: int, sources: Sequence[Source], kind: AttachmentKind | None = None
) -> None:
    """Attach each to a comment, a proxy, a commitment or a meeting."""

    def attach(photo: Photo) -> None:
        if session.do(attach_photo, entity=entity, entity_id=entity_id, photo=photo, kind=kind):
            session.told.emit(say("photos.attached", {"name": photo.file_name}))

    read_all(session, sources, attach)
