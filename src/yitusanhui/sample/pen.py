"""A pen for sheets: millimetres from the top left, soft corners and curves, words with a halo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from yitusanhui import paths
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.sample.neighbourhood import XY

REGULAR, BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"


class Pen:
    """Draws on one PDF page of the given size in millimetres."""

    def __init__(self, target: Path, size: XY, title: str) -> None:
        _register_fonts()
        self.height = size[1]
        self.canvas = Canvas(str(target), pagesize=(size[0] * mm, size[1] * mm), invariant=True)
        self.canvas.setTitle(title)

    def save(self) -> None:
        """Write the page out."""
        self.canvas.showPage()
        self.canvas.save()

    def point(self, spot: Sequence[float]) -> XY:
        """A spot of the sheet as the page has it, in points from the bottom left."""
        return spot[0] * mm, (self.height - spot[1]) * mm

    def ink(self, fill: str | None, line: str | None, weight: float, alpha: float) -> None:
        """Set the colours; `weight` in millimetres, `alpha` 0 to 1."""
        if fill:
            self.canvas.setFillColor(HexColor(fill), alpha=alpha)
        if line:
            self.canvas.setStrokeColor(HexColor(line), alpha=alpha)
        self.canvas.setLineWidth(weight * mm)

    def polygon(
        self,
        points: Sequence[Sequence[float]],
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.25,
        alpha: float = 1,
    ) -> None:
        """A closed outline."""
        self.ink(fill, line, weight, alpha)
        outline = self.canvas.beginPath()
        outline.moveTo(*self.point(points[0]))
        for spot in points[1:]:
            outline.lineTo(*self.point(spot))
        outline.close()
        self.canvas.drawPath(outline, fill=int(fill is not None), stroke=int(line is not None))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.25,
        alpha: float = 1,
        radius: float = 0,
    ) -> None:
        """A rectangle by its top left corner."""
        self.ink(fill, line, weight, alpha)
        left, bottom = self.point((x, y + height))
        look = {"fill": int(fill is not None), "stroke": int(line is not None)}
        self.canvas.roundRect(left, bottom, width * mm, height * mm, radius * mm, **look)

    def circle(
        self,
        spot: Sequence[float],
        radius: float,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.25,
        alpha: float = 1,
    ) -> None:
        """A circle round a spot."""
        self.ink(fill, line, weight, alpha)
        x, y = self.point(spot)
        self.canvas.circle(x, y, radius * mm, fill=int(fill is not None), stroke=int(line is not None))

    def ribbon(
        self,
        points: Sequence[Sequence[float]],
        width: float,
        colour: str,
        dash: Sequence[float] = (),
        round_ends: bool = True,
    ) -> None:
        """A smooth band along the points, `width` and `dash` in millimetres."""
        self.ink(None, colour, width, 1)
        self.canvas.setLineCap(1 if round_ends and not dash else 0)
        self.canvas.setLineJoin(1)
        self.canvas.setDash([step * mm for step in dash])
        self.canvas.drawPath(self._smooth(points), fill=0, stroke=1)
        self.canvas.setDash([])

    def line(self, points: Sequence[Sequence[float]], width: float, colour: str) -> None:
        """A band with round corners along straight pieces, `width` in millimetres."""
        self.ink(None, colour, width, 1)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)
        run = self.canvas.beginPath()
        run.moveTo(*self.point(points[0]))
        for spot in points[1:]:
            run.lineTo(*self.point(spot))
        self.canvas.drawPath(run, fill=0, stroke=1)

    def blob(self, points: Sequence[Sequence[float]], fill: str, line: str | None = None, weight: float = 0.25) -> None:
        """A closed shape with smooth edges."""
        self.ink(fill, line, weight, 1)
        outline = self._smooth([*points, points[0]])
        outline.close()
        self.canvas.drawPath(outline, fill=1, stroke=int(line is not None))

    def words(
        self,
        spot: Sequence[float],
        text: str,
        size: float,
        colour: str,
        bold: bool = False,
        halo: str | None = None,
        align: str = "middle",
        angle: float = 0,
    ) -> None:
        """Words centred on the spot (or starting or ending there); `size` in millimetres, `angle` clockwise."""
        font = BOLD if bold else REGULAR
        shift = {"middle": 0.5, "start": 0.0, "end": 1.0}[align] * text_width(text, size, bold)
        self.canvas.saveState()
        self.canvas.translate(*self.point(spot))
        self.canvas.rotate(-angle)
        for mode, ink in ((1, halo), (0, colour)):
            if ink:
                self._print(text, font, size, -shift, ink, mode)
        self.canvas.restoreState()

    def _print(self, text: str, font: str, size: float, left: float, colour: str, mode: int) -> None:
        self.ink(colour, colour, size * 0.24, 1)
        self.canvas.setLineJoin(1)
        line = self.canvas.beginText(left * mm, -0.36 * size * mm)
        line.setFont(font, size * mm)
        line.setTextRenderMode(mode)
        line.textOut(text)
        line.setTextRenderMode(0)
        self.canvas.drawText(line)

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Draw inside this rectangle only, until the canvas's state is restored."""
        self.canvas.saveState()
        outline = self.canvas.beginPath()
        left, bottom = self.point((x, y + height))
        outline.rect(left, bottom, width * mm, height * mm)
        self.canvas.clipPath(outline, stroke=0, fill=0)

    def unclip(self) -> None:
        """Draw on the whole sheet again."""
        self.canvas.restoreState()

    def _smooth(self, points: Sequence[Sequence[float]]) -> PDFPathObject:
        """Catmull-Rom through the points."""
        closed = points[0] == points[-1] and len(points) > 2
        before, after = (points[-2], points[1]) if closed else (points[0], points[-1])
        run = [before, *points, after]
        outline = self.canvas.beginPath()
        outline.moveTo(*self.point(points[0]))
        for a, b, c, d in zip(run, run[1:], run[2:], run[3:], strict=False):
            first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
            second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
            outline.curveTo(*self.point(first), *self.point(second), *self.point(c))
        return outline


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide the words run, in millimetres."""
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size * mm) / mm)


def _register_fonts() -> None:
    for name in (REGULAR, BOLD):
        if name in pdfmetrics.getRegisteredFontNames():
            continue
        file = paths.vendor() / "fonts" / f"{name}.ttf"
        if not file.is_file():
            raise EnvironmentTrouble("fonts_missing", folder=str(file.parent))
        pdfmetrics.registerFont(TTFont(name, str(file)))
