"""Dialogs with drawings in them: maps to point at, a sentence on how it stands, what is refused said in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.atlas.scene import Base, Pin, Scene
from yitusanhui.atlas.symbols import MARKER, Shape, Symbol, ink_on
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.map.view import MapView
from yitusanhui.gui.map.viewport import whole
from yitusanhui.gui.session import Session
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.gui.widgets import button, fit, label, row, set_kind
from yitusanhui.texts import say

POINT = Symbol(Shape.SQUARE, MARKER, ink_on(MARKER))
SIZE = (1180, 660)
RIM = 20  # logical pixels


class _Rimmed(MapView):
    """The whole drawing with room around it: numbers on its very corners are seen whole."""

    def fit(self) -> None:
        """Show the whole drawing and its rim."""
        if size := self.drawing_size:
            least = whole(self.width() - 2 * RIM, self.height() - 2 * RIM, *size).scale
            self.set_viewport(replace(whole(self.width(), self.height(), *size), scale=least), fitted=True)


class SheetMap(QWidget):
    """One version of the drawing, named; `picked` says where someone pointed, in its pixels."""

    picked = Signal(float, float)

    def __init__(self, session: Session, drawing: BlueprintLine, *, pointing: bool = True) -> None:
        super().__init__()
        self.session, self.drawing = session, drawing
        self.head = label(f"{drawing.label}  {drawing.name}", "head")
        self.view = _Rimmed(FileTiles(session.file, drawing))
        self.view.set_placing(pointing)
        self.view.setAccessibleName(self.head.text())
        self.view.place_clicked.connect(self.picked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.head)
        box.addWidget(self.view, 1)
        self.show_points(())

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Number the places that were pointed at."""
        line = self.drawing
        base = Base(line.width, line.height, line.label, line.id, line.name, line.metres_per_pixel, line.north)
        pins = tuple(Pin(number, x, y, POINT) for number, (x, y) in enumerate(points, 1))
        self.view.show_scene(Scene(base, pins, (), Audience.INTERNAL))

    def sharpen(self) -> None:
        """Its tiles are there now: look at them, in the same place."""
        self.view.set_tiles(FileTiles(self.session.file, self.drawing))

    def put_away(self) -> None:
        """No tile is read any more."""
        self.view.set_tiles(None)


class SheetDialog(QDialog):
    """`self.box` is for what a subclass shows; `said` for how it stands. Ctrl+Enter is its main button."""

    def __init__(self, session: Session, title: str, how: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.maps: list[SheetMap] = []
        self.setWindowTitle(title)
        fit(self, SIZE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        outer.addWidget(label(how, "muted", wrap=True))
        self.box = QVBoxLayout()
        outer.addLayout(self.box, 1)
        self.said = label("", "good", wrap=True)
        self.said.hide()
        outer.addWidget(self.said)
        self.extra = row()
        self.ok = button(done, self.confirm, "primary")
        self.ok.setAutoDefault(False)
        self.ok.setToolTip("Ctrl+Enter")
        cancel = button(say("form.close"), self.reject)
        cancel.setAutoDefault(False)
        foot = row(None, self.ok, cancel)
        foot.insertLayout(0, self.extra)
        outer.addLayout(foot)
        self.key("Escape", self.reject)  # a map would keep it for itself
        self.key("Ctrl+Return", self.confirm)
        self.key("Ctrl+Enter", self.confirm)

    def key(self, keys: str, act: Callable[[], object]) -> None:
        """A key of this dialog."""
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: act())

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """A further button at the bottom left."""
        made = button(words, act)
        made.setAutoDefault(False)
        self.extra.addWidget(made)

    def map_of(self, drawing: BlueprintLine, *, pointing: bool = True) -> SheetMap:
        """A drawing of this dialog, put away when it closes."""
        made = SheetMap(self.session, drawing, pointing=pointing)
        self.maps.append(made)
        return made

    def tell(self, words: str, kind: str = "good") -> None:
        """How it stands: good, warn or bad; no words, nothing to say."""
        set_kind(self.said, kind)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def do(self, operation: Callable[..., ChangeSet], **what: Any) -> ChangeSet | None:
        """Do one thing; what is refused is said here, not behind the dialog."""
        refusals: list[str] = []
        self.session.refused.connect(refusals.append)
        done = self.session.do(operation, **what)
        self.session.refused.disconnect(refusals.append)
        if done is None:
            self.tell("".join(refusals), "bad")
        return done

    def sharpen(self, blueprint_id: int) -> None:
        """A drawing's tiles were cut meanwhile."""
        for shown in self.maps:
            if shown.drawing.id == blueprint_id:
                shown.sharpen()

    def confirm(self) -> None:
        """The main button; subclasses do it here."""
        self.accept()

    def done(self, result: int) -> None:
        """Closed, one way or the other."""
        for shown in self.maps:
            shown.put_away()
        super().done(result)


def metres_or_pixels(pixels: float, metres_per_pixel: float | None) -> str:
    """A distance on the drawing as people read it: 0.4米, or 12像素 where the scale isn't known."""
    if metres_per_pixel:
        return say("map.metres", {"count": f"{pixels * metres_per_pixel:.2g}"})
    return say("sheet.pixels", {"count": f"{pixels:.2g}"})
