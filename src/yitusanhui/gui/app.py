"""The program with its windows: start page, one window a file, and what happens when something goes wrong."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.gui import crash
from yitusanhui.gui.background import Background
from yitusanhui.gui.chinese import speak_chinese
from yitusanhui.gui.input_method import choice as input_method
from yitusanhui.gui.leaving import heed_the_end, let_go_of_windows
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.other_copies import said_of
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_file, recent_files, remember_file
from yitusanhui.gui.standing import GarbageSearch, standing
from yitusanhui.gui.start_page import StartPage
from yitusanhui.gui.theme import dress
from yitusanhui.gui.warm_up import warm_up_soon
from yitusanhui.gui.widgets import ask
from yitusanhui.operations.files import (
    ConsultationFile,
    find_backups,
    new_consultation,
    open_consultation,
    restore_backup,
)
from yitusanhui.operations.likeness import new_like
from yitusanhui.texts import say, sentence

DAMAGED = ("file_damaged", "not_a_consultation")


def run(path: Path | None = None) -> int:
    """Open the window on a file, or on the start page; returns when the last window is closed."""
    replaced = input_method.prepare()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName(say("app.name"))
    input_method.join(application, replaced)
    speak_chinese(application)
    dress(application)
    GarbageSearch(application)
    program = Program()
    heed_the_end(application, program.leave)
    crash.install(program.refuse_untaken, program.report_bug)
    program.start(path)
    code = application.exec()
    let_go_of_windows(application)
    return code


class Program:
    """Start page and main window follow one another; there is always one of them."""

    def __init__(self) -> None:
        self.page: StartPage | None = None
        self.window: MainWindow | None = None
        self._background = Background()
        self._left = False

    def start(self, path: Path | None = None) -> None:
        """The file if it opens, else the start page."""
        if path is not None:
            self.open(path)
        if self.window is None:
            self.show_start()

    def show_start(self) -> None:
        """The start page."""
        page = self.page = StartPage()
        page.new_asked.connect(self.ask_new)
        page.open_asked.connect(self.ask_open)
        page.file_chosen.connect(self.open)
        page.sample_asked.connect(self.open_sample)
        page.like_asked.connect(self.ask_new_like)
        page.show()

    def leave(self) -> None:
        """The program ends, whoever ended it: the file is closed whole, nothing is left under way."""
        self._left = True
        for shown in (self.window, self.page):
            if shown is not None:
                shown.close()
        self._background.leave()

    def ask_new(self) -> None:
        """新建项目."""
        from yitusanhui.gui.dialogs.new_file import NewFileDialog  # dialogs are loaded when asked for: a quick start

        dialog = NewFileDialog(self.parent)
        if ask(dialog) and dialog.path is not None:
            place, title = dialog.path, dialog.title.text()
            street, community = dialog.street.text(), dialog.community.text()
            self._enter(lambda: new_consultation(place, title=title, street=street, community=community, actor=who()))

    def ask_new_like(self, source: Path) -> None:
        """以此为模板新建: templates and roster of another project, none of its words."""
        from yitusanhui.gui.dialogs.new_like import ask_new_like

        try:
            asked = ask_new_like(source, self.parent)
        except DomainError as refusal:
            tell_trouble(self.parent, sentence(refusal))
            return
        if asked is not None:
            place, title, street, community = asked
            self._enter(lambda: new_like(source, place, title=title, street=street, community=community, actor=who()))

    def ask_open(self) -> None:
        """打开."""
        path = ask_file(self.parent, "file", say("file.open"), say("file.kinds"))
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file in the window; the one that was open is closed whole."""
        refusal = self._enter(lambda: open_consultation(path, actor=who()))
        if refusal is not None and refusal.code in DAMAGED and find_backups(path):
            self.restore(path)

    def restore(self, path: Path) -> None:
        """从备份恢复: choose a copy, close the file, put the copy in its place, open it again."""
        from yitusanhui.gui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(find_backups(path), self.parent)
        copy = dialog.chosen if ask(dialog) else None
        if copy is None:
            return
        self.leave_file()
        try:
            restore_backup(path, copy)
        except DomainError as refusal:
            tell_trouble(self.parent, sentence(refusal))
        self.open(path)
        if self.window is not None:
            self.window.toast.tell(say("restore.done", {"name": copy.name}))

    def leave_file(self) -> None:
        """Back to the start page; the file is closed whole."""
        if self.window is not None:
            window, self.window = self.window, None
            self.show_start()
            window.close()
            window.deleteLater()

    def open_sample(self) -> None:
        """演练示例: a sample consultation of its own, to try everything on."""
        from yitusanhui.gui.dialogs.progress import Progress
        from yitusanhui.sample.play import play  # only now: it brings half of the program with it

        folder = paths.user_data() / "sample"
        folder.mkdir(exist_ok=True)
        path = folder / f"{say('start.sample_name')}-{datetime.now():%Y%m%d-%H%M%S}.ytsh"
        waiting = Progress(say("start.sample_title"), say("start.sample_making"), self.parent)

        def made(sample: Path) -> None:
            if waiting.finish():
                self.open(sample)

        def failed(words: str) -> None:
            waiting.finish()
            self.refuse(words)

        def make() -> Path:
            return play(path, mark=say("rehearsal.mark"), stopped=lambda: waiting.left or self._left)

        self._background.run(make, done=made, failed=failed)
        waiting.show_soon()

    @property
    def parent(self) -> QWidget | None:
        """The window in front, if there is one yet."""
        return self.window or self.page

    def refuse_untaken(self, refusal: DomainError) -> None:
        """A refusal that nobody took."""
        if self.window is not None:
            self.window.session.refuse(refusal)
        else:
            self.refuse(sentence(refusal))

    def refuse(self, words: str) -> None:
        """Say in the window why something wasn't done."""
        if self.window is not None:
            self.window.toast.refuse(words)
        elif self.page is not None:
            self.page.toast.refuse(words)

    def report_bug(self, report: Path | None) -> None:
        """Something unexpected: a calm sentence, and where the report lies."""
        box = QMessageBox(QMessageBox.Icon.Information, say("app.name"), say("bug"), parent=self.parent)
        if report is not None:
            box.setInformativeText(say("app.report", {"path": str(report)}))
        box.open()

    def _enter(self, opening: Callable[[], ConsultationFile]) -> DomainError | None:
        """Open first, then let go of what was open: a refusal changes nothing, and is returned."""
        try:
            window = show_file(opening())
        except DomainError as refusal:
            tell_trouble(self.parent, sentence(refusal))
            return refusal
        remember_file(window.session.file.path)
        before, self.window = self.parent, window
        path = window.session.file.path
        asked: dict[str, Callable[[], None]] = {
            "new": self.ask_new,
            "open": self.ask_open,
            "new_like": lambda: self.ask_new_like(path),
            "restore": lambda: self.restore(path),
            "start": self.leave_file,
        }
        window.another_asked.connect(lambda what: asked[what]())
        window.show()
        warm_up_soon(window.panels)
        self._look_for_copies(window, path)
        self.page = None
        if before is not None:
            before.close()
            before.deleteLater()
        return None

    def _look_for_copies(self, window: MainWindow, path: Path) -> None:
        """Say where another file of this project has what this one has not, before both are worked on."""
        others = [one for one in recent_files() if one != path]

        def tell(words: str) -> None:
            if words and window is self.window:
                window.toast.refuse(words)

        if others:
            self._background.run(lambda: said_of(path, others), done=tell, failed=lambda _: None)


def show_file(file: ConsultationFile) -> MainWindow:
    """The window of a file; where that fails, the file is let go of."""
    try:
        with standing():
            return MainWindow(Session(file))
    except BaseException:
        file.close()
        raise


def tell_trouble(parent: QWidget | None, words: str) -> None:
    """What happened and what to do, in a dialog."""
    box = QMessageBox(QMessageBox.Icon.Warning, say("app.name"), words, parent=parent)
    box.addButton(say("form.ok"), QMessageBox.ButtonRole.AcceptRole)
    ask(box)


def who() -> str:
    """Who is at the keyboard, as the journal notes it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
