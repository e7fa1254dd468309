"""What every panel is: a widget of one meeting that looks again when something it shows was touched."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.gui.session import Session


class Panel(QWidget):
    """A panel shows one meeting of the session. `shows` names the entities whose changes make it look again."""

    shows: tuple[str, ...] = ()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.box = QVBoxLayout(self)
        session.changed.connect(self._look)
        session.meeting_entered.connect(self._on_entered)

    def refresh(self) -> None:
        """Read again and show; panels override this."""

    def take_focus(self) -> None:
        """Put the keyboard where the panel's main line is; panels override this."""

    def _on_entered(self, _: int) -> None:
        if self.isVisible():  # one that isn't looks when it comes to the front
            self.refresh()

    def _look(self, change: ChangeSet) -> None:
        if self.isVisible() and (change.repeated or change.touches(*self.shows)):
            self.refresh()

    def showEvent(self, event: object) -> None:
        """Look again when the panel comes to the front."""
        self.refresh()
