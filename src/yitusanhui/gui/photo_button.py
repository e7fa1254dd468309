"""A button for the paper of a proxy: attach it, or look at it once it is there; files may be dropped on it."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence

from yitusanhui.domain.attached import PROXIES
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.gui.dialogs.photos import PhotoDialog
from yitusanhui.gui.photo_drop import attach_all, chosen_pictures, clipboard_pictures, holds_pictures, pictures_in
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Push, ask, set_kind
from yitusanhui.operations import reading
from yitusanhui.texts import say


class PaperButton(Push):
    """附委托书…, or 委托书 ✓ that opens it."""

    def __init__(self, session: Session, proxy_id: int) -> None:
        super().__init__("")
        self.session = session
        self.proxy_id = proxy_id
        self.setAcceptDrops(True)
        self.setToolTip(say("photos.none"))
        self.clicked.connect(lambda: self.press())
        session.changed.connect(self._look)
        set_kind(self, "link")
        self._show()

    def press(self) -> None:
        """Open what is there, else choose files."""
        lines = reading.read_attached(self.session.file, PROXIES, self.proxy_id)
        if lines:
            ask(PhotoDialog(self.session, lines, 0, self))
        else:
            attach_all(self.session, PROXIES, self.proxy_id, chosen_pictures(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V attaches the picture on the clipboard."""
        if event.matches(QKeySequence.StandardKey.Paste):
            attach_all(self.session, PROXIES, self.proxy_id, clipboard_pictures())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped here."""
        event.setAccepted(holds_pictures(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        event.acceptProposedAction()
        attach_all(self.session, PROXIES, self.proxy_id, pictures_in(event.mimeData()))

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("attachments"):
            self._show()

    def _show(self) -> None:
        there = reading.read_attached(self.session.file, PROXIES, self.proxy_id)
        self.setText(say("photos.paper_there") if there else say("photos.add_paper"))
