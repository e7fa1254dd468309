"""Sites as the window holds them, and what is asked of the map: to draw a shape, to select a site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.shapes import Place, Shape, ShapeKind
from yitusanhui.domain.sites import SiteLine, SitePlaces
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading
from yitusanhui.operations.reading import read_site_places, read_sites

TOUCHING = ("sites", "site_states", "site_placements", "tie_points", "attachments")


@dataclass(frozen=True, slots=True)
class SketchWanted:
    """A shape to be drawn on the map by hand, from `places` on; `done` gets it, and the id of the drawing."""

    kind: ShapeKind
    done: Callable[[Shape, int], object]
    places: tuple[Place, ...] = ()


def shown_drawing(session: Session) -> BlueprintLine | None:
    """The drawing of the meeting one is in; before it has any, the newest."""
    drawings = reading.read_blueprints(session.file)
    held = next((m for m in reading.read_particulars(session.file) if m.id == session.meeting_id), None)
    return held.blueprint if held and held.blueprint else (drawings[-1] if drawings else None)


class SiteBook(QObject):
    """Read once, then when something that sites show was touched."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.lines: tuple[SiteLine, ...] = ()
        self.places = SitePlaces()
        session.changed.connect(self._look)
        self.refresh()

    def refresh(self) -> None:
        """Read all again."""
        self.lines, self.places = read_sites(self.session.file), read_site_places(self.session.file)
        self.changed.emit()

    def on_drawing(self, blueprint_id: int) -> list[SiteLine]:
        """The sites that stand on one version, drawn on it or carried there."""
        return self.places.all_on(self.lines, blueprint_id)

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches(*TOUCHING):
            self.refresh()
