"""对齐: the new version and the one before, side by side, and two to four places that are seen on both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.fits import LEAST_PAIRS
from yitusanhui.domain.placing import MOST_TIES, AlignmentLine, TieLine, corners
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.gui.dialogs.sheets import SheetDialog, SheetMap, metres_or_pixels
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, label, row
from yitusanhui.operations import reading, versions
from yitusanhui.texts import say, sentence

FAR = 0.004  # of the sheet's width: a residual that should be looked at
WHOLE = 0.8  # of the sheet's width in view: nobody came nearer
Spots = list[tuple[float, float]]


class AlignDialog(SheetDialog):
    """Left the earlier version, right the new one; Tab goes between them, Space points, Backspace takes back."""

    def __init__(
        self,
        session: Session,
        drawing: BlueprintLine,
        others: Sequence[BlueprintLine],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, say("align.title"), say("align.how"), say("align.ok"), parent)
        self.drawing = drawing
        self.others = list(others)
        kept = reading.read_places(session.file).alignments.get(drawing.id)
        earlier = [one.id for one in self.others if one.id < drawing.id]
        self.base = self._other(kept.base_id if kept else (earlier or [self.others[-1].id])[-1])
        self.base_spots: Spots = [(tie.base_x, tie.base_y) for tie in kept.ties] if kept else []
        self.spots: Spots = [(tie.x, tie.y) for tie in kept.ties] if kept else []
        self.choice = DropDown()
        self.choice.addItems([f"{one.label}  {one.name}" for one in self.others])
        self.choice.setCurrentIndex(self.others.index(self.base))
        self.choice.currentIndexChanged.connect(self._on_base)
        if len(self.others) > 1:
            self.box.addLayout(row(label(say("align.base")), self.choice, None))
        self.sides = QHBoxLayout()
        self.right = self.map_of(drawing)
        self.right.picked.connect(lambda x, y: self._pick(self.spots, (x, y)))
        self.left = self._left()
        self.sides.addWidget(self.left, 1)
        self.sides.addWidget(self.right, 1)
        self.box.addLayout(self.sides, 1)
        self.offer(say("align.take_back"), self.take_back)
        self.offer(say("align.frame"), self.lay_frames)
        self.offer(say("align.ground"), self.lay_by_ground)
        self.key("Backspace", self.take_back)
        self.key("Alt+K", self.lay_frames)
        self.key("Alt+Z", self.lay_by_ground)
        self.left.view.setFocus()
        self._refresh()

    @property
    def ties(self) -> tuple[TieLine, ...]:
        """The places that were pointed at on both."""
        pairs = zip(self.spots, self.base_spots, strict=False)
        return tuple(TieLine(x, y, base_x, base_y) for (x, y), (base_x, base_y) in pairs)

    def take_back(self) -> None:
        """The place that was pointed at last."""
        longer = self.spots if len(self.spots) >= len(self.base_spots) else self.base_spots
        if longer:
            longer.pop()
        self._refresh()

    def lay_frames(self) -> None:
        """The sheets have the same frame: corner upon corner."""
        self._take(corners(self.base, self.drawing))

    def lay_by_ground(self) -> None:
        """Both have coordinates: what lies in the same place on earth lies over each other."""
        file = self.session.file
        here, there = (reading.read_georeference(file, one.id) for one in (self.drawing, self.base))
        if here is None or there is None:
            self.tell(say("align.no_ground"), "bad")
            return
        wide, high = self.base.width, self.base.height
        spots = [(wide * a, high * b) for a, b in ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))]
        self._take(tuple(TieLine(*here.to_pixel(*there.to_lon_lat(x, y)), x, y) for x, y in spots))

    def confirm(self) -> None:
        """Keep the alignment."""
        if len(self.spots) != len(self.base_spots):
            self.tell(say("align.uneven"), "bad")
            return
        what = {"blueprint_id": self.drawing.id, "base_id": self.base.id, "ties": self.ties}
        done = self.do(versions.align_version, **what)
        if done is not None:
            self.session.told.emit(say("align.done", {"count": done.facts["carried"]}))
            self.accept()

    def _take(self, ties: Sequence[TieLine]) -> None:
        self.spots = [(tie.x, tie.y) for tie in ties]
        self.base_spots = [(tie.base_x, tie.base_y) for tie in ties]
        self._refresh()

    def _pick(self, spots: Spots, spot: tuple[float, float]) -> None:
        if len(spots) >= MOST_TIES:
            self.tell(sentence(DomainError("align.too_many", most=MOST_TIES)), "warn")
            return
        spots.append(spot)
        self._refresh()
        if spots is self.base_spots and len(self.ties) >= LEAST_PAIRS:
            self._show_where(spot)

    def _show_where(self, spot: tuple[float, float]) -> None:
        """Bring the new sheet to where the place should be, as near as the old one, by what is known so far."""
        try:
            carry = AlignmentLine(0, 0, self.ties).carry
        except DomainError:
            return
        (x, y), near = carry(*spot), self.left.view.viewport
        if near.area.right - near.area.left > self.base.width * WHOLE:
            return
        self.right.view.set_viewport(replace(near, x=x, y=y, scale=near.scale / carry.scale))

    def _refresh(self) -> None:
        self.left.show_points(self.base_spots)
        self.right.show_points(self.spots)
        self._judge()

    def _judge(self) -> None:
        missing = abs(len(self.spots) - len(self.base_spots))
        if missing or len(self.ties) < LEAST_PAIRS:
            side = say("align.on_new" if len(self.spots) < len(self.base_spots) else "align.on_old")
            self.tell(say("align.next", {"number": len(self.ties) + 1, "side": side}), "warn")
            return
        try:
            misses = AlignmentLine(0, 0, self.ties).residuals
        except DomainError as refusal:
            self.tell(sentence(refusal), "bad")
            return
        each = "，".join(
            say("align.miss", {"number": number, "far": metres_or_pixels(miss, self.drawing.metres_per_pixel)})
            for number, miss in enumerate(misses, 1)
        )
        far = max(misses) > FAR * self.drawing.width
        told = "align.exact" if len(self.ties) == LEAST_PAIRS else "align.far" if far else "align.near"
        self.tell(say(told, {"each": each}), "warn" if far else "good")

    def _on_base(self, place: int) -> None:
        self.base = self.others[place]
        self.spots, self.base_spots = [], []
        old, self.left = self.left, self._left()
        self.sides.replaceWidget(old, self.left)
        self.maps.remove(old)
        old.put_away()
        old.deleteLater()
        self._refresh()

    def _left(self) -> SheetMap:
        made = self.map_of(self.base)
        made.picked.connect(lambda x, y: self._pick(self.base_spots, (x, y)))
        return made

    def _other(self, blueprint_id: int) -> BlueprintLine:
        return next(one for one in self.others if one.id == blueprint_id)
