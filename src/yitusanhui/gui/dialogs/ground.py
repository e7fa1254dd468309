"""量比例 and 加坐标: what is known of the ground under a drawing, pointed at on the drawing itself."""

from __future__ import annotations

import re
from math import hypot

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.datums import Datum
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint, check_degrees, kinds_meant, lay
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.gui.dialogs.sheets import SheetDialog
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, Line, label, row
from yitusanhui.operations import grounds, reading
from yitusanhui.texts import say, sentence

_NUMBER = re.compile(r"[-+]?\d+(?:[.．]\d+)?")
WHERE, LON, LAT, MISS = range(4)
SIDE = 400
FAR = 5.0  # metres: a residual that should be looked at


class ScaleDialog(SheetDialog):
    """Two places, and how many metres lie between them."""

    def __init__(self, session: Session, drawing: BlueprintLine, parent: QWidget | None = None) -> None:
        super().__init__(session, say("scale.title"), say("scale.how"), say("scale.ok"), parent)
        self.drawing = drawing
        self.spots: list[tuple[float, float]] = []
        self.sheet = self.map_of(drawing)
        self.sheet.picked.connect(self._pick)
        self.metres = Line(say("scale.hint"), name=say("scale.metres_name"))
        self.metres.setFixedWidth(160)
        self.metres.textChanged.connect(lambda _: self._judge())
        self.metres.returnPressed.connect(self.confirm)
        self.box.addWidget(self.sheet, 1)
        self.box.addLayout(row(label(say("scale.metres_name")), self.metres, None))
        self.key("Backspace", self._take_back)
        self.sheet.view.setFocus()
        self._judge()

    def confirm(self) -> None:
        """Keep the scale."""
        metres = _number(self.metres.text())
        if len(self.spots) < 2 or metres is None:
            self._judge("bad")
            return
        start, end = self.spots
        if self.do(grounds.set_scale, blueprint_id=self.drawing.id, start=start, end=end, metres=metres) is not None:
            self.session.told.emit(say("scale.done"))
            self.accept()

    def _pick(self, x: float, y: float) -> None:
        self.spots = [*self.spots[-1:], (x, y)] if len(self.spots) > 1 else [*self.spots, (x, y)]
        self._judge()
        if len(self.spots) == 2:
            self.metres.setFocus()

    def _take_back(self) -> None:
        self.spots = self.spots[:-1]
        self._judge()

    def _judge(self, kind: str = "warn") -> None:
        self.sheet.show_points(self.spots)
        metres = _number(self.metres.text())
        if len(self.spots) < 2:
            self.tell(say("scale.next", {"number": len(self.spots) + 1}), kind)
        elif metres is None or metres <= 0:
            self.tell(say("scale.how_long"), kind)
        else:
            (a, b), (c, d) = self.spots
            each = metres / max(1.0, hypot(c - a, d - b))
            self.tell(say("scale.is", {"each": f"{each:.3g}", "wide": f"{each * self.drawing.width:.0f}"}))


class ControlDialog(SheetDialog):
    """Places whose 经度 and 纬度 are known: pointed at on the left, written on the right, residuals at once."""

    def __init__(self, session: Session, drawing: BlueprintLine, parent: QWidget | None = None) -> None:
        super().__init__(session, say("ground.title"), say("ground.how"), say("ground.ok"), parent)
        self.drawing = drawing
        given = reading.read_control_points(session.file, drawing.id)
        self.spots = [(point.x, point.y) for point in given]
        self.kinds = [point.datum for point in given]
        self.sheet = self.map_of(drawing)
        self.sheet.picked.connect(self._pick)
        self.kind = DropDown()
        self.kind.addItems([say(f"datum_{datum}") for datum in Datum])
        self.kind.setCurrentIndex(list(Datum).index(self.kinds[0]) if self.kinds else 0)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels([say(f"ground.{name}") for name in ("where", "lon", "lat", "miss")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, wide in ((WHERE, 70), (MISS, 96)):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, wide)
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.verticalHeader().hide()
        for point in given:
            self._add_row(f"{point.lon:.10g}", f"{point.lat:.10g}")
        self.table.cellChanged.connect(self._on_cell)
        self._lay_out()
        self.offer(say("ground.swap"), self.swap)
        self.offer(say("ground.undo_shift"), self.take_kinds_meant)
        self.offer(say("ground.remove"), self.remove)
        self.key("Alt+X", self.swap)
        self.key("Alt+G", self.take_kinds_meant)
        self.key("Ctrl+Delete", self.remove)
        self.sheet.view.setFocus()
        self._judge()

    @property
    def points(self) -> tuple[GivenPoint, ...]:
        """The points as they are written. Raises DomainError `ground.unwritten`."""
        found = []
        for place, (x, y) in enumerate(self.spots):
            lon, lat = (_number(self._text(place, column)) for column in (LON, LAT))
            if lon is None or lat is None:
                raise DomainError("ground.unwritten", point=place + 1)
            found.append(GivenPoint(lon, lat, x, y, self.kinds[place]))
        return tuple(found)

    def swap(self) -> None:
        """经度 and 纬度 of every point that has them the wrong way round, the other way."""
        for place in range(len(self.spots)):
            lon, lat = self._text(place, LON), self._text(place, LAT)
            if (_number(lon) or 0) < (_number(lat) or 0):
                self._write(place, lat, lon)
        self._judge()

    def take_kinds_meant(self) -> None:
        """Take the points that can only come from a web map for what they are."""
        try:
            self.kinds = list(kinds_meant(self.points))
        except DomainError as refusal:
            self.tell(sentence(refusal), "bad")
            return
        self._judge()

    def remove(self) -> None:
        """The point that the table stands on."""
        place = self.table.currentRow() if self.table.currentRow() >= 0 else len(self.spots) - 1
        if self.spots:
            del self.spots[place], self.kinds[place]
            self.table.removeRow(place)
            self._judge()

    def confirm(self) -> None:
        """Keep the points; none takes the coordinates away."""
        try:
            points = self.points
        except DomainError as refusal:
            self.tell(sentence(refusal), "bad")
            return
        done = self.do(grounds.set_control_points, blueprint_id=self.drawing.id, points=points)
        if done is not None:
            facts = {name: done.facts[name] for name in ("placed", "outside")}
            words = "ground.none" if not points else "ground.done" if not facts["outside"] else "ground.done_outside"
            self.session.told.emit(say(words, facts))
            self.accept()

    def _pick(self, x: float, y: float) -> None:
        self.spots.append((x, y))
        self.kinds.append(list(Datum)[self.kind.currentIndex()])
        self._add_row("", "")
        self.table.setCurrentCell(len(self.spots) - 1, LON)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _add_row(self, lon: str, lat: str) -> None:
        place = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(place)
        for column, words in ((LON, lon), (LAT, lat)):
            self.table.setItem(place, column, QTableWidgetItem(words))
        for column in (WHERE, MISS):
            fixed = QTableWidgetItem("")
            fixed.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(place, column, fixed)
        self.table.blockSignals(False)

    def _write(self, place: int, lon: str, lat: str) -> None:
        self.table.blockSignals(True)
        self._item(place, LON).setText(lon)
        self._item(place, LAT).setText(lat)
        self.table.blockSignals(False)

    def _on_cell(self, place: int, column: int) -> None:
        """A pair that was pasted into one cell fills both."""
        found = _NUMBER.findall(self._text(place, column))
        if column == LON and len(found) == 2:
            self._write(place, found[0], found[1])
        self._judge()

    def _on_kind(self, place: int) -> None:
        self.kinds = [list(Datum)[place]] * len(self.spots)
        self._judge()

    def _judge(self) -> None:
        """Residuals, and what is odd, as soon as there is something to say."""
        self.sheet.show_points(self.spots)
        self._write_beside(())
        try:
            points = self.points
            check_degrees(points)
            ground = lay(points)
        except DomainError as refusal:
            self.tell(sentence(refusal) if self.spots else say("ground.first"), "warn")
            return
        self._write_beside(ground.residuals)
        meant = kinds_meant(points)
        odd = [place for place, kind in enumerate(meant, 1) if kind is not points[place - 1].datum]
        if odd:
            facts = {"points": "、".join(map(str, odd)), "kind": say(f"datum_{meant[odd[0] - 1]}")}
            self.tell(say("ground.shifted", facts), "warn")
        else:
            far = max(ground.residuals)
            facts = {"far": f"{far:.2g}", "each": f"{ground.metres_per_pixel:.3g}", "north": f"{ground.north:.0f}"}
            words = "ground.exact" if len(points) == 2 else "ground.far" if far > FAR else "ground.near"
            self.tell(say(words, facts), "warn" if far > FAR else "good")

    def _write_beside(self, residuals: tuple[float, ...]) -> None:
        self.table.blockSignals(True)
        for place in range(len(self.spots)):
            shifted = self.kinds[place] is not Datum.SURVEY
            kind = say(f"datum_short_{self.kinds[place]}") if shifted else ""
            self._item(place, WHERE).setText(f"{place + 1} {kind}".strip())
            self._item(place, MISS).setText(f"{residuals[place]:.2f}" if residuals else "")
        self.table.blockSignals(False)

    def _text(self, place: int, column: int) -> str:
        return self._item(place, column).text().strip()

    def _item(self, place: int, column: int) -> QTableWidgetItem:
        item = self.table.item(place, column)
        assert item is not None
        return item

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(SIDE)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(say("ground.kind"), "head"))
        box.addWidget(self.kind)
        box.addWidget(label(say("ground.kind_how"), "muted", wrap=True))
        box.addWidget(self.table, 1)
        whole = QHBoxLayout()
        whole.addWidget(self.sheet, 1)
        whole.addWidget(side)
        self.box.addLayout(whole, 1)


def _number(text: str) -> float | None:
    found = text.strip().replace("．", ".").replace("米", "").rstrip("°")
    try:
        return float(found) if found and len(found) < 40 else None
    except ValueError:
        return None
