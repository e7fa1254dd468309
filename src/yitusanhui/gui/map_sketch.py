"""Shapes drawn on the map in the middle for whoever asked: a site, or what a comment speaks of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.shapes import Place, ShapeKind
from yitusanhui.domain.sites import SiteLine, drawn, vertices_of
from yitusanhui.gui.map.sketch import Sketch
from yitusanhui.gui.map.view import MapView
from yitusanhui.gui.session import Session
from yitusanhui.gui.site_book import SketchWanted
from yitusanhui.texts import say, sentence


class SketchDesk(QObject):
    """One sketch at a time; what is no shape yet is said, and goes on being drawn."""

    def __init__(
        self,
        session: Session,
        view: MapView,
        drawing: Callable[[], BlueprintLine | None],
        sites: Callable[[], list[SiteLine]],
    ) -> None:
        super().__init__(view)
        self.session, self.view, self._drawing, self._sites = session, view, drawing, sites
        session.sketch_wanted.connect(self.begin)
        session.meeting_entered.connect(lambda _: self.leave())

    def begin(self, wanted: SketchWanted) -> None:
        """Draw; the keyboard goes to the map, whose crosshair stands for the mouse."""
        drawing = self._drawing()
        if drawing is None:
            self.session.refused.emit(say("site.no_drawing"))
            return
        own = set(wanted.places)
        anchors = [p for site in self._sites() if site.shape for p in vertices_of(site.shape) if p not in own]
        size = (drawing.width, drawing.height)
        known = drawing.metres_per_pixel
        sketch = Sketch(wanted.kind, size, wanted.places, anchors=anchors, metres_per_pixel=known)
        sketch.finished.connect(lambda kind, places: self._take(wanted, drawing.id, kind, places))
        sketch.left.connect(self.leave)
        self.view.draw(sketch)

    def leave(self) -> None:
        """Nothing more is drawn; the keyboard goes back."""
        if self.view.sketch is not None:
            self.view.draw(None)
            self.view.let_go.emit()

    def _take(self, wanted: SketchWanted, blueprint_id: int, kind: ShapeKind, places: tuple[Place, ...]) -> None:
        try:
            shape = drawn(kind, places)
        except DomainError as refusal:
            self.session.refused.emit(sentence(refusal))
            return
        self.leave()
        wanted.done(shape, blueprint_id)
