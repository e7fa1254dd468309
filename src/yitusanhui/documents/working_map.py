"""工作底图: the drawing on one large sheet for the wall or the table, with corner marks and room for stickers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A0, A1
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from yitusanhui.atlas.layout import Cluster
from yitusanhui.atlas.scene import LegendLine, Scene, build_scene
from yitusanhui.documents import compose, faces, fonts, pdfa
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.page import PRINTED
from yitusanhui.documents.plate import sharp_picture
from yitusanhui.documents.plate_signs import GATHERED, LEGEND_LINE, draw_legend, draw_signs, legend_rows, signs_of
from yitusanhui.documents.sheet_marks import Box, draw_corners, draw_layers, draw_north, draw_scale_bar
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine, ConsultationReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import maps, papers

PAPERS = {"A0": A0, "A1": A1}
MARGIN, HEAD, FOOT = 16 * mm, 30 * mm, 30 * mm
CORNER = 10 * mm  # around the drawing, for its marks
STICKER = 80 * mm  # a square note of 76 mm and a rim
DPI, LONGEST = 150, 7_000
GROWN = {"A0": 2.0, "A1": 1.5}  # signs and legend: read by several people standing around the sheet
SMALL = 20  # points of the words at the rim
GRID = "#B8B8B8"


def write_working_map(
    report: ConsultationReport,
    drawing: BlueprintLine,
    overview: bytes,
    target: Path,
    *,
    ground: SheetGround | None = None,
    size: str = "A1",
) -> Path:
    """Write the sheet in A1 or A0 as checked PDF/A, with the pins that are there by now and no one's name.

    Raises DomainError `drawing_unreadable` when the picture can't be read.
    """
    report = open_copy(report)
    scene = build_scene(
        report.comments_on(drawing.id),
        (drawing,),
        Audience.PUBLIC,
        blueprint_id=drawing.id,
        categories=report.categories,
    )
    page = _Page(report, drawing, size, scene.legend)
    pixels = min(LONGEST, round(max(page.box[2], page.box[3]) / 72 * DPI))
    image = sharp_picture(drawing, ground, overview, pixels)
    return pdfa.save(page.draw(scene, image, ground), compose.about(report, None, maps.WORKING_TITLE), target)


class _Page:
    """Where things stand on a sheet of paper, in points."""

    def __init__(
        self, report: ConsultationReport, drawing: BlueprintLine, size: str, legend: Sequence[LegendLine]
    ) -> None:
        self.report, self.drawing, self.size = report, drawing, size
        short, long = PAPERS[size]
        self.wide = drawing.width >= drawing.height
        self.width, self.height = (long, short) if self.wide else (short, long)
        self.foot = FOOT + LEGEND_LINE * GROWN[size] * (len(self._legend((*legend, GATHERED))) - 1)
        beside, below = (STICKER, 0.0) if self.wide else (0.0, STICKER)
        room_w = self.width - 2 * MARGIN - 2 * CORNER - beside
        room_h = self.height - 2 * MARGIN - HEAD - self.foot - 2 * CORNER - below
        self.scale = min(room_w / drawing.width, room_h / drawing.height)
        across, down = drawing.width * self.scale, drawing.height * self.scale
        self.left = MARGIN + CORNER + (room_w - across) / 2
        self.top = self.height - MARGIN - HEAD - CORNER - (room_h - down) / 2
        self.box: Box = (self.left, self.top - down, across, down)

    @property
    def code(self) -> str:
        """The sheet's code: project, version, paper."""
        return f"{self.report.uid[:6].upper()}-{self.drawing.label}-{self.size}"

    def draw(self, scene: Scene, image: Any, ground: SheetGround | None) -> bytes:
        """The page as a plain PDF."""
        for role in PRINTED:
            fonts.font(role)
        raw = BytesIO()
        canvas = Canvas(raw, (self.width, self.height), invariant=1, pageCompression=1, initialFontName=faces.SERIF)
        left, bottom, across, down = self.box
        canvas.drawImage(image, left, bottom, across, down)
        draw_layers(canvas, ground.layers if ground else (), self.box, self.scale)
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.8)
        canvas.rect(left, bottom, across, down)
        draw_corners(canvas, self.box)
        self._pins(canvas, scene)
        self._words(canvas)
        self._stickers(canvas)
        canvas.showPage()
        canvas.save()
        return raw.getvalue()

    def _pins(self, canvas: Canvas, scene: Scene) -> None:
        """Signs and their legend as on smaller sheets, grown with the paper."""
        grown = GROWN[self.size]
        scale, bounds = self.scale / grown, (self.box[2] / grown, self.box[3] / grown)
        signs = signs_of(scene, scale, bounds)
        gathered = any(isinstance(sign.pin, Cluster) for sign in signs)
        legend = self._legend((*scene.legend, GATHERED) if gathered else scene.legend)
        canvas.saveState()
        canvas.scale(grown, grown)
        draw_signs(canvas, signs, scale, self.left / grown, self.top / grown)
        canvas.translate(MARGIN / grown, (MARGIN + 17 * mm) / grown + LEGEND_LINE * (len(legend) - 1))
        draw_legend(canvas, legend, 0)
        canvas.restoreState()

    def _legend(self, lines: Sequence[LegendLine]) -> list[list[tuple[float, LegendLine]]]:
        return legend_rows(lines, (self.width - 2 * MARGIN) / GROWN[self.size])

    def _words(self, canvas: Canvas) -> None:
        drawing, baseline = self.drawing, self.height - MARGIN - 15 * mm
        canvas.setFillColor(black)
        head = maps.WORKING_HEAD.format(title=self.report.title, edition=papers.edition(drawing.label))
        _fitted(canvas, head, MARGIN, baseline, self.width - 2 * MARGIN - 90 * mm, faces.SERIF_BOLD, 40)
        canvas.setFont(faces.SANS_BOLD, 26)
        canvas.drawRightString(self.width - MARGIN, baseline, maps.SHEET_CODE.format(code=self.code))
        canvas.setFont(faces.SERIF, 14 * GROWN[self.size])
        canvas.drawString(MARGIN, baseline - 12 * mm, maps.WORKING_NOTE)
        self._foot(canvas, MARGIN + 3 * mm)

    def _foot(self, canvas: Canvas, y: float) -> None:
        drawing, x = self.drawing, MARGIN + CORNER
        if drawing.north is not None:
            draw_north(canvas, x + 8 * mm, y + 5 * mm, drawing.north, 15 * mm)
            x += 26 * mm
        facts = {"name": drawing.name, "width": drawing.width, "height": drawing.height, "share": ""}
        if drawing.metres_per_pixel:
            metres_per_point = drawing.metres_per_pixel / self.scale
            x += draw_scale_bar(canvas, x, y, 160 * mm, metres_per_point, SMALL) + 14 * mm
            facts["share"] = f"1:{round(metres_per_point * 72 / 0.0254, -1):,.0f}"
        words = maps.WORKING_FACTS if facts["share"] else maps.WORKING_FACTS.rpartition("　")[0]
        _fitted(canvas, words.format(**facts), x, y, self.width - MARGIN - x, faces.SERIF, SMALL)

    def _stickers(self, canvas: Canvas) -> None:
        """Squares for notes: a column on the right of a wide sheet, a row under a high one."""
        canvas.saveState()
        canvas.setStrokeColor(HexColor(GRID))
        canvas.setDash(4, 3)
        canvas.setLineWidth(0.8)
        places = self._squares()
        for x, y in places:
            canvas.rect(x, y, STICKER - 3 * mm, STICKER - 3 * mm)
        canvas.restoreState()
        x, y = places[0]
        canvas.setFont(faces.SERIF, SMALL)
        canvas.drawString(x, y + STICKER - 1 * mm, maps.WORKING_STICKERS)

    def _squares(self) -> Sequence[tuple[float, float]]:
        if self.wide:
            x, top = self.width - MARGIN - STICKER + 3 * mm, self.height - MARGIN - HEAD - CORNER
            count = int((top - MARGIN - self.foot) // STICKER)
            return [(x, top - (place + 1) * STICKER + 3 * mm) for place in range(count)]
        count = int((self.width - 2 * MARGIN) // STICKER)
        return [(MARGIN + place * STICKER, MARGIN + self.foot) for place in range(count)]


def _fitted(canvas: Canvas, words: str, x: float, y: float, room: float, face: str, size: float) -> None:
    """A line of words, smaller where there isn't the room."""
    width = fonts.font(face).stringWidth(words, size)
    canvas.setFont(face, min(size, size * room / width) if width else size)
    canvas.drawString(x, y, words)
