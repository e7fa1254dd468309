"""The program as it is started, left in the middle of something: `python -m tests.gui.leaving_child DOING HOW FILE`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from yitusanhui.gui import app
from yitusanhui.gui.main_window import MainWindow


class Watched(app.Program):
    """The program, and what is done in it once it stands."""

    def start(self, path: Path | None = None) -> None:
        super().start(path)
        QTimer.singleShot(0, self.window, lambda: self._begin(sys.argv[1]))

    def _begin(self, doing: str) -> None:
        assert self.window is not None and self.window.session.file.path == Path(sys.argv[3])
        DOINGS[doing](self.window)
        when_it_runs(doing, self.window, lambda: HOWS[sys.argv[2]](self.window))


def write_documents(window: MainWindow) -> None:
    from yitusanhui.gui.panels.export import Way, write_into

    write_into(window.session, Path(sys.argv[3]).parent, window, way=Way())


def bring_drawing(window: MainWindow) -> None:
    window.drawings.bring(Path(sys.argv[3]).with_name("图.png"))


def when_it_runs(doing: str, window: MainWindow, then: Callable[[], None]) -> None:
    """As soon as the first of it is reported, or the dialog is up, or the first page is being made."""
    if doing == "drawing":
        window.drawings.worked.connect(lambda _, share: then() if 0 <= share < 1 else None)
    elif doing == "documents":
        from yitusanhui.gui.panels.export import ExportDialog

        found = window.findChild(ExportDialog)
        assert found is not None
        found.went_on.connect(lambda *_: then())
    else:
        QTimer.singleShot(0, window, lambda: then() if _there(doing, window) else when_it_runs(doing, window, then))


def _there(doing: str, window: MainWindow) -> bool:
    if doing == "preview":
        from yitusanhui.gui.preview import Preview

        shown = window.findChild(Preview)
        return shown is not None and shown.list.count() > 0
    return doing != "dialog" or QApplication.activeModalWidget() is not None


def close(window: QWidget | None) -> None:
    assert window is not None
    window.close()


DOINGS: dict[str, Callable[[MainWindow], object]] = {
    "nothing": lambda window: window.panels.show_panel("comments"),
    "dialog": lambda window: QTimer.singleShot(0, window, window.actions_["keys"].trigger),
    "documents": write_documents,
    "preview": lambda window: window.actions_["preview"].trigger(),
    "drawing": bring_drawing,
}
HOWS: dict[str, Callable[[MainWindow | None], object]] = {
    "menu": lambda window: window.actions_["quit"].trigger() if window else None,
    "cross": close,
    "ended": lambda _: os.kill(os.getpid(), signal.SIGTERM),
}


if __name__ == "__main__":
    app.Program = Watched  # type: ignore[misc]
    raise SystemExit(app.run(Path(sys.argv[3])))
