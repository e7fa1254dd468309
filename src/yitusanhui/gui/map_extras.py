"""What the map in the middle shows besides pins: sites, walking reach, and which comments are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from yitusanhui.atlas.scene import Scene
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.filtering import PinFilter
from yitusanhui.domain.reach import Reach, reach_of
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.sites import SiteLine
from yitusanhui.gui.session import Session
from yitusanhui.gui.site_book import SiteBook
from yitusanhui.operations.reading import read_pace, read_people_roles
from yitusanhui.texts import say, sentence

MOST_WORDS = 6  # of what is chosen, in the sentence


class MapExtras(QObject):
    """`changed` says that the scene has to be built anew, `heat_changed` that only its heat does."""

    changed = Signal()
    heat_changed = Signal()

    def __init__(self, session: Session, drawing: Callable[[], BlueprintLine | None]) -> None:
        super().__init__(session)
        self.session, self._drawing = session, drawing
        self.book = SiteBook(session)
        self.filter, self.filter_words = PinFilter(), ""
        self.heat = False
        self._middle: tuple[float, float, str, int | None] | None = None
        self.book.changed.connect(self.changed)
        session.reach_wanted.connect(self.toggle_reach)

    @property
    def sites(self) -> list[SiteLine]:
        """The sites on the drawing in the middle."""
        drawing = self._drawing()
        return self.book.on_drawing(drawing.id) if drawing else []

    @property
    def plain(self) -> bool:
        """True when pins may be put among the others without counting anew."""
        return self._middle is None and not self.filter and not self.heat

    def toggle_reach(self, site_id: int) -> None:
        """步行圈 around a site, or none again."""
        site = next((one for one in self.sites if one.id == site_id), None)
        if site is not None and site.anchor is not None:
            self.toggle_around(*site.anchor, site.name, site.id)

    def toggle_around(self, x: float, y: float, name: str = "", site_id: int | None = None) -> None:
        """步行圈 around a place; asked for again there, it goes."""
        middle = (x, y, name, site_id)
        self._middle = None if middle == self._middle else middle
        if self._middle is None:
            self.session.told.emit(say("reach.off"))
        self.changed.emit()

    def end_reach(self) -> bool:
        """Take the circles away; False when there are none."""
        there = self._middle is not None
        self._middle = None
        if there:
            self.changed.emit()
        return there

    def set_filter(self, chosen: PinFilter, words: Sequence[str] = ()) -> None:
        """Show only these comments; `words` say which: 征询会第1次, 停车充电."""
        few = words if len(words) <= MOST_WORDS else words[:MOST_WORDS]
        more = say("map.filtered_more", {"count": len(words)}) if len(words) > MOST_WORDS else ""
        self.filter, self.filter_words = chosen, "、".join(few) + more
        self.changed.emit()

    def clear_filter(self) -> None:
        """Show all again."""
        self.set_filter(PinFilter())
        self.session.told.emit(say("filter.off"))

    def toggle_heat(self) -> None:
        """附议热度 on or off."""
        self.heat = not self.heat
        self.heat_changed.emit()

    def let_through(self, lines: list[CommentLine]) -> list[CommentLine]:
        """The comments that are to be shown."""
        if not self.filter:
            return lines
        roles = read_people_roles(self.session.file) if self.filter.roles else {}
        return self.filter.through(lines, self.sites, roles)

    def note(self, shown: list[CommentLine], there: list[CommentLine]) -> str:
        """只看：征询会第1次、采纳（12/80条）, while something is left out."""
        if not self.filter:
            return ""
        return say("map.filtered", {"words": self.filter_words, "shown": _placed(shown), "all": _placed(there)})

    def heat_of(self, scene: Scene, said: list[CommentLine]) -> tuple[tuple[float, float, int], ...]:
        """附议 by place of the pins of a scene."""
        if not self.heat:
            return ()
        weights = {line.number: line.endorsements for line in said if line.endorsements}
        return tuple((pin.x, pin.y, weights[pin.number]) for pin in scene.pins if pin.number in weights)

    def reach(self, comments: list[CommentLine]) -> Reach | None:
        """The circles with what lies within, None while none are shown."""
        drawing = self._drawing()
        if self._middle is None or drawing is None:
            return None
        x, y, name, site_id = self._middle
        try:
            pace = read_pace(self.session.file)
            return reach_of(
                x, y, pace, drawing.metres_per_pixel, sites=self.sites, comments=comments, name=name, without=site_id
            )
        except DomainError as refusal:
            self._middle = None
            self.session.refused.emit(sentence(refusal))
            return None


def _placed(lines: list[CommentLine]) -> int:
    return sum(line.x is not None for line in lines)
