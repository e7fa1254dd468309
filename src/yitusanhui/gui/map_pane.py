"""The map in the middle: the drawing of the meeting one is in, with every comment placed on it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yitusanhui.atlas.scene import Pin, Scene, build_scene, highlight, wordless
from yitusanhui.atlas.symbols import ColourBy, Symbol
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.reach import Reach
from yitusanhui.domain.report import BlueprintLine, CommentLine, OptionLine
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.map.strip import framed
from yitusanhui.gui.map.view import MapView
from yitusanhui.gui.map_extras import MapExtras
from yitusanhui.gui.map_sketch import SketchDesk
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import legend_wanted, remember_legend
from yitusanhui.gui.site_book import shown_drawing
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.operations import reading
from yitusanhui.texts import say

AT_ONCE = 1_000  # comments: their scenes are there within a frame or two
Scenes = tuple[Scene, Scene]  # inner, public


class MapPane(QWidget):
    """Two scenes of the same drawing: `view` shows the inner one, `public_shown` carries the wall's."""

    drawing_shown = Signal(object)  # FileTiles, or None while there is no drawing
    legend_shown = Signal(bool)
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
        self.note = ""  # which comments are left out, on the map or on their way there
        self._selected: int | None = None
        self._asked: object | None = None  # scenes that are being built
        self._sought: int | None = None  # whose pin is to be brought into view once it is there
        self._of_option = False  # the drawing shown is an option's, not the meeting's
        self._listed = self._office_s_list()
        self._categories = self._in_order()
        self.extras = MapExtras(session, lambda: self.blueprint)
        self.sketches = SketchDesk(session, self.view, lambda: self.blueprint, lambda: self.extras.sites)
        self.strip = framed(self.view, self)
        self.strip.show_whole(legend_wanted())
        self._connect_signals()
        self.show_meeting()

    def show_meeting(self) -> None:
        """Show the drawing of the meeting one is in; before it has any, the newest."""
        self._of_option = False
        self._put_down(shown_drawing(self.session))

    def show_option(self, option: OptionLine | None) -> None:
        """Show an option on its own drawing and around its sites; None: the meeting's drawing again."""
        own = option.blueprint_id if option is not None else None
        drawing = next((line for line in reading.read_blueprints(self.session.file) if line.id == own), None)
        if drawing is not None:
            self._of_option = drawing != shown_drawing(self.session)
            self._put_down(drawing)
        elif self._of_option:
            self.show_meeting()
        if option is not None and option.site_ids:
            self.go_to_site(option.site_ids[0])

    def _put_down(self, drawing: BlueprintLine | None) -> None:
        if drawing != self.blueprint:
            self.blueprint = drawing
            self.tiles = FileTiles(self.session.file, drawing) if drawing else None
            self.view.set_tiles(self.tiles)
            self.drawing_shown.emit(self.tiles)
        self.show_pins()

    def show_pins(self) -> None:
        """Build both scenes from the comments as they are: of thousands beside the work, and these stay meanwhile."""
        self._asked, self.note = None, ""
        if self.blueprint is None:
            self.view.show_scene(None)
            return
        self._categories = self._in_order()
        there = self.book.on_drawing(self.blueprint.id)
        lines = self.extras.let_through(there)
        reach = self.extras.reach(lines)
        note = self.note = self.extras.note(lines, there)
        building = self._building(self.blueprint, lines, reach)
        said = ("", note, reach.name if reach else "", *(site.name for site in self.extras.sites))
        masked = {words: self.book.masked(words) for words in said}

        def build() -> Scenes:
            scene = replace(building(), note=note)
            return scene, wordless(scene, masked.__getitem__)

        if len(lines) <= AT_ONCE:
            self._show_built(build(), lines)
            return
        base = self.view.scene.base
        if base is None or base.blueprint_id != self.blueprint.id:
            bare = self._building(self.blueprint, [])()
            self._show(bare, wordless(bare, masked.__getitem__))
        asked = self._asked = object()
        self.session.run(
            build,
            done=lambda built: self._show_built(built, lines) if asked is self._asked else None,
            failed=lambda why: self._stay(why) if asked is self._asked else None,
        )

    def _stay(self, why: str) -> None:
        """No scene came of it: what is shown can be gone on with."""
        self._asked = None
        self.session.refused.emit(why)

    def _show_built(self, scenes: Scenes, lines: list[CommentLine]) -> None:
        """Point at what is selected by now, with heat if that is on by now."""
        self._asked = None
        heat = self.extras.heat_of(scenes[0], lines)
        self._show(*(replace(highlight(scene, self._selected), heat=heat) for scene in scenes))
        if self._sought is not None:
            self._bring_into_view(self._sought)

    def _show_heat(self) -> None:
        """附议热度 over or off the pins as they stand."""
        if self.blueprint is None or self.public_scene is None or self._asked is not None:
            return
        heat = self.extras.heat_of(self.view.scene, self.book.on_drawing(self.blueprint.id))
        self._show(replace(self.view.scene, heat=heat), replace(self.public_scene, heat=heat))

    def _building(
        self, drawing: BlueprintLine, lines: list[CommentLine], reach: Reach | None = None
    ) -> Callable[[], Scene]:
        """What builds the scene of these comments as everything else is now, on whatever thread."""
        return partial(
            build_scene,
            lines,
            (drawing,),
            Audience.INTERNAL,
            blueprint_id=drawing.id,
            colour_by=self.colour_by,
            highlight=self._selected,
            categories=self._categories,
            sites=self.extras.sites,
            reach=reach,
        )

    def _office_s_list(self) -> list[str]:
        return [category.name for category in reading.read_categories(self.session.file)]

    def _in_order(self) -> list[str]:
        """The office's categories, then others in order of first use: which place decides a pin's look."""
        used = dict.fromkeys(map(attrgetter("category"), self.book.lines.values()))
        return list(dict.fromkeys((*self._listed, *filter(None, used))))

    def _on_book(self, numbers: frozenset[int] | None) -> None:
        """A few different comments among ten thousand are put among the pins; what changes the legend builds anew."""
        if numbers is None:
            self._listed = self._office_s_list()
        if numbers is None or self.blueprint is None or not self._patch(self.blueprint, numbers):
            self.show_pins()

    def _patch(self, drawing: BlueprintLine, numbers: frozenset[int]) -> bool:
        """Replace the pins of these comments; False when the legend might have to change."""
        if self.public_scene is None or self._asked is not None:
            return False
        if not self.extras.plain or self._categories != self._in_order():
            return False
        scene, new = self.view.scene, self._building(drawing, self.book.on_drawing(drawing.id, numbers))()
        lost = _looks(filter(None, map(scene.pin, numbers))) - _looks(new.pins)
        if not _worn_by_others(lost, scene, numbers) or not set(new.legend) <= set(scene.legend):
            return False
        self._show(_put(scene, new, numbers), _put(self.public_scene, wordless(new, self.book.masked), numbers))
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
            self._bring_into_view(number)

    def _bring_into_view(self, number: int) -> None:
        there = self.view.bring_into_view(number)
        self._sought = number if self._asked is not None and not there else None

    def go_to_site(self, site_id: int) -> None:
        """Bring a site into view."""
        site = next((one for one in self.extras.sites if one.id == site_id), None)
        if site is not None and site.anchor is not None:
            self.view.bring_place_into_view(*site.anchor)

    def toggle_legend(self) -> None:
        """收起、展开图例, here and on the wall, and the next time as well."""
        self.strip.show_whole(not self.strip.whole)
        remember_legend(self.strip.whole)
        self.legend_shown.emit(self.strip.whole)

    def _show(self, scene: Scene, public: Scene) -> None:
        if scene is self.view.scene and public is self.public_scene:
            return
        self.view.show_scene(scene)
        self.public_scene = public
        self.public_shown.emit(self.public_scene)

    def _connect_signals(self) -> None:
        self.view.place_clicked.connect(self._on_place)
        self.view.pin_clicked.connect(self.session.comment_selected)
        self.view.site_clicked.connect(self.session.site_selected)
        self.session.site_selected.connect(self.go_to_site)
        self.session.option_shown.connect(self.show_option)
        self.extras.changed.connect(self.show_pins)
        self.extras.heat_changed.connect(self._show_heat)
        self.session.comment_selected.connect(self.select)
        self.session.meeting_entered.connect(lambda _: self.show_meeting())
        self.session.place_chosen.connect(lambda x, y: self.view.set_marker(x, y))
        self.session.place_cleared.connect(lambda: self.view.set_marker(None))
        self.session.placing.connect(self.view.set_placing)
        self.session.changed.connect(self._look)
        self.book.changed.connect(self._on_book)

    def _on_place(self, x: float, y: float) -> None:
        if self._of_option:  # a place is always one of the meeting's drawing
            self.show_meeting()
            self.session.told.emit(say("topics.back_to_map"))
            return
        self.session.place_chosen.emit(x, y)

    def _look(self, change: ChangeSet) -> None:
        if change.touches("templates") and self._office_s_list() != self._listed:
            self._on_book(None)
        other = change.touches("meetings") and (self._of_option or shown_drawing(self.session) != self.blueprint)
        if other or change.touches("blueprints", "tiled", "control_points"):
            self.show_meeting()


def _put(scene: Scene, new: Scene, numbers: Collection[int]) -> Scene:
    """The scene with those of `new` in the place of the pins of these numbers."""
    fresh = {pin.number: pin for pin in new.pins}
    if all(scene.pin(number) == fresh.get(number) for number in numbers):
        return scene  # said of no place, or what changed doesn't show
    pins = list(scene.pins)
    for number in sorted(numbers, reverse=True):
        if scene.pin(number) is not None:
            del pins[scene.place_of(number)]
    for pin in new.pins:
        insort(pins, pin, key=attrgetter("number"))
    return replace(scene, pins=tuple(pins))


def _looks(pins: Iterable[Pin]) -> set[Symbol]:
    """The looks of these pins as a legend has them."""
    worn = list(map(attrgetter("symbol"), pins))
    few = dict(zip(map(id, worn), worn, strict=True)).values()  # ten thousand wear a dozen
    return {replace(symbol, ringed=False) for symbol in few}


def _worn_by_others(looks: set[Symbol], scene: Scene, numbers: Collection[int]) -> bool:
    """Whether pins of other numbers have all of these looks: soon known, for ten thousand wear a dozen."""
    left, seen = set(looks), set()
    for pin in scene.pins if left else ():
        if id(pin.symbol) not in seen and pin.number not in numbers:
            seen.add(id(pin.symbol))
            left -= _looks((pin,))
            if not left:
                break
    return not left
