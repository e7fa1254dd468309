"""盘断开了: said once and plainly; closes by itself as soon as the file can be gone on with. And what the disk lost."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.operations.files import ConsultationFile, is_there
from yitusanhui.texts import say, sentence

LOOK_MS = 1000


class DiskAwayDialog(Form):
    """Accepted when the file is open again; `missing` is then how many acknowledged steps the disk has lost."""

    def __init__(self, file: ConsultationFile, parent: QWidget | None = None) -> None:
        words = say("disk.away_how", {"file": file.path.name, "folder": str(file.path.parent)})
        super().__init__(say("disk.away"), parent, done=say("disk.try"), intro=words)
        self.file = file
        self.missing = 0
        leave = self.buttons.button(QDialogButtonBox.StandardButton.Cancel) or self.buttons.buttons()[-1]
        leave.setText(say("disk.leave"))
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look whether the file is back."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more: a file that is open again must not be opened anew under those who write to it."""
        self._timer.stop()
        super().hideEvent(event)

    def try_again(self) -> bool:
        """Whether the file could be opened anew just now."""
        try:
            self.missing = self.file.reopen()
        except DomainError as refusal:
            self.trouble.setText(sentence(refusal))
            return False
        return True

    def accept(self) -> None:
        """Close if the file is open again; else say why it isn't."""
        if self.try_again():
            self.done(int(self.DialogCode.Accepted))
        else:
            self.trouble.show()

    def _look(self) -> None:
        if is_there(self.file.path):
            self.accept()


class DiskLostDialog(Form):
    """Comments that were shown as recorded and aren't on the disk, in words that can be copied."""

    def __init__(self, words: str, lost: Iterable[CommentLine], parent: QWidget | None = None) -> None:
        super().__init__(say("disk.lost"), parent, intro=words)
        for button in self.buttons.buttons():
            button.setVisible(button is self.ok)
        said = (say("disk.lost_line", {"number": one.number, "author": one.author, "text": one.text}) for one in lost)
        self.lost = QPlainTextEdit("\n".join(said))
        self.lost.setReadOnly(True)
        self.lost.setTabChangesFocus(True)
        self.lost.setAccessibleName(say("disk.lost"))
        self.box.insertWidget(2, self.lost, 20)
        self.lost.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the button alone: whoever was typing would send the words away with it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
