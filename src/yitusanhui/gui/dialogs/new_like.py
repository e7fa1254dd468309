"""以此为模板新建: what the new project is called, and where it lies; street and community as they were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from yitusanhui.gui.dialogs.new_file import NewFileDialog
from yitusanhui.gui.widgets import ask
from yitusanhui.operations import reading
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.tracing import read_threads
from yitusanhui.texts import say


def ask_new_like(source: Path, parent: QWidget | None) -> tuple[Path, str, str, str] | None:
    """Place, title, street and community of the new project; None when the person thought better of it."""
    other = read_consultation(source)
    try:
        report, people = read_threads(other, ()), len(reading.read_roster(other))
    finally:
        other.close()
    facts = {"title": report.title.removeprefix(say("rehearsal.mark")), "people": people}
    dialog = NewFileDialog(parent, title=say("new.like", facts), intro=say("new.like_how", facts))
    dialog.street.setText(report.street)
    dialog.community.setText(report.community)
    if not ask(dialog) or dialog.path is None:
        return None
    return dialog.path, dialog.title.text(), dialog.street.text(), dialog.community.text()
