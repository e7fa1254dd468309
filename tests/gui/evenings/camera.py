"""A telephone with its notes in every photo, and the ways by which photos get into the window."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.evenings.keys import Keys, wait_until
from yitusanhui.gui.dialogs.slip_queue import SlipQueue
from yitusanhui.operations import reading

MAKER, TAKEN, GPS, LATITUDE = 0x010F, 0x0132, 0x8825, 2
TELEPHONE, WHEN, DEGREES = "Telefon-X9", "2026:09:01 18:30:00", (31.0, 14.0, 9.0)
SHADES = ("gray", "green", "brown", "navy", "teal", "olive", "maroon", "purple")
SIZE = (640, 480)


class Camera:
    """Takes photos into a folder; `attached` is the log: where each went, with the digest of its bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken = 0
        self.attached: dict[tuple[str, int, str], list[str]] = {}
        folder.mkdir()

    def take(self, name: str, *, folder: str = "") -> Path:
        """A photo that says by whom, when and where it was taken."""
        path = self.folder / folder / f"{name}.jpg"
        path.parent.mkdir(exist_ok=True)
        notes = Image.Exif()
        notes[MAKER], notes[TAKEN] = TELEPHONE, WHEN
        notes.get_ifd(GPS)[LATITUDE] = DEGREES
        Image.new("RGB", SIZE, SHADES[self.taken]).save(path, exif=notes)
        assert TELEPHONE.encode() in path.read_bytes()
        self.taken += 1
        return path

    def went_to(self, path: Path, entity: str, entity_id: int, kind: str) -> None:
        """Set down where this photo was attached."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self.attached.setdefault((entity, entity_id, kind), []).append(digest)


def copy(path: Path) -> None:
    """Copied in the file manager."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(mime)


def drop(widget: QWidget, path: Path) -> None:
    """Dragged from the file manager and let go over this."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    spot = widget.rect().center()
    QApplication.sendEvent(widget, QDragEnterEvent(spot, *how))
    QApplication.sendEvent(widget, QDropEvent(spot.toPointF(), *how))


def wait_for_photos(keys: Keys, count: int) -> None:
    """Until so many are in the file: photos are read beside the window."""
    file = keys.window.session.file
    wait_until(lambda: len(reading.read_attachments(file)) == count, f"no {count} photos")


def type_slips(keys: Keys, monkeypatch: pytest.MonkeyPatch, folder: Path, slips: list[str]) -> None:
    """The queue of photographed slips, one after the other; `slips` is what is written on each."""
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getExistingDirectory", lambda *_: str(folder))

    def type_one(words: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SlipQueue)
        wait_until(lambda: dialog.photo is not None, "the slip is not shown")
        keys.types(f"{words}\n")

    keys.in_the_dialog(*(lambda words=words: type_one(words) for words in slips))
    keys.presses("Ctrl+Shift+L")
