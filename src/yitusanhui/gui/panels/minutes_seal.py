"""The question before the seal: it can't be undone, so what is still missing is said first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from yitusanhui.domain.report import MeetingReport
from yitusanhui.texts import say


def ask_to_seal(meeting: MeetingReport, lacking: Sequence[str], seal: Callable[[], None], parent: QWidget) -> None:
    """Ask over `parent`; `seal` is called by nothing but a yes."""
    told = say("minutes.seal_missing", {"missing": "\n".join(f"· {line}" for line in lacking)})
    box = QMessageBox(QMessageBox.Icon.Question, say("minutes.seal_title"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say("minutes.seal_ask", {"meeting": meeting.name}))
    box.setInformativeText(told if lacking else say("minutes.seal_nothing_missing"))
    do = box.addButton(say("minutes.seal_do"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(say("minutes.seal_not"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    do.clicked.connect(seal)
    box.finished.connect(box.deleteLater)
    box.open()
