"""Bringing a layer in: read beside the work, remarks shown before it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.layers import IncomingLayer
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.gui.dialogs.form import confirm
from yitusanhui.gui.dialogs.progress import Progress
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_file
from yitusanhui.intake.layer import read_layer
from yitusanhui.operations.layers import add_layer
from yitusanhui.texts import say


class LayerImport:
    """导入图层, over the drawing that the map shows."""

    def __init__(self, session: Session, pane: MapPane, window: QWidget) -> None:
        self.session = session
        self.pane = pane
        self.window = window

    def ask(self) -> None:
        """Ask for a file and bring it."""
        path = ask_file(self.window, "layer", say("import.layer"), say("import.layers"))
        if path is not None:
            self.bring(path)

    def bring(self, path: Path) -> None:
        """Read a file; say what had to be decided; keep it."""
        drawing = self.pane.blueprint
        if drawing is None:
            self.session.refused.emit(say("layer_no_drawing"))
            return
        waiting = Progress(say("import.layer"), say("import.reading", {"name": path.name}), self.window)

        def read(layer: IncomingLayer) -> None:
            if waiting.finish():
                self._take(layer, drawing)

        def failed(words: str) -> None:
            if waiting.finish():
                self.session.refused.emit(words)

        size = drawing.width, drawing.height
        self.session.run(lambda: read_layer(path, sheet=size), done=read, failed=failed)
        waiting.show_soon()

    def _take(self, layer: IncomingLayer, drawing: BlueprintLine) -> None:
        if not layer.remarks:
            self._keep(layer, drawing)
            return
        words = "\n".join(say(remark.code, remark.facts) for remark in layer.remarks)
        question = f"{say('layer.remarks', {'name': layer.file_name})}\n{words}"
        confirm(self.window, question, yes=say("layer.take"), then=lambda: self._keep(layer, drawing))

    def _keep(self, layer: IncomingLayer, drawing: BlueprintLine) -> None:
        done = self.session.do(add_layer, layer=layer, blueprint_id=drawing.id)
        if done is None:
            return
        words = say("layer.kept", {"name": layer.name, "count": layer.features})
        if done.facts["outside"]:
            words += say("layer_outside", {"count": done.facts["outside"]})
        self.session.told.emit(words)
