"""What drafts and writes documents, and the panels, are loaded and made a moment after the window stands.

At the start they would hold up the window, and when first wanted, 纪要 or a preview: half a second of one core.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QTimer

from yitusanhui.gui.panel_stack import LATER, PanelStack
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_template

MOMENT_MS = 3_000
PANELS = tuple(f"yitusanhui.gui.panels.{module}" for module, _ in LATER.values())
# The pinyin of names first: without it a walk-in, at the door before anything else, waited half a second.
WANTED = ("pypinyin", "yitusanhui.documents.minutes", *PANELS, "yitusanhui.gui.panels.export")


def warm_up_soon(panels: PanelStack) -> None:
    """Begin once the window is at rest; what is wanted earlier is loaded then, as ever."""
    session = panels.session  # with whose file this is over, though the window may still be there
    QTimer.singleShot(MOMENT_MS, session, lambda: session.run(lambda: load(session.file), done=panels.make_ahead))


def load(file: ConsultationFile) -> None:
    """Load them, beside the work, those first that are wanted first, and read the template of this file's minutes."""
    for name in WANTED:
        import_module(name)
    from yitusanhui.documents.minutes import compile_ahead

    compile_ahead(read_template(file, "documents/minutes.txt.j2"))
