"""Which layers lie over the drawing in the middle: read and laid beside the work, shown on window and wall."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.layers import LaidLayer
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.session import Session
from yitusanhui.operations import reading

TOUCHING = ("layers", "control_points")


class LayerPane(QObject):
    """`shown` carries the layers (a tuple of `LaidLayer`) of the drawing that the map shows now."""

    shown = Signal(object)

    def __init__(self, session: Session, pane: MapPane) -> None:
        super().__init__(pane)
        self.session = session
        self.pane = pane
        self.shown.connect(pane.view.layers.show)
        pane.drawing_shown.connect(lambda _: self.refresh())
        session.changed.connect(self._look)
        self.refresh()

    def refresh(self) -> None:
        """Read the layers of the drawing that is shown."""
        drawing = self.pane.blueprint
        if drawing is None or not reading.read_layers(self.session.file, drawing.id):
            self.shown.emit(())
            return
        file = self.session.file
        self.session.run(lambda: reading.read_laid_layers(file, drawing), done=lambda laid: self._show(drawing, laid))

    def _show(self, drawing: BlueprintLine, laid: tuple[LaidLayer, ...]) -> None:
        if self.pane.blueprint is not None and self.pane.blueprint.id == drawing.id:
            self.shown.emit(laid)

    def _look(self, change: ChangeSet) -> None:
        if change.touches(*TOUCHING):
            self.refresh()
