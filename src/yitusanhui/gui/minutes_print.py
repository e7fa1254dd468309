"""打印纪要: the minutes alone as PDF, opened where the system prints from."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from yitusanhui.documents.names import safe_name
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.gui.preview_pages import Drafts
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.operations.reading import read_particulars
from yitusanhui.texts import say


def print_minutes(session: Session, parent: QWidget) -> None:
    """Ask where the file goes, by a short name; write it beside the work, then open it."""
    held = next(meeting for meeting in read_particulars(session.file) if meeting.id == session.meeting_id)
    name = safe_name(say("minutes.print_name", {"meeting": held.name}))
    target = ask_new_file(parent, "papers", say("minutes.print_where"), name, say("trace.kinds"))
    if target is None:
        return

    def show(_: None) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
        session.told.emit(say("minutes.print_opened" if opened else "minutes.printed", {"name": target.name}))

    session.told.emit(say("preview.making"))
    session.run(lambda: write_minutes_to(session, target), done=show)


def write_minutes_to(session: Session, target: Path) -> None:
    """Write the minutes of the meeting one is in; a file that can't be replaced stays as it is."""
    drafts = Drafts(session, session.meeting_id)
    name = next(job.name for job in drafts.jobs() if job.genre == "minutes")
    with TemporaryDirectory(prefix="ytsh-") as place:
        made = drafts.make(name, Path(place)).path
        try:
            target.write_bytes(made.read_bytes())
        except OSError as trouble:
            raise EnvironmentTrouble("export_folder", folder=target.parent, why=trouble.strerror) from trouble
