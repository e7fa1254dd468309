"""Exporting: choose a folder, go on working while the documents are made, then see what was written and what not."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from yitusanhui.documents.export import Exported, export
from yitusanhui.documents.flavour import DEFAULT
from yitusanhui.documents.look import look, looks
from yitusanhui.documents.material import Material
from yitusanhui.documents.signature import Signer
from yitusanhui.documents.unprinted import named
from yitusanhui.gui.dialogs.kinds import KindsDialog
from yitusanhui.gui.dialogs.last_look import look_once_more
from yitusanhui.gui.panels.fields import Button, Label
from yitusanhui.gui.preview import Preview
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_folder
from yitusanhui.gui.widgets import ask, fit, row
from yitusanhui.operations.looks import choose_look
from yitusanhui.operations.reading import (
    check_consultation,
    read_overview,
    read_preview,
    read_report,
    read_sheets,
    read_vote_papers,
)
from yitusanhui.texts import say, sentence

FINE = 20  # steps of the bar for one document
LONG = 3  # seconds of one document, from which on they are counted
UNDER_WAY, AT_THE_END = (560, 150), (560, 420)  # small while the room goes on behind it


@dataclass(frozen=True, slots=True)
class Way:
    """What is written and how: the kinds (none: all), which PDF/A, and who signs, if anyone."""

    only: tuple[str, ...] = ()
    flavour: str = DEFAULT
    signer: Signer | None = None


def export_flow(session: Session, parent: QWidget, *, meeting_id: int | None = None) -> ExportDialog | None:
    """Ask which kinds and for a folder, write them into it in the background; None when it was left."""
    report = read_report(session.file)
    used = look(report).key
    kinds = KindsDialog(parent, looks=looks(report), used=used)
    kinds.preview_asked.connect(lambda: _preview_instead(session, kinds, parent, used, meeting_id))
    if not ask(kinds) or not _keep_look(session, kinds, used):
        return None
    if not look_once_more(session, kinds.chosen, parent):
        return None
    folder = ask_folder(parent, "export", say("export.folder"))
    if folder is None:
        return None
    way = Way(kinds.chosen, kinds.flavour, kinds.signer)
    return write_into(session, folder, parent, way=way, meeting_id=meeting_id)


def _keep_look(session: Session, kinds: KindsDialog, used: str) -> bool:
    """The look that was chosen, kept in the file; False when it was refused (and said)."""
    return kinds.look in ("", used) or session.do(choose_look, look=kinds.look) is not None


def _preview_instead(session: Session, kinds: KindsDialog, parent: QWidget, used: str, meeting_id: int | None) -> None:
    """The documents on screen, in the look that was chosen, instead of in a folder."""
    if _keep_look(session, kinds, used):
        kinds.reject()
        preview_flow(session, parent, meeting_id=meeting_id)


def preview_flow(session: Session, parent: QWidget, *, meeting_id: int | None = None, genre: str = "") -> Preview:
    """Open the preview, at the document of that kind (`texts.archive.KINDS`) if one is named."""
    shown = Preview(session, parent, meeting_id=meeting_id)
    shown.show()
    shown.start(genre)
    return shown


def write_into(
    session: Session, folder: Path, parent: QWidget, *, way: Way, meeting_id: int | None = None
) -> ExportDialog:
    """Write these kinds of document into a folder in the background, and say how far it is."""
    dialog = ExportDialog(session, folder, parent, way=way)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()  # open() would make it modal: the room goes on
    dialog.start(meeting_id)
    return dialog


def write_documents(
    session: Session, folder: Path, dialog: ExportDialog, meeting_id: int | None = None
) -> list[Exported]:
    """Make the documents, off the window's thread. Raises DomainError where the folder can't be written."""
    report = read_report(session.file)
    material = Material(
        {line.id: read_overview(session.file, line.id) for line in report.blueprints},
        read_sheets(session.file),
        partial(read_preview, session.file),
        read_vote_papers(session.file, meeting_id),
    )
    with TemporaryDirectory() as place:
        packed = not dialog.way.only or "package" in dialog.way.only
        database = session.file.back_up_to(Path(place)) if packed else None
        return export(
            report,
            folder,
            material,
            meeting_id=meeting_id,
            only=dialog.way.only,
            database=database,
            database_off=[say(one.code, one.facts) for one in check_consultation(session.file)] if packed else (),
            flavour=dialog.way.flavour,
            signer=dialog.way.signer,
            progress=dialog.went_on.emit,
            cancelled=dialog.stop.is_set,
        )


class ExportDialog(QDialog):
    """How far it is, and at the end what was written; the room goes on behind it."""

    went_on = Signal(float, int, str)

    def __init__(
        self, session: Session, folder: Path, parent: QWidget | None = None, *, way: Way | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.folder = folder
        self.way = way or Way()
        self.stop = threading.Event()
        self.running = False
        self.setWindowTitle(say("export.title"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        fit(self, UNDER_WAY)
        self.told = Label(say("export.starting"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.hide()
        self.cancel = Button(say("export.cancel"), self._cancel)
        self.look = Button(say("export.open"), self._open_folder, "primary")
        self.look.hide()
        box = QVBoxLayout(self)
        for part in (self.told, self.bar, self.list):
            box.addWidget(part)
        box.addLayout(row(None, self.look, self.cancel))
        self.went_on.connect(self._show_progress)
        self._under_way, self._seconds = "", 0  # which document, and for how long
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self.tick)

    def start(self, meeting_id: int | None = None) -> None:
        """Begin."""
        self.running = True
        self._second.start()
        self.session.run(
            lambda: write_documents(self.session, self.folder, self, meeting_id),
            done=self._show_done,
            failed=self._show_failed,
        )

    def reject(self) -> None:
        """Escape and the window's cross stop what is under way first."""
        if self.running:
            self._cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's cross."""
        if self.running:
            self._cancel()
            event.ignore()

    def _cancel(self) -> None:
        if not self.running:
            self.accept()
            return
        self.stop.set()
        self.told.say(say("export.cancelling"))

    def _show_progress(self, done: float, total: int, name: str) -> None:
        if self.stop.is_set():
            return
        self.bar.setRange(0, total * FINE)
        self.bar.setValue(int(done * FINE))
        words = say("export.working", {"done": int(done), "total": total, "name": name})
        if words != self._under_way:
            self._under_way, self._seconds = words, 0
            self.told.say(words)

    def tick(self) -> None:
        """A second later: of ten thousand comments one document takes a while, and it is seen that it goes on."""
        self._seconds += 1
        if self._under_way and self._seconds >= LONG and not self.stop.is_set():
            self.told.say(say("export.long", {"working": self._under_way, "seconds": self._seconds}))

    def _show_done(self, written: Sequence[Exported]) -> None:
        refused = [one for one in written if one.refusal is not None]
        words = say("export.done", {"written": len(written) - len(refused), "folder": self.folder})
        if refused:
            words = f"{words}\n{say('export.refused', {'count': len(refused)})}"
        if self.stop.is_set():
            words = f"{say('export.cancelled')}\n{words}"
        self._end(words, "warn" if refused or self.stop.is_set() else "good")
        fit(self, AT_THE_END)
        ordered = sorted(written, key=lambda one: one.refusal is None)
        self.list.setPlainText("\n".join(_words(one) for one in ordered))
        self.list.show()
        self.look.show()
        self.look.setFocus()

    def _show_failed(self, words: str) -> None:
        self._end(say("export.stopped", {"why": words}), "bad")

    def _end(self, words: str, kind: str) -> None:
        self.running = False
        self._second.stop()
        self.bar.hide()
        self.told.say(words, kind)
        self.cancel.setText(say("export.close"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
        self.accept()


def _words(one: Exported) -> str:
    if one.refusal is not None:
        return say("export.not_made", {"name": one.path.name, "why": sentence(one.refusal)})
    words = say("export.kept" if one.kept else "export.file", {"name": one.path.name})
    return f"{words}\n{say('export.unprinted', {'characters': named(one.unprinted)})}" if one.unprinted else words
