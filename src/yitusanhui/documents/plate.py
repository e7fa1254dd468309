"""The map page: the drawing with its numbered pins, legend and label, and a table of what the numbers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.colors import HexColor, black
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from yitusanhui.atlas import symbols
from yitusanhui.atlas.crowd import is_full
from yitusanhui.atlas.scene import LegendLine, Scene, build_scene
from yitusanhui.atlas.symbols import Medium
from yitusanhui.documents import faces, fonts
from yitusanhui.documents.mosaic import piece_of, sharper
from yitusanhui.documents.page import ANNEX, NOTE, PORTRAIT, SUBTITLE, WIDE, WIDE_SIZE, turn
from yitusanhui.documents.parts import table
from yitusanhui.documents.plate_insets import Inset, Picture, draw_inset, find_insets
from yitusanhui.documents.plate_signs import (
    GATHERED,
    LEGEND_LINE,
    LEGEND_WORDS,
    draw_legend,
    draw_signs,
    draw_symbol,
    legend_rows,
    shortened,
    signs_of,
)
from yitusanhui.documents.plate_sites import draw_name, laid_scene, named_sites
from yitusanhui.documents.sheet_marks import draw_layers, draw_north, draw_scale_bar
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import Audience, CommentStatus
from yitusanhui.domain.wording import ranges
from yitusanhui.texts import papers

SIZES = symbols.SIZES[Medium.PRINT]
LARGEST = 3_600  # pixels a side on paper: 360 dpi across the page, and the same picture as on the HTML map
SHARPEST = 6_000  # pixels of the whole sheet, for its pieces
BAR = 120.0  # points at most
MENTIONED = 40  # numbers of comments that are not on the map


def plate(
    drawing: bytes | None,
    blueprint: BlueprintLine | None,
    comments: Sequence[CommentLine],
    audience: Audience = Audience.INTERNAL,
    *,
    title: str = papers.PLATE_TITLE,
    categories: Sequence[str] = (),
    ground: SheetGround | None = None,
    sites: Sequence[SiteLine] = (),
) -> list[Flowable]:
    """附件: the map on a page of its own; nothing where there is no drawing. A table beside it has what was said.

    `ground` has the layers to draw, and tiles that print sharper than the first picture. Where pins crowd, pages
    follow that show the place larger.

    Raises DomainError `drawing_unreadable` when the picture can't be read.
    """
    if blueprint is None:
        return []
    alive = [c for c in comments if c.status is CommentStatus.RECORDED]
    scene = build_scene(alive, (blueprint,), audience, blueprint_id=blueprint.id, categories=categories, sites=sites)
    placed = {pin.number for pin in scene.pins}
    elsewhere = [c for c in alive if c.number not in placed]
    heading = [Paragraph(ANNEX, papers.ANNEX), Paragraph(SUBTITLE, title)]
    heading += [_unplaced(elsewhere)] if elsewhere else []
    sheets = plate_pages(scene, blueprint, drawing, ground, WIDE_SIZE)
    pages = [piece for sheet in sheets[1:] for piece in (*turn(WIDE), sheet)]
    return [*turn(WIDE), Prose(heading), sheets[0], *pages]


def plate_pages(
    scene: Scene, blueprint: BlueprintLine, drawing: bytes | None, ground: SheetGround | None, size: tuple[float, float]
) -> list[Sheet]:
    """The whole sheet, and where its pins crowd on a page of `size` (points) the crowded places, larger."""
    layers = ground.layers if ground else ()
    found = find_insets(scene, blueprint, min(size[0] / blueprint.width, size[1] / blueprint.height), SIZES.pitch)
    whole = sharp_picture(blueprint, ground, drawing, LARGEST) if drawing else None
    sheets = [Sheet(scene, blueprint, whole, layers, found)]
    if found:
        sheets += [_inset_sheet(inset, blueprint, drawing, ground) for inset in found]
    return sheets


def _inset_sheet(inset: Inset, blueprint: BlueprintLine, drawing: bytes | None, ground: SheetGround | None) -> Sheet:
    left, top, right, bottom = inset.area
    name = papers.INSET_NAME.format(letter=inset.letter, count=len(inset.scene.pins))
    piece = replace(blueprint, width=round(right - left), height=round(bottom - top), name=name)
    image = Picture(piece_of(blueprint, ground, drawing, SHARPEST, inset.area)) if drawing else None
    return Sheet(inset.scene, piece, image, ground.layers if ground else (), corner=(left, top))


def plate_index(comments: Sequence[CommentLine], elsewhere: Sequence[CommentLine] = ()) -> list[Flowable]:
    """What the numbers say, on pages of their own, and which comments are not on this drawing."""
    rows = [(str(c.number), c.category, c.text) for c in comments]
    if not rows:
        return []
    missing = [_unplaced(elsewhere)] if elsewhere else []
    heading = Prose([Paragraph(SUBTITLE, papers.ALL_COMMENTS), *missing])
    return [*turn(PORTRAIT), heading, *table(papers.INDEX_HEADS, rows, papers.INDEX_CENTRED)]


def _unplaced(comments: Sequence[CommentLine]) -> Paragraph:
    few = ranges(c.number for c in comments[:MENTIONED])
    words = papers.PLATE_UNPLACED if len(comments) <= MENTIONED else papers.PLATE_UNPLACED_MANY
    return Paragraph(NOTE, words.format(numbers=few, count=len(comments)))


def sharp_picture(blueprint: BlueprintLine, ground: SheetGround | None, drawing: bytes, longest: int) -> Picture:
    """The drawing for a page from its tiles where there are any, else its first picture."""
    found = sharper(blueprint, ground, drawing, longest)
    return picture(drawing, longest) if found is drawing else Picture(found)


def picture(content: bytes, longest: int = LARGEST) -> Picture:
    """The drawing as a page can hold it: RGB, not larger than it prints, without anything a camera noted."""
    return Picture(_printable(content, longest))


@lru_cache(maxsize=8)
def _printable(content: bytes, longest: int) -> bytes:
    try:
        with Image.open(BytesIO(content)) as opened:
            opened.draft("RGB", (longest, longest))
            opened.thumbnail((longest, longest))
            image = _on_white(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DomainError("drawing_unreadable", why=str(error)) from error
    made = BytesIO()
    image.save(made, "JPEG", quality=88)
    return made.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(white, rgba).convert("RGB")
    return image.convert("RGB")


class Sheet(Flowable):  # type: ignore[misc]
    """The drawing as large as the page allows, its pins, its legend and its label."""

    def __init__(
        self,
        scene: Scene,
        blueprint: BlueprintLine,
        image: ImageReader | None,
        layers: Sequence[LaidLayer] = (),
        insets: Sequence[Inset] = (),
        *,
        corner: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        super().__init__()
        self.scene, self.blueprint, self.image = scene, blueprint, image
        self.layers, self.insets, self.corner = layers, insets, corner

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All that is left of the page."""
        self._room = width, height - 1
        self._fit(self.scene.legend)
        drawing = self.blueprint
        if is_full(self.scene.pins, SIZES.pitch, (drawing.width * self._scale, drawing.height * self._scale)):
            self._fit((*self.scene.legend, GATHERED))
        return self._room

    def _fit(self, legend: Sequence[LegendLine]) -> None:
        width, height = self._room
        self._legend = legend_rows(legend, width)
        below = LEGEND_LINE * (len(self._legend) + 1) + 6
        self._scale = min(width / self.blueprint.width, (height - below) / self.blueprint.height)

    def draw(self) -> None:
        """Draws from below: picture, frame, leaders, pins; the legend under it."""
        canvas, scale = self.canv, self._scale
        width, height = self.blueprint.width * scale, self.blueprint.height * scale
        left, bottom = (self._room[0] - width) / 2, self._room[1] - height
        if self.image:
            canvas.drawImage(self.image, left, bottom, width, height)
        draw_layers(canvas, self.layers, (left, bottom, width, height), scale, self.corner)
        draw_layers(canvas, laid_scene(self.scene), (left, bottom, width, height), scale)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(black)
        canvas.rect(left, bottom, width, height)
        for inset in self.insets:
            draw_inset(canvas, inset, left, bottom + height, scale)
        signs = [(site.x * scale, site.y * scale) for site in self.scene.sites]
        for (x, y), site in zip(signs, self.scene.sites, strict=True):
            draw_symbol(canvas, site.symbol, left + x, bottom + height - y, site.symbol.mark)
        placed = signs_of(self.scene, scale, (width, height), signs)
        for site, box in named_sites(self.scene, scale, placed, width, height):
            draw_name(canvas, site.label, left + box[0], bottom + height - box[3])
        draw_signs(canvas, placed, scale, left, bottom + height)
        self._below(bottom - LEGEND_LINE)

    def _below(self, y: float) -> None:
        y = draw_legend(self.canv, self._legend, y)
        label = self.blueprint
        words = papers.PLATE_LABEL.format(edition=papers.edition(label.label), name=label.name)
        self.canv.setFillColor(black)
        self.canv.setFont(faces.SERIF, 10.5)
        self.canv.drawString(0, y, words)
        self._layer_names(fonts.font(faces.SERIF).stringWidth(words, 10.5) + 14, y)
        x = self._room[0]
        if label.north is not None:
            draw_north(self.canv, x - 9, y + 7, label.north, 20)
            x -= 34
        if label.metres_per_pixel:
            metres = label.metres_per_pixel / self._scale
            draw_scale_bar(self.canv, x - BAR - 42, y, BAR, metres, 10)

    def _layer_names(self, x: float, y: float) -> None:
        """A stroke in its colour and its name for each layer, as far as the line has room."""
        for layer in self.layers:
            name = shortened(layer.name, LEGEND_WORDS)
            width = fonts.font(faces.SERIF).stringWidth(name, 10.5)
            if x + 34 + width > self._room[0] - BAR - 90:
                return
            self.canv.setStrokeColor(HexColor(layer.colour))
            self.canv.setLineWidth(1.4)
            self.canv.line(x, y + 4, x + 18, y + 4)
            self.canv.drawString(x + 22, y, name)
            x += 34 + width
        self.canv.setStrokeColor(black)
