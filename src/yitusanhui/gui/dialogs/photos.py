"""One photo after the other, large, with what is to be seen on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.domain.attached import AttachmentLine
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.dialogs.photo_picture import Picture
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import fit, label
from yitusanhui.operations import reading
from yitusanhui.operations.attachments import caption_attachment, remove_attachment, turn_attachment
from yitusanhui.texts import say

SIZE = (960, 680)
TURNS = {Qt.Key.Key_L: -1, Qt.Key.Key_R: 1}


class PhotoDialog(QDialog):
    """Left and right: the next one. L and R turn it, F2 caption, Delete takes it off, Esc closes."""

    def __init__(
        self, session: Session, lines: Sequence[AttachmentLine], place: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.lines = list(lines)
        self.place = place
        self.setWindowTitle(say("photos.list"))
        fit(self, SIZE)
        self.picture = Picture()
        self.picture.take_keys(self)
        self.words = label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.addWidget(self.picture, 1)
        box.addWidget(self.words)
        keys = label(say("photos.keys_large"), "muted", wrap=True)
        keys.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(keys)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.place = (self.place + step) % len(self.lines)
            self._show()
        elif event.key() in TURNS:
            self._turn(TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F2:
            self._caption()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        line = self.lines[self.place]
        self.picture.show_picture(reading.read_preview(self.session.file, line.id))
        facts = {
            "place": self.place + 1,
            "count": len(self.lines),
            "kind": say(f"attachment_{line.kind}"),
            "caption": line.caption or line.file_name,
        }
        self.words.setText(say("photos.one", facts))

    def _turn(self, quarters: int) -> None:
        from yitusanhui.intake.photo import turned  # only now: what reads photos takes long to load

        line = self.lines[self.place]
        preview = turned(reading.read_preview(self.session.file, line.id), quarters)
        if self.session.do(turn_attachment, attachment_id=line.id, preview=preview):
            self._show()

    def _caption(self) -> None:
        line = self.lines[self.place]
        if caption_photo(self.session, line, self):
            found = reading.read_attached(self.session.file, line.entity, line.entity_id)
            self.lines[self.place] = next(one for one in found if one.id == line.id)
            self._show()

    def _remove(self) -> None:
        if not remove_photo(self.session, self.lines[self.place]):
            return
        self.lines.pop(self.place)
        if not self.lines:
            self.accept()
            return
        self.place %= len(self.lines)
        self._show()


def caption_photo(session: Session, line: AttachmentLine, parent: QWidget) -> bool:
    """Ask what is to be seen; True when it was written down."""
    words = ask_words(parent, say("photos.caption"), say("photos.caption_hint"), text=line.caption)
    return bool(words and session.do(caption_attachment, attachment_id=line.id, caption=words))


def remove_photo(session: Session, line: AttachmentLine) -> bool:
    """Take it off; 撤销 brings it back."""
    done = session.do(remove_attachment, attachment_id=line.id)
    if done is not None:
        session.told.emit(say("photos.removed"))
    return done is not None
