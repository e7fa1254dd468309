"""电子签章: the office's certificate, chosen when it is wanted; its password is asked for and kept nowhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from yitusanhui.documents.signature import SUFFIXES, Signer, open_certificate
from yitusanhui.gui.panels.fields import Button
from yitusanhui.gui.settings import ask_file
from yitusanhui.gui.widgets import label
from yitusanhui.texts import say


class CertificateField(QWidget):
    """A button to choose the file by; the line for the password comes once there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.button = Button(say("export.certificate"), self.choose)
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password, placeholderText=say("export.password"))
        self.password.setAccessibleName(say("export.password"))
        self.password.hide()
        self.note = label(say("export.sign_note"), "muted", wrap=True)
        self.note.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.button)
        box.addWidget(self.password)
        box.addWidget(self.note)

    def choose(self) -> None:
        """Ask for the file; none chosen means that nothing is signed."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self.path = ask_file(self, "certificate", say("export.sign"), say("export.certificates", {"kinds": kinds}))
        self.button.setText(self.path.name if self.path else say("export.certificate"))
        self.password.clear()
        self.password.setVisible(self.path is not None)
        self.note.setVisible(self.path is not None)
        self.password.setFocus()

    def signer(self) -> Signer | None:
        """What signs; None where no certificate was chosen. Raises what `open_certificate` raises."""
        return open_certificate(self.path, self.password.text(), datetime.now(UTC)) if self.path else None
