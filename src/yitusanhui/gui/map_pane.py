"""The map in the middle: the drawing of the meeting one is in, with every comment placed on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.atlas.scene import Pin, Scene, build_scene, highlight, wordless
from yitusanhui.atlas.symbols import ColourBy, Symbol
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.map.view import MapView
from yitusanhui.gui.session import Session
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.operations import reading

ROOM_FOR_LEGEND = 500


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
        self._show(self._scene(self.blueprint, self.book.on_drawing(self.blueprint.id)))

    def _scene(self, drawing: BlueprintLine, lines: list[CommentLine]) -> Scene:
        return build_scene(
            lines,
            (drawing,),
            Audience.INTERNAL,
            blueprint_id=drawing.id,
            colour_by=self.colour_by,
            highlight=self._selected,
            categories=self._categories,
        )

    def _on_book(self, numbers: frozenset[int] | None) -> None:
        """A few different comments among ten thousand are put among the pins; what changes the legend builds anew."""
        if numbers is None or self.blueprint is None or not self._patch(self.blueprint, numbers):
            self.show_pins()

    def _patch(self, drawing: BlueprintLine, numbers: frozenset[int]) -> bool:
        """Replace the pins of these comments; False when the legend might have to change."""
        lines = self.book.on_drawing(drawing.id, numbers)
        known = all(not line.category or line.category in self._categories for line in lines)
        if self.public_scene is None or not known:
            return False
        scene, new = self.view.scene, self._scene(drawing, lines)
        gone = [pin for pin in scene.pins if pin.number in numbers]
        left = [pin for pin in scene.pins if pin.number not in numbers] if gone else []
        if not set(new.legend) <= set(scene.legend) or not _looks(gone) <= _looks(new.pins) | _looks(left):
            return False
        self._show(_put(scene, new, numbers), _put(self.public_scene, wordless(new), numbers))
        return True

    def colour(self, by: ColourBy) -> None:
        """Colour the pins by category, reply or status."""
        self.colour_by = by
        self.show_pins()

    def select(self, number: int) -> None:
        """Point at a comment's pin, here and on the wall, and bring it into view."""
        self._selected = number or None
        if self.public_scene is not None:
            self._show(highlight(self.view.scene, self._selected), highlight(self.public_scene, self._selected))
        if number:
            self.view.bring_into_view(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No legend where it would hide the drawing."""
        super().resizeEvent(event)
        self.view.show_legend(self.width() >= ROOM_FOR_LEGEND)

    def _show(self, scene: Scene, public: Scene | None = None) -> None:
        self.view.show_scene(scene)
        self.public_scene = public or wordless(scene)
        self.public_shown.emit(self.public_scene)

    def _connect_signals(self) -> None:
        self.view.place_clicked.connect(self._on_place)
        self.view.pin_clicked.connect(self.session.comment_selected)
        self.session.comment_selected.connect(self.select)
        self.session.meeting_entered.connect(lambda _: self.show_meeting())
        self.session.place_chosen.connect(lambda x, y: self.view.set_marker(x, y))
        self.session.place_cleared.connect(lambda: self.view.set_marker(None))
        self.session.placing.connect(self.view.set_placing)
        self.session.changed.connect(self._look)
        self.book.changed.connect(self._on_book)

    def _on_place(self, x: float, y: float) -> None:
        self.session.place_chosen.emit(x, y)

    def _look(self, change: ChangeSet) -> None:
        if change.touches("blueprints", "meetings", "tiled", "control_points"):
            self.show_meeting()


def _put(scene: Scene, new: Scene, numbers: Collection[int]) -> Scene:
    """The scene with those of `new` in the place of the pins of these numbers."""
    kept = [pin for pin in scene.pins if pin.number not in numbers]
    return replace(scene, pins=tuple(sorted((*kept, *new.pins), key=attrgetter("number"))))


def _looks(pins: Iterable[Pin]) -> set[Symbol]:
    """The looks of these pins as a legend has them."""
    return {replace(symbol, ringed=False) for symbol in {pin.symbol for pin in pins}}
