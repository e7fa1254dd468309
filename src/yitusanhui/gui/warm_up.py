"""What drafts and writes documents is loaded beside the work, a moment after the window stands.

At the start it would hold up the window, and when it is first wanted, 纪要 or a preview: half a second of one core.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QTimer

from yitusanhui.gui.session import Session

MOMENT_MS = 3_000
WANTED = ("yitusanhui.documents.minutes", "yitusanhui.documents.export_plan")


def warm_up_soon(session: Session) -> None:
    """Begin once the window is at rest; what is wanted earlier is loaded then, as ever."""
    QTimer.singleShot(MOMENT_MS, session, lambda: session.run(load, done=lambda _: None))


def load() -> None:
    """Load them, those first that are wanted first."""
    for name in WANTED:
        import_module(name)
