"""从备份恢复: which copy, asked once; what it replaces is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QWidget

from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import fit
from yitusanhui.operations.files import BackupLine
from yitusanhui.texts import say

SIZE = (640, 440)


class RestoreDialog(Form):
    """The copies, the newest on top; the button is the one question that is asked."""

    def __init__(self, copies: Sequence[BackupLine], parent: QWidget | None = None) -> None:
        super().__init__(say("restore.title"), parent, done=say("restore.ok"), intro=say("restore.how"))
        self.copies = copies
        fit(self, SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(say("restore.title"))
        self.list.addItems([_words(copy) for copy in copies])
        self.list.setCurrentRow(0 if copies else -1)
        self.box.insertWidget(2, self.list, 50)
        self.ok.setEnabled(bool(copies))
        self.ok.setDefault(False)
        if not copies:
            self.trouble.setText(say("restore.none"))
            self.trouble.show()
        self.list.setFocus()

    @property
    def chosen(self) -> Path | None:
        """The copy that is chosen."""
        row = self.list.currentRow()
        return self.copies[row].path if 0 <= row < len(self.copies) else None


def _words(copy: BackupLine) -> str:
    where = say("restore.beside" if copy.beside else "restore.of_user")
    size = f"{copy.size / 1_000_000:.1f}"
    return say("restore.line", {"at": f"{copy.at:%Y-%m-%d %H:%M:%S}", "size": size, "where": where})
