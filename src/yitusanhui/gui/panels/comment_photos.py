"""Photos beside the comment under discussion, and those that wait for the comment being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.attached import COMMENTS
from yitusanhui.domain.incoming import Photo
from yitusanhui.gui.photo_drop import (
    Source,
    attach_all,
    chosen_pictures,
    clipboard_pictures,
    holds_pictures,
    pictures_in,
    read_all,
)
from yitusanhui.gui.photo_strip import PhotoStrip
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, label, row
from yitusanhui.texts import say

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class CommentPhotos(QWidget):
    """Dropped and pasted pictures go with the words in the line; with an empty line, to the comment selected."""

    def __init__(self, session: Session, typing: Callable[[], bool]) -> None:
        super().__init__()
        self.session = session
        self._typing = typing
        self.waiting: list[Photo] = []
        self.strip = PhotoStrip(session)
        self.told = label("", "chip")
        self.drop = button(say("photos.not_these"), self.forget, "link")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row(self.told, self.drop, None, space=6))
        box.addWidget(self.strip)
        self.forget()
        self.show_of(0)
        session.changed.connect(lambda _: self.strip.setVisible(bool(self.strip.lines)))

    def show_of(self, number: int) -> None:
        """The photos of this comment; 0: of none."""
        self.strip.show_of(COMMENTS, number)
        self.strip.setVisible(bool(self.strip.lines))

    def refresh(self) -> None:
        """Look again."""
        self.show_of(self.strip.entity_id)

    def choose(self) -> None:
        """Files from a dialog."""
        if self._typing() or self.strip.entity_id:
            self.take(chosen_pictures(self))
        else:
            self.session.refused.emit(say("photos.no_comment"))

    def take(self, sources: Sequence[Source]) -> None:
        """Keep them for the comment being typed, or attach them to the one that is selected."""
        if self._typing():
            read_all(self.session, sources, self._wait)
        elif self.strip.entity_id:
            attach_all(self.session, COMMENTS, self.strip.entity_id, sources)
        elif sources:
            self.session.refused.emit(say("photos.no_comment"))

    def forget(self) -> None:
        """None wait any more: they were recorded, or not wanted."""
        self.waiting = []
        self._tell()

    def watch(self, *widgets: QWidget) -> None:
        """Pictures dropped on these, or pasted in them, come here."""
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures; words go on to whom they were meant for."""
        if event.type() in _DRAGS and isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return self._take_drag(event)
        pasted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        found = clipboard_pictures() if pasted and event.type() == QEvent.Type.KeyPress else []
        if found:
            self.take(found)
        return bool(found)

    def _take_drag(self, event: QDropEvent) -> bool:
        if not holds_pictures(event.mimeData()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.take(pictures_in(event.mimeData()))
        return True

    def _wait(self, photo: Photo) -> None:
        if all(photo.sha256 != other.sha256 for other in self.waiting):
            self.waiting.append(photo)
        self._tell()

    def _tell(self) -> None:
        self.told.setText(say("photos.waits", {"count": len(self.waiting)}))
        self.told.setVisible(bool(self.waiting))
        self.drop.setVisible(bool(self.waiting))
