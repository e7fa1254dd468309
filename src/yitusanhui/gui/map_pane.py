"""The map in the middle: the drawing of the meeting one is in, with every comment placed on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.atlas.scene import Scene, build_scene, highlight
from yitusanhui.atlas.symbols import ColourBy
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import Audience, CommentStatus
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.map.view import MapView
from yitusanhui.gui.session import Session
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.operations import reading

ROOM_FOR_LEGEND = 500
AUDIENCES = (Audience.INTERNAL, Audience.PUBLIC)


class MapPane(QWidget):
    """Two scenes of the same drawing: `view` shows the inner one, `public_shown` carries the wall's."""

    drawing_shown = Signal(object)  # FileTiles, or None while there is no drawing
    public_shown = Signal(object)  # Scene without a name, address or telephone number

    def __init__(self, session: Session, book: CommentBook) -> None:
        super().__init__()
        self.session = session
        self.book = book
        self.view = MapView()
        self.blueprint: BlueprintLine | None = None
        self.colour_by = ColourBy.CATEGORY
        self.tiles: FileTiles | None = None
        self.public_scene: Scene | None = None
        self._selected: int | None = None
        self._categories = [category.name for category in reading.read_categories(session.file)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self._connect_signals()
        self.show_meeting()

    def show_meeting(self) -> None:
        """Show the drawing of the meeting one is in; before it has any, the newest."""
        drawings = reading.read_blueprints(self.session.file)
        held = next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)
        drawing = held.blueprint if held and held.blueprint else (drawings[-1] if drawings else None)
        if drawing != self.blueprint:
            self.blueprint = drawing
            self.tiles = FileTiles(self.session.file, drawing) if drawing else None
            self.view.set_tiles(self.tiles)
            self.drawing_shown.emit(self.tiles)
        self.show_pins()

    def show_pins(self) -> None:
        """Build both scenes from the comments as they are."""
        if self.blueprint is None:
            self.view.show_scene(None)
            return
        lines = self.book.on_drawing(self.blueprint.id)
        for audience in AUDIENCES:
            self._show(self._scene(self.blueprint, lines, audience))

    def _scene(self, drawing: BlueprintLine, lines: list[CommentLine], audience: Audience) -> Scene:
        return build_scene(
            lines,
            (drawing,),
            audience,
            blueprint_id=drawing.id,
            colour_by=self.colour_by,
            highlight=self._selected,
            categories=self._categories,
        )

    def _on_book(self, numbers: frozenset[int] | None) -> None:
        """One new comment among ten thousand is put among the pins; anything else builds them anew."""
        lines = [self.book.lines[number] for number in numbers or ()]
        if not lines or not all(self._is_simply_new(line) for line in lines) or not self._add(lines):
            self.show_pins()

    def _is_simply_new(self, line: CommentLine) -> bool:
        return (
            self.view.scene.pin(line.number) is None
            and line.status is CommentStatus.RECORDED
            and (not line.category or line.category in self._categories)
        )

    def _add(self, lines: list[CommentLine]) -> bool:
        """Add their pins to both scenes; False when the legend doesn't have their look yet."""
        if self.blueprint is None or self.public_scene is None:
            return False
        grown = []
        for scene in (self.view.scene, self.public_scene):
            more = self._scene(self.blueprint, lines, scene.audience)
            if not set(more.legend) <= set(scene.legend):
                return False
            pins = tuple(sorted((*scene.pins, *more.pins), key=lambda pin: pin.number))
            grown.append(replace(scene, pins=pins))
        for scene in grown:
            self._show(scene)
        return True

    def colour(self, by: ColourBy) -> None:
        """Colour the pins by category, reply or status."""
        self.colour_by = by
        self.show_pins()

    def select(self, number: int) -> None:
        """Point at a comment's pin, here and on the wall, and bring it into view."""
        self._selected = number or None
        self._show(highlight(self.view.scene, self._selected))
        if self.public_scene is not None:
            self._show(highlight(self.public_scene, self._selected))
        if number:
            self.view.fly_to(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No legend where it would hide the drawing."""
        super().resizeEvent(event)
        self.view.show_legend(self.width() >= ROOM_FOR_LEGEND)

    def _show(self, scene: Scene) -> None:
        if scene.audience is Audience.PUBLIC:
            self.public_scene = scene
            self.public_shown.emit(scene)
        else:
            self.view.show_scene(scene)

    def _connect_signals(self) -> None:
        self.view.place_clicked.connect(self._on_place)
        self.view.pin_clicked.connect(self.session.comment_selected)
        self.session.comment_selected.connect(self.select)
        self.session.meeting_entered.connect(lambda _: self.show_meeting())
        self.session.place_chosen.connect(lambda x, y: self.view.set_marker(x, y))
        self.session.place_cleared.connect(lambda: self.view.set_marker(None))
        self.session.changed.connect(self._look)
        self.book.changed.connect(self._on_book)

    def _on_place(self, x: float, y: float) -> None:
        self.session.place_chosen.emit(x, y)

    def _look(self, change: ChangeSet) -> None:
        if change.touches("blueprints", "meetings", "tiled"):
            self.show_meeting()
