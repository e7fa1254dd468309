"""Two options side by side on the wall: each on its drawing, around its sites; words masked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from yitusanhui.domain.report import BlueprintLine, OptionLine
from yitusanhui.domain.shapes import Ring, Shape, ShapeKind
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.session import Session
from yitusanhui.gui.site_book import shown_drawing
from yitusanhui.gui.wall_sides import WallOption, WallOptions
from yitusanhui.operations import reading
from yitusanhui.operations.reading import read_site_places, read_sites
from yitusanhui.texts import say

EDGE, FILL = QColor("#C2185B"), QColor(194, 24, 91, 70)
LEAST_PART = 0.4  # of the drawing, around the sites
SHAPE = 0.85  # height to width of a page's half
STROKE, DOT = 0.006, 0.014  # of the picture's width


class OptionsFeed:
    """What the page shows: the two options that were last asked for."""

    def __init__(self, session: Session, book: CommentBook, page: WallOptions) -> None:
        self.session = session
        self.book = book
        self.page = page
        self.chosen = ""  # the title of the topic whose options are shown
        page.show_pair(say("wall.no_options"))

    def show(self, title: str, options: Sequence[OptionLine]) -> None:
        """These two (or the only one there is)."""
        self.chosen = title
        self.page.show_pair(self.book.masked(title), *(self._side(option) for option in options[:2]))

    def _side(self, option: OptionLine) -> WallOption:
        name = say("topics.option_label", {"label": option.label})
        told = {"detail": option.detail, "cost": option.cost, "touches": option.touches}
        facts = [say(f"topics.option_{one}_is", {"words": " ".join(words.split())}) for one, words in told.items()]
        said = [fact if words else "" for fact, words in zip(facts, told.values(), strict=True)]
        title = self.book.masked(f"{name}　{option.title}")
        return WallOption(title, tuple(self.book.masked(fact) for fact in said), self._picture(option))

    def _picture(self, option: OptionLine) -> bytes:
        drawings = {line.id: line for line in reading.read_blueprints(self.session.file)}
        drawing = drawings.get(option.blueprint_id or 0) or shown_drawing(self.session)
        if drawing is None or not (option.blueprint_id or option.site_ids):
            return b""
        sites = [site for site in read_sites(self.session.file) if site.id in option.site_ids]
        there = read_site_places(self.session.file).all_on(sites, drawing.id)
        shapes = [site.shape for site in there if site.shape is not None]
        return marked(reading.read_overview(self.session.file, drawing.id), drawing, shapes)


def marked(overview: bytes, drawing: BlueprintLine, shapes: Sequence[Shape]) -> bytes:
    """The part of a drawing around these shapes (pixels of the drawing), drawn on it, as a JPEG."""
    picture = QImage.fromData(overview).convertToFormat(QImage.Format.Format_RGB32)
    scale = picture.width() / drawing.width
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    part = _part(picture, shapes, scale)
    painter.setPen(QPen(EDGE, max(2.0, part.width() * STROKE)))
    painter.setBrush(FILL)
    for shape in shapes:
        for ring in shape.rings:
            _draw(painter, shape.kind, _polygon(ring, scale), part.width() * DOT)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.copy(part.toAlignedRect()).save(buffer, "JPEG", 88)  # type: ignore[call-overload]  # a str at run time, whatever the stubs say
    return bytes(buffer.data().data())


def _draw(painter: QPainter, kind: ShapeKind, places: QPolygonF, dot: float) -> None:
    if kind is ShapeKind.AREA:
        painter.drawPolygon(places)
    elif kind is ShapeKind.LINE:
        painter.drawPolyline(places)
    else:
        painter.drawEllipse(places.first(), dot, dot)


def _polygon(ring: Ring, scale: float) -> QPolygonF:
    return QPolygonF([QPointF(x * scale, y * scale) for x, y in ring])


def _part(picture: QImage, shapes: Sequence[Shape], scale: float) -> QRectF:
    """Around all shapes with room about them, never less than a part of the drawing; the whole without shapes."""
    whole = QRectF(picture.rect())
    around = QPolygonF([QPointF(x * scale, y * scale) for shape in shapes for ring in shape.rings for x, y in ring])
    if around.isEmpty():
        return whole
    box = around.boundingRect()
    wide = max(box.width() * 2, whole.width() * LEAST_PART)
    high = min(whole.height(), max(box.height() * 2, whole.height() * LEAST_PART, wide * SHAPE))
    wide = min(whole.width(), max(wide, high / SHAPE))
    part = QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
    part.moveLeft(min(max(part.left(), 0), max(0, whole.right() - wide)))
    part.moveTop(min(max(part.top(), 0), max(0, whole.bottom() - high)))
    return part.intersected(whole)
