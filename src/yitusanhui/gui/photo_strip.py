"""Thumbnails of what is attached to one thing, with keys: open, next, caption, remove, paste; files may be dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from yitusanhui.domain.attached import BEFORE_AND_AFTER, AttachmentLine
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.terms import AttachmentKind
from yitusanhui.gui.dialogs.photos import PhotoDialog, caption_photo, remove_photo
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.photo_drop import (
    Source,
    attach_all,
    chosen_pictures,
    clipboard_pictures,
    holds_pictures,
    pictures_in,
)
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask, button, tip
from yitusanhui.operations import reading
from yitusanhui.texts import say

THUMB = QSize(84, 64)
HEIGHT = 104
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhotoStrip(QWidget):
    """Photos of one comment, proxy, commitment or meeting. `kinds`: what a button each can attach here."""

    def __init__(self, session: Session, *kinds: AttachmentKind) -> None:
        super().__init__()
        self.session = session
        self.entity, self.entity_id = "", 0
        self.lines: tuple[AttachmentLine, ...] = ()
        self.list = _Thumbnails(self)
        self.setAcceptDrops(True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        self.buttons = [button(say(f"photos.add_{kind}"), partial(self.choose, kind)) for kind in kinds]
        for one in self.buttons:
            box.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self._default = kinds[-1] if kinds else None
        self._empty = Label(say("photos.none"), "muted")
        box.insertWidget(0, self._empty, 1)
        self._empty.setVisible(bool(kinds))
        session.changed.connect(self._look)

    def show_of(self, entity: str, entity_id: int) -> None:
        """Show what is attached to this; 0: to nothing."""
        self.entity, self.entity_id = entity, entity_id
        self.refresh()

    def refresh(self) -> None:
        """Read again; what was chosen stays so."""
        here = self.chosen.id if self.chosen else 0
        found = reading.read_attached(self.session.file, self.entity, self.entity_id) if self.entity_id else ()
        self.setEnabled(bool(self.entity_id))
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found and bool(self.buttons))
        if found == self.lines:
            return
        self.lines = found
        self.list.clear()
        for line in found:
            self.list.addItem(_thumbnail(line, reading.read_preview(self.session.file, line.id)))
        self.list.setCurrentRow(next((row for row, line in enumerate(found) if line.id == here), 0))

    @property
    def chosen(self) -> AttachmentLine | None:
        """The photo that is selected."""
        row = self.list.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def take_focus(self) -> None:
        """Into the thumbnails, or the file dialog where there is none yet."""
        if self.lines:
            self.list.setFocus()
        elif self.entity_id:
            self.choose(self._default)

    def choose(self, kind: AttachmentKind | None) -> None:
        """Attach files."""
        self._attach(chosen_pictures(self), kind)

    def paste(self) -> bool:
        """Ctrl+V: attach the picture on the clipboard; False when there is none, or nothing to attach it to."""
        found = clipboard_pictures() if self.entity_id else []
        self._attach(found, self._default)
        return bool(found)

    def open(self) -> None:
        """Enter: large."""
        if self.chosen is not None:
            ask(PhotoDialog(self.session, self.lines, self.list.currentRow(), self))

    def key(self, event: QKeyEvent) -> bool:
        """What a key does to the photo that is selected."""
        line = self.chosen
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif line is None:
            return False
        elif event.key() in _ENTER:
            self.open()
        elif event.key() == Qt.Key.Key_F2:
            caption_photo(self.session, line, self)
        elif event.key() == Qt.Key.Key_Delete:
            remove_photo(self.session, line)
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped here."""
        self.take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        if self.take_drag(event):
            self._attach(pictures_in(event.mimeData()), self._default)

    def take_drag(self, event: QDropEvent | QDragMoveEvent | QDragEnterEvent) -> bool:
        """Accept pictures while there is something to attach them to."""
        takes = bool(self.entity_id) and holds_pictures(event.mimeData())
        event.acceptProposedAction() if takes else event.ignore()
        return takes

    def _attach(self, sources: list[Source], kind: AttachmentKind | None) -> None:
        attach_all(self.session, self.entity, self.entity_id, sources, kind)

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("attachments"):
            self.refresh()


class _Thumbnails(QListWidget):
    """A row of small pictures; keys that move about stay here, the others go to the strip."""

    def __init__(self, strip: PhotoStrip) -> None:
        super().__init__()
        self.strip = strip
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(THUMB)
        self.setGridSize(QSize(THUMB.width() + 16, THUMB.height() + 30))
        self.setFixedHeight(HEIGHT)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("photos.list"))
        self.setToolTip(say("photos.keys"))
        self.itemActivated.connect(lambda _: None)
        self.itemDoubleClicked.connect(lambda _: strip.open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2, Delete, Ctrl+V are the strip's."""
        if not self.strip.key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """As the strip."""
        self.strip.take_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As the strip."""
        self.strip.take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """As the strip."""
        self.strip.dropEvent(event)


def _thumbnail(line: AttachmentLine, preview: bytes) -> QListWidgetItem:
    picture = QPixmap()
    picture.loadFromData(QByteArray(preview))
    kind = say(f"attachment_{line.kind}")
    words = say("photos.thumb", {"kind": kind, "caption": line.caption}) if line.caption else kind
    item = QListWidgetItem(QIcon(picture), words if line.kind in BEFORE_AND_AFTER else line.caption or kind)
    item.setToolTip(tip(f"{words}\n{line.file_name}"))
    return item
