"""A drawing that was just read, before it is kept: turned, its margin cropped, named, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QPen, QPixmap, QShortcut, QTransform
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.atlas import symbols
from yitusanhui.domain.incoming import Drawing
from yitusanhui.domain.preparing import SMALLEST, Crop, Preparation
from yitusanhui.domain.report import BlueprintLine, MeetingReport
from yitusanhui.gui.painted import Painted
from yitusanhui.gui.widgets import Line, Scrolled, button, fit, label, row
from yitusanhui.intake.prepare import find_margin
from yitusanhui.texts import say

SIZE = (1040, 660)
SIDE = 380
EDGE = 12.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was decided: how it is shown, what it is called, and what to do once it is kept."""

    preparation: Preparation
    label: str
    name: str
    use: bool
    align: bool
    measure: bool
    locate: bool


class CropView(Painted):
    """The sheet with what is kept of it in a frame, whose edges are dragged."""

    cropped = Signal(object)  # Crop, in pixels of the turned sheet

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.preparation = Preparation(drawing.width, drawing.height)
        self._upright = QPixmap()
        self._upright.loadFromData(drawing.overview)
        self._turned = self._upright
        self._taken = ""

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(600, 500)

    def show_prepared(self, preparation: Preparation) -> None:
        """Show the sheet turned and framed like this."""
        if preparation.turn != self.preparation.turn:
            self._turned = self._upright.transformed(QTransform().rotate(preparation.turn))
        self.preparation = preparation
        self.update()

    def paint_on(self, painter: QPainter) -> None:
        """The sheet, dimmed where it is cropped."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet, kept = self._sheet(), self._frame()
        painter.drawPixmap(sheet, self._turned, QRectF(self._turned.rect()))
        painter.save()
        painter.setClipRect(sheet)
        dim = QColor(40, 44, 48, 170)
        for part in (
            QRectF(sheet.left(), sheet.top(), sheet.width(), kept.top() - sheet.top()),
            QRectF(sheet.left(), kept.bottom(), sheet.width(), sheet.bottom() - kept.bottom()),
            QRectF(sheet.left(), kept.top(), kept.left() - sheet.left(), kept.height()),
            QRectF(kept.right(), kept.top(), sheet.right() - kept.right(), kept.height()),
        ):
            painter.fillRect(part, dim)
        painter.restore()
        painter.setPen(QPen(QColor(symbols.MARKER), 3))
        painter.drawRect(kept)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge."""
        self._taken = self._edge_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, or show what can be dragged."""
        if self._taken:
            self._drag(event.position())
            return
        edge = self._edge_at(event.position())
        shapes = {"": Qt.CursorShape.ArrowCursor, "l": Qt.CursorShape.SizeHorCursor, "r": Qt.CursorShape.SizeHorCursor}
        self.setCursor(shapes.get(edge, Qt.CursorShape.SizeVerCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._taken = ""

    def _drag(self, here: QPointF) -> None:
        sheet, (wide, high) = self._sheet(), self.preparation.turned
        x = round((here.x() - sheet.left()) / sheet.width() * wide)
        y = round((here.y() - sheet.top()) / sheet.height() * high)
        self.cropped.emit(moved(self.preparation, self._taken, x if self._taken in "lr" else y))

    def _edge_at(self, here: QPointF) -> str:
        kept = self._frame()
        far = {
            "l": abs(here.x() - kept.left()),
            "r": abs(here.x() - kept.right()),
            "t": abs(here.y() - kept.top()),
            "b": abs(here.y() - kept.bottom()),
        }
        nearest = min(far, key=lambda edge: far[edge])
        return nearest if far[nearest] <= EDGE else ""

    def _sheet(self) -> QRectF:
        wide, high = self.preparation.turned
        scale = min((self.width() - 8) / wide, (self.height() - 8) / high)
        return QRectF((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2, wide * scale, high * scale)

    def _frame(self) -> QRectF:
        sheet, (left, top, right, bottom) = self._sheet(), self.preparation.kept
        scale = sheet.width() / self.preparation.turned[0]
        return QRectF(
            sheet.left() + left * scale, sheet.top() + top * scale, (right - left) * scale, (bottom - top) * scale
        )


def moved(preparation: Preparation, edge: str, to: int) -> Crop:
    """What is kept once an edge (l, t, r, b) was drawn to `to`, on the sheet and never too narrow."""
    left, top, right, bottom = preparation.kept
    wide, high = preparation.turned
    if edge == "l":
        left = min(max(0, to), right - SMALLEST)
    elif edge == "r":
        right = max(min(wide, to), left + SMALLEST)
    elif edge == "t":
        top = min(max(0, to), bottom - SMALLEST)
    else:
        bottom = max(min(high, to), top + SMALLEST)
    return left, top, right, bottom


class PrepareDrawing(QDialog):
    """Enter keeps the drawing as it is; everything else is a wish."""

    def __init__(
        self,
        drawing: Drawing,
        earlier: tuple[BlueprintLine, ...],
        held: MeetingReport | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.preparation = Preparation(drawing.width, drawing.height)
        self.setWindowTitle(say("prepare_drawing.title"))
        fit(self, SIZE)
        self.sheet = CropView(drawing)
        self.sheet.cropped.connect(self._crop)
        self.name = Line(say("prepare_drawing.name_hint"), name=say("prepare_drawing.name"))
        self.name.setText(drawing.file_name.rpartition(".")[0] or drawing.file_name)
        self.label = Line(name=say("prepare_drawing.label"))
        self.label.setText(f"v{len(earlier) + 1}")
        self.told = label("", "muted", wrap=True)
        older = held is not None and held.blueprint is not None
        meeting = held.name if held else ""
        self.use = _check(say("prepare_drawing.use", {"meeting": meeting}), older, older)
        self.align = _check(say("prepare_drawing.align"), bool(earlier), bool(earlier))
        self.measure = _check(say("prepare_drawing.measure"), True, False)
        self.locate = _check(say("prepare_drawing.locate"), True, False)
        self._lay_out()
        self._show()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def prepared(self) -> Prepared:
        """What was decided."""
        return Prepared(
            self.preparation,
            self.label.text().strip(),
            self.name.text().strip(),
            self.use.isChecked(),
            self.align.isChecked(),
            self.measure.isChecked(),
            self.locate.isChecked(),
        )

    def turn(self, by: int) -> None:
        """Turned by a quarter; the frame goes back to all of it."""
        given = self.preparation
        self._take(Preparation(given.width, given.height, (given.turn + by) % 360))

    def crop_margin(self) -> None:
        """Without the blank margin, as far as it can be told."""
        found, whole = find_margin(self.drawing, self.preparation.turn), (0, 0, *self.preparation.turned)
        self._crop(found)
        if found == whole:
            self.told.setText(say("prepare_drawing.no_margin"))

    def keep_all(self) -> None:
        """All of the sheet again."""
        self._crop((0, 0, *self.preparation.turned))

    def _crop(self, crop: Crop) -> None:
        given = self.preparation
        self._take(Preparation(given.width, given.height, given.turn, crop))

    def _take(self, preparation: Preparation) -> None:
        self.preparation = preparation
        self._show()

    def _show(self) -> None:
        self.sheet.show_prepared(self.preparation)
        width, height = self.preparation.size
        facts = {"width": width, "height": height, "turn": self.preparation.turn}
        self.told.setText(say("prepare_drawing.size", facts))

    def _turns_and_crops(self) -> list[QPushButton]:
        """The buttons that turn and crop, each with its key."""
        deeds = {
            "left": ("Ctrl+Left", lambda: self.turn(-90)),
            "right": ("Ctrl+Right", lambda: self.turn(90)),
            "margin": ("Alt+C", self.crop_margin),
            "whole": ("Alt+A", self.keep_all),
        }
        made = []
        for name, (keys, act) in deeds.items():
            deed = button(say(f"prepare_drawing.{name}"), act)
            deed.setAutoDefault(False)
            deed.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter keeps the drawing, whatever was clicked
            deed.setToolTip(keys)
            QShortcut(QKeySequence(keys), self).activated.connect(act)
            made.append(deed)
        return made

    def _lay_out(self) -> None:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        box.addWidget(label(say("prepare_drawing.title"), "title"))
        box.addWidget(label(say("prepare_drawing.how"), "muted", wrap=True))
        for words, line in (("name", self.name), ("label", self.label)):
            box.addWidget(label(say(f"prepare_drawing.{words}"), "head"))
            box.addWidget(line)
        box.addWidget(label(say("prepare_drawing.turn"), "head"))
        made = self._turns_and_crops()
        box.addLayout(row(*made[:2], None))
        box.addLayout(row(*made[2:], None))
        box.addWidget(self.told)
        box.addWidget(label(say("prepare_drawing.next"), "head"))
        for wish in (self.use, self.align, self.measure, self.locate):
            box.addWidget(wish)
        box.addStretch(1)
        ok = button(say("prepare_drawing.ok"), self.accept, "primary")
        ok.setDefault(True)
        cancel = button(say("form.cancel"), self.reject)
        cancel.setAutoDefault(False)
        asked = Scrolled(page)
        asked.setFixedWidth(SIDE)
        side = QVBoxLayout()
        side.addWidget(asked, 1)
        side.addLayout(row(None, ok, cancel))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(14)
        whole.addWidget(self.sheet, 1)
        whole.addLayout(side)


def _check(words: str, shown: bool, checked: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setVisible(shown)
    made.setChecked(checked)
    return made
