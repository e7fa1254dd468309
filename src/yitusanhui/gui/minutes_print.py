"""打印纪要, 打表决票, 打印预览的一份: one paper alone as PDF, opened where the system prints from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from yitusanhui.documents.forms import write_ballots
from yitusanhui.documents.names import safe_name
from yitusanhui.domain.report import MotionLine
from yitusanhui.gui.preview_pages import Drafts
from yitusanhui.gui.put_file import put_file
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.operations.reading import read_particulars, read_report
from yitusanhui.texts import say


def print_minutes(session: Session, parent: QWidget) -> None:
    """The minutes of the meeting one is in."""
    held = next(meeting for meeting in read_particulars(session.file) if meeting.id == session.meeting_id)
    asked = say("minutes.print_where"), say("minutes.print_name", {"meeting": held.name})
    _print(session, parent, asked, write_minutes_to)


def print_ballots(session: Session, parent: QWidget, motion: MotionLine) -> None:
    """The ballots of one vote, as many as there are votes in the room."""

    def write(session: Session, target: Path) -> None:
        with TemporaryDirectory(prefix="ytsh-") as place:
            report = read_report(session.file)
            made = write_ballots(report, motion.meeting_id, Path(place) / "a.pdf", motion_id=motion.id)
            put_file(made, target)

    _print(session, parent, (say("votes.ballots_where"), say("votes.ballots_name", {"title": motion.title})), write)


def print_shown(session: Session, parent: QWidget, made: Path, title: str) -> None:
    """A document as it stands in the preview."""
    asked = say("preview.print_where", {"title": title}), say("preview.print_name", {"title": title})
    _print(session, parent, asked, lambda _, target: put_file(made, target))


def write_minutes_to(session: Session, target: Path) -> None:
    """Write the minutes of the meeting one is in; a file that can't be replaced stays as it is."""
    drafts = Drafts(session, session.meeting_id)
    name = next(job.name for job in drafts.jobs() if job.genre == "minutes")
    with TemporaryDirectory(prefix="ytsh-") as place:
        put_file(drafts.make(name, Path(place)).path, target)


def _print(session: Session, parent: QWidget, asked: tuple[str, str], write: Callable[[Session, Path], None]) -> None:
    """Ask where the file goes, by a short name; write it beside the work, then open it."""
    where, name = asked
    target = ask_new_file(parent, "papers", where, safe_name(name), say("trace.kinds"))
    if target is None:
        return

    def show(_: None) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
        session.told.emit(say("minutes.print_opened" if opened else "minutes.printed", {"name": target.name}))

    session.told.emit(say("preview.making"))
    session.run(lambda: write(session, target), done=show)
